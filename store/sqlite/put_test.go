package sqlite

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func TestPutComesBackWhole(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Collaborator, "24118")
	facility := aFacility("facility", 1, by)
	put(t, s, facility, 100)
	want := store.Record{
		ID: "need0001", Number: 2, Kind: store.Need, State: store.Sent, Version: 1, Form: 4, Title: "Máy rang",
		Commune: "24118", Phone: "0905123456", Facility: "facility", Content: "machinery", PlanYear: 2027,
		By: by.ID, ByName: by.Name, ByLang: "vi",
		Answers: dialog.Answers{"item": {Text: "Máy rang 15 kg"}}, Created: noon, Updated: noon, FacilityState: store.Sent,
	}
	if diff := cmp.Diff(want, put(t, s, want, 100)); diff != "" {
		t.Fatal(diff)
	}
}

func TestPutFillsInWhatAFreshRecordLeavesOut(t *testing.T) {
	s := fresh(t)
	r := aFacility("r1", 1, meet(t, s, 100, dialog.Owner))
	want := r
	want.ByLang = "vi"
	r.State, r.Version, r.Created, r.Updated = "", 0, moment(0), moment(0)
	if diff := cmp.Diff(want, put(t, s, r, 100)); diff != "" {
		t.Fatal(diff)
	}
}

func TestPutOnce(t *testing.T) {
	tests := []struct {
		name   string
		change func(*store.Record)
		want   error
	}{
		{"the same", func(r *store.Record) {}, nil},
		{"the same with another number and time", func(r *store.Record) { r.Number, r.Created = 7, noon.AddDate(0, 0, 1) }, nil},
		{"the same from another message", func(r *store.Record) {
			r.Answers = r.Answers.Clone()
			r.Answers["hamlet"] = dialog.Value{Text: "Buôn Đung", From: 99}
		}, nil},
		{"another answer", func(r *store.Record) {
			r.Answers = r.Answers.Clone()
			r.Answers["hamlet"] = dialog.Value{Text: "Buôn khác"}
		}, store.ErrDefect},
		{"another title", func(r *store.Record) { r.Title = "Khác" }, store.ErrDefect},
		{"another record with the number", func(r *store.Record) { r.ID = "r2" }, store.ErrConflict},
		{"no number", func(r *store.Record) { r.ID, r.Number = "r2", 0 }, store.ErrDefect},
		{"no id", func(r *store.Record) { r.ID, r.Number = "", 2 }, store.ErrDefect},
		{"of nobody", func(r *store.Record) { r.ID, r.Number, r.By = "r2", 2, 4711 }, store.ErrDefect},
		{"of an unknown kind", func(r *store.Record) { r.ID, r.Number, r.Kind = "r2", 2, "wish" }, store.ErrDefect},
		{"in an unknown state", func(r *store.Record) { r.ID, r.Number, r.State = "r2", 2, "lost" }, store.ErrDefect},
		{"of a facility that is not there", func(r *store.Record) { r.ID, r.Number, r.Facility = "r2", 2, "r0" }, store.ErrDefect},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			was := put(t, s, aFacility("r1", 1, meet(t, s, 100, dialog.Owner)), 100)
			again := aFacility("r1", 1, personOf(t, s, 100))
			tt.change(&again)
			if err := try(t, s, store.Put{Record: again, Chat: 100, Channel: "telegram"}); !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			if diff := cmp.Diff(was, record(t, s, "r1")); diff != "" {
				t.Error(diff)
			}
			if n := count(t, s, `SELECT count(*) FROM records`); n != 1 {
				t.Errorf("%d records, want 1", n)
			}
			if n := count(t, s, `SELECT count(*) FROM history`); n != 1 {
				t.Errorf("%d entries of the history, want 1", n)
			}
		})
	}
}

func TestEveryStateOfTheTableIsKnown(t *testing.T) {
	s := fresh(t)
	for _, tr := range store.Transitions() {
		for _, state := range append(tr.From, tr.To) {
			if state != "" && count(t, s, `SELECT count(*) FROM states WHERE state = ?`, state) != 1 {
				t.Errorf("state %q is missing in the database", state)
			}
		}
	}
}

func TestNextNumber(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Owner)
	for want := int64(1); want <= 3; want++ {
		n, err := s.NextNumber(t.Context())
		if err != nil || n != want {
			t.Fatalf("%d, %v; want %d", n, err, want)
		}
		put(t, s, aFacility(string(rune('a'+n)), n, by), 100)
	}
}

func TestABatchIsWholeOrNothing(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Owner)
	key := store.SessionKey{Chat: 100, User: 100}
	err := s.Commit(t.Context(), store.Batch{
		Sessions: []store.SessionRow{{Key: key, Session: dialog.Session{ID: "s", Revision: 1}}},
		Changes: []store.Change{
			store.Put{Record: aFacility("r1", 1, by), Chat: 100},
			store.Tell{Key: "new:r1", Person: by.ID, Kind: store.NewRecord, Record: "r1"},
			store.Decide{Record: "r1", Version: 9, Action: store.Claim, To: store.InReview, By: by.ID},
		},
		At: noon,
	})
	if !errors.Is(err, store.ErrConflict) {
		t.Fatalf("%v, want ErrConflict", err)
	}
	for _, table := range []string{"sessions", "records", "record_words", "record_messages", "history", "notices", "applied"} {
		if n := count(t, s, `SELECT count(*) FROM `+table); n != 0 {
			t.Errorf("%d rows stayed in %s", n, table)
		}
	}
}
