package sqlite

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

const (
	here  = "24118"
	there = "24121"
)

// province has people of every role and what the two owners and the
// collaborator sent: one facility in each commune, and a need and a question
// here by the first owner.
func province(t *testing.T) (*Store, map[string]store.Viewer) {
	t.Helper()
	s := fresh(t)
	who := map[string]store.Viewer{"stranger": {User: 1, Chat: 1, At: noon}}
	for i, p := range []struct {
		name     string
		role     dialog.Role
		communes []string
	}{
		{"owner", dialog.Owner, nil}, {"owner there", dialog.Owner, nil},
		{"collaborator", dialog.Collaborator, []string{here}}, {"collaborator there", dialog.Collaborator, []string{there}},
		{"contact", dialog.Contact, []string{here}}, {"contact of none", dialog.Contact, nil},
		{"staff", dialog.Staff, nil}, {"manager", dialog.Manager, nil}, {"admin", dialog.Admin, nil},
	} {
		who[p.name] = viewer(meet(t, s, int64(100+i), p.role, p.communes...))
	}
	send := func(id string, number int64, by string, kind store.Kind, commune string) {
		r := aFacility(id, number, store.Person{ID: who[by].Person})
		r.Kind, r.Commune, r.Phone = kind, commune, fmt.Sprintf("09000000%02d", number)
		r.Created = noon.Add(time.Duration(number) * time.Minute)
		r.Updated = r.Created
		put(t, s, r, who[by].Chat)
	}
	send("fac here", 1, "owner", store.Facility, here)
	send("fac there", 2, "owner there", store.Facility, there)
	send("fac col", 3, "collaborator", store.Facility, there) // sent for a commune that is not hers
	send("need here", 4, "owner", store.Need, here)
	send("ask here", 5, "owner", store.Question, here)
	return s, who
}

func TestNobodySeesWhatIsNotTheirs(t *testing.T) {
	s, who := province(t)
	all := []string{"fac here", "fac there", "fac col", "need here", "ask here"}
	tests := []struct {
		who  string
		sees []string
	}{
		{"stranger", nil},
		{"owner", []string{"fac here", "need here", "ask here"}},
		{"owner there", []string{"fac there"}},
		{"collaborator", []string{"fac here", "fac col"}},
		{"collaborator there", []string{"fac there", "fac col"}},
		{"contact", []string{"fac here", "need here"}},
		{"contact of none", nil},
		{"staff", all}, {"manager", all}, {"admin", all},
	}
	for _, tt := range tests {
		var got, facilities []string
		for _, id := range all {
			got = append(got, ids(find(t, s, who[tt.who], dialog.Query{Name: store.RecordBy, ID: id}))...)
		}
		if diff := cmp.Diff(tt.sees, got); diff != "" {
			t.Errorf("%s sees: %s", tt.who, diff)
		}
		for _, id := range tt.sees {
			if id[:3] == "fac" {
				facilities = append(facilities, id)
			}
		}
		anyOrder := cmpopts.SortSlices(func(a, b string) bool { return a < b })
		for _, text := range []string{"", "hoa ban"} {
			found := find(t, s, who[tt.who], dialog.Query{Name: store.Facilities, Text: text})
			if diff := cmp.Diff(facilities, ids(found), anyOrder, cmpopts.EquateEmpty()); diff != "" || found.Total != len(facilities) {
				t.Errorf("%s may report for (%q): %d, %s", tt.who, text, found.Total, diff)
			}
		}
		for i, id := range all[:3] { // by the phone, which is of no commune
			found := find(t, s, who[tt.who], dialog.Query{Name: store.Similar, ID: fmt.Sprintf("09000000%02d", i+1)})
			if (found.Total == 1) != contains(facilities, id) {
				t.Errorf("%s is shown a twin of %s: %v", tt.who, id, ids(found))
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

func TestRecordsOf(t *testing.T) {
	s, who := province(t)
	tests := []struct {
		who, kind string
		want      []string
	}{
		{"owner", "", []string{"ask here", "need here", "fac here"}},
		{"owner", "need", []string{"need here"}},
		{"staff", "", nil},
		{"stranger", "", nil},
	}
	for _, tt := range tests {
		got := find(t, s, who[tt.who], dialog.Query{Name: store.RecordsOf, ID: tt.kind})
		if diff := cmp.Diff(tt.want, ids(got)); diff != "" {
			t.Errorf("%s %q: %s", tt.who, tt.kind, diff)
		}
	}
}

func TestQueueAndHome(t *testing.T) {
	s, who := province(t)
	staff, manager := who["staff"], who["manager"]
	claim := func(id string, by store.Viewer, until time.Duration) store.Change {
		return store.Decide{Record: id, Version: 1, Action: store.Claim, To: store.InReview, By: by.Person, Until: noon.Add(until), At: noon}
	}
	commit(t, s, claim("fac here", staff, time.Hour), claim("fac there", manager, time.Hour), claim("need here", staff, 0),
		store.Decide{Record: "ask here", Version: 1, Action: store.Answer, To: store.Answered, By: staff.Person},
		claim("fac col", staff, time.Hour), store.Decide{Record: "fac col", Version: 2, Action: store.Return, To: store.Returned, By: staff.Person})
	tests := []struct {
		who, text string
		want      []string
	}{
		{"staff", "waiting", []string{"need here"}},
		{"staff", "mine", []string{"fac here"}},
		{"manager", "mine", []string{"fac there"}},
		{"admin", "mine", nil},
		{"owner", "waiting", nil},
		{"contact", "waiting", nil},
		{"stranger", "mine", nil},
	}
	for _, tt := range tests {
		got := find(t, s, who[tt.who], dialog.Query{Name: store.QueueOf, More: tt.text})
		if diff := cmp.Diff(tt.want, ids(got)); diff != "" || got.Total != len(tt.want) {
			t.Errorf("%s, %s: %d, %s", tt.who, tt.text, got.Total, diff)
		}
	}
	homes := map[string]store.Counts{
		"staff": {Waiting: 1, Mine: 1}, "owner": {Records: 3}, "collaborator": {Records: 1, Returned: 1}, "stranger": {},
	}
	for name, want := range homes {
		if diff := cmp.Diff(want, find(t, s, who[name], dialog.Query{Name: store.HomeOf}).Rows[0].Body); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestPages(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 100, dialog.Owner)
	for i := range int64(8) {
		r := aFacility(string(rune('a'+i)), i+1, p)
		r.Updated = noon.Add(time.Duration(i) * time.Second)
		put(t, s, r, 100)
	}
	tests := []struct {
		page int
		want []string
	}{{-1, []string{"h", "g", "f", "e", "d", "c"}}, {0, []string{"h", "g", "f", "e", "d", "c"}}, {1, []string{"b", "a"}}, {2, nil}}
	for _, name := range []string{store.RecordsOf, store.Facilities, store.Similar} {
		for _, tt := range tests {
			got := find(t, s, viewer(p), dialog.Query{Name: name, ID: map[string]string{store.Similar: "0905123456"}[name], Page: tt.page})
			if diff := cmp.Diff(tt.want, ids(got)); diff != "" || got.Total != 8 {
				t.Errorf("%s page %d of %d: %s", name, tt.page, got.Total, diff)
			}
		}
	}
}

func TestRowsSayWhatTheyAre(t *testing.T) {
	s, who := province(t)
	for _, q := range []dialog.Query{
		{Name: store.RecordBy, ID: "fac here"}, {Name: store.RecordsOf, ID: "facility"},
		{Name: store.Facilities}, {Name: store.Similar, ID: "0900000001"},
	} {
		row := find(t, s, who["owner"], q).Rows[0]
		is := record(t, s, "fac here")
		is.Twins = nil // for staff
		want := dialog.Row{ID: "fac here", Name: "Cơ sở rang xay cà phê Hoa Ban", Label: dialog.Plain("Cơ sở rang xay cà phê Hoa Ban"), Body: is}
		if diff := cmp.Diff(want, row); diff != "" {
			t.Errorf("%s: %s", q.Name, diff)
		}
	}
	if _, err := s.Find(t.Context(), store.Viewer{}, dialog.Query{Name: "everything"}); !errors.Is(err, store.ErrDefect) {
		t.Errorf("unknown look-up: %v", err)
	}
}
