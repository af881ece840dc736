package sqlite

import (
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestUnreadable: a session that cannot be read any more is put by as it is and
// stands in nobody's way, its own person's least.
func TestUnreadable(t *testing.T) {
	s := fresh(t)
	keep := func(b store.Batch) {
		if err := s.Commit(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	a, b := store.SessionKey{Chat: 1, User: 1}, store.SessionKey{Chat: 2, User: 2}
	keep(store.Batch{At: noon, Sessions: []store.SessionRow{
		{Key: a, Session: dialog.Session{ID: "aaaaaaaa", Revision: 4}}, {Key: b, Session: dialog.Session{ID: "bbbbbbbb", Revision: 7}}}})
	const body = `{"id": 12, "turn": "three"`
	if err := s.change(t.Context(), `UPDATE sessions SET body = ? WHERE chat = 1`, body); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := s.Load(t.Context(), []store.SessionKey{a, b})
		if err != nil {
			t.Fatal(err)
		}
		if got[0].Session.ID != "" || got[0].Session.Revision != 4 || got[1].Session.ID != "bbbbbbbb" {
			t.Errorf("loaded %+v", got)
		}
	}
	keep(store.Batch{At: noon, Sessions: []store.SessionRow{{Key: a, Session: dialog.Session{ID: "cccccccc", Revision: 5}, Was: 4}}})
	var kept string
	if err := s.read.scan(t.Context(), `SELECT group_concat(body) FROM unreadable`, nil, &kept); err != nil || kept != body {
		t.Errorf("kept %q, %v", kept, err)
	}
}
