package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// records is "Hồ sơ của tôi": what became of each, and what can be done now.
func records() *dialog.Flow {
	return &dialog.Flow{
		Name: "records",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "record", Ask: dialog.Pick{Among: options("home"), Row: recordRow}, Needs: ownRecords, Data: howMany, Leads: leaveList, Hide: true, Bare: true},
			{Name: "act", Ask: dialog.Choice{List: recordActs}, Needs: theRecord, Data: recordStatus, Lines: recordLines, Leads: actOn, Hide: true},
			{Name: "sure", Ask: dialog.YesNo{}, Needs: theRecord, Data: recordStatus, Leads: notSure, Hide: true},
		},
		Done: withdrawn,
	}
}

func ownRecords(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.RecordsOf}
}

func theRecord(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.RecordBy, ID: a.Text("record")}
}

// recordRow is a record in a list: number, name, state.
func recordRow(r dialog.Row) dialog.Phrase {
	rec := r.Body.(store.Record)
	return dialog.Say("records.row", "number", Number(rec), "title", rec.Title, "state", store.Label(rec.Kind, rec.State))
}

func leaveList(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "home" {
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{}
}

// shown is the record that a step's look-up brought.
func shown(c dialog.Context) (store.Record, bool) {
	if len(c.Found.Rows) == 0 {
		return store.Record{}, false
	}
	if r, ok := c.Found.Rows[0].Body.(store.Record); ok {
		return r, true
	}
	r, ok, _ := recordOf(c.Event, c.Answers.Text("record"))
	return r, ok
}

// recordStatus is what the question says about the record.
func recordStatus(c dialog.Context) []any {
	r, ok := shown(c)
	if !ok {
		return []any{"number", "", "title", dialog.Say("records.gone"), "state", "", "explain", "", "why", "", "reply", ""}
	}
	return []any{
		"number", Number(r), "title", r.Title, "state", store.Label(r.Kind, r.State),
		"explain", dialog.Say("explain." + string(r.Kind) + "." + string(r.State)), "why", whole(r), "reply", r.Reply,
	}
}

// recordLines are the record's answers, those sent back marked with the reason.
func recordLines(c dialog.Context) []dialog.Line {
	r, ok := shown(c)
	if !ok {
		return nil
	}
	return Lines(r)
}

// Lines are a record's answers as a card shows them; what was sent back is
// marked and says why.
func Lines(r store.Record) []dialog.Line {
	f := flowOf(r.Kind)
	if f == nil {
		return nil
	}
	lines := f.Lines(r.Answers)
	for i := range lines {
		for _, field := range r.Fields {
			if field.Step == lines[i].Step {
				lines[i].Mark, lines[i].Was = true, field.Reason
			}
		}
	}
	return lines
}

// flowOf is the form a kind of record is made with.
func flowOf(k store.Kind) *dialog.Flow {
	switch k {
	case store.Facility:
		return facility()
	case store.Need:
		return need()
	case store.Question:
		return ask()
	case store.Application:
		return apply()
	}
	return nil
}

// recordActs is what the person may do with the record now.
func recordActs(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	if !ok {
		return options("list")
	}
	var keys []string
	mine := r.By == c.Actor.Person
	if mine && r.State == store.Returned {
		keys = append(keys, "fix")
	}
	if r.Kind == store.Facility && reports(c.Actor) && !r.State.Closed() {
		keys = append(keys, "need")
	}
	if _, can := store.Next(r.Kind, r.State, store.Correct); can && mine && r.State != store.Returned {
		keys = append(keys, "correct")
	}
	if _, can := store.Next(r.Kind, r.State, store.Withdraw); can && mine {
		keys = append(keys, "withdraw")
	}
	return options(append(keys, "list")...)
}

func actOn(c dialog.Context, v dialog.Value) dialog.Move {
	id := c.Answers.Text("record")
	switch v.Key {
	case "fix", "correct":
		return openFix(c.Event, id)
	case "need":
		m := openNeed(c.Event, id)
		if m.Need == nil {
			m.Do = dialog.Switch
		}
		return m
	case "list":
		return dialog.Move{Do: dialog.Switch, Flow: "records"}
	}
	return dialog.Move{}
}

func notSure(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "no" {
		return dialog.Move{Do: dialog.Cancel, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("records.kept")}}}
	}
	return dialog.Move{}
}

func withdrawn(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	t, can := store.Next(r.Kind, r.State, store.Withdraw)
	if !ok || !can || r.By != e.Actor.Person {
		return dialog.Ending{Say: warn("fix.not_open")}
	}
	effects := []dialog.Effect{decision(e, r, t)}
	if r.Held(e.At) {
		effects = append(effects, store.Tell{Key: "gone:" + r.ID, Person: r.Claimer, Kind: store.Gone, Record: r.ID, At: e.At})
	}
	return dialog.Ending{
		Effects: effects,
		Say:     tick("records.withdrawn", "number", Number(r), "title", r.Title),
	}
}
