package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// noon is when tests begin; times are unix milliseconds in UTC, like stored ones.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func TestConversations(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return fresh(t) })
}

// fresh is an empty store whose clock stands at noon.
func fresh(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "data", "khuyencong.db"), Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// commit makes the changes in one batch at noon.
func commit(t testing.TB, s *Store, changes ...store.Change) {
	t.Helper()
	if err := s.Commit(t.Context(), store.Batch{Changes: changes, At: noon}); err != nil {
		t.Fatal(err)
	}
}

func try(t testing.TB, s *Store, changes ...store.Change) error {
	t.Helper()
	return s.Commit(t.Context(), store.Batch{Changes: changes, At: noon})
}

// meet adds a person, whose private chat has the number of the user, and returns
// them.
func meet(t testing.TB, s *Store, user int64, role dialog.Role, communes ...string) store.Person {
	t.Helper()
	commit(t, s, store.Meet{User: user, Chat: user, Name: string(role), Role: role, Lang: "vi", Communes: communes, At: noon})
	return personOf(t, s, user)
}

func personOf(t testing.TB, s *Store, user int64) store.Person {
	t.Helper()
	got, err := s.Load(t.Context(), []store.SessionKey{{Chat: user, User: user}})
	if err != nil {
		t.Fatal(err)
	}
	return got[0].Person
}

func viewer(p store.Person) store.Viewer {
	return store.Viewer{Person: p.ID, User: p.User, Chat: p.Chat, Role: p.Role, Communes: p.Communes, At: noon}
}

// aFacility is a record as the facility form makes it.
func aFacility(id string, number int64, by store.Person) store.Record {
	return store.Record{
		ID: id, Number: number, Kind: store.Facility, Form: 1, Title: "Cơ sở rang xay cà phê Hoa Ban",
		Commune: "24118", Phone: "0905123456", By: by.ID, ByName: by.Name, State: store.Sent, Version: 1,
		Answers: dialog.Answers{
			"name":     {Text: "Cơ sở rang xay cà phê Hoa Ban", From: 11},
			"hamlet":   {Text: "Buôn Đung", From: 12},
			"contact":  {Text: "H'Linh Niê", From: 13},
			"products": {Text: "cà phê bột", From: 14},
		},
		Created: noon, Updated: noon,
	}
}

func put(t testing.TB, s *Store, r store.Record, chat int64) store.Record {
	t.Helper()
	commit(t, s, store.Put{Record: r, Chat: chat, Channel: "telegram"})
	return record(t, s, r.ID)
}

func record(t testing.TB, s *Store, id string) store.Record {
	t.Helper()
	r, err := s.Record(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func find(t testing.TB, s *Store, v store.Viewer, q dialog.Query) dialog.Result {
	t.Helper()
	found, err := s.Find(t.Context(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func ids(found dialog.Result) []string {
	var all []string
	for _, r := range found.Rows {
		all = append(all, r.ID)
	}
	return all
}

// count is the number a query gives, asked beside the store.
func count(t testing.TB, s *Store, query string, args ...any) int {
	t.Helper()
	var n int
	if err := s.write.db.QueryRowContext(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
