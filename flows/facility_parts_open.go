package flows

import (
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// visitPart opens a part: "record:part".
func visitPart(e dialog.Event, arg string) dialog.Move {
	id, part, _ := strings.Cut(arg, ":")
	return openPart(e, id, part)
}

// openPart opens one part of a sent form, to be filled in, corrected and sent by
// itself. One that was put aside is gone on with.
func openPart(e dialog.Event, id, part string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	if !ok || !fillsIn(r, e.Actor) || part == "" || !slices.Contains(flowOf(r.Kind).Parts(), part) {
		return dialog.Move{Say: warn("fix.not_open")}
	}
	parked, need := found(e, dialog.Query{Name: store.DraftBy, More: r.ID, Text: part})
	if need != nil {
		return dialog.Move{Need: need}
	}
	d := dialog.Draft{Record: r.ID, Version: r.Version, Form: r.Form, Part: part, Answers: r.Answers.Clone()}
	if len(parked.Rows) > 0 {
		d = upToDate(r, parked.Rows[0].Body.(dialog.Draft))
	}
	return dialog.Move{Do: dialog.Open, Flow: flowOf(r.Kind).Name, Draft: &d}
}

// upToDate is a draft of a correction with all that is not its own as the record
// says it now.
func upToDate(r store.Record, d dialog.Draft) dialog.Draft {
	f := flowOf(r.Kind)
	d.Answers = merged(r, dialog.Session{Part: d.Part, Fields: d.Fields, Answers: f.Renewed(d.Form, d.Answers)})
	d.Form, d.Mends = f.Form, mends(r)
	return d
}

// merged are the record's answers as they are now, with those that the session was
// to fill in. What it only brought along is left out, so that two corrections of
// different parts, begun at the same time, never undo each other.
func merged(r store.Record, s dialog.Session) dialog.Answers {
	f := flowOf(r.Kind)
	all := answersOf(r).Clone()
	for i := range f.Steps {
		step := &f.Steps[i]
		if !s.Fills(f, step) {
			continue
		}
		delete(all, step.Name)
		if v, ok := s.Answers[step.Name]; ok {
			all[step.Name] = v
		}
	}
	for i := range f.Steps { // what a correction has made pointless
		if !f.Steps[i].Applies(all) {
			delete(all, f.Steps[i].Name)
		}
	}
	return all
}
