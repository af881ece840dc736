package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// returned is a store with a facility that staff sent back for its phone.
func returned(t *testing.T) (*Store, store.Record) {
	t.Helper()
	s := fresh(t)
	by, staff := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Staff)
	r := aFacility("r1", 1, by)
	r.State = store.InReview
	put(t, s, r, 100)
	commit(t, s, store.Decide{
		Record: "r1", Version: 1, Action: store.Return, To: store.Returned, By: staff.ID, ByName: staff.Name,
		Fields: []dialog.Field{{Step: "phone", Reason: dialog.Plain("thiếu số")}}, Note: "xin bổ sung", Channel: "telegram",
	})
	return s, record(t, s, "r1")
}

// resend answers the phone anew.
func resend(r store.Record) store.Mend {
	answers := r.Answers.Clone()
	answers["phone"] = dialog.Value{Text: "0912000111", From: 40}
	return store.Mend{
		Key: "mending1", Record: r.ID, Version: r.Version, Action: store.Resend, To: store.Resubmitted,
		Answers: answers, Changed: []string{"phone"}, Title: r.Title, Commune: r.Commune, Phone: "0912000111",
		By: r.By, ByName: r.ByName, Chat: 100, Channel: "telegram", At: noon.Add(time.Hour),
	}
}

func TestMend(t *testing.T) {
	s, r := returned(t)
	m := resend(r)
	commit(t, s, m)
	want := r
	want.State, want.Version, want.Fields = store.Resubmitted, 3, nil
	want.Answers, want.Phone, want.Updated, want.Mended = m.Answers, m.Phone, m.At, m.At
	if diff := cmp.Diff(want, record(t, s, "r1")); diff != "" {
		t.Fatal(diff)
	}
}

func TestMendOnce(t *testing.T) {
	tests := []struct {
		name   string
		change func(*store.Mend)
		want   error
	}{
		{"the same", func(m *store.Mend) {}, nil},
		{"the same a day later", func(m *store.Mend) { m.At = m.At.AddDate(0, 0, 1) }, nil},
		{"other answers under the key", func(m *store.Mend) { m.Answers = dialog.Answers{} }, store.ErrDefect},
		{"another session from the same version", func(m *store.Mend) { m.Key = "mending2" }, store.ErrConflict},
		{"from a version to come", func(m *store.Mend) { m.Key, m.Version = "mending2", 9 }, store.ErrConflict},
		{"of no record", func(m *store.Mend) { m.Key, m.Record = "mending2", "r9" }, store.ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, r := returned(t)
			commit(t, s, resend(r))
			was, entries := record(t, s, "r1"), count(t, s, `SELECT count(*) FROM history`)
			again := resend(r)
			tt.change(&again)
			if err := try(t, s, again); !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			if diff := cmp.Diff(was, record(t, s, "r1")); diff != "" {
				t.Error(diff)
			}
			if n := count(t, s, `SELECT count(*) FROM history`); n != entries {
				t.Errorf("history grew from %d to %d", entries, n)
			}
		})
	}
}

func TestCorrectKeepsWhatIsAskedFor(t *testing.T) {
	s, r := returned(t)
	m := resend(r)
	m.Action, m.To = store.Correct, ""
	commit(t, s, m)
	got := record(t, s, "r1")
	if got.State != store.Returned || len(got.Fields) != 1 || got.Version != 3 {
		t.Fatalf("state %s, fields %v, version %d", got.State, got.Fields, got.Version)
	}
}

func TestMendIsFoundByItsNewWords(t *testing.T) {
	s, r := returned(t)
	m := resend(r)
	m.Title = "Cà phê Đắk Hoa"
	commit(t, s, m)
	v := viewer(personOf(t, s, 100))
	for text, want := range map[string]int{"dak hoa": 1, "0912000111": 1, "0905123456": 0, "hoa ban": 0} {
		if got := find(t, s, v, dialog.Query{Name: store.Facilities, Text: text}).Total; got != want {
			t.Errorf("%q finds %d, want %d", text, got, want)
		}
	}
}

func TestHistory(t *testing.T) {
	s, r := returned(t)
	commit(t, s, resend(r))
	got, err := s.History(t.Context(), "r1")
	if err != nil {
		t.Fatal(err)
	}
	owner, staff := personOf(t, s, 100), personOf(t, s, 200)
	later := noon.Add(time.Hour)
	want := []store.Entry{
		{Record: "r1", At: noon, By: owner.ID, ByName: "owner", Action: store.Send, After: "in_review", Channel: "telegram", Form: 1},
		{Record: "r1", At: noon, By: staff.ID, ByName: "staff", Action: store.Return, Before: "in_review", After: "returned", Channel: "telegram", Form: 1, Note: "xin bổ sung"},
		{Record: "r1", At: noon, By: staff.ID, ByName: "staff", Action: store.Return, Field: "phone", Channel: "telegram", Form: 1, Note: "thiếu số"},
		{Record: "r1", At: later, By: owner.ID, ByName: "owner", Action: store.Resend, Before: "returned", After: "resubmitted", Channel: "telegram", Form: 1},
		{Record: "r1", At: later, By: owner.ID, ByName: "owner", Action: store.Resend, Field: "phone", After: `{"t":"0912000111","m":40}`, Channel: "telegram", Form: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}

func TestHistoryIsOnlyAddedTo(t *testing.T) {
	tests := []struct {
		sql string
		may bool
	}{
		{`DELETE FROM history`, false},
		{`UPDATE history SET actor_name = 'ai đó'`, false},
		{`UPDATE history SET actor = NULL`, false},
		{`UPDATE history SET action = 'accept'`, false},
		{`UPDATE history SET at = at + 1`, false},
		{`UPDATE history SET field = ''`, false},
		{`UPDATE history SET seq = seq + 100`, false},
		{`UPDATE history SET after = 'accepted'`, false},
		{`UPDATE history SET note = '' WHERE note IS NOT NULL`, false},
		{`INSERT OR REPLACE INTO history SELECT * FROM history`, false},
		{`DELETE FROM records`, false},
		{`UPDATE history SET before = NULL, after = NULL, note = NULL`, true},
		{`UPDATE history SET note = NULL`, true},
	}
	for _, tt := range tests {
		t.Run(tt.sql, func(t *testing.T) {
			s, r := returned(t)
			commit(t, s, resend(r))
			if _, err := s.write.db.ExecContext(t.Context(), tt.sql); (err == nil) != tt.may {
				t.Fatalf("allowed: %v, want %v (%v)", err == nil, tt.may, err)
			}
		})
	}
}

func TestAnEditFindsItsAnswer(t *testing.T) {
	s, r := returned(t)
	commit(t, s, resend(r)) // phone: message 40
	owner, other := viewer(personOf(t, s, 100)), viewer(meet(t, s, 101, dialog.Owner))
	elsewhere := owner
	elsewhere.Chat = 5
	tests := []struct {
		name   string
		viewer store.Viewer
		text   string
		want   []string // steps
	}{
		{"the answer of the form", owner, "12", []string{"hamlet"}},
		{"the answer of the correction", owner, "40", []string{"phone"}},
		{"no answer", owner, "41", nil},
		{"no number", owner, "12; --", nil},
		{"another person", other, "12", nil},
		{"another chat", elsewhere, "12", nil},
	}
	for _, tt := range tests {
		found := find(t, s, tt.viewer, dialog.Query{Name: store.SourceOf, Text: tt.text})
		var steps []string
		for _, row := range found.Rows {
			steps = append(steps, row.Name)
			if row.ID != "r1" || row.Body.(store.Record).ID != "r1" {
				t.Errorf("%s: record %q", tt.name, row.ID)
			}
		}
		if diff := cmp.Diff(tt.want, steps); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
	m := resend(record(t, s, "r1"))
	m.Key, m.Version, m.Action, m.To = "mending2", 3, store.Correct, ""
	m.Answers["phone"] = dialog.Value{Text: "0999", From: 50}
	commit(t, s, m)
	if got := find(t, s, owner, dialog.Query{Name: store.SourceOf, Text: "40"}); got.Total != 0 {
		t.Error("the message of an answer that was replaced still counts")
	}
}
