package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// checkedNeed is a store with a need that the rules were asked about when it was
// sent, and a staff member.
func checkedNeed(t *testing.T) (*Store, store.Record, store.Person) {
	t.Helper()
	s := fresh(t)
	by, staff := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Staff)
	put(t, s, aFacility("facility", 1, by), 100)
	n := aFacility("need0001", 2, by)
	n.Kind, n.Facility, n.Content = store.Need, "facility", "machinery"
	n.Check = store.Check{Verdict: "not_eligible", Rules: "2026-11-23-3f9a2c1b", At: noon}
	return s, put(t, s, n, 100), staff
}

func overruled(r store.Record, by store.Person) store.Overrule {
	return store.Overrule{Record: r.ID, Version: r.Version, Verdict: "eligible", Why: "đã bổ sung giấy", By: by.ID, ByName: by.Name,
		Channel: "telegram", At: noon.Add(time.Hour)}
}

// TestCheckIsKept: what the rules said goes in with a record and stays until they
// were asked again.
func TestCheckIsKept(t *testing.T) {
	s, r, _ := checkedNeed(t)
	want := store.Check{Verdict: "not_eligible", Rules: "2026-11-23-3f9a2c1b", At: noon}
	if diff := cmp.Diff(want, r.Check); diff != "" {
		t.Fatal(diff)
	}
	if f := record(t, s, "facility"); f.Check != (store.Check{}) {
		t.Errorf("nobody asked about the facility: %+v", f.Check)
	}
	again := store.Check{Verdict: "eligible", Rules: "2026-12-01-00000000", At: noon.Add(2 * time.Hour)}
	for i, tt := range []struct {
		asked, want store.Check
	}{{store.Check{}, want}, {again, again}, {store.Check{}, again}} {
		m := store.Mend{Key: "mending" + string(rune('1'+i)), Record: r.ID, Version: r.Version + i, Action: store.Correct, Answers: r.Answers, Changed: []string{"hamlet"},
			Title: r.Title, Facility: r.Facility, Content: r.Content, Check: tt.asked, By: r.By, Chat: 100, At: noon.Add(time.Hour)}
		commit(t, s, m)
		if diff := cmp.Diff(tt.want, record(t, s, r.ID).Check); diff != "" {
			t.Errorf("mended %d times: %s", i+1, diff)
		}
	}
	commit(t, s, store.Decide{Record: r.ID, Version: r.Version + 3, Action: store.Claim, To: store.InReview, By: r.By})
	if got := record(t, s, r.ID).Check; got != again {
		t.Errorf("a decision changed the check to %+v", got)
	}
}

// TestOverrule: the centre's word stands beside that of the rules, and is taken back.
func TestOverrule(t *testing.T) {
	s, r, staff := checkedNeed(t)
	o := overruled(r, staff)
	commit(t, s, o)
	want := r
	want.Version, want.Ruling = r.Version+1, store.Ruling{Verdict: "eligible", Why: "đã bổ sung giấy", By: "staff", At: noon.Add(time.Hour).Unix()}
	if diff := cmp.Diff(want, record(t, s, r.ID)); diff != "" {
		t.Fatal(diff)
	}
	m := store.Mend{Key: "mending1", Record: r.ID, Version: want.Version, Action: store.Correct, Answers: r.Answers, Title: r.Title, Facility: r.Facility,
		Content: r.Content, By: r.By, Chat: 100, At: noon}
	commit(t, s, m)
	if got := record(t, s, r.ID).Ruling; got != want.Ruling {
		t.Errorf("a correction changed the ruling to %+v", got)
	}
	o.Version, o.Verdict, o.Why, o.At = want.Version+1, "", "", time.Time{}
	commit(t, s, o)
	if got := record(t, s, r.ID); got.Ruling != (store.Ruling{}) || got.Version != want.Version+2 || got.Check != r.Check {
		t.Errorf("taken back: %+v, version %d, %+v", got.Ruling, got.Version, got.Check)
	}
}

func TestOverruleIsInTheHistory(t *testing.T) {
	s, r, staff := checkedNeed(t)
	o := overruled(r, staff)
	commit(t, s, o)
	back := o
	back.Version, back.Verdict, back.Why, back.At = 2, "", "nhầm hồ sơ", noon.Add(2*time.Hour)
	commit(t, s, back)
	got, err := s.History(t.Context(), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Entry{
		{Record: r.ID, At: o.At, By: staff.ID, ByName: "staff", Action: store.Rule, After: "eligible", Note: "đã bổ sung giấy", Channel: "telegram", Form: 1},
		{Record: r.ID, At: back.At, By: staff.ID, ByName: "staff", Action: store.Rule, Note: "nhầm hồ sơ", Channel: "telegram", Form: 1},
	}
	if diff := cmp.Diff(want, got[1:]); diff != "" {
		t.Error(diff)
	}
}

func TestOverruleOnce(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*store.Overrule)
		want   error
	}{
		{"the same", func(*store.Overrule) {}, nil},
		{"the same press later", func(o *store.Overrule) { o.At = o.At.Add(time.Hour) }, nil},
		{"another verdict on that version", func(o *store.Overrule) { o.Verdict = "needs_confirmation" }, store.ErrConflict},
		{"another reason", func(o *store.Overrule) { o.Why = "khác" }, store.ErrConflict},
		{"somebody else", func(o *store.Overrule) { o.By = 1 }, store.ErrConflict},
		{"on a version to come", func(o *store.Overrule) { o.Version = 9 }, store.ErrConflict},
		{"of no record", func(o *store.Overrule) { o.Record = "need9999" }, store.ErrNotFound},
		{"of a facility", func(o *store.Overrule) { o.Record = "facility" }, store.ErrDefect},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, r, staff := checkedNeed(t)
			o := overruled(r, staff)
			commit(t, s, o)
			was, facility, entries := record(t, s, r.ID), record(t, s, "facility"), count(t, s, `SELECT count(*) FROM history`)
			tt.change(&o)
			if err := try(t, s, o); !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			if diff := cmp.Diff([]store.Record{was, facility}, []store.Record{record(t, s, r.ID), record(t, s, "facility")}); diff != "" {
				t.Error(diff)
			}
			if n := count(t, s, `SELECT count(*) FROM history`); n != entries {
				t.Errorf("history grew from %d to %d", entries, n)
			}
		})
	}
}

// TestDecisionAndRulingOnOneVersion: whoever comes second has not seen the first.
func TestDecisionAndRulingOnOneVersion(t *testing.T) {
	s, r, staff := checkedNeed(t)
	commit(t, s, store.Decide{Record: r.ID, Version: r.Version, Action: store.Claim, To: store.InReview, By: staff.ID})
	if err := try(t, s, overruled(r, staff)); !errors.Is(err, store.ErrConflict) {
		t.Errorf("%v, want ErrConflict", err)
	}
	if got := record(t, s, r.ID); got.Ruling != (store.Ruling{}) || got.Version != 2 {
		t.Errorf("%+v, version %d", got.Ruling, got.Version)
	}
}

// TestErasedNeedHasNoRuling: the reason is in words that may name somebody; the
// verdict of the rules is counted.
func TestErasedNeedHasNoRuling(t *testing.T) {
	s, r, staff := checkedNeed(t)
	commit(t, s, overruled(r, staff))
	commit(t, s, store.Erase{Key: "one", Records: []string{r.ID}, Title: "Đã xóa hồ sơ", By: staff.ID, ByName: "staff", At: noon})
	if got := record(t, s, r.ID); got.State != store.Erased || got.Ruling != (store.Ruling{}) || got.Check != r.Check {
		t.Errorf("%s, %+v, %+v", got.State, got.Ruling, got.Check)
	}
	if n := count(t, s, `SELECT count(*) FROM records WHERE ruling LIKE '%giấy%'`) + count(t, s, `SELECT count(*) FROM history WHERE ifnull(note, '') LIKE '%giấy%'`); n != 0 {
		t.Errorf("the reason stays in %d rows", n)
	}
	if err := try(t, s, overruled(record(t, s, r.ID), staff)); !errors.Is(err, store.ErrDefect) {
		t.Errorf("an erased need was overruled: %v", err)
	}
}
