package sqlite

import (
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// One record that is read says whose hands it went through, and what is asked about
// it.
func TestHandsOfARecord(t *testing.T) {
	s := fresh(t)
	by, next, lead, staff := meet(t, s, 100, dialog.Collaborator), meet(t, s, 150, dialog.Collaborator), meet(t, s, 200, dialog.Manager), meet(t, s, 250, dialog.Staff)
	commit(t, s, store.Put{Record: aFacility("fac", 1, by), Chat: 100, Channel: "telegram"})
	if r := record(t, s, "fac"); r.HandedOver || r.GivenBy != "" || r.Unreached || r.Asked != 0 {
		t.Errorf("of a new record: %+v", r)
	}
	commit(t, s,
		store.Decide{Record: "fac", Version: 1, Action: store.Assign, By: lead.ID, ByName: "Bình", Holder: staff.ID, Until: noon.AddDate(0, 0, 1), At: noon},
		store.Reach{User: by.User, Blocked: true, At: noon})
	if r := record(t, s, "fac"); r.GivenBy != "Bình" || !r.Unreached || r.HandedOver {
		t.Errorf("given by %q, unreached %t, handed over %t", r.GivenBy, r.Unreached, r.HandedOver)
	}
	wish := store.Record{ID: "wish", Number: 2, Kind: store.Privacy, State: store.Sent, Version: 1, Form: 1, By: next.ID, Created: noon,
		Answers: dialog.Answers{"type": {Key: "correct"}, "about": {Text: "fac"}}}
	commit(t, s, store.Put{Record: wish, Chat: 150, Channel: "telegram"})
	if r := record(t, s, "wish"); r.About != (store.Subject{ID: "fac", Number: 1, Kind: store.Facility}) {
		t.Errorf("it is about %+v", r.About)
	}
	if r := record(t, s, "fac"); r.Asked != 2 {
		t.Errorf("asked by %d", r.Asked)
	}
	r := record(t, s, "fac")
	commit(t, s, store.Mend{Key: "m", Record: "fac", Version: r.Version, Action: store.EditField, Note: "Theo yêu cầu YC-2", Answers: r.Answers,
		Changed: []string{"name"}, Title: r.Title, By: staff.ID, ByName: "Dũng", At: noon})
	if r := record(t, s, "wish"); !r.About.Mended {
		t.Error("nobody sees that it has been mended")
	}
	h, err := s.History(t.Context(), "fac")
	if last := h[len(h)-1]; err != nil || last.Action != store.EditField || last.Note != "Theo yêu cầu YC-2" || last.Field != "name" {
		t.Errorf("the history says %+v, %v", last, err)
	}
	commit(t, s, store.HandOver{Key: "h", From: by.ID, Version: 1, User: next.User, By: lead.ID, ByName: "Bình", Channel: "telegram", At: noon})
	if r := record(t, s, "fac"); !r.HandedOver || r.By != next.ID || r.Unreached {
		t.Errorf("handed over %t, by %d, unreached %t", r.HandedOver, r.By, r.Unreached)
	}
}
