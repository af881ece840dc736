package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestLearned: the best result of each lesson is kept; of one whose questions have
// changed, the last.
func TestLearned(t *testing.T) {
	s := fresh(t)
	p, other := meet(t, s, 100, dialog.Collaborator, here), meet(t, s, 101, dialog.Collaborator, here)
	learn := func(lesson string, right, of, day int) {
		commit(t, s, store.Learn{Person: p.ID, Lesson: lesson, Right: right, Of: of, At: noon.AddDate(0, 0, day)})
	}
	learn("what", 2, 4, 0)
	learn("what", 3, 4, 1)
	learn("what", 1, 4, 2)
	learn("who", 3, 3, 3)
	learn("who", 3, 3, 4)
	learn("data", 4, 4, 5)
	learn("data", 1, 2, 6)
	want := []store.Learned{{Lesson: "what", Right: 3, Of: 4, At: noon.AddDate(0, 0, 1)}, {Lesson: "who", Right: 3, Of: 3, At: noon.AddDate(0, 0, 4)}, {Lesson: "data", Right: 1, Of: 2, At: noon.AddDate(0, 0, 6)}}
	var got []store.Learned
	for _, row := range find(t, s, viewer(p), dialog.Query{Name: store.LearnedBy}).Rows {
		got = append(got, row.Body.(store.Learned))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if found := find(t, s, viewer(other), dialog.Query{Name: store.LearnedBy}); found.Total != 0 {
		t.Errorf("somebody else has learned %v", found.Rows)
	}
	staff := meet(t, s, 102, dialog.Staff)
	for _, tt := range []struct {
		who  store.Person
		want int
	}{{p, 3}, {other, 0}} {
		row := find(t, s, viewer(staff), dialog.Query{Name: store.PersonBy, ID: fmt.Sprint(tt.who.ID)}).Rows[0]
		if n := row.Body.(store.Profile).Learned; n != tt.want {
			t.Errorf("staff read %d lessons, want %d", n, tt.want)
		}
	}
}

// TestLearnedGoesAlong: lessons are the person's, whatever becomes of their account;
// of somebody erased nothing is left.
func TestLearnedGoesAlong(t *testing.T) {
	o := aPost(t)
	o.link(t)
	known := meet(t, o.Store, 300, dialog.Owner)
	for _, l := range []store.Learn{
		{Person: o.from.ID, Lesson: "what", Right: 1, Of: 4}, {Person: known.ID, Lesson: "what", Right: 4, Of: 4}, {Person: known.ID, Lesson: "who", Right: 2, Of: 3},
	} {
		commit(t, o.Store, l)
	}
	commit(t, o.Store, o.relink(300))
	var got []string
	for _, row := range find(t, o.Store, viewer(personOf(t, o.Store, 300)), dialog.Query{Name: store.LearnedBy}).Rows {
		l := row.Body.(store.Learned)
		got = append(got, fmt.Sprint(l.Lesson, l.Right))
	}
	if diff := cmp.Diff([]string{"what1", "who2"}, got); diff != "" {
		t.Error(diff)
	}
	if n := count(t, o.Store, `SELECT count(*) FROM learned`); n != 2 {
		t.Errorf("%d lessons are left", n)
	}
	tam := aSomebody(t)
	commit(t, tam.Store, store.Learn{Person: tam.tam.ID, Lesson: "what", Right: 1, Of: 4})
	commit(t, tam.Store, tam.erase(false))
	if n := count(t, tam.Store, `SELECT count(*) FROM learned`); n != 0 {
		t.Errorf("%d lessons of somebody erased are left", n)
	}
}

// TestLearnedIsARow: what breaks the table's rules would do so again.
func TestLearnedIsARow(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 100, dialog.Collaborator, here)
	for name, l := range map[string]store.Learn{
		"more right than asked": {Person: p.ID, Lesson: "what", Right: 5, Of: 4},
		"no lesson":             {Person: p.ID, Right: 1, Of: 4},
		"nobody":                {Person: 99, Lesson: "what", Right: 1, Of: 4},
	} {
		l.At = time.Time{}
		if err := s.Commit(t.Context(), store.Batch{Changes: []store.Change{l}, At: noon}); err == nil {
			t.Errorf("%s was kept", name)
		}
	}
}

// TestOwnProfile: one's own, with how one is told; nobody else's.
func TestOwnProfile(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 100, dialog.Collaborator, here)
	meet(t, s, 101, dialog.Collaborator, there)
	rows := find(t, s, viewer(p), dialog.Query{Name: store.OwnProfile}).Rows
	if len(rows) != 2 || rows[0].Body.(store.Profile).ID != p.ID || rows[1].Body.(store.Receiver).Telling != store.TellNow {
		t.Errorf("own profile: %+v", rows)
	}
	if found := find(t, s, store.Viewer{User: 1, Chat: 1}, dialog.Query{Name: store.OwnProfile}); len(found.Rows) != 0 {
		t.Errorf("a stranger's profile: %+v", found.Rows)
	}
}
