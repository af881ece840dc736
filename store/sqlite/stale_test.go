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

// yearAgo is when what is stale at noon was last right.
var yearAgo = store.StaleBefore(noon)

// aged is a facility that came in then.
func aged(t *testing.T, s *Store, id string, number int64, by store.Person, created time.Time) store.Record {
	t.Helper()
	r := aFacility(id, number, by)
	r.Created, r.Updated = created, created
	return put(t, s, r, by.Chat)
}

// staleOf are the ids of what the person is to look at again.
func staleOf(t *testing.T, s *Store, p store.Person) string {
	t.Helper()
	return strings.Join(ids(find(t, s, viewer(p), dialog.Query{Name: store.StaleOf})), " ")
}

// TestStaleOf: a year after a facility was sent, changed, confirmed or vouched
// for, in the states in which it waits for nobody else; the same as Record.Stale
// says.
func TestStaleOf(t *testing.T) {
	late := yearAgo.Add(time.Millisecond)
	for name, tt := range map[string]struct {
		set  string
		want bool
	}{
		"sent a year ago":            {`created = created`, true},
		"sent later":                 {`created = created + 1`, false},
		"changed since":              {`mended = created + 1`, false},
		"changed before":             {`mended = created - 1`, true},
		"vouched for since":          {`vouched = created + 1`, false},
		"confirmed since":            {`confirmed = created + 1, confirmer = sender`, false},
		"decided on since":           {`updated = created + 1, state = 'accepted'`, true},
		"with its sender":            {`state = 'returned'`, false},
		"withdrawn":                  {`state = 'withdrawn'`, false},
		"out of scope":               {`state = 'out_of_scope'`, false},
		"closed":                     {`state = 'closed'`, false},
		"resubmitted":                {`state = 'resubmitted'`, true},
		"in review":                  {`state = 'in_review'`, true},
		"a need":                     {`kind = 'need'`, false},
		"somebody else's":            {`sender = 2`, false},
		"asked about and unanswered": {`asked = created + 1`, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			by := meet(t, s, 100, dialog.Collaborator)
			meet(t, s, 101, dialog.Collaborator)
			aged(t, s, "r1", 1, by, yearAgo)
			if _, err := s.write.db.ExecContext(t.Context(), `UPDATE records SET `+tt.set); err != nil {
				t.Fatal(err)
			}
			if got := staleOf(t, s, by) == "r1"; got != tt.want {
				t.Errorf("%t, want %t", got, tt.want)
			}
			if r := record(t, s, "r1"); name != "somebody else's" && r.Stale(noon) != tt.want {
				t.Errorf("Stale says %t, want %t", r.Stale(noon), tt.want)
			}
		})
	}
	if !(store.Record{Kind: store.Facility, State: store.Accepted, Created: yearAgo}).Stale(noon) ||
		(store.Record{Kind: store.Facility, State: store.Accepted, Created: late}).Stale(noon) {
		t.Error("a year is no year")
	}
}

// TestStaleOfFinds: the longest first, and by the words of the name.
func TestStaleOfFinds(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Collaborator)
	aged(t, s, "r1", 1, by, yearAgo.Add(-time.Hour))
	aged(t, s, "r2", 2, by, yearAgo.Add(-2*time.Hour))
	if got := staleOf(t, s, by); got != "r2 r1" {
		t.Errorf("stale are %q", got)
	}
	for words, want := range map[string]int{"hoa ban": 2, "Mộc": 0, "…": 0} {
		if got := find(t, s, viewer(by), dialog.Query{Name: store.StaleOf, Text: words}).Total; got != want {
			t.Errorf("%q finds %d, want %d", words, got, want)
		}
	}
}

func TestVouch(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Collaborator)
	r := aged(t, s, "r1", 1, by, yearAgo)
	commitAll(t, s, store.Batch{Parked: []dialog.Draft{{ID: "d1", Chat: 100, User: 100, Flow: "facility", Record: "r1", Version: 1, Answers: r.Answers, Opened: noon, Changed: noon}}, At: noon})
	c := store.Vouched{Record: "r1", Version: 1, By: by.ID, ByName: by.Name, Channel: "telegram", At: noon}
	commit(t, s, c)
	commit(t, s, c) // the same tap once more
	want := r
	want.Vouched, want.Version = noon, 2
	if diff := cmp.Diff(want, record(t, s, "r1")); diff != "" {
		t.Error(diff)
	}
	if got := staleOf(t, s, by); got != "" {
		t.Errorf("still stale: %q", got)
	}
	entries, err := s.History(t.Context(), "r1")
	if err != nil || len(entries) != 2 || entries[1].Action != store.Vouch || entries[1].By != by.ID || !entries[1].At.Equal(noon) {
		t.Errorf("history %+v, %v", entries, err)
	}
	if n := count(t, s, `SELECT version FROM drafts`); n != 2 {
		t.Errorf("the open correction is left behind at version %d", n)
	}
	c.By, c.At = by.ID+1, noon.Add(time.Hour)
	if err := try(t, s, c); !errors.Is(err, store.ErrConflict) {
		t.Errorf("somebody else on that version: %v", err)
	}
	c.Record = "r9"
	if err := try(t, s, c); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of no record: %v", err)
	}
}

func commitAll(t *testing.T, s *Store, b store.Batch) {
	t.Helper()
	if err := s.Commit(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

// askedNext are the senders to be asked, with a month between.
func askedNext(t *testing.T, s *Store, at time.Time) []int64 {
	t.Helper()
	got, err := s.StaleSenders(t.Context(), at, at.AddDate(0, -1, 0))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// ask does what the sweep does once.
func ask(t *testing.T, s *Store, at time.Time) int {
	t.Helper()
	for _, id := range askedNext(t, s, at) {
		c := store.AskStale{Key: at.String(), Person: id, At: at}
		commit(t, s, c, c)
	}
	return count(t, s, `SELECT count(*) FROM notices WHERE kind = 'stale'`)
}

// TestAskStale: two hundred facilities are one notice; each is asked about once a
// year, and nobody more often than once a month.
func TestAskStale(t *testing.T) {
	s := fresh(t)
	by, other := meet(t, s, 100, dialog.Collaborator), meet(t, s, 101, dialog.Owner)
	for i := range int64(200) {
		aged(t, s, "r"+string(rune('0'+i/10%10))+string(rune('0'+i%10))+string(rune('0'+i/100)), i+1, by, yearAgo.Add(-time.Duration(i)*time.Hour))
	}
	aged(t, s, "later", 201, by, yearAgo.AddDate(0, 0, 10))
	aged(t, s, "owners", 202, other, yearAgo) // who may not mend it
	for i, step := range []struct {
		at   time.Time
		want int
	}{
		{noon, 1}, {noon, 1}, {noon.AddDate(0, 0, 1), 1}, {noon.AddDate(0, 0, 20), 1}, // the later one waits
		{noon.AddDate(0, 1, 2), 2}, {noon.AddDate(0, 6, 0), 2},
	} {
		if got := ask(t, s, step.at); got != step.want {
			t.Fatalf("step %d: %d notices, want %d", i, got, step.want)
		}
	}
	r := record(t, s, "r000")
	commit(t, s, store.Vouched{Record: "r000", Version: r.Version, By: by.ID, At: noon.AddDate(0, 6, 0)})
	if got := ask(t, s, noon.AddDate(1, 5, 0)); got != 2 {
		t.Errorf("%d notices a year too early", got)
	}
	if got := ask(t, s, noon.AddDate(1, 6, 1)); got != 3 {
		t.Errorf("%d notices a year after it was right", got)
	}
}

// TestAskStaleRefused: who wants to hear nothing is not asked.
func TestAskStaleRefused(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Collaborator)
	aged(t, s, "r1", 1, by, yearAgo)
	commit(t, s, store.Prefer{Person: by.ID, Telling: store.TellNever, Version: "v1", At: noon})
	if got := ask(t, s, noon); got != 0 {
		t.Errorf("%d notices", got)
	}
	if got := staleOf(t, s, by); got != "r1" {
		t.Errorf("the list is %q", got)
	}
}

// TestStaleIsIndexed: the sweep every few seconds reads no record.
func TestStaleIsIndexed(t *testing.T) {
	s := fresh(t)
	rows, err := s.write.db.QueryContext(t.Context(), `EXPLAIN QUERY PLAN SELECT DISTINCT r.sender FROM records r INDEXED BY records_stale WHERE `+staleSQL+` AND r.asked <= `+rightSQL, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var a, b, c int
		var detail string
		if err := rows.Scan(&a, &b, &c, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(plan, "; "); !strings.Contains(all, "records_stale (<expr><?)") {
		t.Errorf("the plan is %s", all)
	}
}
