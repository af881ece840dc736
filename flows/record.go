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
			{Name: "record", Ask: dialog.Pick{List: recordDoors, Row: recordRow, Whole: true}, Needs: ownRecords, Data: howMany, Leads: leaveRecords, Hide: true, Bare: true},
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
	title := rec.Title
	if rec.State == store.Erased { // nothing but its state is left of it
		title = ""
	}
	return dialog.Say("records.row", "number", Number(rec), "title", title, "state", briefly(rec))
}

// briefly is the state in as few words as a button has room for.
func briefly(r store.Record) dialog.Phrase {
	if r.Kind == store.Need || r.State == store.Duplicate {
		return dialog.Say("state.brief." + string(r.State))
	}
	return r.Label()
}

// recordDoors stand below the list; where it is empty, they say what else there is.
func recordDoors(c dialog.Context) []dialog.Option {
	switch {
	case c.Found.Total > 0 || c.Search != "":
		return options("home")
	case reports(c.Actor):
		return options("drafts", "facility", "home")
	}
	return options("drafts", "home")
}

func leaveRecords(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "drafts" || v.Key == "facility" {
		return dialog.Move{Do: dialog.Switch, Flow: v.Key}
	}
	return leaveList(c, v)
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
		return []any{"number", "", "title", dialog.Say("records.gone"), "state", "", "explain", "", "why", "", "reply", "", "calls", "", "check", ""}
	}
	return []any{
		"number", Number(r), "title", r.Title, "state", r.Label(),
		"explain", explained(c.Actor, r), "why", stacked(reasonsTo(r)), "reply", r.Reply, "calls", flag(r.Kind == store.Interest), "check", foundOf(r),
	}
}

// recordLines are the record's answers, those sent back marked with the reason.
func recordLines(c dialog.Context) []dialog.Line {
	r, ok := shown(c)
	if !ok || onlyOwns(c.Actor, r) {
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
	return sentBackIn(r, append(f.LinesOf("", answersOf(r)), partsLines(r)...))
}

// sentBackIn marks what was sent back, and says why.
func sentBackIn(r store.Record, lines []dialog.Line) []dialog.Line {
	for i := range lines {
		for _, field := range r.Fields {
			if field.Step != "" && field.Step == lines[i].Step {
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
	case store.Interest:
		return interest()
	case store.Privacy:
		return privacy()
	case store.Breach:
		return breach()
	}
	return nil
}

// recordActs is what the person may do with the record now.
func recordActs(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	switch {
	case !ok:
		return options("list")
	case onlyOwns(c.Actor, r):
		return ownerActs(r)
	}
	var keys []string
	mine := r.By == c.Actor.Person
	if mine && mending(r) == store.Resend {
		keys = append(keys, "fix")
	}
	if r.Kind == store.Facility && reports(c.Actor) && !r.State.Closed() {
		keys = append(keys, "need")
	}
	if _, can := r.Next(store.Correct); can && mine && mending(r) == store.Correct {
		keys = append(keys, "correct")
	}
	if r.Kind == store.Facility && fillsIn(r, c.Actor) {
		keys = append(keys, "parts", "shut")
	}
	if t, can := r.Next(store.Reopen); can && mine && t.By == store.BySender {
		keys = append(keys, "reopen")
	}
	if _, can := r.Next(store.AskMore); can && mine {
		keys = append(keys, "ask_more")
	}
	if forwards(c.Actor, r) {
		keys = append(keys, "forward")
	}
	if mine && r.Kind != store.Question {
		keys = append(keys, "card")
	}
	if _, can := r.Next(store.Withdraw); can && mine {
		keys = append(keys, "withdraw")
	}
	return options(append(keys, "list")...)
}

func actOn(c dialog.Context, v dialog.Value) dialog.Move {
	id := c.Answers.Text("record")
	switch v.Key {
	case "fix", "correct":
		return openFix(c.Event, id)
	case "parts":
		return dialog.Move{Do: dialog.Switch, Flow: "parts", Draft: prefilled("records", id)}
	case "shut":
		return openShut(id)
	case "reopen":
		return reopened(c.Event, id)
	case "ask_more":
		return openAskMore(c.Event, id)
	case "card":
		return openRecordCard(c.Event, id)
	case "forward":
		return toForward(c.Event, id)
	case "ask_about":
		return openAskAbout(c.Event, id)
	case "disown":
		return toDisown(c.Event, id)
	case "data":
		return dialog.Move{Do: dialog.Switch, Flow: "data"}
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
	if !ok {
		return dialog.Ending{Say: warn("fix.not_open")}
	}
	effects, p := carriedOut(decisionOf(e, r, store.Withdraw))
	if p != nil {
		return dialog.Ending{Say: warn("fix.not_open")}
	}
	return dialog.Ending{
		Effects: effects,
		Say:     tick("records.withdrawn", "number", Number(r), "title", r.Title),
	}
}
