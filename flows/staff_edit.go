package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// An Edit is one plain answer of a record that the centre puts right: a slip of the
// fingers, or what somebody has asked to be corrected.
type Edit struct {
	Record  store.Record // as they see it
	Key     string       // of what makes it: the same again is nothing
	Step    string       // of the record's form
	Value   dialog.Value // as that step reads it
	Why     string       // kept in the history
	Actor   dialog.Actor
	Channel string // as the history names it
	At      time.Time
}

// EditAs is what comes of it: the change, and word to those whose record it is. It
// is the one way to it, for the chat and for the desk. What may not be is a
// Problem, and nothing comes of it.
func EditAs(x Edit) ([]store.Change, *dialog.Problem) {
	r := x.Record
	switch {
	case !mayEdit(r, x.Actor, x.At):
		return nil, problem("edit_field.not_now", "number", Number(r))
	case !plain(flowOf(r.Kind).Step(x.Step), answersOf(r)) || x.Why == "":
		return nil, problem("edit_field.not_this")
	}
	n := x.done()
	steps := changed(answersOf(r), n.Answers)
	if len(steps) == 0 {
		return nil, problem("edit_field.same")
	}
	all := []store.Change{store.Mend{
		Key: x.Key, Record: r.ID, Version: r.Version, Action: store.EditField, Note: x.Why,
		Answers: n.Answers, Changed: steps, Veiled: veiled(flowOf(r.Kind)),
		Title: n.Title, Commune: n.Commune, Phone: n.Phone, Facility: n.Facility, Content: n.Content, PlanYear: n.PlanYear,
		By: x.Actor.Person, ByName: x.Actor.Name, Channel: x.Channel, At: x.At,
	}}
	for _, person := range Audience(n) {
		if person != x.Actor.Person {
			all = append(all, store.Tell{Key: "edited:" + x.Key + ":" + decimal(person), Person: person, Kind: store.Edited, Record: n.ID, At: x.At})
		}
	}
	return all, nil
}

// done is the record with the answer in it, and all else as it is: where it lies,
// and the year the centre plans it for.
func (x Edit) done() store.Record {
	r, n := x.Record, x.Record
	v := x.Value
	v.From = 0 // a message of another chat
	n.Answers = answersOf(r).Clone()
	n.Answers[x.Step] = v
	fill(&n)
	if r.Kind == store.Need {
		n.Commune = r.Commune
	}
	if r.Answers["plan_year"].Same(n.Answers["plan_year"]) {
		n.PlanYear = r.PlanYear
	}
	return n
}

// mayEdit: whoever has the record in hand, and everybody at the centre while
// somebody waits for it to be corrected.
func mayEdit(r store.Record, who dialog.Actor, at time.Time) bool {
	if r.Kind != store.Facility && r.Kind != store.Need || r.State.Gone() || r.State == store.Duplicate {
		return false
	}
	return staff(who) && (r.HeldBy(who.Person, at) || r.Asked != 0)
}

// plain answers are words, numbers and the like that were given, on which no other
// question depends: all else is for its sender.
func plain(s *dialog.Step, a dialog.Answers) bool {
	if s == nil || s.Hide || s.Veiled || s.Given || s.Seals || s.IfFound || !s.Applies(a) {
		return false
	}
	if v, given := a[s.Name]; !given || v.Skipped || !v.Done() {
		return false
	}
	switch s.Ask.(type) {
	case dialog.Text, dialog.Phone, dialog.Number, dialog.Money, dialog.Year:
		return true
	}
	return false
}
