package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// sent hands a confirmed form over: a new record, or a correction of one.
func sent(kind store.Kind, s dialog.Session, e dialog.Event) dialog.Ending {
	if s.Record != "" {
		return mended(kind, s, e)
	}
	r := store.Record{
		ID: s.ID, Number: e.Number, Kind: kind, State: store.Sent, Version: 1, Form: s.Form,
		By: e.Actor.Person, ByName: e.Actor.Name, Answers: s.Answers, Created: e.At, Updated: e.At,
	}
	fill(&r)
	if need := placed(&r, e); need != nil {
		return dialog.Ending{Need: need}
	}
	if need := examined(&r, e); need != nil {
		return dialog.Ending{Need: need}
	}
	return dialog.Ending{
		Effects: []dialog.Effect{
			store.Put{Record: r, Chat: e.Chat, Channel: Channel},
			store.Tell{Key: "new:" + r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID, At: e.At},
		},
		Say:  tick("sent."+string(kind)+".receipt", "number", Number(r), "title", r.Title, "refuses", flag(e.Actor.Refuses)),
		Next: afterSending(r, e.Actor),
	}
}

// flag is data of which a text asks no more than whether it is there.
func flag(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// Channel is how changes made in the chat are named in the history.
const Channel = "telegram"

func fill(r *store.Record) {
	switch r.Kind {
	case store.Facility:
		facilityRecord(r)
	case store.Need:
		needRecord(r)
	case store.Question:
		questionRecord(r)
	case store.Application:
		applicationRecord(r)
	case store.Interest:
		interestRecord(r)
	}
}

// placed gives a need the commune of its facility: the one that a duplicate is
// followed in.
func placed(r *store.Record, e dialog.Event) *dialog.Query {
	if r.Kind != store.Need || r.Facility == "" {
		return nil
	}
	f, ok, need := followed(e, r.Facility)
	if ok {
		r.Commune, r.Facility = f.Commune, f.ID
		r.Answers["facility"] = forFacility(r.Answers["facility"], f)
	}
	return need
}

// afterSending is what one would do next. Who is told of nothing looks for it.
func afterSending(r store.Record, a dialog.Actor) []dialog.Entry {
	see := entry("records", r.ID, "menu.see_record")
	if r.Kind != store.Facility {
		return []dialog.Entry{see}
	}
	next := []dialog.Entry{entry("need", r.ID, "menu.need_for_this"), entry("parts", r.ID, "menu.parts")}
	if forwards(a, r) {
		next = append(next, entry("forward", r.ID, "menu.forward"))
	}
	next = append(next, entry("facility", "", "menu.another_facility"))
	if a.Refuses {
		next = append(next, see)
	}
	return next
}

// mended hands a correction over. A record that was claimed meanwhile takes it
// all the same; one that was sent back anew asks for other answers.
func mended(kind store.Kind, s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Record)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	action := mending(r)
	if s.Part != "" { // beside whatever was sent back
		action = store.Correct
	}
	t, allowed := r.Next(action)
	switch {
	case !ok || !allowed || !sends(r, e.Actor.Person):
		return dialog.Ending{Say: warn("fix.too_late"), Next: []dialog.Entry{entry("records", s.Record, "menu.see_record")}}
	case action == store.Resend && r.Version != s.Version && !sameSteps(r.Fields, s.Fields):
		return dialog.Ending{Say: warn("fix.asked_again"), Next: []dialog.Entry{entry("fix", r.ID, "notice.fix")}}
	}
	n := r
	n.Answers = merged(r, s)
	fill(&n)
	if r.Answers["plan_year"].Same(n.Answers["plan_year"]) {
		n.PlanYear = r.PlanYear // the centre may have put it off
	}
	if need := placed(&n, e); need != nil {
		return dialog.Ending{Need: need}
	}
	if need := examined(&n, e); need != nil {
		return dialog.Ending{Need: need}
	}
	m := store.Mend{
		Check: n.Check, Key: s.ID, Record: r.ID, Version: r.Version, Action: action, To: t.To,
		Answers: n.Answers, Changed: changed(answersOf(r), n.Answers), Veiled: veiled(flowOf(kind)),
		Title: n.Title, Commune: n.Commune, Phone: n.Phone, Facility: n.Facility, Content: n.Content, PlanYear: n.PlanYear,
		By: e.Actor.Person, ByName: e.Actor.Name, Chat: e.Chat, Channel: Channel, At: e.At,
	}
	if s.Part != "" {
		return partSent(s, e, r, m)
	}
	return dialog.Ending{
		Effects: []dialog.Effect{m, store.Tell{Key: "mended:" + s.ID, Staff: true, Kind: store.Mended, Record: r.ID, At: e.At}},
		Say:     tick("fix.receipt", "number", Number(r), "title", n.Title, "n", seen(flowOf(kind), m.Changed)),
		Next:    []dialog.Entry{entry("records", r.ID, "menu.see_record")},
	}
}

// sameSteps reports whether the same answers are asked for: a record that was
// only paused meanwhile asks for no others.
func sameSteps(a, b []dialog.Field) bool {
	return len(a) > 0 && slices.EqualFunc(a, b, func(x, y dialog.Field) bool { return x.Step == y.Step })
}

// seen is how many of the changed steps stand on the card.
func seen(f *dialog.Flow, changed []string) int {
	n := 0
	for _, name := range changed {
		if s := f.Step(name); s != nil && !s.Hide {
			n++
		}
	}
	return n
}

// changed are the steps whose answers differ.
func changed(old, now dialog.Answers) []string {
	var steps []string
	for name, v := range now {
		if o, ok := old[name]; !ok || !o.Same(v) {
			steps = append(steps, name)
		}
	}
	for name := range old {
		if _, ok := now[name]; !ok {
			steps = append(steps, name)
		}
	}
	slices.Sort(steps)
	return steps
}
