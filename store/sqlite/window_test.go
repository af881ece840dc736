package sqlite

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// The lists of kinds in the queries are those of package store.
func TestKindsOfNotices(t *testing.T) {
	for _, k := range []store.NoticeKind{store.NewRecord, store.Mended, store.Decided, store.Joined, store.Changed, store.Gone,
		store.Replied, store.DraftOld, store.Opened, store.ToForward, store.CardKind, store.Handled, store.Deadline, store.Alert, store.Farewell} {
		quoted := "'" + string(k) + "'"
		if strings.Contains(common, quoted) != k.Common() || strings.Contains(silent, quoted) != k.Silent() {
			t.Errorf("%s is in another class", k)
		}
	}
}

// keys of what may go out in the window.
func keys(t *testing.T, s *Store, w store.Window) []string {
	t.Helper()
	w.Most = 100
	found, err := s.Due(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, n := range found {
		all = append(all, n.Key)
	}
	slices.Sort(all)
	return all
}

// Due in all its windows: one notice of each class waits for each of two people,
// of whom the second wants to be told once a day.
func TestWindow(t *testing.T) {
	s, owner := office(t)
	daily := meet(t, s, 101, dialog.Collaborator)
	commit(t, s, store.Prefer{Person: daily.ID, Telling: store.TellDaily})
	for _, p := range []store.Person{owner, daily} {
		for _, k := range []store.NoticeKind{store.Decided, store.Replied, store.Opened} {
			commit(t, s, store.Tell{Key: string(p.Role) + " " + string(k), Person: p.ID, Kind: k, Record: string(k), At: noon})
		}
	}
	commit(t, s, store.Reach{User: 100, At: noon.Add(-time.Minute)})
	const all = "collaborator decided,collaborator opened,collaborator replied,owner decided,owner opened,owner replied"
	tests := []struct {
		name   string
		window store.Window
		want   string
	}{
		{"all", daytime(noon, 0), all},
		{"too early", daytime(noon.Add(-time.Second), 0), ""},
		{"before the digest", store.Window{At: noon, Digest: noon.Add(-time.Second), Back: noon},
			"collaborator opened,collaborator replied,owner decided,owner opened,owner replied"},
		{"quiet", store.Window{At: noon, Digest: noon, Back: noon, Quiet: true}, "collaborator opened,owner opened"},
		{"busy", store.Window{At: noon, Digest: noon, Back: noon, Busy: []int64{101, 5}}, "owner decided,owner opened,owner replied"},
		{"slow", store.Window{At: noon, Digest: noon, Back: noon, Slow: []int64{100}},
			"collaborator decided,collaborator opened,collaborator replied,owner opened"},
		{"just back", store.Window{At: noon, Digest: noon, Back: noon.Add(-2 * time.Minute)},
			"collaborator decided,collaborator opened,collaborator replied"},
	}
	for _, tt := range tests {
		if got := strings.Join(keys(t, s, tt.window), ","); got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

// What waits for the morning does not hold up the card somebody asks for.
func TestSilentOvertakes(t *testing.T) {
	s, owner := office(t)
	commit(t, s, store.Tell{Key: "new", Person: owner.ID, Kind: store.Mended, Record: "r1"},
		store.Tell{Key: "opened", Person: owner.ID, Kind: store.Opened, Record: "r1"})
	if got := keys(t, s, daytime(noon, 0)); !slices.Equal(got, []string{"new", "opened"}) {
		t.Errorf("%q", got)
	}
}

func TestTogether(t *testing.T) {
	s, owner := office(t)
	for i, k := range []store.NoticeKind{store.Decided, store.Replied, store.Gone, store.Decided} {
		commit(t, s, store.Tell{Key: string(rune('a' + i)), Person: owner.ID, Kind: k, Record: string(rune('a' + i)), At: noon.Add(time.Duration(3-i) * time.Minute)})
	}
	commit(t, s, store.Tell{Key: "other", Staff: true, Kind: store.NewRecord, Record: "r1"})
	got, err := s.Together(t.Context(), owner.ID, daytime(noon, 10))
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(lines(got), ","); all != "d > 100,c > 100,a > 100" {
		t.Errorf("%s", all)
	}
	if err := s.SentTogether(t.Context(), []int64{got[0].ID, got[1].ID}, 77); err != nil {
		t.Fatal(err)
	}
	if n := count(t, s, `SELECT count(*) FROM notices WHERE state = 'sent' AND sent_message = 77 AND sent_at > 0`); n != 2 {
		t.Errorf("%d are noted as sent", n)
	}
	group, err := s.Together(t.Context(), 0, daytime(noon, 10))
	if err != nil || strings.Join(lines(group), ",") != "other:group > -5" {
		t.Errorf("of the group %q, %v", lines(group), err)
	}
	if few, _ := s.Together(t.Context(), owner.ID, daytime(noon, 0)); len(few) != 0 {
		t.Errorf("%d, want none", len(few))
	}
}

// Of what waits about a record only the newest is kept; a card that waits shows
// a correction too.
func TestSupersededWhenQueued(t *testing.T) {
	s, owner := office(t)
	tell := func(key string, k store.NoticeKind, record string, staff bool) store.Tell {
		c := store.Tell{Key: key, Kind: k, Record: record, Staff: staff}
		if !staff {
			c.Person = owner.ID
		}
		return c
	}
	for _, c := range []store.Tell{
		tell("d1", store.Decided, "r1", false), tell("d2", store.Decided, "r1", false), tell("other", store.Decided, "r2", false),
		tell("none1", store.Decided, "", false), tell("none2", store.Decided, "", false),
		tell("old1", store.DraftOld, "draft", false), tell("old2", store.DraftOld, "draft", false),
		tell("m1", store.Mended, "r3", true), tell("m2", store.Mended, "r3", true),
		tell("new", store.NewRecord, "r4", true), tell("m3", store.Mended, "r4", true),
	} {
		commit(t, s, c)
	}
	for prefix, want := range map[string]int{"d1": 0, "d2": 1, "other": 1, "none": 2, "old1": 0, "old2": 1, "m1": 0, "m2": 4, "new": 4, "m3": 0} {
		if n := count(t, s, `SELECT count(*) FROM notices WHERE state = 'waiting' AND key LIKE ? || '%'`, prefix); n != want {
			t.Errorf("%d of %s wait, want %d", n, prefix, want)
		}
	}
}
