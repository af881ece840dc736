package sqlite

import (
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A village has a collaborator, a contact and an owner who wants to be helped;
// its neighbour has a collaborator, a third commune nobody.
type village struct {
	*Store
	owner, near, contact, far, staff store.Person
}

const nowhere = "24175"

func aVillage(t *testing.T) village {
	t.Helper()
	s := fresh(t)
	v := village{s, meet(t, s, 301, dialog.Owner), meet(t, s, 302, dialog.Collaborator, here), meet(t, s, 303, dialog.Contact, here),
		meet(t, s, 304, dialog.Collaborator, there), meet(t, s, 305, dialog.Staff)}
	for i, commune := range []string{here, here, nowhere} {
		put(t, s, store.Record{
			ID: []string{"i1", "i2", "i3"}[i], Number: int64(i + 1), Kind: store.Interest, Form: 1, Title: "cà phê bột", Commune: commune, Phone: "0905123456",
			By: v.owner.ID, State: store.Sent, Version: 1, Answers: dialog.Answers{"products": {Text: "cà phê bột"}}, Created: noon, Updated: noon,
		}, 301)
	}
	return v
}

func (v village) decides(t *testing.T, id string, a store.Action, by store.Person) {
	t.Helper()
	r := record(t, v.Store, id)
	next, ok := r.Next(a)
	if !ok {
		t.Fatalf("%s from %s", a, r.State)
	}
	commit(t, v.Store, store.Decide{Record: id, Version: r.Version, Action: a, To: next.To, By: by.ID, ByName: by.Name, Until: noon.Add(time.Hour), At: noon})
}

func (v village) sees(t *testing.T, p store.Person) (list, may []string, n int) {
	t.Helper()
	list = ids(find(t, v.Store, viewer(p), dialog.Query{Name: store.InterestsOf}))
	for _, id := range []string{"i1", "i2", "i3"} {
		if len(find(t, v.Store, viewer(p), dialog.Query{Name: store.RecordBy, ID: id}).Rows) > 0 {
			may = append(may, id)
		}
	}
	return list, may, find(t, v.Store, viewer(p), dialog.Query{Name: store.HomeOf}).Rows[0].Body.(store.Counts).Callable
}

func (v village) want(t *testing.T, what string, p store.Person, list, may []string) {
	t.Helper()
	gotList, gotMay, n := v.sees(t, p)
	wantIDs(t, what+": list", list, gotList)
	wantIDs(t, what+": may see", may, gotMay)
	if n != len(list) {
		t.Errorf("%s: %d counted", what, n)
	}
}

// Only those who work in the commune see who wants to be helped there, and only
// until somebody has ended it; the one who did sees it on.
func TestWhoSeesInterests(t *testing.T) {
	v := aVillage(t)
	both := []string{"i1", "i2"}
	v.want(t, "near", v.near, both, both)
	v.want(t, "contact", v.contact, both, both)
	v.want(t, "far", v.far, nil, nil)
	v.want(t, "owner", v.owner, nil, []string{"i1", "i2", "i3"})
	v.want(t, "staff", v.staff, nil, []string{"i1", "i2", "i3"})
	v.decides(t, "i1", store.Claim, v.near)
	v.want(t, "near has it", v.near, both, both)
	v.want(t, "somebody else has it", v.contact, []string{"i2"}, both)
	v.decides(t, "i1", store.Reached, v.near)
	v.decides(t, "i2", store.Withdraw, v.owner)
	v.want(t, "near has ended it", v.near, nil, []string{"i1"})
	v.want(t, "contact afterwards", v.contact, nil, nil)
}

// A claim that has lapsed is anybody's in the commune.
func TestLapsedInterest(t *testing.T) {
	v := aVillage(t)
	v.decides(t, "i1", store.Claim, v.near)
	later := viewer(v.contact)
	later.At = noon.Add(2 * time.Hour)
	wantIDs(t, "lapsed", []string{"i1", "i2"}, ids(find(t, v.Store, later, dialog.Query{Name: store.InterestsOf})))
}

// Everybody who works in the commune is told, nobody elsewhere and nobody at the
// centre.
func TestTellLocal(t *testing.T) {
	v := aVillage(t)
	for range 2 {
		commit(t, v.Store, store.Tell{Key: "near:i1", Local: true, Kind: store.Interested, Record: "i1", At: noon})
	}
	commit(t, v.Store, store.Tell{Key: "near:i3", Local: true, Kind: store.Interested, Record: "i3", At: noon})
	wantDue(t, v.Store, noon, "near:i1:2 > 302", "near:i1:3 > 303")
}

func TestCovered(t *testing.T) {
	v := aVillage(t)
	for commune, want := range map[string]int{here: 1, there: 1, nowhere: 0, "": 0} {
		if found := find(t, v.Store, viewer(v.owner), dialog.Query{Name: store.Covered, ID: commune}); len(found.Rows) != want {
			t.Errorf("%s: %+v", commune, found)
		}
	}
}

// What nobody has taken since the time is told to staff once; taken and given
// back it waits anew.
func TestUntended(t *testing.T) {
	v := aVillage(t)
	untended := func(since time.Time) (all []string) {
		found, err := v.Untended(t.Context(), since)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range found {
			all = append(all, r.ID)
		}
		return all
	}
	wantIDs(t, "at once", nil, untended(noon.Add(-time.Minute)))
	v.decides(t, "i2", store.Claim, v.near)
	wantIDs(t, "later", []string{"i1", "i3"}, untended(noon))
	commit(t, v.Store, store.Tell{Key: "untended:i1:1", Staff: true, Kind: store.Untended, Record: "i1", At: noon})
	v.decides(t, "i2", store.Release, v.near)
	wantIDs(t, "told", []string{"i2", "i3"}, untended(noon))
}
