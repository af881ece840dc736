package storetest

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func strangers(t *testing.T, s Store) {
	load(t, s)
	got := load(t, s, key(1, 1), key(2, 2))
	if diff := cmp.Diff(make([]store.Loaded, 2), got); diff != "" {
		t.Fatal(diff)
	}
}

func roundTrip(t *testing.T, s Store) {
	commit(t, s, row(key(1, 1), 0, "a"), row(key(2, 2), 0, "b"))
	got := load(t, s, key(2, 2), key(9, 9), key(1, 1), key(2, 2))
	for i, want := range []string{"b", "", "a", "b"} {
		if got[i].Session.ID != want {
			t.Errorf("place %d: %q, want %q", i, got[i].Session.ID, want)
		}
	}
}

func whole(t *testing.T, s Store) {
	is := dialog.Session{
		ID: "abcdefgh", Revision: 1, Flow: "facility", Form: 3, Record: "r", Version: 2, At: "name", Turn: 7,
		Fields: []dialog.Field{{Step: "phone", Reason: dialog.Say("reason.wrong", "n", 3)}},
		Answers: dialog.Answers{
			"name":  {Text: "Cơ sở cà phê <Hoa Ban> & con", From: 1 << 40},
			"place": {Lat: 12.6667, Lon: 108.0383},
			"tags":  {Items: []dialog.Item{{Key: "a"}, {File: "f", Unique: "u", Size: 3, From: 9}}, Open: true},
			"none":  {Skipped: true},
		},
		Shown: dialog.Result{Rows: []dialog.Row{{ID: "66", Label: dialog.Plain("Ea Kao"), Name: "Ea Kao"}}, Total: 9},
		Owed:  &dialog.View{Turn: 7, Head: dialog.Say("q"), Rows: [][]dialog.Button{{{Label: dialog.Say("ok"), Data: "x"}}}},
		Seen:  []int64{1, 2, 3}, Heard: []int64{4}, Opened: noon, Changed: noon,
	}
	commit(t, s, store.SessionRow{Key: key(-100123, 1<<52), Session: is})
	if diff := cmp.Diff(is, load(t, s, key(-100123, 1<<52))[0].Session); diff != "" {
		t.Fatal(diff)
	}
}

func apart(t *testing.T, s Store) {
	commit(t, s, row(key(-5, 1), 0, "group"), row(key(1, 1), 0, "private"), row(key(-5, 2), 0, "other"))
	marked(t, s, key(-5, 1), "group")
	marked(t, s, key(1, 1), "private")
	marked(t, s, key(-5, 2), "other")
}

func fence(t *testing.T, s Store) {
	k := key(1, 1)
	tests := []struct {
		name string
		was  int64
		want error
	}{
		{"changes nothing that is not there", 3, store.ErrConflict},
		{"first", 0, nil},
		{"first again", 0, store.ErrConflict},
		{"next", 1, nil},
		{"the same once more", 1, store.ErrConflict},
		{"ahead", 5, store.ErrConflict},
		{"after next", 2, nil},
	}
	mark := ""
	for _, tt := range tests {
		err := s.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{row(k, tt.was, tt.name)}, At: noon})
		if !errors.Is(err, tt.want) {
			t.Fatalf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if err == nil {
			mark = tt.name
		}
		marked(t, s, k, mark)
	}
	stuck := store.SessionRow{Key: k, Was: 3, Session: dialog.Session{ID: "stuck", Revision: 3}}
	if err := s.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{stuck}}); !errors.Is(err, store.ErrDefect) {
		t.Fatalf("a revision that does not grow: %v, want ErrDefect", err)
	}
}

func allOrNothing(t *testing.T, s Store) {
	commit(t, s, row(key(2, 2), 0, "kept"))
	draft := dialog.Draft{ID: "draft", Chat: 1, User: 1, Opened: noon, Changed: noon}
	err := s.Commit(t.Context(), store.Batch{
		Sessions: []store.SessionRow{row(key(1, 1), 0, "new"), row(key(2, 2), 4, "late"), row(key(3, 3), 0, "new")},
		Parked:   []dialog.Draft{draft},
		At:       noon,
	})
	if !errors.Is(err, store.ErrConflict) {
		t.Fatalf("%v, want ErrConflict", err)
	}
	marked(t, s, key(1, 1), "")
	marked(t, s, key(2, 2), "kept")
	marked(t, s, key(3, 3), "")
	if n := len(draftsOf(t, s, 1, 1)); n != 0 {
		t.Fatalf("%d drafts, want none", n)
	}
}

func twice(t *testing.T, s Store) {
	commit(t, s, row(key(1, 1), 0, "one"), row(key(1, 1), 1, "two"))
	marked(t, s, key(1, 1), "two")
}

func owed(t *testing.T, s Store) {
	owes := row(key(1, 1), 0, "a")
	owes.Session.Owed = &dialog.View{Turn: 1}
	commit(t, s, owes, row(key(2, 2), 0, "b"))
	wantOwing(t, s, key(1, 1))
	commit(t, s, row(key(1, 1), 1, "a"))
	wantOwing(t, s)
}

func wantOwing(t *testing.T, s Store, want ...store.SessionKey) {
	t.Helper()
	got, err := s.Owing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}

func big(t *testing.T, s Store) {
	long := strings.Repeat("ễ", 200_000) // 600 kB
	r := row(key(1, 1), 0, "big")
	r.Session.Answers = dialog.Answers{"name": {Text: long}}
	commit(t, s, r, row(key(2, 2), 0, "small"))
	if got := load(t, s, key(2, 2), key(1, 1))[1].Session.Answers.Text("name"); got != long {
		t.Fatalf("%d bytes came back, want %d", len(got), len(long))
	}
}
