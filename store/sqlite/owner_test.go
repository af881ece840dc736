package sqlite

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A workshop is a facility with two needs, one that has nothing to do with it,
// and people who might be its owner.
type workshop struct {
	*Store
	sender, owner, other, staff store.Person
}

func aWorkshop(t *testing.T) workshop {
	t.Helper()
	s := fresh(t)
	w := workshop{s, meet(t, s, 101, dialog.Collaborator, here), meet(t, s, 102, dialog.Owner), meet(t, s, 103, dialog.Owner), meet(t, s, 104, dialog.Staff)}
	for i, id := range []string{"fac", "need1", "need2", "fac2", "need3", "ask"} {
		r := aFacility(id, int64(i+1), w.sender)
		switch {
		case strings.HasPrefix(id, "need"):
			r.Kind, r.Facility = store.Need, "fac"
		case id == "ask":
			r.Kind, r.Facility, r.By = store.Question, "fac", w.other.ID
		}
		if id == "need3" {
			r.Facility = "fac2"
		}
		if id == "fac2" {
			r.Phone = "0905000222"
		}
		put(t, s, r, 101)
	}
	return w
}

func (w workshop) own(record, key string, was, is, by store.Person) store.Own {
	return store.Own{Key: key, Record: record, Was: was.ID, Person: is.ID, By: by.ID, ByName: by.Name, Channel: "telegram", At: noon}
}

func (w workshop) sees(t *testing.T, p store.Person) []string {
	t.Helper()
	var may []string
	for _, id := range []string{"fac", "need1", "need2", "fac2", "need3", "ask"} {
		if len(find(t, w.Store, viewer(p), dialog.Query{Name: store.RecordBy, ID: id}).Rows) > 0 {
			may = append(may, id)
		}
	}
	return may
}

func wantIDs(t *testing.T, what string, want, got []string) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.SortSlices(strings.Compare)); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
}

// The owner sees the facility and what is needed there, and nothing else; nobody
// else sees more than before, and afterwards it is as it was.
func TestOwnerSees(t *testing.T) {
	w := aWorkshop(t)
	nobody := store.Person{}
	wantIDs(t, "before", nil, w.sees(t, w.owner))
	commit(t, w.Store, w.own("fac", "k1", nobody, w.owner, w.owner))
	wantIDs(t, "linked", []string{"fac", "need1", "need2"}, w.sees(t, w.owner))
	wantIDs(t, "list", []string{"fac", "need1", "need2"}, ids(find(t, w.Store, viewer(w.owner), dialog.Query{Name: store.RecordsOf})))
	wantIDs(t, "another owner", []string{"ask"}, w.sees(t, w.other))
	if f, n, q := record(t, w.Store, "fac"), record(t, w.Store, "need1"), record(t, w.Store, "ask"); f.Owner != w.owner.ID || f.OwnerName != w.owner.Name ||
		n.Owner != w.owner.ID || q.Owner != 0 || f.Version != 1 {
		t.Errorf("owners %d %d %d", f.Owner, n.Owner, q.Owner)
	}
	commit(t, w.Store, w.own("fac", "k2", w.owner, nobody, w.staff))
	wantIDs(t, "unlinked", nil, w.sees(t, w.owner))
	h, err := w.History(t.Context(), "fac")
	if err != nil || len(h) != 3 || h[1].Action != store.Link || h[1].After != idOf(w.owner.ID) || h[2].Action != store.Unlink || h[2].Before != idOf(w.owner.ID) || h[2].By != w.staff.ID {
		t.Errorf("%+v %v", h, err)
	}
}

// Who was decided on as nobody's may be somebody's meanwhile; the same change
// again is nothing.
func TestOwnIsFenced(t *testing.T) {
	w := aWorkshop(t)
	nobody := store.Person{}
	first := w.own("fac", "k1", nobody, w.owner, w.owner)
	for range 2 {
		commit(t, w.Store, first)
	}
	if n := count(t, w.Store, `SELECT count(*) FROM owners`); n != 1 {
		t.Errorf("%d links", n)
	}
	if err := try(t, w.Store, w.own("fac", "k2", nobody, w.other, w.other)); !errors.Is(err, store.ErrConflict) {
		t.Errorf("a second owner: %v", err)
	}
	if err := try(t, w.Store, w.own("need1", "k3", nobody, w.other, w.other)); !errors.Is(err, store.ErrConflict) {
		t.Errorf("the owner of a need: %v", err)
	}
	if err := try(t, w.Store, w.own("fac", "k1", w.owner, w.other, w.staff)); !errors.Is(err, store.ErrDefect) {
		t.Errorf("one key with two contents: %v", err)
	}
	if f := record(t, w.Store, "fac"); f.Owner != w.owner.ID {
		t.Errorf("owner %d", f.Owner)
	}
}

// What a phone number finds: what is there, and whether the centre has once taken
// the link of this very person back.
func TestFacilitiesByPhone(t *testing.T) {
	w := aWorkshop(t)
	nobody := store.Person{}
	matches := func(p store.Person, phone string) []string {
		var all []string
		for _, row := range find(t, w.Store, viewer(p), dialog.Query{Name: store.FacilitiesByPhone, Text: phone}).Rows {
			m, id := row.Body.(store.Match), row.ID
			if m.Barred {
				id += " barred"
			}
			all = append(all, id)
		}
		return all
	}
	for phone, want := range map[string][]string{"0905123456": {"fac"}, "0905000222": {"fac2"}, "0905999999": nil, "": nil, "090512": nil} {
		wantIDs(t, phone, want, matches(w.owner, phone))
	}
	wantIDs(t, "a stranger", nil, matches(nobody, "0905123456"))
	commit(t, w.Store, w.own("fac", "k1", nobody, w.owner, w.owner))
	commit(t, w.Store, w.own("fac", "k2", w.owner, nobody, w.owner))
	wantIDs(t, "given up", []string{"fac"}, matches(w.owner, "0905123456"))
	commit(t, w.Store, w.own("fac", "k3", nobody, w.owner, w.owner))
	commit(t, w.Store, w.own("fac", "k4", w.owner, nobody, w.staff))
	wantIDs(t, "taken back", []string{"fac barred"}, matches(w.owner, "0905123456"))
	wantIDs(t, "taken back from another", []string{"fac"}, matches(w.other, "0905123456"))
	commit(t, w.Store, w.own("fac", "k5", nobody, w.owner, w.staff))
	wantIDs(t, "decided", []string{"fac"}, matches(w.owner, "0905123456"))
	f := record(t, w.Store, "fac")
	commit(t, w.Store, store.Decide{Record: "fac", Version: f.Version, Action: store.Withdraw, To: store.Withdrawn, By: w.sender.ID, ByName: "x", At: noon})
	wantIDs(t, "withdrawn", nil, matches(w.owner, "0905123456"))
}

// Two accounts that become one person: what either has proven is that person's,
// and what was taken back stays taken back.
func TestOwnerMerged(t *testing.T) {
	o := aPost(t)
	o.link(t)
	phone := meet(t, o.Store, 777, dialog.Owner)
	for i, own := range []store.Own{{Record: "fac here", Person: phone.ID, By: phone.ID}, {Record: "fac there", Person: phone.ID, By: phone.ID}, {Record: "fac there", Was: phone.ID, By: o.to.ID}} {
		own.Key, own.At = string(rune('a'+i)), noon
		commit(t, o.Store, own)
	}
	commit(t, o.Store, o.relink(777))
	if f := record(t, o.Store, "fac here"); f.Owner != o.from.ID {
		t.Errorf("owner %d", f.Owner)
	}
	found := find(t, o.Store, viewer(o.from), dialog.Query{Name: store.FacilitiesByPhone, Text: "0905123456"})
	for _, row := range found.Rows {
		if m := row.Body.(store.Match); m.Barred != (row.ID == "fac there") {
			t.Errorf("%s barred: %t", row.ID, m.Barred)
		}
	}
}
