package sqlite

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// What Revisions gives is what Load gives, without the sessions' content.
func TestRevisions(t *testing.T) {
	s := fresh(t)
	meet(t, s, 1, dialog.Collaborator, "24118", "24121")
	meet(t, s, 2, dialog.Staff)
	rows := conversations(3)
	rows[0].Key, rows[1].Key, rows[2].Key = store.SessionKey{Chat: 1, User: 1}, store.SessionKey{Chat: -5, User: 1}, store.SessionKey{Chat: 9, User: 9}
	rows[1].Session.Revision = 1 << 40
	if err := s.Commit(t.Context(), store.Batch{Sessions: rows, At: noon}); err != nil {
		t.Fatal(err)
	}
	keys := []store.SessionKey{rows[1].Key, {Chat: 2, User: 2}, rows[0].Key, {Chat: 7, User: 7}, rows[2].Key, rows[1].Key}
	want, err := s.Load(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		want[i].Session = dialog.Session{Revision: want[i].Session.Revision}
	}
	got, err := s.Revisions(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
	if got[0].Session.Revision != 1<<40 || len(got[2].Person.Communes) != 2 {
		t.Fatalf("%+v", got)
	}
}

func TestRevisionsOfNobody(t *testing.T) {
	got, err := fresh(t).Revisions(t.Context(), nil)
	if err != nil || len(got) != 0 {
		t.Fatalf("%v, %v", got, err)
	}
}

func BenchmarkRevisions100(b *testing.B) {
	s := fresh(b)
	keys := begin(b, s, conversations(100))
	for b.Loop() {
		if _, err := s.Revisions(b.Context(), keys); err != nil {
			b.Fatal(err)
		}
	}
}
