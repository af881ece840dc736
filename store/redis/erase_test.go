package redis

import (
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// The copies of somebody whose data are erased go at once, and no other; what was
// refused takes nothing.
func TestErasedCopiesGo(t *testing.T) {
	server := miniredis.RunT(t)
	h := newHouse(t, open(t, "redis://"+server.Addr(), Options{}))
	if err := h.Commit(t.Context(), store.Batch{At: noon, Changes: []store.Change{
		store.Meet{User: 7, Chat: 7, Name: "Tâm", Role: dialog.Owner, Lang: "vi", At: noon}}}); err != nil {
		t.Fatal(err)
	}
	h.commit(t, row(key(7, 7), 1, "typed-by-tam"))
	h.commit(t, row(key(8, 8), 1, "typed-by-linh"))
	left := func() string {
		var all []string
		for _, k := range server.Keys() {
			v, err := server.Get(k)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, v)
		}
		return strings.Join(all, " ")
	}
	loaded, err := h.Load(t.Context(), []store.SessionKey{key(7, 7)})
	if err != nil {
		t.Fatal(err)
	}
	erase := store.Erase{Key: "e", Person: loaded[0].Person.ID, User: 8, Chat: 8, Name: "-", At: noon}
	if err := h.Commit(t.Context(), store.Batch{At: noon, Changes: []store.Change{erase}}); err == nil {
		t.Fatal("another account's person was erased")
	}
	if got := left(); !strings.Contains(got, "typed-by-tam") || !strings.Contains(got, "typed-by-linh") {
		t.Fatalf("before: %s", got)
	}
	erase.User, erase.Chat = 7, 7
	if err := h.Commit(t.Context(), store.Batch{At: noon, Changes: []store.Change{erase}}); err != nil {
		t.Fatal(err)
	}
	if got := left(); strings.Contains(got, "typed-by-tam") || !strings.Contains(got, "typed-by-linh") {
		t.Errorf("after: %s", got)
	}
}
