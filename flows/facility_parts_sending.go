package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// partSent is what comes of a part that was sent. Who has the record in hand is
// told; everybody else sees it on its card, which changes: eight parts are no eight
// messages to the whole centre.
func partSent(s dialog.Session, e dialog.Event, r store.Record, m store.Mend) dialog.Ending {
	f := flowOf(r.Kind)
	next := []dialog.Entry{entry("parts", r.ID, "menu.more_parts"), entry("records", r.ID, "menu.see_record")}
	if len(m.Changed) == 0 {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("parts.unchanged", "part", f.Called(s.Part))}}, Next: next}
	}
	effects := []dialog.Effect{m}
	if r.Held(e.At) && r.Claimer != e.Actor.Person {
		effects = append(effects, store.Tell{Key: "mended:" + s.ID, Person: r.Claimer, Kind: store.Mended, Record: r.ID, At: e.At})
	}
	n, of := f.Filled(s.Part, m.Answers)
	return dialog.Ending{
		Effects: effects,
		Say:     tick("parts.receipt", "part", f.Called(s.Part), "number", Number(r), "title", m.Title, "n", n, "of", of),
		Next:    next,
	}
}

// veiled are the steps whose answers the history does not hold: it can only be
// added to, and what is sensitive must be able to go.
func veiled(f *dialog.Flow) []string {
	var steps []string
	for i := range f.Steps {
		if f.Steps[i].Veiled {
			steps = append(steps, f.Steps[i].Name)
		}
	}
	return steps
}

// partsLines are one line that says which parts of the record are filled in, and
// those lines of them that were sent back.
func partsLines(r store.Record) []dialog.Line {
	f, a := flowOf(r.Kind), answersOf(r)
	var back []dialog.Line
	which, added := dialog.Phrase{}, 0
	for _, part := range f.Parts() {
		if n, of := f.Filled(part, a); n > 0 {
			which, added = besides(which, partDone(f, part, n, of)), added+1
		}
		for _, field := range r.Fields {
			if s := f.Step(field.Step); s != nil && s.Part == part {
				back = append(back, dialog.Line{Step: s.Name, Label: dialog.Say(f.Key(s.Name) + ".label"), Value: sentBackValue(f, s.Name, a)})
			}
		}
	}
	if added == 0 {
		return back
	}
	value := dialog.Say("parts.added", "n", added, "of", len(f.Parts()), "which", which)
	return append([]dialog.Line{{Label: dialog.Say("parts.all"), Value: value}}, back...)
}

// partDone is what a part is called, with how far it is filled in.
func partDone(f *dialog.Flow, part string, n, of int) dialog.Phrase {
	if n == of {
		return f.Called(part)
	}
	return dialog.Say("parts.filled", "part", f.Called(part), "n", n, "of", of)
}

// besides puts one more name behind others; parts have commas in their names.
func besides(which, one dialog.Phrase) dialog.Phrase {
	if which.Empty() {
		return one
	}
	return dialog.Say("parts.and", "which", which, "one", one)
}

func sentBackValue(f *dialog.Flow, step string, a dialog.Answers) dialog.Phrase {
	v, ok := a[step]
	if !ok {
		return dialog.Say("parts.missing")
	}
	return f.SayValue(step, v)
}

// anyPart reports whether something stands in a part of the record.
func anyPart(r store.Record) bool {
	f := flowOf(r.Kind)
	if f == nil {
		return false
	}
	a := answersOf(r)
	return slices.ContainsFunc(f.Parts(), func(part string) bool { n, _ := f.Filled(part, a); return n > 0 })
}
