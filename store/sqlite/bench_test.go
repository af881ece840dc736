package sqlite

import (
	"fmt"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// conversations are n sessions in the middle of a form, as first written.
func conversations(n int) []store.SessionRow {
	rows := make([]store.SessionRow, n)
	for i := range rows {
		id := int64(1000 + i)
		rows[i] = store.SessionRow{Key: store.SessionKey{Chat: id, User: id}, Session: dialog.Session{
			ID: "abcdefgh", Revision: 1, Flow: "facility", Form: 1, Turn: 6,
			Answers: aFacility("", 0, store.Person{}).Answers,
			Owed: &dialog.View{Turn: 6, Head: dialog.Say("facility.head", "n", 6), Rows: [][]dialog.Button{
				{{Label: dialog.Say("facility.industry.coffee"), Data: "abcdefgh.6.coffee"}},
				{{Label: dialog.Say("facility.industry.wood"), Data: "abcdefgh.6.wood"}},
			}},
			Seen: []int64{1, 2, 3, 4, 5, 6}, Opened: noon, Changed: noon,
		}}
	}
	return rows
}

func begin(b *testing.B, s *Store, rows []store.SessionRow) []store.SessionKey {
	b.Helper()
	keys := make([]store.SessionKey, len(rows))
	for i, r := range rows {
		keys[i] = r.Key
		commit(b, s, store.Meet{User: r.Key.User, Chat: r.Key.Chat, Role: dialog.Collaborator, Communes: []string{here}})
	}
	if err := s.Commit(b.Context(), store.Batch{Sessions: rows, At: noon}); err != nil {
		b.Fatal(err)
	}
	return keys
}

func BenchmarkLoad100(b *testing.B) {
	s := fresh(b)
	keys := begin(b, s, conversations(100))
	for b.Loop() {
		if _, err := s.Load(b.Context(), keys); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCommit100Sessions(b *testing.B) {
	s := fresh(b)
	rows := conversations(100)
	begin(b, s, rows)
	for b.Loop() {
		for i := range rows {
			rows[i].Was++
			rows[i].Session.Revision++
		}
		if err := s.Commit(b.Context(), store.Batch{Sessions: rows, At: noon}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCommitOneSession(b *testing.B) {
	s := fresh(b)
	rows := conversations(1)
	begin(b, s, rows)
	for b.Loop() {
		rows[0].Was++
		rows[0].Session.Revision++
		if err := s.Commit(b.Context(), store.Batch{Sessions: rows, At: noon}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCommitOneRecord(b *testing.B) {
	s := fresh(b)
	by := meet(b, s, 100, dialog.Collaborator, here)
	meet(b, s, 200, dialog.Staff)
	n := int64(0)
	for b.Loop() {
		n++
		r := aFacility(fmt.Sprint(n), n, by)
		commit(b, s, store.Put{Record: r, Chat: 100}, store.Tell{Key: r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID})
	}
}

// crowd is a store with n facilities in a hundred communes.
func crowd(b *testing.B, n int) (*Store, store.Person, store.Person) {
	b.Helper()
	s := fresh(b)
	col, staff := meet(b, s, 100, dialog.Collaborator, "c7"), meet(b, s, 200, dialog.Staff)
	other := meet(b, s, 101, dialog.Collaborator, "c8")
	var changes []store.Change
	for i := range n {
		r := aFacility(fmt.Sprint("r", i), int64(i+1), other)
		r.Title = fmt.Sprintf("Cơ sở rang xay cà phê Hoa Ban %d", i)
		r.Commune, r.Phone = fmt.Sprint("c", i%100), fmt.Sprintf("09%08d", i)
		r.Created = noon.Add(time.Duration(i) * time.Second)
		r.Updated = r.Created
		if i%100 != 0 {
			r.State = store.Accepted
		}
		if i%1000 == 7 {
			r.By = col.ID
		}
		changes = append(changes, store.Put{Record: r, Chat: 101})
		if len(changes) == 1000 || i == n-1 {
			commit(b, s, changes...)
			changes = nil
		}
	}
	return s, col, staff
}

func BenchmarkFindAmong100k(b *testing.B) {
	if testing.Short() {
		b.Skip("fills a large database")
	}
	s, col, staff := crowd(b, 100_000)
	for _, bb := range []struct {
		name string
		who  store.Person
		q    dialog.Query
	}{
		{"SimilarOfCollaborator", col, dialog.Query{Name: store.Similar, Text: "Hoa Ban 107", More: "c7", ID: "0900000107"}},
		{"FacilitiesOfCollaborator", col, dialog.Query{Name: store.Facilities}},
		{"SearchOfCollaborator", col, dialog.Query{Name: store.Facilities, Text: "ca phe 107"}},
		{"FacilitiesOfStaff", staff, dialog.Query{Name: store.Facilities}},
		{"RareWordOfStaff", staff, dialog.Query{Name: store.Facilities, Text: "0900000107"}},
		{"CommonWordsOfStaff", staff, dialog.Query{Name: store.Facilities, Text: "ca phe"}},
		{"QueueOfStaff", staff, dialog.Query{Name: store.QueueOf, More: "waiting"}},
		{"HomeOfStaff", staff, dialog.Query{Name: store.HomeOf}},
		{"RecordsOfCollaborator", col, dialog.Query{Name: store.RecordsOf}},
		{"WorkOfCollaborator", col, dialog.Query{Name: store.WorkOf}},
		{"AreaOfCollaborator", col, dialog.Query{Name: store.AreaOf, More: "c7"}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				find(b, s, viewer(bb.who), bb.q)
			}
		})
	}
}
