package sqlite

import (
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// profileOf is a person as an administrator sees them.
func profileOf(t *testing.T, s *Store, id int64) store.Profile {
	t.Helper()
	found := find(t, s, store.Viewer{Role: dialog.Admin}, dialog.Query{Name: store.PersonBy, ID: strconv.FormatInt(id, 10)})
	if len(found.Rows) != 1 {
		t.Fatalf("person %d: %v", id, found.Rows)
	}
	return found.Rows[0].Body.(store.Profile)
}

func TestAppoint(t *testing.T) {
	to := func(role dialog.Role, version int, communes ...string) store.Appoint {
		return store.Appoint{Key: "k", Person: 1, Version: version, Action: store.Moved, Role: role, Communes: communes, By: 2, ByName: "Bình", At: noon}
	}
	tests := []struct {
		name    string
		changes []store.Change
		want    error
		role    dialog.Role
		in      []string
		notes   int // of the change itself
	}{
		{"more communes", []store.Change{to(dialog.Collaborator, 1, here, there)}, nil, dialog.Collaborator, []string{here, there}, 1},
		{"other communes", []store.Change{to(dialog.Collaborator, 1, there)}, nil, dialog.Collaborator, []string{there}, 1},
		{"down to an owner", []store.Change{to(dialog.Owner, 1)}, nil, dialog.Owner, nil, 1},
		{"the same twice", []store.Change{to(dialog.Owner, 1), to(dialog.Owner, 1)}, nil, dialog.Owner, nil, 1},
		{"decided on what is no longer so", []store.Change{to(dialog.Owner, 7)}, store.ErrConflict, dialog.Collaborator, []string{here}, 0},
		{"one key, two contents", []store.Change{to(dialog.Owner, 1), to(dialog.Collaborator, 1, there)}, store.ErrDefect, dialog.Collaborator, []string{here}, 0},
		{"nobody", []store.Change{store.Appoint{Key: "k", Person: 99, Version: 1, Role: dialog.Owner}}, store.ErrNotFound, dialog.Collaborator, []string{here}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			meet(t, s, 101, dialog.Collaborator, here)
			meet(t, s, 102, dialog.Manager)
			if err := try(t, s, tt.changes...); !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			p := personOf(t, s, 101)
			if diff := cmp.Diff(tt.in, p.Communes); diff != "" || p.Role != tt.role {
				t.Errorf("%s in %v, want %s: %s", p.Role, p.Communes, tt.role, diff)
			}
			if n := count(t, s, `SELECT count(*) FROM people_history WHERE person = 1 AND key = 'k'`); n != tt.notes {
				t.Errorf("%d entries, want %d", n, tt.notes)
			}
			if v := count(t, s, `SELECT version FROM people WHERE id = 1`); v != 1+tt.notes {
				t.Errorf("version %d", v)
			}
		})
	}
}

// TestPeopleHistory: who came in and what became of them, each once, and nobody
// can take it out again.
func TestPeopleHistory(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 101, dialog.Owner)
	commit(t, s, store.Meet{User: 101, Role: dialog.Owner, Lang: "en", At: noon}, // nothing of their part changes
		store.Meet{User: 101, Role: dialog.Collaborator, Communes: []string{here}, At: noon.Add(time.Hour)},
		store.Appoint{Key: "end", Person: p.ID, Version: 2, Action: store.Ended, Role: dialog.Owner, By: p.ID, ByName: "Bình", Channel: "telegram", At: noon.Add(2 * time.Hour)})
	got, err := s.PeopleHistory(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.PeopleEntry{
		{Key: "met:1:1", Person: 1, At: noon, By: 1, ByName: "owner", Action: store.Met, After: "owner", Channel: "telegram"},
		{Key: "met:1:1", Person: 1, At: noon.Add(time.Hour), By: 1, ByName: "owner", Action: store.Met, Before: "owner", After: "collaborator " + here, Channel: "telegram"},
		{Key: "end", Person: 1, At: noon.Add(2 * time.Hour), By: 1, ByName: "Bình", Action: store.Ended, Before: "collaborator " + here, After: "owner", Channel: "telegram"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if e, err := s.PeopleEntry(t.Context(), "end", p.ID); err != nil || e.Action != store.Ended {
		t.Errorf("by key: %+v, %v", e, err)
	}
	if _, err := s.PeopleEntry(t.Context(), "end", 77); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("another person's: %v", err)
	}
	for _, sql := range []string{`DELETE FROM people_history`, `UPDATE people_history SET action = 'x'`, `UPDATE people_history SET after = 'admin'`,
		`INSERT OR REPLACE INTO people_history (seq, key, person, at, actor_name, action, channel) VALUES (1, 'k', 1, 0, '', 'x', '')`} {
		if _, err := s.write.db.ExecContext(t.Context(), sql); err == nil {
			t.Errorf("%s was allowed", sql)
		}
	}
	if _, err := s.write.db.ExecContext(t.Context(), `UPDATE people_history SET before = NULL, after = NULL`); err != nil {
		t.Errorf("personal data cannot be blanked: %v", err)
	}
}

// TestOneOpenApplication: whatever way it comes, a person has one application
// with the centre at most.
func TestOneOpenApplication(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 101, dialog.Owner)
	application := func(id string, number int64) store.Change {
		r := aFacility(id, number, p)
		r.Kind = store.Application
		return store.Put{Record: r, Chat: 101, Channel: "telegram"}
	}
	commit(t, s, application("one", 1))
	if err := try(t, s, application("two", 2)); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("a second one: %v", err)
	}
	commit(t, s, store.Decide{Record: "one", Version: 1, Action: store.Exclude, To: store.OutOfScope, By: p.ID}, application("two", 2))
	if n := count(t, s, `SELECT count(*) FROM records WHERE kind = 'application'`); n != 2 {
		t.Errorf("%d applications after the first was declined", n)
	}
}

func TestAttest(t *testing.T) {
	s := fresh(t)
	sender, mai := meet(t, s, 101, dialog.Collaborator, here), meet(t, s, 102, dialog.Contact, here)
	r := put(t, s, aFacility("fac", 1, sender), 101)
	says := func(version int, confirmed bool, at time.Duration) store.Attest {
		return store.Attest{Record: r.ID, Version: version, Confirmed: confirmed, By: mai.ID, ByName: mai.Name, Channel: "telegram", At: noon.Add(at)}
	}
	steps := []struct {
		change store.Attest
		want   error
		by     string
	}{
		{says(1, true, 0), nil, "commune"},
		{says(1, true, time.Hour), nil, "commune"}, // again: nothing
		{says(1, false, 0), store.ErrConflict, "commune"},
		{says(2, false, time.Hour), nil, ""},
		{store.Attest{Record: "none", Version: 1, Confirmed: true, By: mai.ID}, store.ErrNotFound, ""},
	}
	for i, step := range steps {
		if err := try(t, s, step.change); !errors.Is(err, step.want) {
			t.Fatalf("%d: %v, want %v", i, err, step.want)
		}
		if got := record(t, s, r.ID); got.Confirmed != step.by || got.ConfirmedAt.IsZero() != (step.by == "") {
			t.Errorf("%d: confirmed by %q at %v", i, got.Confirmed, got.ConfirmedAt)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE action IN ('confirm', 'unconfirm')`); n != 2 {
		t.Errorf("%d entries, want 2", n)
	}
}

// TestAppointHamlets: nothing else of the person changes, and the history has what
// was and what is; to look after none in particular is a change like others.
func TestAppointHamlets(t *testing.T) {
	s := fresh(t)
	meet(t, s, 101, dialog.Collaborator, here)
	boss := meet(t, s, 102, dialog.Manager)
	to := func(key string, version int, hamlets string) store.Appoint {
		return store.Appoint{Key: key, Person: 1, Version: version, Action: store.Placed, Role: dialog.Collaborator, Hamlets: hamlets, By: boss.ID, ByName: "Bình", Channel: "telegram", At: noon}
	}
	commit(t, s, to("a", 1, "Buôn Alê A"), to("a", 1, "Buôn Alê A"))
	if err := try(t, s, to("b", 1, "Thôn 3")); !errors.Is(err, store.ErrConflict) {
		t.Errorf("decided on what is no longer so: %v", err)
	}
	if err := try(t, s, to("a", 1, "Thôn 3")); !errors.Is(err, store.ErrDefect) {
		t.Errorf("one key, two contents: %v", err)
	}
	p := profileOf(t, s, 1)
	if p.Hamlets != "Buôn Alê A" || p.Role != dialog.Collaborator || len(p.Communes) != 1 || p.Version != 2 {
		t.Errorf("%+v", p)
	}
	commit(t, s, to("c", 2, ""))
	if p := profileOf(t, s, 1); p.Hamlets != "" {
		t.Errorf("still %q", p.Hamlets)
	}
	got, err := s.PeopleHistory(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.PeopleEntry{
		{Key: "a", Person: 1, At: noon, By: boss.ID, ByName: "Bình", Action: store.Placed, After: "Buôn Alê A", Channel: "telegram"},
		{Key: "c", Person: 1, At: noon, By: boss.ID, ByName: "Bình", Action: store.Placed, Before: "Buôn Alê A", Channel: "telegram"},
	}
	if diff := cmp.Diff(want, got[1:]); diff != "" {
		t.Error(diff)
	}
}
