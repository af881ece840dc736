package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func parkAt(t *testing.T, s *Store, id string, changed time.Time) dialog.Draft {
	t.Helper()
	d := dialog.Draft{ID: id, Chat: 1, User: 1, Flow: "facility", Answers: dialog.Answers{"name": {Text: "x"}}, Opened: noon, Changed: changed}
	if err := s.Commit(t.Context(), store.Batch{Parked: []dialog.Draft{d}, At: noon}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestOldDrafts(t *testing.T) {
	s := fresh(t)
	older, old := parkAt(t, s, "older", noon.AddDate(0, 0, -9)), parkAt(t, s, "old", noon.AddDate(0, 0, -8))
	parkAt(t, s, "fresh", noon)
	if err := s.Warned(t.Context(), "old", 2); err != nil {
		t.Fatal(err)
	}
	got, err := s.OldDrafts(t.Context(), noon)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]store.OldDraft{{Draft: older}, {Draft: old, Warned: 2, WarnedAt: noon}}, got); diff != "" {
		t.Fatal(diff)
	}
}

func TestPurge(t *testing.T) {
	tests := []struct {
		name   string
		before func(*testing.T, *Store)
		left   int
	}{
		{"not warned of", func(*testing.T, *Store) {}, 1},
		{"warned of", func(t *testing.T, s *Store) { warn(t, s) }, 0},
		{"put aside anew since", func(t *testing.T, s *Store) { warn(t, s); parkAt(t, s, "d", noon.Add(time.Hour)) }, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			parkAt(t, s, "d", noon)
			tt.before(t, s)
			for range 2 {
				if err := s.PurgeDraft(t.Context(), "d"); err != nil {
					t.Fatal(err)
				}
			}
			if n := count(t, s, `SELECT count(*) FROM drafts`); n != tt.left {
				t.Fatalf("%d drafts left, want %d", n, tt.left)
			}
		})
	}
}

func warn(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Warned(t.Context(), "d", 2); err != nil {
		t.Fatal(err)
	}
}
