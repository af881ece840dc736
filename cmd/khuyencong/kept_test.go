package main

import (
	"fmt"
	"path/filepath"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/sqlite"

	"github.com/google/go-cmp/cmp"
)

// kept looks into the database, beside the bot: all that the people of the story
// sent is there, as they sent it, and once.
func (s *story) kept() {
	s.t.Helper()
	db := s.database()
	defer db.Close()
	got := s.records(db, demoCollaborator, store.RecordsOf)
	want := map[string]string{
		firstFacility: "Cơ sở rang xay cà phê Hoa Ban, 24169, buôn Tơng Ju, Y Bhim Êban, 0905123456, 14",
		firstNeed:     "Máy rang cà phê 60 kg/mẻ – Cơ sở rang xay cà phê Hoa Ban, 420000000, 3 files",
		nextFacility:  "Cơ khí Tân Tiến, 24133, tổ dân phố 9, Trần Thị Mai, 0914555666, 9",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Errorf("the collaborator's records (-want +got):\n%s", diff)
	}
	if n := s.count(db, demoStaff, store.Facilities); n != 4+2 {
		s.t.Errorf("%d facilities, not the four of the demo and two more", n)
	}
}

// forgotten looks whether only the demo is left.
func (s *story) forgotten() {
	s.t.Helper()
	db := s.database()
	defer db.Close()
	if n := s.count(db, demoStaff, store.Facilities); n != 4 {
		s.t.Errorf("%d facilities, not the four of the demo", n)
	}
	if p := s.person(db, demoCollaborator); p.ID != 0 {
		s.t.Errorf("the collaborator is still known: %+v", p)
	}
}

func (s *story) database() *sqlite.Store {
	s.t.Helper()
	db, err := sqlite.OpenShared(s.t.Context(), sqlite.Options{Path: filepath.Join(s.practice.folder, "khuyencong.db"), Demo: true})
	if err != nil {
		s.t.Fatal(err)
	}
	return db
}

func (s *story) person(db *sqlite.Store, user int64) store.Person {
	s.t.Helper()
	loaded, err := db.Load(s.t.Context(), []store.SessionKey{{Chat: user, User: user}})
	if err != nil {
		s.t.Fatal(err)
	}
	return loaded[0].Person
}

func (s *story) lookUp(db *sqlite.Store, user int64, name string) dialog.Result {
	s.t.Helper()
	p := s.person(db, user)
	viewer := store.Viewer{Person: p.ID, User: user, Chat: user, Role: p.Role, Communes: p.Communes, At: s.practice.sim.Now()}
	found, err := db.Find(s.t.Context(), viewer, dialog.Query{Name: name})
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

func (s *story) count(db *sqlite.Store, user int64, name string) int {
	s.t.Helper()
	return s.lookUp(db, user, name).Total
}

// records are what a look-up brings, by number, in words.
func (s *story) records(db *sqlite.Store, user int64, name string) map[string]string {
	s.t.Helper()
	found := s.lookUp(db, user, name)
	records := make(map[string]string, found.Total)
	for _, row := range found.Rows {
		r := row.Body.(store.Record)
		number := fmt.Sprintf("%s-%d", map[store.Kind]string{store.Facility: "CS", store.Need: "NC"}[r.Kind], r.Number)
		a := r.Answers
		if r.Kind == store.Facility {
			records[number] = fmt.Sprintf("%s, %s, %s, %s, %s, %d", r.Title, r.Commune, a.Text("hamlet"), a.Text("contact"), r.Phone, a["workers"].Number)
			continue
		}
		records[number] = fmt.Sprintf("%s, %d, %d files", r.Title, a["total_cost"].Number, len(a["files"].Items))
	}
	if len(records) != found.Total {
		s.t.Errorf("%d records have %d numbers", found.Total, len(records))
	}
	return records
}
