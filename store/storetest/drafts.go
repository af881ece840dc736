package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func aDraft(id string, user int64, changed time.Time) dialog.Draft {
	return dialog.Draft{
		ID: id, Chat: user, User: user, Flow: "facility", Form: 2, Part: "papers", Title: "Cơ sở " + id,
		Fields:  []dialog.Field{{Step: "phone", Reason: dialog.Plain("sai số")}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban"}},
		Opened:  noon, Changed: changed,
	}
}

func parked(t *testing.T, s Store) {
	old, fresh := aDraft("old", 1, noon), aDraft("fresh", 1, noon.Add(time.Minute))
	park(t, s, []dialog.Draft{old, fresh})
	if diff := cmp.Diff([]dialog.Draft{fresh, old}, draftsOf(t, s, 1, 1)); diff != "" {
		t.Fatal(diff)
	}
	old.Answers["name"] = dialog.Value{Text: "Hoa Ban 2"}
	old.Changed = noon.Add(time.Hour)
	park(t, s, []dialog.Draft{old}, "old", "fresh", "never there")
	if diff := cmp.Diff([]dialog.Draft{old}, draftsOf(t, s, 1, 1)); diff != "" {
		t.Fatal(diff)
	}
}

func park(t *testing.T, s Store, parked []dialog.Draft, unparked ...string) {
	t.Helper()
	if err := s.Commit(t.Context(), store.Batch{Parked: parked, Unparked: unparked, At: noon}); err != nil {
		t.Fatal(err)
	}
}

func draftsOf(t *testing.T, s Store, chat, user int64) []dialog.Draft {
	t.Helper()
	return find(t, s, chat, user, dialog.Query{Name: store.DraftsOf})
}

func find(t *testing.T, s Store, chat, user int64, q dialog.Query) []dialog.Draft {
	t.Helper()
	found, err := s.Find(t.Context(), store.Viewer{User: user, Chat: chat, At: noon}, q)
	if err != nil {
		t.Fatal(err)
	}
	var drafts []dialog.Draft
	for _, r := range found.Rows {
		drafts = append(drafts, r.Body.(dialog.Draft))
	}
	return drafts
}

func ownersOnly(t *testing.T, s Store) {
	mine := aDraft("mine", 1, noon)
	park(t, s, []dialog.Draft{mine})
	byID := dialog.Query{Name: store.DraftBy, ID: "mine"}
	if diff := cmp.Diff([]dialog.Draft{mine}, find(t, s, 1, 1, byID)); diff != "" {
		t.Fatal(diff)
	}
	if got := find(t, s, 1, 2, byID); got != nil {
		t.Fatalf("another person sees %v", got)
	}
	theirs := aDraft("mine", 2, noon)
	if err := s.Commit(t.Context(), store.Batch{Parked: []dialog.Draft{theirs}}); err == nil {
		t.Fatal("a draft was taken over by another person")
	}
}
