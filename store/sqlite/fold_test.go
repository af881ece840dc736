package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// fold is the decision that one facility is a duplicate of the other, and what
// that one takes over.
func (w workshop) fold(t *testing.T, version int) []store.Change {
	return []store.Change{
		store.Decide{Record: "fac2", Version: version, Action: store.Fold, Follows: "fac", By: w.staff.ID, ByName: "staff", Channel: "telegram", At: noon},
		w.mend(t, store.Absorb, record(t, w.Store, "fac").Version, "chè, cà phê"),
	}
}

func (w workshop) unfold(t *testing.T, version int, products string) []store.Change {
	return []store.Change{
		store.Decide{Record: "fac2", Version: version, Action: store.Unfold, By: w.staff.ID, ByName: "staff", Channel: "telegram", At: noon.Add(time.Hour)},
		w.mend(t, store.Unfold, record(t, w.Store, "fac").Version, products),
	}
}

// mend gives the facility that stays other products.
func (w workshop) mend(t *testing.T, a store.Action, version int, products string) store.Mend {
	t.Helper()
	r := record(t, w.Store, "fac")
	answers := r.Answers.Clone()
	answers["products"] = dialog.Value{Text: products}
	return store.Mend{Key: string(a) + r.Title, Record: "fac", Version: version, Action: a, Of: "fac2", Answers: answers, Changed: []string{"products"},
		Title: r.Title, Commune: r.Commune, Phone: r.Phone, By: w.staff.ID, ByName: "staff", Channel: "telegram", At: noon}
}

// facilityOf is the facility of each of the needs.
func (w workshop) facilityOf(t *testing.T) map[string]string {
	t.Helper()
	of := map[string]string{}
	for _, id := range []string{"need1", "need2", "need3"} {
		r := record(t, w.Store, id)
		if of[id] = r.Facility; r.Answers["facility"].Text != "" && r.Answers["facility"].Text != r.Facility {
			t.Errorf("%s: its answer names %q, its row %q", id, r.Answers["facility"].Text, r.Facility)
		}
	}
	return of
}

// TestFold: the duplicate's needs and its owner go to the facility that stays,
// and come back when it is undone; needs that were there stay there.
func TestFold(t *testing.T) {
	w := aWorkshop(t)
	nobody := store.Person{}
	commit(t, w.Store, w.own("fac2", "k1", nobody, w.owner, w.owner))
	commit(t, w.Store, w.fold(t, 1)...)
	want := map[string]string{"need1": "fac", "need2": "fac", "need3": "fac"}
	if diff := cmp.Diff(want, w.facilityOf(t)); diff != "" {
		t.Error(diff)
	}
	dup, kept := record(t, w.Store, "fac2"), record(t, w.Store, "fac")
	if dup.State != store.Duplicate || dup.Follows != "fac" || kept.Answers.Text("products") != "chè, cà phê" || kept.Owner != w.owner.ID || kept.State != store.Sent {
		t.Errorf("duplicate %s of %q; kept %+v", dup.State, dup.Follows, kept)
	}
	wantIDs(t, "its owner sees", []string{"fac", "need1", "need2", "fac2", "need3"}, w.sees(t, w.owner))

	commit(t, w.Store, w.unfold(t, 2, "cà phê bột")...)
	want["need3"] = "fac2"
	if diff := cmp.Diff(want, w.facilityOf(t)); diff != "" {
		t.Error(diff)
	}
	dup, kept = record(t, w.Store, "fac2"), record(t, w.Store, "fac")
	if dup.State != store.Sent || dup.Follows != "" || kept.Answers.Text("products") != "cà phê bột" || kept.Owner != 0 || dup.Owner != w.owner.ID {
		t.Errorf("duplicate %s of %q, owned by %d; kept owned by %d", dup.State, dup.Follows, dup.Owner, kept.Owner)
	}
	wantIDs(t, "its owner sees again", []string{"fac2", "need3"}, w.sees(t, w.owner))
}

// TestFoldOwned: an owner who has proven it stays the owner, folded or not.
func TestFoldOwned(t *testing.T) {
	w := aWorkshop(t)
	nobody := store.Person{}
	commit(t, w.Store, w.own("fac2", "k1", nobody, w.owner, w.owner), w.own("fac", "k2", nobody, w.other, w.other))
	commit(t, w.Store, w.fold(t, 1)...)
	commit(t, w.Store, w.unfold(t, 2, "cà phê bột")...)
	if a, b := record(t, w.Store, "fac").Owner, record(t, w.Store, "fac2").Owner; a != w.other.ID || b != w.owner.ID {
		t.Errorf("owned by %d and %d", a, b)
	}
}

// TestFoldOnce: the same again changes nothing, and a record that somebody else
// has moved on is not folded, nor anything that hangs on it.
func TestFoldOnce(t *testing.T) {
	w := aWorkshop(t)
	stale := w.fold(t, 2)
	if err := try(t, w.Store, stale...); !errors.Is(err, store.ErrConflict) {
		t.Errorf("another version: %v", err)
	}
	if got := w.facilityOf(t)["need3"]; got != "fac2" {
		t.Errorf("its need went to %s", got)
	}
	once := w.fold(t, 1)
	commit(t, w.Store, once...)
	before := record(t, w.Store, "need3").Version
	commit(t, w.Store, once...)
	if after := record(t, w.Store, "need3").Version; after != before {
		t.Errorf("folded twice: version %d after %d", after, before)
	}
	if err := try(t, w.Store, store.Decide{Record: "fac2", Version: 2, Action: store.Fold, Follows: "gone", At: noon}); err == nil {
		t.Error("folded into nothing")
	}
}

// TestAbsorbed is what a facility would be without what it took over; what was
// changed since stays, and nobody but staff is told.
func TestAbsorbed(t *testing.T) {
	w := aWorkshop(t)
	commit(t, w.Store, w.fold(t, 1)...)
	q := dialog.Query{Name: store.AbsorbedBy, ID: "fac2"}
	got := find(t, w.Store, viewer(w.staff), q).Rows[0].Body.(store.Absorbed)
	if got.Into.ID != "fac" || got.Without.Text("products") != "cà phê bột" || got.Into.Answers.Text("products") != "chè, cà phê" {
		t.Errorf("without it %q, with it %q", got.Without.Text("products"), got.Into.Answers.Text("products"))
	}
	for _, p := range []store.Person{w.sender, w.owner} {
		if rows := find(t, w.Store, viewer(p), q).Rows; len(rows) > 0 {
			t.Errorf("%s is told %+v", p.Name, rows)
		}
	}
	m := w.mend(t, store.Correct, 2, "hồ tiêu")
	m.Of = ""
	commit(t, w.Store, m)
	got = find(t, w.Store, viewer(w.staff), q).Rows[0].Body.(store.Absorbed)
	if got.Without.Text("products") != "hồ tiêu" {
		t.Errorf("a later correction became %q", got.Without.Text("products"))
	}
}

// TestErasedWithItsDuplicates: they are about the same person.
func TestErasedWithItsDuplicates(t *testing.T) {
	w := aWorkshop(t)
	commit(t, w.Store, w.fold(t, 1)...)
	commit(t, w.Store, store.Erase{Key: "e1", Records: []string{"fac"}, Title: "đã xóa", By: w.staff.ID, ByName: "staff", At: noon})
	for _, id := range []string{"fac", "fac2", "need1", "need3"} {
		if r := record(t, w.Store, id); r.State != store.Erased || r.Phone != "" {
			t.Errorf("%s is %s, phone %q", id, r.State, r.Phone)
		}
	}
}
