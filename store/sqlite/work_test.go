package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// busy is a province in which a collaborator has something of everything.
func busy(t *testing.T) (*Store, map[string]store.Viewer) {
	t.Helper()
	s, who := province(t)
	col := who["collaborator"]
	n := int64(100)
	send := func(by store.Viewer, kind store.Kind, state store.State, commune string) {
		n++
		r := aFacility(fmt.Sprint("r", n), n, store.Person{ID: by.Person})
		r.Kind, r.State, r.Commune, r.Phone = kind, state, commune, fmt.Sprintf("09%08d", n)
		r.Updated = noon.Add(time.Duration(n) * time.Minute)
		put(t, s, r, by.Chat)
	}
	for _, state := range []store.State{store.Accepted, store.Accepted, store.Sent, store.Withdrawn, store.OutOfScope} {
		send(who["owner"], store.Facility, state, here)
	}
	for _, state := range []store.State{store.Sent, store.Surveyed, store.Returned, store.Paused, store.NotPlanned} {
		send(col, store.Need, state, here)
	}
	for range store.ReturnedShown {
		send(col, store.Facility, store.Returned, there)
	}
	send(who["owner"], store.Need, store.Sent, here) // another's need: a contact sees it, a collaborator does not
	send(who["owner"], store.Question, store.Sent, here)
	return s, who
}

func workOf(t *testing.T, s *Store, v store.Viewer) store.Work {
	t.Helper()
	return find(t, s, v, dialog.Query{Name: store.WorkOf}).Rows[0].Body.(store.Work)
}

// TestWorkElsewhere: what was sent for communes that are not one's own is counted
// and listed by itself, for its sender only.
func TestWorkElsewhere(t *testing.T) {
	s, who := busy(t)
	tests := map[string]struct {
		want store.Area
		rows int
	}{
		"collaborator": {store.Area{Coming: 4}, 4}, "contact": {store.Area{}, 0}, "stranger": {store.Area{}, 0},
	}
	for name, tt := range tests {
		if diff := cmp.Diff(tt.want, workOf(t, s, who[name]).Elsewhere); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if n := find(t, s, who[name], dialog.Query{Name: store.AreaOf, More: store.Elsewhere}).Total; n != tt.rows {
			t.Errorf("%s: %d in the list, want %d", name, n, tt.rows)
		}
	}
}

func TestWork(t *testing.T) {
	s, who := busy(t)
	tests := []struct {
		who   string
		back  int
		areas []store.Area
	}{
		{"collaborator", 5, []store.Area{{Commune: here, Facilities: 2, Coming: 2, Open: 3, Accepted: 1}}},
		{"contact", 0, []store.Area{{Commune: here, Facilities: 2, Coming: 2, Open: 5, Accepted: 1}}},
		{"collaborator there", 0, []store.Area{{Commune: there, Coming: 5}}},
		{"contact of none", 0, nil},
		{"owner", 0, nil},
		{"stranger", 0, nil},
	}
	for _, tt := range tests {
		w := workOf(t, s, who[tt.who])
		if diff := cmp.Diff(tt.areas, w.Areas); diff != "" || w.Back != tt.back {
			t.Errorf("%s: %d sent back, want %d; %s", tt.who, w.Back, tt.back, diff)
		}
	}
	var shown []string
	for _, r := range workOf(t, s, who["collaborator"]).Returned {
		shown = append(shown, r.ID)
	}
	if diff := cmp.Diff([]string{"r113", "r112", "r111"}, shown); diff != "" {
		t.Errorf("sent back last: %s", diff)
	}
	back := find(t, s, who["collaborator"], dialog.Query{Name: store.BackOf})
	if diff := cmp.Diff([]string{"r113", "r112", "r111", "r109", "r108"}, ids(back)); diff != "" || back.Total != 5 {
		t.Errorf("all sent back: %d, %s", back.Total, diff)
	}
}

// TestAreaIsWhatIsCounted: behind the figures stand those records, and no others.
func TestAreaIsWhatIsCounted(t *testing.T) {
	s, who := busy(t)
	for _, name := range []string{"collaborator", "collaborator there", "contact"} {
		for _, a := range workOf(t, s, who[name]).Areas {
			all, done := 0, 0
			for page := 0; ; page++ {
				found := find(t, s, who[name], dialog.Query{Name: store.AreaOf, More: a.Commune, Page: page})
				for _, row := range found.Rows {
					r := row.Body.(store.Record)
					if r.Commune != a.Commune {
						t.Errorf("%s is shown %s of %s", name, r.ID, r.Commune)
					}
					if r.State.Closed() {
						done++
					}
					all++
				}
				if all >= found.Total {
					break
				}
			}
			if all-done != a.All() || all == 0 {
				t.Errorf("%s: %d of %d records, counted %d", name, all-done, all, a.All())
			}
		}
	}
	for _, name := range []string{"stranger", "owner there"} {
		if found := find(t, s, who[name], dialog.Query{Name: store.AreaOf, More: here}); found.Total != 0 {
			t.Errorf("%s is shown %v", name, ids(found))
		}
	}
}

// TestWorkIsCountedFromIndexes: none of its queries reads through the records.
func TestWorkIsCountedFromIndexes(t *testing.T) {
	s, who := busy(t)
	for _, name := range []string{"collaborator", "contact"} {
		c, err := inCommunes(who[name], who[name].Communes)
		if err != nil {
			t.Fatal(err)
		}
		plan := planOf(t, s, areasSQL+c.sql+` GROUP BY r.commune, r.kind, r.state`, c.args...)
		if !strings.Contains(plan, "SEARCH r USING COVERING INDEX records_commune (commune=?") {
			t.Errorf("%s: communes are counted by\n%s", name, plan)
		}
	}
	for _, query := range []string{`SELECT count(*) FROM records r WHERE ` + sentBack, `SELECT r.number FROM records r WHERE ` + sentBack + ` ORDER BY r.updated DESC`} {
		if plan := planOf(t, s, query, 1); !strings.Contains(plan, "records_back (sender=?)") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s by\n%s", query, plan)
		}
	}
}

// planOf is how SQLite would run the query.
func planOf(t *testing.T, s *Store, query string, args ...any) string {
	t.Helper()
	rows, err := s.read.query(context.Background(), `EXPLAIN QUERY PLAN `+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(plan, "\n")
}
