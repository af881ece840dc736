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

// A setting is changed once by its key, read back, and kept with who and what
// was before; no value gets in that could not be read.
func TestSetting(t *testing.T) {
	s := fresh(t)
	admin := meet(t, s, 202, dialog.Admin)
	set := func(key, name, value string) error {
		return try(t, s, store.Setting{Key: key, Name: name, Value: value, By: admin.ID, ByName: admin.Name, At: noon})
	}
	tests := []struct {
		name, value string
		ok          bool
	}{
		{store.CentreName, "Trung tâm", true},
		{store.CentreQuiet, "22:15-05:45", true},
		{store.CentreQuiet, "off", true},
		{store.CentreQuiet, "22:15", false},
		{store.CentreQuiet, "25:00-06:00", false},
		{store.CentreDigest, "06:05", true},
		{store.CentreDigest, "soon", false},
		{store.CentreDrafts, "30", true},
		{store.CentreDrafts, "0", false},
		{store.CentreDrafts, "-5", false},
		{store.CentreClaim, "8", true},
		{store.CentreClaim, "8 h", false},
		{store.CentreTalks, "400", true},
		{store.CentreGroup, "x", false},
		{"bot.at_work", "1", false},
	}
	for _, tt := range tests {
		err := set(tt.name+tt.value, tt.name, tt.value)
		if (err == nil) != tt.ok || err != nil && !errors.Is(err, store.ErrDefect) {
			t.Errorf("%s = %q: %v", tt.name, tt.value, err)
		}
	}
	want := store.Centre{Name: "Trung tâm", Digest: 6*60 + 5, DraftsKept: 30 * 24 * time.Hour, ClaimFor: 8 * time.Hour, Retention: 400 * 24 * time.Hour, KeptYears: 5}
	if diff := cmp.Diff(want, find(t, s, store.Viewer{}, dialog.Query{Name: store.Settings}).Rows[0].Body); diff != "" {
		t.Error(diff)
	}
}

func TestSettingIsKept(t *testing.T) {
	s := fresh(t)
	admin := meet(t, s, 202, dialog.Admin)
	first := store.Setting{Key: "k1", Name: store.CentrePhone, Value: "0262385012", By: admin.ID, At: noon}
	commit(t, s, first, first)
	second := first
	second.Key, second.Value = "k2", "0262385099"
	commit(t, s, second, first) // again, late: changes nothing
	other := first
	other.Value = "0900000000"
	if err := try(t, s, other); !errors.Is(err, store.ErrDefect) {
		t.Errorf("one key with two values: %v", err)
	}
	back := first
	same := second
	same.Key = "k2 again"
	back.Key, back.Value = "k3", ""
	commit(t, s, same, back, store.Group{Chat: -7, By: admin.ID, At: noon})
	var got []string
	rows, err := s.write.db.QueryContext(t.Context(), `SELECT name || ':' || before || '>' || after || ' ' || actor_name FROM centre_history ORDER BY seq`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		got = append(got, line)
	}
	want := "centre.phone:>0262385012 admin, centre.phone:0262385012>0262385099 admin, centre.phone:0262385099> admin, centre.group:>-7 admin"
	if all := strings.Join(got, ", "); all != want || rows.Err() != nil {
		t.Errorf("kept: %s", all)
	}
	for _, query := range []string{`DELETE FROM centre_history`, `UPDATE centre_history SET after = ''`} {
		if _, err := s.write.db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s: it can be done", query)
		}
	}
}

// The training database begins without quiet hours; what is set stays set.
func TestPracticeIsNotQuiet(t *testing.T) {
	for _, demo := range []bool{true, false} {
		path := t.TempDir() + "/khuyencong.db"
		for range 2 {
			s, err := Open(t.Context(), Options{Path: path, Demo: demo})
			if err != nil {
				t.Fatal(err)
			}
			c := find(t, s, store.Viewer{}, dialog.Query{Name: store.Settings}).Rows[0].Body.(store.Centre)
			if c.Quiet.Off() != demo {
				t.Errorf("demo %t: quiet %v", demo, c.Quiet)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestTroubles(t *testing.T) {
	s := fresh(t)
	for i := range int64(8) {
		commit(t, s, store.Trouble{Update: i, What: "said in ask"})
	}
	admin, staff := meet(t, s, 202, dialog.Admin), meet(t, s, 200, dialog.Manager)
	q := dialog.Query{Name: store.Troubles}
	if got := find(t, s, viewer(admin), q); got.Total != 8 || len(got.Rows) != store.PageRows || got.Rows[0].Body.(store.Troubled).What != "said in ask" {
		t.Errorf("%+v", got)
	}
	q.Page = 1
	if got := find(t, s, viewer(admin), q); len(got.Rows) != 2 {
		t.Errorf("%d on the second page", len(got.Rows))
	}
	if got := find(t, s, viewer(staff), q); len(got.Rows) != 0 || got.Total != 0 {
		t.Error("a manager sees them")
	}
}

// Conversations that ended long ago go; those under way, those that owe
// something and the young ones stay.
func TestTidyConversations(t *testing.T) {
	s := fresh(t)
	old, young := noon.AddDate(-1, 0, -1), noon.AddDate(0, 0, -1)
	for i, x := range []dialog.Session{
		{Revision: 1, Changed: old},
		{Revision: 1, Changed: old, Flow: "facility"},
		{Revision: 1, Changed: old, Owed: &dialog.View{}},
		{Revision: 1, Changed: young},
		{Revision: 1, Changed: young.Add(time.Hour), Flow: "practice_need"},
		{Revision: 1, Changed: young.Add(-time.Hour), Flow: "practice_need", Owed: &dialog.View{}},
	} {
		row := store.SessionRow{Key: store.SessionKey{Chat: int64(i), User: int64(i)}, Session: x}
		if err := s.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{row}, At: noon}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Tidy(t.Context(), noon.AddDate(-1, 0, 0), noon.AddDate(-1, 0, 0)); err != nil {
		t.Fatal(err)
	}
	if n := count(t, s, `SELECT count(*) FROM sessions WHERE chat > 0`); n != 4 || count(t, s, `SELECT count(*) FROM sessions`) != 4 {
		t.Errorf("%d are left", n)
	}
}
