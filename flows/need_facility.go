package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func ownFacilities(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.Facilities}
}

func howMany(c dialog.Context) []any { return []any{"n", c.Found.Total} }

// withoutFacility are the ways on where the facility is not in the list.
func withoutFacility() []dialog.Option {
	return []dialog.Option{
		{Key: "new", Also: []string{"moi", "them co so", "ghi co so moi"}},
		{Key: "startup", Also: []string{"khoi nghiep", "chua co", "chua co co so", "khong co co so"}},
	}
}

// hasFacility: the need is not that of somebody who has none yet.
func hasFacility(a dialog.Answers) bool { return a.Chosen("facility") != "startup" }

// facilityChosen: a new facility is registered first, while what the need says
// already waits as a draft; for a closed one nothing can be reported.
func facilityChosen(c dialog.Context, v dialog.Value) dialog.Move {
	switch {
	case v.Key == "new" && c.Answers.Text("checked") != "": // which brings it all along
		return dialog.Move{Do: dialog.Switch, Flow: "facility", Draft: &dialog.Draft{Answers: facilityFrom(c.Answers.Text("checked"))}}
	case v.Key == "new":
		return dialog.Move{Do: dialog.Open, Flow: "facility", Clear: "facility"}
	case v.Text == "":
		return dialog.Move{}
	}
	f, ok, need := followed(c.Event, v.Text)
	if need != nil || !ok || !f.State.Closed() {
		return dialog.Move{Need: need}
	}
	return otherFacility(f.Title)
}

// otherFacility asks for another one. What was answered stays.
func otherFacility(name string) dialog.Move {
	return dialog.Move{Do: dialog.Reask, Clear: "facility", Say: facilityGone(name)}
}

func facilityGone(name string) []dialog.Note { return warn("need.facility.gone", "name", name) }

// openNeed opens the form, for a facility if one is named.
func openNeed(e dialog.Event, id string) dialog.Move {
	m := dialog.Move{Do: dialog.Open, Flow: "need"}
	if id == "" {
		return m
	}
	r, ok, need := followed(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case ok && r.Kind == store.Facility && r.State.Closed():
		m.Say = facilityGone(r.Title)
	case ok && r.Kind == store.Facility:
		m.Draft = &dialog.Draft{Answers: dialog.Answers{"facility": {Text: r.ID, Label: r.Title}}}
		filledIn(e, r, m.Draft.Answers)
	}
	return m
}

// resumed is a draft of a need that is gone on with. While it lay, its facility
// may have been withdrawn or gone to somebody else; then another one is asked for.
func resumed(e dialog.Event, d dialog.Draft) dialog.Move {
	m := dialog.Move{Do: dialog.Open, Flow: d.Flow, Draft: &d}
	f := d.Answers["facility"]
	if d.Flow != "need" || d.Record != "" || f.Text == "" {
		return m
	}
	r, ok, need := followed(e, f.Text)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case ok && !r.State.Closed():
		d.Answers = d.Answers.Clone()
		d.Answers["facility"] = forFacility(f, r)
		return m
	}
	form := flowOf(store.Need)
	d.Answers = d.Answers.Clone()
	delete(d.Answers, "facility")
	form.Forget(d.Answers, "facility")
	m.Say = facilityGone(f.Label)
	return m
}

// forFacility is the answer that names the facility, which may be another one now.
func forFacility(was dialog.Value, f store.Record) dialog.Value {
	if was.Text == f.ID {
		return was
	}
	return dialog.Value{Text: f.ID, Label: f.Title}
}

// facilityOf is the one a need is for; false where it is gone or no longer the
// sender's to report for. Of a need that was sent only another one than before
// must be there.
func facilityOf(s dialog.Session, e dialog.Event) (f store.Record, ok bool, need *dialog.Query) {
	id := s.Answers.Text("facility")
	f, ok, need = followed(e, id)
	if need != nil || s.Record == "" {
		return f, ok && !f.State.Closed(), need
	}
	was, _, need := recordOf(e, s.Record)
	return f, ok && !f.State.Closed() || was.Facility == id, need
}
