package sqlite

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// actions that a decision can be, each once.
func actions() []store.Action {
	var all []store.Action
	for _, t := range store.Transitions() {
		if !slices.Contains(all, t.Action) {
			all = append(all, t.Action)
		}
	}
	return all
}

// states that a record of the kind can come to.
func states(k store.Kind) []store.State {
	all := []store.State{store.Sent}
	for _, t := range store.Transitions() {
		if slices.Contains(t.Kinds, k) && t.To != "" && !slices.Contains(all, t.To) {
			all = append(all, t.To)
		}
	}
	return all
}

// From every state every action comes to what the table says, and anything else
// is refused and changes nothing.
func TestEveryStepIsOfTheTable(t *testing.T) {
	s := fresh(t)
	by, staff := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Staff)
	n := int64(0)
	for _, kind := range []store.Kind{store.Facility, store.Need, store.Question, store.Application} {
		for _, from := range states(kind) {
			for _, action := range actions() {
				n++
				if kind == store.Application { // of which a person has one at a time
					by = meet(t, s, 1000+n, dialog.Owner)
				}
				tryStep(t, s, anyRecord(n, kind, from, by), staff.ID, action)
			}
		}
	}
	if n < 500 {
		t.Fatalf("only %d steps tried", n)
	}
}

func anyRecord(n int64, kind store.Kind, in store.State, by store.Person) store.Record {
	r := aFacility("r"+decimalOf(n), n, by)
	r.Kind, r.State = kind, in
	return r
}

func decimalOf(n int64) string {
	return string(rune('a'+n/676%26)) + string(rune('a'+n/26%26)) + string(rune('a'+n%26))
}

// followedIn is a facility in which a duplicate is, or can be, followed.
func followedIn(t *testing.T, s *Store, r store.Record) string {
	t.Helper()
	into := r
	into.ID, into.Number, into.State = r.ID+"x", r.Number+100_000, store.Accepted
	commit(t, s, store.Put{Record: into, Chat: 100, Channel: "telegram"})
	if r.State == store.Duplicate {
		if _, err := s.write.db.ExecContext(t.Context(), `UPDATE records SET follows = ? WHERE id = ?`, into.ID, r.ID); err != nil {
			t.Fatal(err)
		}
	}
	return into.ID
}

// tryStep tries one step to where the table leads and to everywhere else.
func tryStep(t *testing.T, s *Store, r store.Record, staff int64, action store.Action) {
	t.Helper()
	commit(t, s, store.Put{Record: r, Chat: 100, Channel: "telegram"})
	follows := ""
	if r.Kind == store.Facility && (action == store.Fold || r.State == store.Duplicate) {
		follows = followedIn(t, s, r)
	}
	was := record(t, s, r.ID)
	next, ok := was.Next(action)
	for _, to := range append(states(r.Kind), "nowhere") {
		if ok && to == next.To {
			continue
		}
		err := try(t, s, store.Decide{Record: r.ID, Version: 1, Action: action, To: to, By: staff, Follows: follows})
		if !errors.Is(err, store.ErrDefect) {
			t.Errorf("%s: %s from %s to %s: %v", r.Kind, action, r.State, to, err)
		}
	}
	if diff := cmp.Diff(was, record(t, s, r.ID)); diff != "" {
		t.Errorf("%s from %s, refused: %s", action, r.State, diff)
	}
	if !ok {
		return
	}
	if err := try(t, s, store.Decide{Record: r.ID, Version: 1, Action: action, To: next.To, By: staff, Follows: follows}); err != nil {
		t.Errorf("%s: %s from %s to %s: %v", r.Kind, action, r.State, next.To, err)
	}
	if got := record(t, s, r.ID); got.State != next.To || got.Version != 2 {
		t.Errorf("%s: %s from %s leads to %s v%d, want %s", r.Kind, action, r.State, got.State, got.Version, next.To)
	}
}

// What is put off or closed comes back to where it was, through both at once too.
func TestBackToTheStateBefore(t *testing.T) {
	asked := []dialog.Field{{Step: "phone", Reason: dialog.Plain("thiếu số")}}
	tests := []struct {
		name   string
		from   store.State
		steps  []store.Action
		want   []store.State
		fields []dialog.Field // in the end
	}{
		{"what was looked at waits again", store.InReview, []store.Action{store.Exclude, store.Reopen}, []store.State{store.OutOfScope, store.Sent}, asked},
		{"what was asked for is asked for again", store.Returned, []store.Action{store.Lack, store.Reopen}, []store.State{store.NotEligible, store.Returned}, asked},
		{"what was paused is paused again", store.Paused, []store.Action{store.Withdraw, store.Reopen}, []store.State{store.Withdrawn, store.Paused}, asked},
		{"put off and gone on with", store.Surveyed, []store.Action{store.Defer, store.Resume}, []store.State{store.Deferred, store.Surveyed}, asked},
		{"put off twice", store.Proposed, []store.Action{store.Defer, store.Defer, store.Resume}, []store.State{store.Deferred, store.Deferred, store.Surveyed}, asked},
		{"put off, closed, opened, gone on with", store.Accepted, []store.Action{store.Defer, store.Unplan, store.Reopen, store.Resume},
			[]store.State{store.Deferred, store.NotPlanned, store.Deferred, store.Accepted}, asked},
		{"closed twice", store.Sent, []store.Action{store.Fold, store.Reopen, store.Exclude, store.Reopen},
			[]store.State{store.Duplicate, store.Sent, store.OutOfScope, store.Sent}, asked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			by, boss := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Manager)
			r := anyRecord(1, store.Need, tt.from, by)
			r.Fields = asked
			put(t, s, r, 100)
			for i, a := range tt.steps {
				commit(t, s, store.Decide{Record: r.ID, Version: i + 1, Action: a, By: boss.ID, Fields: []dialog.Field{{Reason: dialog.Plain(string(a))}}})
				if got := record(t, s, r.ID).State; got != tt.want[i] {
					t.Fatalf("after %s: %s, want %s", a, got, tt.want[i])
				}
			}
			got := record(t, s, r.ID)
			if diff := cmp.Diff(tt.fields, got.Fields); diff != "" || len(got.Past) > 0 {
				t.Errorf("%v: %s", got.Past, diff)
			}
		})
	}
}

// What does not qualify yet and is sent again begins anew: nothing to come back to.
func TestResentForgetsWhatWasBefore(t *testing.T) {
	s := fresh(t)
	by, staff := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Staff)
	r := put(t, s, anyRecord(1, store.Need, store.Accepted, by), 100)
	commit(t, s, store.Decide{Record: r.ID, Version: 1, Action: store.Lack, By: staff.ID, Fields: []dialog.Field{{Reason: dialog.Plain("vốn")}}})
	m := resend(record(t, s, r.ID))
	commit(t, s, m)
	if got := record(t, s, r.ID); got.State != store.Resubmitted || len(got.Past) > 0 || len(got.Fields) > 0 {
		t.Errorf("%s, before it %v, asked for %v", got.State, got.Past, got.Fields)
	}
}

// What a decision brings along is kept with the record and in its history, and
// gone when the record is open again.
func TestWhereToAndFollowedIn(t *testing.T) {
	s := fresh(t)
	by, boss := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Manager)
	put(t, s, anyRecord(1, store.Need, store.Sent, by), 100)
	r := put(t, s, anyRecord(2, store.Need, store.Sent, by), 100)
	place := dialog.Say("place.bank")
	for i, d := range []store.Decide{
		{Action: store.Exclude, Place: place}, {Action: store.Reopen, Note: "nhầm"},
		{Action: store.Fold, Follows: "raab"}, {Action: store.Reopen, Note: "khác nhau"}, {Action: store.Defer, Year: 2029},
	} {
		d.Record, d.Version, d.By = r.ID, i+1, boss.ID
		commit(t, s, d)
		got, said := record(t, s, r.ID), ""
		if d.Action == store.Defer { // what was written before it stays
			said = "khác nhau"
		}
		if got.Follows != d.Follows || got.Place.Key != d.Place.Key || got.Note != d.Note+said || got.PlanYear != d.Year {
			t.Errorf("%s: follows %q, %v, note %q, year %d", d.Action, got.Follows, got.Place, got.Note, got.PlanYear)
		}
	}
	for _, note := range []string{"place.bank", "raab", "nhầm"} {
		if n := count(t, s, `SELECT count(*) FROM history WHERE record = ? AND note = ?`, r.ID, note); n != 1 {
			t.Errorf("%d entries say %q", n, note)
		}
	}
}

// Two who give the same record away at once: one of them is told.
func TestAssignedTwice(t *testing.T) {
	s := fresh(t)
	by, boss := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Manager)
	one, two := meet(t, s, 201, dialog.Staff), meet(t, s, 202, dialog.Staff)
	put(t, s, anyRecord(1, store.Need, store.Sent, by), 100)
	give := store.Decide{Record: "raab", Version: 1, Action: store.Assign, By: boss.ID, Holder: one.ID, Until: noon.Add(time.Hour)}
	commit(t, s, give, give)
	give.Holder = two.ID
	if err := try(t, s, give); !errors.Is(err, store.ErrConflict) {
		t.Errorf("to somebody else: %v", err)
	}
	if r := record(t, s, "raab"); !r.HeldBy(one.ID, noon) {
		t.Errorf("it is with %s", r.Claimed)
	}
}

// A paused need keeps what was begun on it: the draft is of the new version.
func TestPauseKeepsTheDraft(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Owner)
	r := put(t, s, anyRecord(1, store.Need, store.Returned, by), 100)
	d := dialog.Draft{ID: "draft001", Chat: 100, User: 100, Flow: "need", Record: r.ID, Version: 1, Opened: noon, Changed: noon}
	if err := s.Commit(t.Context(), store.Batch{Parked: []dialog.Draft{d}, At: noon}); err != nil {
		t.Fatal(err)
	}
	commit(t, s, store.Decide{Record: r.ID, Version: 1, Action: store.Pause, Channel: "system"})
	if n := count(t, s, `SELECT version FROM drafts`); n != 2 {
		t.Errorf("the draft is of version %d", n)
	}
}
