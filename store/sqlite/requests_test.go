package sqlite

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Nobody sees what is kept of another, but managers and administrators, who carry
// deletions out; a copy is of the viewer alone, and breaches are for those who
// lead.
func TestWhoSeesData(t *testing.T) {
	o := aSomebody(t)
	b := store.Record{ID: "breach", Number: 9, Kind: store.Breach, State: store.Running, Version: 1, By: o.binh.ID, Title: "lộ danh sách",
		Answers: dialog.Answers{"discovered": {Number: noon.Unix()}}, Created: noon}
	put(t, o.Store, b, 103)
	his := dialog.Query{Name: store.KeptOf, ID: "1"}
	for _, tt := range []struct {
		who     store.Viewer
		others  bool // what is kept of others
		breach  bool
		pending bool
	}{
		{viewer(o.tam), false, false, false},
		{viewer(o.linh), false, false, false},
		{store.Viewer{Person: 77, Role: dialog.Contact, Communes: []string{here}, At: noon}, false, false, false},
		{store.Viewer{Person: 78, Role: dialog.Staff, At: noon}, false, false, true},
		{viewer(o.binh), true, true, true},
		{store.Viewer{Person: 79, Role: dialog.Admin, At: noon}, true, true, true},
	} {
		for q, want := range map[dialog.Query]bool{
			his:                                  tt.others,
			{Name: store.BreachesOf}:             tt.breach,
			{Name: store.RecordBy, ID: "breach"}: tt.breach,
			{Name: store.PrivacyOf}:              tt.pending,
		} {
			if got := len(find(t, o.Store, tt.who, q).Rows) > 0; got != want {
				t.Errorf("%s finds %+v: %t", tt.who.Role, q, got)
			}
		}
	}
	for _, own := range ids(find(t, o.Store, viewer(o.binh), dialog.Query{Name: store.RecordsOf})) {
		if own == "breach" {
			t.Error("a breach stands among what somebody sent, also when they no longer lead")
		}
	}
	demoted := store.Viewer{Person: o.binh.ID, Role: dialog.Owner, At: noon}
	if len(find(t, o.Store, demoted, dialog.Query{Name: store.RecordBy, ID: "breach"}).Rows) > 0 {
		t.Error("who led once still opens it")
	}
	mine := find(t, o.Store, viewer(o.linh), dialog.Query{Name: store.CopyOf, ID: "1", Text: "1"}).Rows[0].Body.(store.Copy)
	if mine.Person.ID != o.linh.ID || len(mine.Records) != 1 || mine.Records[0].ID != "hers" {
		t.Errorf("a copy for H'Linh is of %+v", mine.Person)
	}
	if rows := find(t, o.Store, store.Viewer{At: noon}, dialog.Query{Name: store.CopyOf}).Rows; len(rows) > 0 {
		t.Errorf("a stranger gets %+v", rows)
	}
}

func TestKept(t *testing.T) {
	o := aSomebody(t)
	k := find(t, o.Store, viewer(o.tam), dialog.Query{Name: store.KeptOf}).Rows[0].Body.(store.Kept)
	k.Person, k.Pending[0] = store.Person{}, store.Record{ID: k.Pending[0].ID}
	want := store.Kept{Phone: "0905123456", Consents: []store.Consent{{Purpose: store.ForData, Version: "v1", Given: true, At: noon}},
		Sent:  map[store.Kind]int{store.Facility: 1, store.Need: 1, store.Question: 1, store.Application: 1, store.Privacy: 1},
		Files: 2, Drafts: 1, Notices: 1, Pending: []store.Record{{ID: "wish"}}}
	if diff := cmp.Diff(want, k); diff != "" {
		t.Error(diff)
	}
}

func TestAgree(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 101, dialog.Owner)
	agree := func(purpose, version string, given bool, minutes int) store.Agree {
		return store.Agree{Person: p.ID, Purpose: purpose, Version: version, Given: given, At: noon.Add(time.Duration(minutes) * time.Minute)}
	}
	if p.Consent != "" || p.Declines {
		t.Fatalf("never asked: %+v", p)
	}
	commit(t, s, agree(store.ForData, "v1", true, 0), agree(store.ForData, "v1", true, 1)) // the same again is nothing
	commit(t, s, agree(store.ForData, "v1", false, 2))
	if is := personOf(t, s, 101); is.Consent != "v1" || !is.Declines {
		t.Errorf("withdrawn: %+v", is)
	}
	commit(t, s, agree(store.ForData, "v2", true, 3))
	if is := personOf(t, s, 101); is.Consent != "v2" || is.Declines {
		t.Errorf("given again: %+v", is)
	}
	commit(t, s, store.Tell{Key: "news", Person: p.ID, Kind: store.Decided, At: noon}, store.Tell{Key: "handled", Person: p.ID, Kind: store.Handled, At: noon},
		agree(store.ForNotices, "v2", false, 4))
	if n := count(t, s, `SELECT count(*) FROM notices WHERE state = 'waiting' AND key = 'handled'`); n != 1 || !personOf(t, s, 101).Refuses {
		t.Error("what became of a request must be told all the same, and nothing else")
	}
	if n := count(t, s, `SELECT count(*) FROM consents`); n != 4 {
		t.Errorf("%d answers are kept, want all 4", n)
	}
}

// A clock is watched while a request or breach is not ended, and no longer.
func TestPendingData(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 101, dialog.Owner)
	for i, state := range []store.State{store.Sent, store.Acknowledged, store.Done, store.Declined, store.Withdrawn} {
		put(t, s, store.Record{ID: "wish" + string(state), Number: int64(i + 1), Kind: store.Privacy, State: state, Version: 1, By: p.ID, Created: noon.Add(time.Duration(-i) * time.Hour)}, 101)
	}
	for i, state := range []store.State{store.Running, store.Reported, store.Unreported} {
		put(t, s, store.Record{ID: "breach" + string(state), Number: int64(i + 11), Kind: store.Breach, State: state, Version: 1, By: p.ID, Created: noon.Add(time.Hour)}, 101)
	}
	found, err := s.PendingData(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range found {
		got = append(got, r.ID)
	}
	if diff := cmp.Diff([]string{"wishacknowledged", "wishsent", "breachrunning"}, got); diff != "" {
		t.Error(diff)
	}
	var plan string
	rows, err := s.read.query(t.Context(), `EXPLAIN QUERY PLAN SELECT 1 FROM records r WHERE r.kind IN ('privacy', 'breach') AND r.state IN ('sent', 'acknowledged', 'running') ORDER BY r.created`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var a, b, c int
		var detail string
		if err := rows.Scan(&a, &b, &c, &detail); err != nil {
			t.Fatal(err)
		}
		plan += detail + "; "
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(plan, "records_data") {
		t.Errorf("looked for every few seconds by %s", plan)
	}
}
