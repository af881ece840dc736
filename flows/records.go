package flows

import (
	"slices"

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

// openFix opens a record's own form: of one that was sent back only the
// answers that staff marked, of another one the card, to correct any line.
func openFix(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	action := store.Correct
	if r.State == store.Returned {
		action = store.Resend
	}
	if _, can := store.Next(r.Kind, r.State, action); !ok || !can || r.By != e.Actor.Person {
		return dialog.Move{Say: warn("fix.not_open")}
	}
	parked, need := found(e, dialog.Query{Name: store.DraftBy, More: r.ID})
	if need != nil {
		return dialog.Move{Need: need}
	}
	if len(parked.Rows) > 0 {
		if d := parked.Rows[0].Body.(dialog.Draft); action == store.Correct || d.Version == r.Version {
			return dialog.Move{Do: dialog.Open, Flow: d.Flow, Draft: &d}
		}
	}
	d := &dialog.Draft{Record: r.ID, Version: r.Version, Answers: r.Answers.Clone()}
	if action == store.Resend {
		d.Fields = r.Fields
		reopen(flowOf(r.Kind), d)
	}
	return dialog.Move{Do: dialog.Open, Flow: flowOf(r.Kind).Name, Draft: d}
}

// reopen has the answers that were sent back asked again. One that is not asked
// in turn is left open instead of forgotten: pictures are added to, not lost.
func reopen(form *dialog.Flow, d *dialog.Draft) {
	for _, f := range d.Fields {
		v, ok := d.Answers[f.Step]
		if s := form.Step(f.Step); ok && s != nil && s.Later {
			v.Open = true
			d.Answers[f.Step] = v
			continue
		}
		delete(d.Answers, f.Step)
	}
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

// sourceEdited: the person edited a message whose words are in a record that
// was sent. It becomes a correction on its card, never a silent change.
func sourceEdited(e dialog.Event) dialog.Move {
	q := dialog.Query{Name: store.SourceOf, Text: decimal(e.Message)}
	res, need := found(e, q)
	if need != nil {
		return dialog.Move{Need: need}
	}
	if len(res.Rows) == 0 {
		return dialog.Move{Do: dialog.Toasts}
	}
	row := res.Rows[0]
	r := row.Body.(store.Record)
	return correctionOf(e, r, row.Name)
}

// correctionOf opens the record's card with the edited answer as it now reads.
func correctionOf(e dialog.Event, r store.Record, step string) dialog.Move {
	m := openFix(withRecord(e, r), r.ID)
	if m.Need != nil {
		return m
	}
	f := flowOf(r.Kind)
	st := f.Step(step)
	if m.Do != dialog.Open || st == nil || len(r.Fields) > 0 && !slices.ContainsFunc(r.Fields, func(x dialog.Field) bool { return x.Step == step }) {
		return dialog.Move{Say: warn("edit.sent_closed", "number", Number(r))}
	}
	said := e
	said.Kind = dialog.Said
	none := func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }
	v, err := st.Ask.Parse(dialog.Context{Key: f.Key(step), Answers: r.Answers, Actor: e.Actor, Year: e.At.Year(), Event: e,
		Match: none, Exact: none}, dialog.Value{}, said)
	if err != nil {
		return dialog.Move{Say: warn("edit.sent_unread", "number", Number(r))}
	}
	f.Forget(m.Draft.Answers, step)
	m.Draft.Answers[step] = v
	m.Say = append(m.Say, dialog.Note{Mark: dialog.Info, Say: dialog.Say("edit.sent", "number", Number(r),
		"label", dialog.Say(f.Key(step)+".label"), "old", f.SayValue(step, r.Answers[step]), "new", f.SayValue(step, v))})
	return m
}

// withRecord is the event with the record looked up already.
func withRecord(e dialog.Event, r store.Record) dialog.Event {
	found := dialog.Found{{Name: store.RecordBy, ID: r.ID}: {Rows: []dialog.Row{{ID: r.ID, Name: r.Title, Body: r}}, Total: 1}}
	for q, res := range e.Found {
		found[q] = res
	}
	e.Found = found
	return e
}
