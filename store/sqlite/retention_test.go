package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// ended puts a record that came to a state some years ago.
func ended(t *testing.T, s *Store, by store.Person, id string, number int64, kind store.Kind, state store.State, years int) {
	t.Helper()
	r := aFacility(id, number, by)
	r.Kind, r.Title = kind, "Hồ sơ "+id
	if kind == store.Need {
		r.Facility = "fac open"
	}
	put(t, s, r, by.Chat)
	at := millis(noon.AddDate(-years, 0, -1))
	if _, err := s.write.db.Exec(`UPDATE records SET state = ?, updated = ? WHERE id = ?`, state, at, id); err != nil {
		t.Fatal(err)
	}
}

func shelf(t *testing.T) (*Store, store.Person) {
	t.Helper()
	s := fresh(t)
	by := meet(t, s, 101, dialog.Owner)
	for i, r := range []struct {
		id    string
		kind  store.Kind
		state store.State
		years int
	}{
		{"fac open", store.Facility, store.Accepted, 9}, {"fac withdrawn", store.Facility, store.Withdrawn, 6}, {"fac young", store.Facility, store.Withdrawn, 4},
		{"fac closed", store.Facility, store.Closed, 5}, {"need scope", store.Need, store.OutOfScope, 5}, {"need unplanned", store.Need, store.NotPlanned, 7},
		{"need proposed", store.Need, store.Proposed, 9}, {"need waiting", store.Need, store.Sent, 9}, {"ask old", store.Question, store.Answered, 5},
		{"ask unanswered", store.Question, store.Sent, 9}, {"form taken", store.Application, store.Accepted, 5}, {"form young", store.Application, store.OutOfScope, 1},
		{"fac listed", store.Facility, store.Accepted, 9}, {"wish old", store.Privacy, store.Done, 5}, {"breach old", store.Breach, store.Reported, 30},
	} {
		ended(t, s, by, r.id, int64(i+1), r.kind, r.state, r.years)
	}
	return s, by
}

func retirement(years, most int) store.Retirement {
	return store.Retirement{Before: noon.AddDate(-years, 0, 0), Most: most, Title: "Hết hạn lưu", At: noon}
}

// What ended five years ago loses its personal data; what is taken, open or young
// keeps them, and a breach keeps everything.
func TestRetire(t *testing.T) {
	s, _ := shelf(t)
	for _, want := range []int{4, 3, 0} { // in portions
		n, err := s.Retire(t.Context(), retirement(5, 4))
		if err != nil || n != want {
			t.Fatalf("%d, %v; want %d", n, err, want)
		}
	}
	gone := map[string]store.State{"fac withdrawn": store.Withdrawn, "fac closed": store.Closed, "need scope": store.OutOfScope, "need unplanned": store.NotPlanned,
		"ask old": store.Answered, "form taken": store.Accepted, "wish old": store.Done}
	for _, id := range []string{"fac open", "fac listed", "fac withdrawn", "fac young", "fac closed", "need scope", "need unplanned", "need proposed", "need waiting",
		"ask old", "ask unanswered", "form taken", "form young", "wish old", "breach old"} {
		r := record(t, s, id)
		state, retired := gone[id]
		if bare := r.Answers.Text("contact") == "" && r.Phone == ""; bare != retired || retired && r.State != state {
			t.Errorf("%s: bare %t, state %s", id, bare, r.State)
		}
		if retired && id != "wish old" && r.Title != "Hết hạn lưu" {
			t.Errorf("%s is still called %q", id, r.Title)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'erase' AND actor IS NULL AND channel = 'system'`); n != 7 {
		t.Errorf("the history says so %d times", n)
	}
	if err := s.Wipe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := leftIn(t, filepath.Dir(s.path), []string{"Hồ sơ fac withdrawn", "ho so ask old"}); len(left) > 0 {
		t.Errorf("still there: %q", left)
	}
}

// A facility waits for its needs, and takes them along.
func TestRetireAFacilityWithNeeds(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 101, dialog.Owner)
	ended(t, s, by, "fac open", 1, store.Facility, store.Withdrawn, 6)
	ended(t, s, by, "need", 2, store.Need, store.Surveyed, 6)
	if n, err := s.Retire(t.Context(), retirement(5, 10)); err != nil || n != 0 {
		t.Fatalf("a facility whose need is open: %d, %v", n, err)
	}
	if _, err := s.write.db.Exec(`UPDATE records SET state = 'withdrawn' WHERE id = 'need'`); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Retire(t.Context(), retirement(5, 1)); err != nil || n != 1 || count(t, s, `SELECT count(*) FROM records WHERE erased IS NOT NULL`) != 2 {
		t.Errorf("%d, %v", n, err)
	}
}

// The figure that is shown before a shorter time is set is the number of records
// that the job then takes, to the day.
func TestRetiredAfter(t *testing.T) {
	s, _ := shelf(t)
	admin := store.Viewer{Role: dialog.Admin, At: noon}
	dry := map[string]int{}
	for _, years := range []string{"1", "4", "5", "6", "7", "30", "0", "", "never", "-3"} {
		for _, row := range find(t, s, admin, dialog.Query{Name: store.RetiredAfter, Text: years}).Rows {
			dry[years] = row.Body.(int)
		}
	}
	if diff := cmp.Diff(map[string]int{"1": 9, "4": 8, "5": 7, "6": 2, "7": 1}, dry); diff != "" {
		t.Error(diff)
	}
	for _, role := range []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Staff, dialog.Manager} {
		if rows := find(t, s, store.Viewer{Role: role, At: noon}, dialog.Query{Name: store.RetiredAfter, Text: "1"}).Rows; len(rows) > 0 {
			t.Errorf("%s sees %+v", role, rows)
		}
	}
	n, err := s.Retire(t.Context(), retirement(4, 100))
	if err != nil || n != dry["4"] {
		t.Errorf("%d were announced, %d retired, %v", dry["4"], n, err)
	}
	day := noon.AddDate(-5, 0, -1)
	if got, err := s.Retire(t.Context(), store.Retirement{Before: day.Add(-time.Second), Most: 9, At: noon}); err != nil || got != 0 {
		t.Errorf("a second early: %d, %v", got, err)
	}
}
