package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// openFix opens a record's own form: of one that was sent back only the
// answers that staff marked, of another one the card, to correct any line.
func openFix(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	action := mending(r)
	if _, can := r.Next(action); !ok || !can || !sends(r, e.Actor.Person) {
		return dialog.Move{Say: warn("fix.not_open")}
	}
	parked, need := found(e, dialog.Query{Name: store.DraftBy, More: r.ID})
	if need != nil {
		return dialog.Move{Need: need}
	}
	if len(parked.Rows) > 0 {
		if d := upToDate(r, parked.Rows[0].Body.(dialog.Draft)); action == store.Correct || d.Version == r.Version {
			return dialog.Move{Do: dialog.Open, Flow: d.Flow, Draft: &d}
		}
	}
	d := &dialog.Draft{Record: r.ID, Version: r.Version, Form: r.Form, Mends: mends(r), Answers: r.Answers.Clone()}
	if action == store.Resend && r.State != store.NotEligible {
		d.Fields = r.Fields
		reopen(flowOf(r.Kind), d)
	}
	return dialog.Move{Do: dialog.Open, Flow: flowOf(r.Kind).Name, Draft: d}
}

// mends is what a correction of the record is headed by.
func mends(r store.Record) dialog.Phrase { return dialog.Say("fix.head", "number", Number(r)) }

// mending is what a change by the sender is: what was asked for comes again, all
// else is a correction on their own. What does not qualify yet may be changed
// everywhere.
func mending(r store.Record) store.Action {
	if _, ok := r.Next(store.Resend); ok {
		return store.Resend
	}
	return store.Correct
}

// reopen has the answers that were sent back asked again. One that is not asked
// in turn is left open instead of forgotten: pictures are added to, not lost, and
// what was never given is asked for.
func reopen(form *dialog.Flow, d *dialog.Draft) {
	for _, f := range d.Fields {
		v, ok := d.Answers[f.Step]
		if s := form.Step(f.Step); s != nil && (s.Later || ok && s.Part != "" && len(v.Items) > 0) {
			v.Open = true
			d.Answers[f.Step] = v
			continue
		}
		delete(d.Answers, f.Step)
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
	switch {
	case len(res.Rows) == 0 && staff(e.Actor) && !e.Group: // an answer that was sent stays as it was sent
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("edit.staff")}}}
	case len(res.Rows) == 0:
		return dialog.Move{Do: dialog.Toasts}
	}
	row := res.Rows[0]
	r := row.Body.(store.Record)
	return correctionOf(e, r, row.Name)
}

// correctionOf opens the record's card with the edited answer as it now reads.
func correctionOf(e dialog.Event, r store.Record, step string) dialog.Move {
	f := flowOf(r.Kind)
	st := f.Step(step)
	asked := slices.ContainsFunc(r.Fields, func(x dialog.Field) bool { return x.Step == step })
	m := openFor(withRecord(e, r), r, st, asked)
	if m.Need != nil {
		return m
	}
	if m.Do != dialog.Open || st == nil || len(r.Fields) > 0 && !asked && m.Draft.Part == "" {
		return dialog.Move{Say: warn("edit.sent_closed", "number", Number(r))}
	}
	v, err := readAgain(e, r, f, st)
	if err != nil {
		return dialog.Move{Say: warn("edit.sent_unread", "number", Number(r))}
	}
	f.Forget(m.Draft.Answers, step)
	m.Draft.Answers[step] = v
	m.Say = append(m.Say, dialog.Note{Mark: dialog.Info, Say: dialog.Say("edit.sent", "number", Number(r),
		"label", dialog.Say(f.Key(step)+".label"), "old", f.SayValue(step, r.Answers[step]), "new", f.SayValue(step, v))})
	return m
}

// openFor opens what the step belongs to: what was sent back, its part, or the form.
func openFor(e dialog.Event, r store.Record, step *dialog.Step, asked bool) dialog.Move {
	if step != nil && step.Part != "" && !asked {
		return openPart(e, r.ID, step.Part)
	}
	return openFix(e, r.ID)
}

// readAgain is the edited message as the step reads it; of a list of lines those
// that other messages gave stay.
func readAgain(e dialog.Event, r store.Record, f *dialog.Flow, step *dialog.Step) (dialog.Value, error) {
	e.Kind = dialog.Said
	if k, ok := step.Ask.(dialog.Entries); ok {
		return k.Revise(r.Answers[step.Name], e)
	}
	none := func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }
	return step.Ask.Parse(dialog.Context{Key: f.Key(step.Name), Answers: r.Answers, Actor: e.Actor, Year: e.At.Year(), Event: e,
		Match: none, Exact: none}, dialog.Value{}, e)
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
