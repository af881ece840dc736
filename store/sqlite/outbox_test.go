package sqlite

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// office has a facility of an owner, three people at the centre and their group.
func office(t *testing.T) (*Store, store.Person) {
	t.Helper()
	s := fresh(t)
	owner := meet(t, s, 100, dialog.Owner)
	for i, role := range []dialog.Role{dialog.Staff, dialog.Manager, dialog.Admin} {
		meet(t, s, int64(200+i), role)
	}
	commit(t, s, store.Group{Chat: -5})
	put(t, s, aFacility("r1", 1, owner), 100)
	return s, owner
}

func due(t *testing.T, s *Store, at time.Time) []store.Notice {
	t.Helper()
	got, err := s.Due(t.Context(), daytime(at, 100))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// lines are notices as "key > chat".
func lines(notices []store.Notice) []string {
	var all []string
	for _, n := range notices {
		all = append(all, fmt.Sprintf("%s > %d", n.Key, n.Chat))
	}
	return all
}

// daytime is when anything may be sent.
func daytime(at time.Time, most int) store.Window {
	return store.Window{At: at, Digest: at, Back: at, Most: most}
}

func wantDue(t *testing.T, s *Store, at time.Time, want ...string) []store.Notice {
	t.Helper()
	got := due(t, s, at)
	if diff := cmp.Diff(want, lines(got)); diff != "" {
		t.Fatal(diff)
	}
	return got
}

func sent(t *testing.T, s *Store, n store.Notice, message int64, card string) {
	t.Helper()
	if err := s.Sent(t.Context(), n.ID, message, card); err != nil {
		t.Fatal(err)
	}
}

func TestTell(t *testing.T) {
	s, owner := office(t)
	news := store.Tell{Key: "new:r1", Staff: true, Kind: store.NewRecord, Record: "r1"}
	commit(t, s, news, store.Tell{Key: "ok:r1", Person: owner.ID, Kind: store.Decided, Record: "r1", At: noon.Add(time.Hour)}, news)
	wantDue(t, s, noon, "new:r1:2 > 200", "new:r1:3 > 201", "new:r1:4 > 202", "new:r1:group > -5")
	all := due(t, s, noon.Add(time.Hour))
	want := store.Notice{ID: all[4].ID, Key: "ok:r1", Person: owner.ID, Chat: 100, Kind: store.Decided, Record: "r1", At: noon.Add(time.Hour), Due: noon.Add(time.Hour)}
	if diff := cmp.Diff(want, all[4]); diff != "" {
		t.Error(diff)
	}
	for _, other := range []store.Tell{
		{Key: "new:r1", Staff: true, Kind: store.Mended, Record: "r1"},
		{Key: "ok:r1", Person: 2, Kind: store.Decided, Record: "r1"},
	} {
		if err := try(t, s, other); !errors.Is(err, store.ErrDefect) {
			t.Errorf("%s told otherwise: %v, want ErrDefect", other.Key, err)
		}
	}
}

// What became of a record is told to those who agreed, or were never asked; the
// last answer counts, and other notices are not asked about.
func TestTellHeedsTheRefusal(t *testing.T) {
	s, owner := office(t)
	answer := func(given bool, at time.Time) store.Meet {
		return store.Meet{User: owner.User, Chat: owner.Chat, Name: owner.Name, Role: owner.Role, Lang: "vi", At: at,
			Consents: []store.Consent{{Purpose: store.ForNotices, Version: "v", Given: given, At: at}}}
	}
	tell := func(key string, kind store.NoticeKind) store.Tell {
		return store.Tell{Key: key, Person: owner.ID, Kind: kind, Record: key}
	}
	commit(t, s, tell("never asked", store.Decided))
	commit(t, s, answer(false, noon), tell("refused", store.Decided), tell("a draft", store.DraftOld))
	commit(t, s, answer(true, noon.Add(time.Hour)), tell("agreed", store.Decided))
	wantDue(t, s, noon.Add(2*time.Hour), "never asked > 100", "a draft > 100", "agreed > 100")
}

func TestTellWithoutAGroup(t *testing.T) {
	s := fresh(t)
	meet(t, s, 200, dialog.Staff)
	commit(t, s, store.Tell{Key: "k", Staff: true, Kind: store.NewRecord, Record: "r1"})
	wantDue(t, s, noon, "k:1 > 200")
	commit(t, s, store.Group{Chat: -5}, store.Tell{Key: "l", Staff: true, Kind: store.NewRecord, Record: "r2"})
	wantDue(t, s, noon, "k:1 > 200", "l:1 > 200", "l:group > -5")
	commit(t, s, store.Group{Chat: 0})
	wantDue(t, s, noon, "k:1 > 200", "l:1 > 200") // nowhere to go: waits
	commit(t, s, store.Group{Chat: -6})
	wantDue(t, s, noon, "k:1 > 200", "l:1 > 200", "l:group > -6")
}

func TestDueKeepsTheOrderOfARecord(t *testing.T) {
	s, owner := office(t)
	tell := func(key, record string) store.Tell {
		return store.Tell{Key: key, Person: owner.ID, Kind: store.Replied, Record: record}
	}
	commit(t, s, tell("1a", "r1"), tell("1b", "r1"), tell("2a", "r2"), tell("x", ""), tell("y", ""))
	first := wantDue(t, s, noon, "1a > 100", "2a > 100", "x > 100", "y > 100")[0]
	later := noon.Add(time.Minute)
	if err := s.Later(t.Context(), first.ID, later, "chậm lại"); err != nil {
		t.Fatal(err)
	}
	wantDue(t, s, noon, "2a > 100", "x > 100", "y > 100") // 1b does not overtake
	again := wantDue(t, s, later, "2a > 100", "x > 100", "y > 100", "1a > 100")[3]
	if again.Tries != 1 || !again.Due.Equal(later) {
		t.Fatalf("%d tries, due %v", again.Tries, again.Due)
	}
	sent(t, s, first, 7, "")
	wantDue(t, s, noon, "1b > 100", "2a > 100", "x > 100", "y > 100")
}

func TestDueGivesTheLongestDueFirst(t *testing.T) {
	s, owner := office(t)
	for i, minutes := range []time.Duration{3, 1, 2} {
		commit(t, s, store.Tell{Key: string(rune('a' + i)), Person: owner.ID, Kind: store.Decided, At: noon.Add(minutes * time.Minute)})
	}
	got, err := s.Due(t.Context(), daytime(noon.Add(time.Hour), 2))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b > 100", "c > 100"}, lines(got)); diff != "" {
		t.Error(diff)
	}
	wantDue(t, s, noon)
}

func TestABlockedPersonWaits(t *testing.T) {
	s, owner := office(t)
	commit(t, s, store.Tell{Key: "k", Person: owner.ID, Kind: store.Decided, Record: "r1"}, store.Reach{User: 100, Blocked: true})
	wantDue(t, s, noon)
	commit(t, s, store.Reach{User: 100, Blocked: false, At: noon.Add(time.Second)})
	wantDue(t, s, noon, "k > 100")
}

func TestANoticeEnds(t *testing.T) {
	tests := []struct {
		name  string
		end   func(*Store, *testing.T, int64) error
		state string
	}{
		{"sent", func(s *Store, t *testing.T, id int64) error { return s.Sent(t.Context(), id, 5, "") }, "sent"},
		{"failed", func(s *Store, t *testing.T, id int64) error { return s.Fail(t.Context(), id, "sai định dạng") }, "failed"},
		{"superseded", func(s *Store, t *testing.T, id int64) error { return s.Supersede(t.Context(), id) }, "superseded"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, owner := office(t)
			commit(t, s, store.Tell{Key: "k", Person: owner.ID, Kind: store.Decided, Record: "r1"})
			id := due(t, s, noon)[0].ID
			for range 2 {
				if err := tt.end(s, t, id); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Later(t.Context(), id, noon, ""); err != nil {
				t.Fatal(err)
			}
			wantDue(t, s, noon.AddDate(1, 0, 0))
			if n := count(t, s, `SELECT count(*) FROM notices WHERE state = ?`, tt.state); n != 1 {
				t.Errorf("not %s", tt.state)
			}
			if err := tt.end(s, t, 4711); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("a notice that never was: %v, want ErrNotFound", err)
			}
		})
	}
}
