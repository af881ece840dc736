package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Two records of one facility become one: the duplicate is followed in the other,
// which takes over those of its answers that staff tick. Its needs and its owner
// go along; all of it can be undone.

// takesOver asks which answers of the duplicate the other facility is to have.
func takesOver() dialog.Step {
	return dialog.Step{Name: "take", Ask: dialog.Several{List: differing, Alone: "none"}, Needs: bothOf, Data: whichRecord, Lines: compared,
		When: func(a dialog.Answers) bool {
			return a.Chosen("kind") == string(store.Facility) && a.Chosen("action") == string(store.Fold)
		}, After: []string{"twin"}, Hide: true, Back: always}
}

func bothOf(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.PairOf, ID: a.Text("record"), More: a.Text("twin")}
}

// both are the duplicate and the facility that stays, as the look-up brought them.
func both(c dialog.Context) (duplicate, into store.Record, ok bool) {
	if len(c.Found.Rows) != 2 {
		return duplicate, into, false
	}
	return c.Found.Rows[0].Body.(store.Record), c.Found.Rows[1].Body.(store.Record), true
}

func differing(c dialog.Context) []dialog.Option {
	duplicate, into, ok := both(c)
	if !ok {
		return options("none")
	}
	f, steps := flowOf(store.Facility), differingSteps(duplicate, into)
	var os []dialog.Option
	if slices.ContainsFunc(steps, func(step string) bool { return unsaid(into.Answers, step) }) {
		os = []dialog.Option{{Key: "gaps", Label: dialog.Say("decide.take.gaps")}}
	}
	for _, step := range steps {
		if !unsaid(into.Answers, step) {
			os = append(os, dialog.Option{Key: step, Label: dialog.Say(f.Key(step) + ".label")})
		}
	}
	return append(os, options("none")...)
}

// compared shows where the two differ: what stays, and what the duplicate says.
func compared(c dialog.Context) []dialog.Line {
	duplicate, into, ok := both(c)
	if !ok {
		return nil
	}
	f := flowOf(store.Facility)
	var lines []dialog.Line
	for _, step := range differingSteps(duplicate, into) {
		has := dialog.Say("decide.take.nothing")
		if !unsaid(into.Answers, step) {
			has = f.SayValue(step, into.Answers[step])
		}
		lines = append(lines, dialog.Line{Step: step, Label: dialog.Say(f.Key(step) + ".label"),
			Value: dialog.Say("decide.take.differs", "has", has, "says", f.SayValue(step, duplicate.Answers[step]))})
	}
	return lines
}

// differingSteps are the questions to which the duplicate gives an answer that the
// other one does not have, in the order of the form. Consent, what is sensitive
// and pictures stay where they were given.
func differingSteps(duplicate, into store.Record) []string {
	f := flowOf(store.Facility)
	var steps []string
	for i := range f.Steps {
		s := &f.Steps[i]
		v, ok := duplicate.Answers[s.Name]
		_, consents := s.Ask.(dialog.Consent)
		if !ok || v.Skipped || s.Veiled || s.Given || s.IfFound || consents || v.Same(into.Answers[s.Name]) || hasFiles(v) || hasFiles(into.Answers[s.Name]) {
			continue
		}
		steps = append(steps, s.Name)
	}
	return steps
}

func hasFiles(v dialog.Value) bool {
	return slices.ContainsFunc(v.Items, func(i dialog.Item) bool { return i.File != "" })
}

func unsaid(a dialog.Answers, step string) bool {
	v, ok := a[step]
	return !ok || v.Skipped
}

// takenOver are the steps that were ticked.
func takenOver(v dialog.Value, duplicate, into store.Record) []string {
	return slices.DeleteFunc(differingSteps(duplicate, into), func(step string) bool {
		return !v.Has(step) && !(v.Has("gaps") && unsaid(into.Answers, step))
	})
}

// absorb is the change of the facility that stays: what it takes over from a
// duplicate, or, undone, what it is without that. Nil: it stays as it is.
func (d Decision) absorb() []store.Change {
	if d.Record.Kind != store.Facility || d.Action != store.Fold && d.Action != store.Unfold {
		return nil
	}
	n, action := d.Into, store.Absorb
	n.Answers = d.Into.Answers.Clone()
	if d.Action == store.Unfold {
		n.Answers, action = d.Without, store.Unfold
	} else {
		for _, step := range d.Takes {
			v := d.Record.Answers[step]
			v.From = 0 // a message of another chat
			n.Answers[step] = v
		}
	}
	f := flowOf(store.Facility)
	n.Answers = f.Kept(n.Answers)
	steps := changed(d.Into.Answers, n.Answers)
	if len(steps) == 0 {
		return nil
	}
	fill(&n)
	mend := store.Mend{
		Key: string(action) + ":" + d.Record.ID + ":" + decimal(int64(d.Record.Version)), Record: n.ID, Version: n.Version, Action: action, Of: d.Record.ID,
		Answers: n.Answers, Changed: steps, Veiled: veiled(f), Title: n.Title, Commune: n.Commune, Phone: n.Phone,
		By: d.Actor.Person, ByName: d.Actor.Name, Channel: d.Channel, At: d.At,
	}
	all := []store.Change{mend}
	for _, person := range Audience(n) {
		if person != d.Actor.Person {
			all = append(all, store.Tell{Key: "edited:" + mend.Key + ":" + decimal(person), Person: person, Kind: store.Edited, Record: n.ID, At: d.At})
		}
	}
	return all
}

// editedNotice tells the sender and the owner that the centre has changed a record.
func editedNotice(r store.Record) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.edited", "number", Number(r), "title", r.Title)},
		Foot: []dialog.Phrase{dialog.Say("notice.call")},
		Rows: [][]dialog.Button{{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}}},
	}
}

// followed is the record itself, or, of a duplicate, the one it is followed in.
func followed(e dialog.Event, id string) (r store.Record, ok bool, need *dialog.Query) {
	for range mostFolds {
		r, ok, need = recordOf(e, id)
		if need != nil || !ok || r.State != store.Duplicate || r.Follows == "" {
			return r, ok, need
		}
		id = r.Follows
	}
	return r, ok, nil
}

// mostFolds is how long a chain of duplicates is followed.
const mostFolds = 8
