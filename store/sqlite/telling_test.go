package sqlite

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Every change of mind about notices is a consent of its own; choosing the same
// again is none.
func TestPrefer(t *testing.T) {
	s, owner := office(t)
	tests := []struct {
		telling  store.Telling
		consents int
	}{
		{store.TellDaily, 0}, {store.TellNow, 0}, {store.TellNever, 1}, {store.TellNever, 1}, {store.TellDaily, 2}, {store.TellNever, 3}, {store.TellNow, 4},
	}
	for i, tt := range tests {
		c := store.Prefer{Person: owner.ID, Telling: tt.telling, Version: "v1", At: noon.Add(time.Duration(i) * time.Hour)}
		commit(t, s, c, c)
		got := find(t, s, viewer(owner), dialog.Query{Name: store.TellingOf}).Rows[0].Body.(store.Receiver)
		if want := (store.Receiver{Person: owner.ID, Telling: tt.telling}); got != want {
			t.Errorf("step %d: %+v, want %+v", i, got, want)
		}
		if n := count(t, s, `SELECT count(*) FROM consents WHERE version = 'v1' AND purpose = 'notices'`); n != tt.consents {
			t.Errorf("step %d: %d consents, want %d", i, n, tt.consents)
		}
	}
	if err := try(t, s, store.Prefer{Person: 4711, Telling: store.TellNow}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("somebody unknown: %v", err)
	}
	if err := try(t, s, store.Prefer{Person: owner.ID, Telling: "sometimes"}); !errors.Is(err, store.ErrDefect) {
		t.Errorf("no such way: %v", err)
	}
}

// Who refuses while something waits is not sent it; answers still come.
func TestRefusalStopsWhatWaits(t *testing.T) {
	s, owner := office(t)
	commit(t, s, store.Tell{Key: "d", Person: owner.ID, Kind: store.Decided, Record: "r1"}, store.Tell{Key: "a", Person: owner.ID, Kind: store.Replied, Record: "r2"},
		store.Prefer{Person: owner.ID, Telling: store.TellNever})
	wantDue(t, s, noon, "a > 100")
}

// Staff choose like everybody; their group is told all the same.
func TestStaffRefuse(t *testing.T) {
	s, _ := office(t)
	commit(t, s, store.Prefer{Person: personOf(t, s, 201).ID, Telling: store.TellNever},
		store.Tell{Key: "new", Staff: true, Kind: store.NewRecord, Record: "r1"})
	wantDue(t, s, noon, "new:2 > 200", "new:4 > 202", "new:group > -5")
}

// Only staff learn whether somebody can be told.
func TestReceiver(t *testing.T) {
	s, owner := office(t)
	commit(t, s, store.Reach{User: 100, Blocked: true}, store.Prefer{Person: owner.ID, Telling: store.TellNever})
	q := dialog.Query{Name: store.ReceiverOf, ID: "r1"}
	got := find(t, s, viewer(personOf(t, s, 200)), q).Rows[0].Body
	if diff := cmp.Diff(store.Receiver{Person: owner.ID, Telling: store.TellNever, Blocked: true}, got); diff != "" {
		t.Error(diff)
	}
	if n := len(find(t, s, viewer(owner), q).Rows); n != 0 {
		t.Error("the owner may ask too")
	}
}

func TestUnsent(t *testing.T) {
	s, owner := office(t)
	tell := func(key string, k store.NoticeKind, person int64) {
		commit(t, s, store.Tell{Key: key, Person: person, Kind: k, Record: "r1", At: noon})
	}
	fail := func(key, why string) {
		if err := s.Fail(t.Context(), int64(count(t, s, `SELECT id FROM notices WHERE key = ?`, key)), why); err != nil {
			t.Fatal(err)
		}
	}
	staff, manager, admin := personOf(t, s, 200), personOf(t, s, 201), personOf(t, s, 202)
	tell("refused", store.Replied, owner.ID)
	fail("refused", "refused")
	tell("waits", store.Replied, admin.ID)
	commit(t, s, store.Reach{User: 100, Blocked: true}, store.Reach{User: 200, Blocked: true})
	tell("blocked", store.Decided, owner.ID)
	tell("flood of a colleague", store.NewRecord, staff.ID)
	tell("long tried", store.Replied, manager.ID)
	for range 8 {
		if err := s.Later(t.Context(), int64(count(t, s, `SELECT id FROM notices WHERE key = 'long tried'`)), noon, "network"); err != nil {
			t.Fatal(err)
		}
	}
	got := find(t, s, viewer(admin), dialog.Query{Name: store.UnsentTo})
	var rows []string
	for _, r := range got.Rows {
		u := r.Body.(store.Unsent)
		rows = append(rows, u.Key+" "+u.Why)
	}
	if all := strings.Join(rows, ", "); all != "refused blocked, blocked blocked, long tried network" || got.Total != 3 {
		t.Errorf("%d: %s", got.Total, all)
	}
	first := got.Rows[0].Body.(store.Unsent)
	if first.Number != 1 || first.About != store.Facility || first.Phone != "0905123456" || first.Name != owner.Name {
		t.Errorf("%+v", first)
	}
	if n := find(t, s, viewer(manager), dialog.Query{Name: store.HomeOf}).Rows[0].Body.(store.Counts).Unsent; n != 3 {
		t.Errorf("the menu says %d", n)
	}
	for _, p := range []store.Person{staff, owner} {
		if len(find(t, s, viewer(p), dialog.Query{Name: store.UnsentTo}).Rows) != 0 ||
			find(t, s, viewer(p), dialog.Query{Name: store.HomeOf}).Rows[0].Body.(store.Counts).Unsent != 0 {
			t.Errorf("%s sees it", p.Role)
		}
	}
	commit(t, s, store.Settle{Notice: first.ID, Skip: true, By: admin.ID}, store.Settle{Notice: first.ID, By: admin.ID}, store.Settle{Notice: first.ID, Skip: true})
	if n := count(t, s, `SELECT count(*) FROM notices WHERE key = 'refused' AND state = 'skipped' AND settled_by = ?`, admin.ID); n != 1 {
		t.Error("what is skipped does not stay so")
	}
	commit(t, s, store.Settle{All: true, By: admin.ID, At: noon.Add(time.Minute)})
	wantDue(t, s, noon.Add(time.Minute), "waits > 202", "blocked > 100", "long tried > 201")
	commit(t, s, store.Settle{Notice: int64(count(t, s, `SELECT id FROM notices WHERE key = 'waits'`)), Skip: true})
	if n := count(t, s, `SELECT count(*) FROM notices WHERE key = 'waits' AND state = 'waiting'`); n != 1 {
		t.Error("what is on its way can be skipped")
	}
}

// Nowhere to go is unsent too: the group that failed was the last one.
func TestUnsentToNoGroup(t *testing.T) {
	s, _ := office(t)
	commit(t, s, store.Tell{Key: "new", Staff: true, Kind: store.NewRecord, Record: "r1"}, store.Group{Chat: 0})
	got := find(t, s, viewer(personOf(t, s, 202)), dialog.Query{Name: store.UnsentTo})
	if len(got.Rows) != 1 || got.Rows[0].Body.(store.Unsent).Why != "group" {
		t.Errorf("%+v", got)
	}
}
