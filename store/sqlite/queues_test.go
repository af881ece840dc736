package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// desk is a store with needs in many states, two of them of one facility, and
// everybody who may look.
func desk(t *testing.T) (*Store, map[string]store.Viewer) {
	t.Helper()
	s := fresh(t)
	who := map[string]store.Viewer{}
	for i, role := range []dialog.Role{dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager} {
		who[string(role)] = viewer(meet(t, s, int64(100+i), role, here))
	}
	by := store.Person{ID: who["collaborator"].Person}
	put(t, s, aFacility("fac", 1, by), 101)
	for i, n := range []struct {
		id       string
		state    store.State
		facility string
		year     int
	}{
		{"sent", store.Sent, "fac", 2027}, {"taken", store.Accepted, "fac", 2027}, {"old", store.Surveyed, "", 2025},
		{"off", store.Deferred, "", 2028}, {"gone", store.Withdrawn, "fac", 2025}, {"twin", store.Duplicate, "fac", 2027},
		{"lacks", store.NotEligible, "", 2026},
	} {
		r := aFacility(n.id, int64(i+2), by)
		r.Kind, r.State, r.Facility, r.PlanYear, r.Phone = store.Need, n.state, n.facility, n.year, ""
		r.Created, r.Updated = noon.Add(time.Duration(i)*time.Minute), noon.Add(time.Duration(i)*time.Hour)
		put(t, s, r, 101)
	}
	return s, who
}

func TestDeskLists(t *testing.T) {
	s, who := desk(t)
	tests := []struct {
		q    dialog.Query
		want []string
	}{
		{dialog.Query{Name: store.QueueOf, More: "waiting"}, []string{"fac", "sent"}},
		{dialog.Query{Name: store.QueueOf, More: "listed"}, []string{"taken", "old", "off"}},
		{dialog.Query{Name: store.QueueOf, More: "all", Text: "nc 8"}, []string{"lacks"}},
		{dialog.Query{Name: store.QueueOf, More: "past"}, []string{"old"}},
		{dialog.Query{Name: store.QueueOf, More: "closed"}, []string{"lacks", "twin", "gone"}},
		{dialog.Query{Name: store.TwinsOf, ID: "sent"}, []string{"taken"}},
		{dialog.Query{Name: store.TwinsOf, ID: "sent", Text: "hoa ban"}, []string{"lacks", "off", "old", "taken"}},
		{dialog.Query{Name: store.TwinsOf, ID: "old"}, []string{"lacks", "off", "taken", "sent"}},
		{dialog.Query{Name: store.TwinsOf, ID: "sent", Text: "…"}, nil},
	}
	for _, tt := range tests {
		for role, v := range who {
			got := ids(find(t, s, v, tt.q))
			want := tt.want
			if !v.Role.IsStaff() {
				want = nil
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %+v: %s", role, tt.q, diff)
			}
		}
	}
}

// What was sent back is on its own list until its sender has completed it.
func TestQueueOfReturned(t *testing.T) {
	s, r := returned(t)
	staff := viewer(meet(t, s, 900, dialog.Staff))
	back := dialog.Query{Name: store.QueueOf, More: "returned"}
	if got := ids(find(t, s, staff, back)); !cmp.Equal(got, []string{r.ID}) {
		t.Errorf("%v", got)
	}
	commit(t, s, resend(r))
	if got := ids(find(t, s, staff, back)); got != nil {
		t.Errorf("sent again: %v", got)
	}
}

// Only who works at the centre can be given a record, and only they may ask who
// that is.
func TestColleagues(t *testing.T) {
	s, who := desk(t)
	names := func(v store.Viewer, q dialog.Query) []string {
		q.Name = store.Colleagues
		var all []string
		for _, row := range find(t, s, v, q).Rows {
			all = append(all, row.Body.(store.Profile).Name)
		}
		return all
	}
	if diff := cmp.Diff([]string{"manager", "staff"}, names(who["manager"], dialog.Query{})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"staff"}, names(who["manager"], dialog.Query{Text: "staff"})); diff != "" {
		t.Error(diff)
	}
	owner := fmt.Sprint(who["owner"].Person)
	for name, got := range map[string][]string{
		"an owner by id": names(who["manager"], dialog.Query{ID: owner}),
		"an owner asks":  names(who["owner"], dialog.Query{}),
		"a contact asks": names(who["commune"], dialog.Query{}),
	} {
		if len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A facility that is gone, and back: those who have to do with its open needs know
// once, and cards of the needs change both times.
func TestOrphans(t *testing.T) {
	s, who := desk(t)
	staff := who["staff"].Person
	commit(t, s, store.Decide{Record: "sent", Version: 1, Action: store.Claim, By: staff, Until: noon.Add(time.Hour)})
	if err := s.change(t.Context(), `INSERT INTO cards (chat, message, record) VALUES (103, 7, 'sent'), (103, 8, 'gone')`); err != nil {
		t.Fatal(err)
	}
	out := store.Decide{Record: "fac", Version: 1, Action: store.Withdraw, By: who["collaborator"].Person, At: noon}
	commit(t, s, out, out)
	told := func(kind store.NoticeKind) int {
		return count(t, s, `SELECT count(*) FROM notices WHERE kind = ?`, kind)
	}
	if n := told(store.FacilityGone); n != 3 { // the sender of two open needs, and who has one in hand
		t.Errorf("%d notices", n)
	}
	if n := told(store.CardKind); n != 1 {
		t.Errorf("%d cards", n)
	}
	if r := record(t, s, "sent"); !r.Orphaned() || r.Version != 2 || record(t, s, "off").Orphaned() {
		t.Errorf("the need is at version %d, orphaned %t", r.Version, r.Orphaned())
	}
	commit(t, s, store.Decide{Record: "fac", Version: 2, Action: store.Reopen, By: who["manager"].Person, Note: "nhầm", At: noon})
	if told(store.FacilityGone) != 3 || told(store.CardKind) != 2 || record(t, s, "sent").Orphaned() {
		t.Errorf("back again: %d notices, %d cards", told(store.FacilityGone), told(store.CardKind))
	}
}

// The reminders of what was sent back are counted once each.
func TestRemind(t *testing.T) {
	s, r := returned(t)
	later := noon.Add(8 * 24 * time.Hour)
	one := store.Remind{Record: r.ID, Version: r.Version, N: 1, At: later}
	commit(t, s, one, one, store.Remind{Record: r.ID, Version: r.Version, N: 3, At: later}, store.Remind{Record: r.ID, Version: 1, N: 2, At: later})
	if got := record(t, s, r.ID); got.Reminded != 1 || !got.RemindedAt.Equal(later) || got.Version != r.Version {
		t.Errorf("reminded %d times, last %v, version %d", got.Reminded, got.RemindedAt, got.Version)
	}
	back, err := s.Returned(t.Context(), r.Updated)
	if err != nil || len(back) != 1 || back[0].ID != r.ID {
		t.Errorf("%v, %v", back, err)
	}
	if back, _ = s.Returned(t.Context(), r.Updated.Add(-time.Millisecond)); len(back) > 0 {
		t.Errorf("%v, before it was sent back", back)
	}
	commit(t, s, resend(r))
	if got := record(t, s, r.ID); got.Reminded != 0 || !got.RemindedAt.IsZero() {
		t.Errorf("sent again, and still reminded %d times", got.Reminded)
	}
}
