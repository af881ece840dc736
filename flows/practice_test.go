package flows_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// rehearsals are the forms that can be practised, with the forms they are of.
func rehearsals(t *testing.T) map[*dialog.Flow]*dialog.Flow {
	t.Helper()
	all := map[*dialog.Flow]*dialog.Flow{}
	book := flows.Book(plainWords(t))
	for _, f := range book.Flows {
		if of, ok := strings.CutPrefix(f.Name, "practice_"); ok {
			all[f] = book.Flow(of)
		}
	}
	if len(all) != 2 {
		t.Fatalf("%d forms to be practised", len(all))
	}
	return all
}

// TestPracticeAsksWhatTheFormAsks: a new question of the form is in the practice
// without anybody's doing.
func TestPracticeAsksWhatTheFormAsks(t *testing.T) {
	for f, of := range rehearsals(t) {
		if len(f.Steps) != len(of.Steps) || f.Form != of.Form || f.Practice == nil || f.Title != nil {
			t.Errorf("%s has %d questions, %s %d", f.Name, len(f.Steps), of.Name, len(of.Steps))
		}
		for i, s := range of.Steps {
			if f.Steps[i].Name != s.Name || f.Key(s.Name) != of.Key(s.Name) || f.Steps[i].Optional != s.Optional || f.Steps[i].Part != s.Part {
				t.Errorf("%s asks %s, where %s asks %s", f.Name, f.Key(f.Steps[i].Name), of.Name, of.Key(s.Name))
			}
		}
	}
}

// TestPracticeDoesNothing: no answer to any of its questions changes anything or
// leads out of it, but to its end.
func TestPracticeDoesNothing(t *testing.T) {
	for f, of := range rehearsals(t) {
		e := dialog.Event{At: opening, Fresh: "fresh001", Number: 1, Actor: dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}}
		for i, s := range of.Steps {
			if s.Leads == nil {
				continue
			}
			for _, o := range append(offered(s), dialog.Option{Key: "example1", Value: &dialog.Value{Text: "example1", Label: "x"}}) {
				v := dialog.Value{Key: o.Key}
				if o.Value != nil {
					v = *o.Value
				}
				for _, c := range contexts() {
					c.Event = e
					m := f.Steps[i].Leads(c, v)
					harmless := slices.Contains([]dialog.Doing{dialog.Stay, dialog.Reask, dialog.Cancel, dialog.Finish, dialog.Toasts}, m.Do)
					if !harmless || len(m.Effects) > 0 || m.Need != nil || m.Asking != "" || m.Draft != nil {
						t.Errorf("%s.%s %s leads to %+v", f.Name, s.Name, o.Key, m)
					}
				}
			}
		}
		for _, role := range []dialog.Role{dialog.Collaborator, dialog.Admin} {
			e.Actor.Role = role
			end := f.Done(dialog.Session{ID: "session1", Flow: f.Name, Answers: sample(store.Facility, store.Sent).Answers}, e)
			if len(end.Effects) > 0 || end.Need != nil || len(end.Say) == 0 || strings.Contains(fmt.Sprint(end), "Hoa Ban") {
				t.Errorf("%s ends with %+v", f.Name, end)
			}
		}
	}
}

// TestPracticeShowsNobodysFacilities: whatever is looked up is made up.
func TestPracticeShowsNobodysFacilities(t *testing.T) {
	for f := range rehearsals(t) {
		for _, s := range f.Steps {
			if s.Needs == nil {
				continue
			}
			a := dialog.Answers{"name": {Text: "Cơ sở rang xay cà phê Hoa Ban"}, "facility": {Text: "example1"}, "commune_code": {Key: "24169"}}
			for _, row := range f.Practice(s.Needs(a, dialog.Actor{Person: 1, Role: dialog.Admin})).Rows {
				if r, ok := row.Body.(store.Record); !ok || !strings.HasPrefix(row.ID, "example") || !strings.Contains(r.Title, "í dụ") && !strings.Contains(r.Title, "Ví Dụ") {
					t.Errorf("%s.%s shows %+v", f.Name, s.Name, row)
				}
			}
		}
	}
}

// TestPracticeLeavesNoTrace plays practice.txt and compares the whole database
// before and after its practices: only the sessions may differ, and what was typed
// is in none of them once the practice is over.
func TestPracticeLeavesNoTrace(t *testing.T) {
	script, ok := transcripts(t)["practice.txt"]
	if !ok {
		t.Fatal("no practice.txt")
	}
	stage := newStage(t, "practice.txt")
	var before map[string]string
	compared := 0
	for i, part := range strings.Split(script, "\n# ---") {
		stage.play(map[bool]string{true: "# "}[i > 0] + part)
		now := dump(t, stage)
		if strings.HasPrefix(part, " Tập thử") {
			compared++
			if diff := cmp.Diff(before, now); diff != "" {
				t.Errorf("the practice changed the database:\n%s", diff)
			}
		}
		before = now
		for _, typed := range []string{"Bia Tập", "0912345678"} {
			for table, rows := range all(t, stage) {
				if strings.Contains(rows, typed) {
					t.Errorf("%q is in %s", typed, table)
				}
			}
		}
	}
	if compared < 3 {
		t.Errorf("only %d practices were compared", compared)
	}
}

// dump is what every table but the sessions' holds.
func dump(t *testing.T, s *stage) map[string]string {
	tables := all(t, s)
	delete(tables, "sessions")
	return tables
}

// all is what every table holds, as text.
func all(t *testing.T, s *stage) map[string]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.store.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tables := map[string]string{}
	for _, name := range column(t, db, `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`) {
		tables[name] = strings.Join(column(t, db, `SELECT * FROM "`+name+`"`), "\n")
	}
	if len(tables) < 20 {
		t.Fatalf("only %d tables", len(tables))
	}
	return tables
}

// column are the rows of a query, each in one line.
func column(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for rows.Next() {
		cells, into := make([]any, len(names)), make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintln(cells...)))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}
