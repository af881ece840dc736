package redis

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/alicebob/miniredis/v2"
	goredis "github.com/redis/go-redis/v9"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func conform(t *testing.T, url string) {
	storetest.Run(t, func(t *testing.T) storetest.Store {
		h := newHouse(t, open(t, url, Options{Generation: generation(t)}))
		t.Cleanup(func() {
			if h.watch.away() {
				t.Errorf("Redis was not used: %s", h.log)
			}
		})
		return h
	})
}

func TestConformanceInMemory(t *testing.T) { conform(t, "redis://"+miniredis.RunT(t).Addr()) }
func TestConformanceServer(t *testing.T)   { conform(t, newServer(t).url()) }
func TestConformanceSentinel(t *testing.T) { conform(t, newGuarded(t).url()) }

// A cluster by all its addresses, and by one that is said to be a cluster's.
func TestConformanceCluster(t *testing.T) {
	url, nodes := newCluster(t)
	t.Run("all", func(t *testing.T) { conform(t, url) })
	t.Run("one", func(t *testing.T) { conform(t, nodes[0].url()+"?cluster=true") })
}

// The promise to a batch: one round trip to load, one to save, and no session is
// read from its row.
func TestTwoRoundTrips(t *testing.T) {
	s := open(t, "redis://"+miniredis.RunT(t).Addr(), Options{})
	h := newHouse(t, s)
	var rows, next []store.SessionRow
	want := map[store.SessionKey]string{key(999, 1): ""} // a stranger among them
	for i := range int64(100) {
		rows = append(rows, row(key(i, i), 1, "first"))
		next = append(next, row(key(i, i), 2, "second"))
		want[key(i, i)] = "second"
	}
	h.commit(t, rows...)
	h.commit(t, next...)
	seen := record(s)
	h.marked(t, want)
	h.taken(t, 0)
	for i := range next {
		next[i] = row(next[i].Key, 3, "third")
	}
	h.commit(t, next...)
	trips := seen.take()
	if len(trips) != 2 {
		t.Fatalf("%d round trips, want 2", len(trips))
	}
	for _, cmd := range trips[1] {
		oneKey(t, cmd)
	}
	if h.revisions.Load() != 1 || h.loads.Load() != 0 {
		t.Fatalf("%d looks at revisions and %d at rows, want 1 and none", h.revisions.Load(), h.loads.Load())
	}
}

// oneKey: a script that touched two chats would not run in a cluster.
func oneKey(t *testing.T, cmd goredis.Cmder) {
	t.Helper()
	args := cmd.Args()
	if cmd.Name() != "evalsha" || fmt.Sprint(args[2]) != "1" {
		t.Fatalf("%v is no script with one key", args[:3])
	}
}

func TestPeopleAreOfTheJournal(t *testing.T) {
	h := newHouse(t, open(t, "redis://"+miniredis.RunT(t).Addr(), Options{}))
	meet := store.Meet{User: 7, Chat: 7, Name: "H'Linh", Role: dialog.Collaborator, Lang: "vi", At: noon}
	b := store.Batch{Changes: []store.Change{meet}, Sessions: []store.SessionRow{row(key(7, 7), 1, "a")}, At: noon}
	if err := h.Commit(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	speak := func(p store.Person) {
		b := store.Batch{Changes: []store.Change{store.Speak{Person: p.ID, Lang: "en"}}, At: noon}
		if err := h.Store.Commit(t.Context(), b); err != nil { // beside the copies
			t.Fatal(err)
		}
	}
	for _, lang := range []string{"vi", "en"} {
		got, err := h.Load(t.Context(), []store.SessionKey{key(7, 7)})
		if err != nil || got[0].Person.Lang != lang || got[0].Session.ID != "a" {
			t.Fatalf("%+v, %v", got, err)
		}
		speak(got[0].Person)
	}
	h.taken(t, 0)
}

// A refused commit must not reach Redis: its copy would look like the next revision.
func TestRefusedCommitIsNotCopied(t *testing.T) {
	h := newHouse(t, open(t, "redis://"+miniredis.RunT(t).Addr(), Options{}))
	h.commit(t, row(key(1, 1), 1, "kept"))
	lost := store.Batch{Sessions: []store.SessionRow{{Key: key(1, 1), Was: 4, Session: dialog.Session{ID: "lost", Revision: 5}}}}
	if err := h.Commit(t.Context(), lost); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("%v, want ErrConflict", err)
	}
	h.marked(t, map[store.SessionKey]string{key(1, 1): "kept"})
	h.taken(t, 0)
}

// A thousand commits at a time, ten to each of a hundred conversations: in the
// end every copy is the last one, whichever arrived last.
func TestThousandAtATime(t *testing.T) {
	for name, url := range map[string]func(*testing.T) string{
		"in memory": func(t *testing.T) string { return "redis://" + miniredis.RunT(t).Addr() },
		"server":    func(t *testing.T) string { return newServer(t).url() },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, open(t, url(t), Options{}))
			var all sync.WaitGroup
			for i := range 1000 {
				all.Go(func() { h.mark(t, key(int64(i%100), 1), fmt.Sprint(i)) })
			}
			all.Wait()
			h.whole(t, 100, 10)
			h.taken(t, 0)
		})
	}
}

// mark adds an answer, again whenever somebody was faster.
func (h house) mark(t *testing.T, k store.SessionKey, mark string) {
	for {
		got, err := h.Load(t.Context(), []store.SessionKey{k})
		if err != nil {
			t.Error(err)
			return
		}
		is := got[0].Session
		was := is.Revision
		is.Revision, is.Answers = was+1, is.Answers.Clone()
		is.Answers[mark] = dialog.Value{Text: mark}
		err = h.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{{Key: k, Session: is, Was: was}}, At: noon})
		if err == nil {
			return
		}
		if !errors.Is(err, store.ErrConflict) {
			t.Error(err)
			return
		}
	}
}

// whole asserts that n conversations have all their marks, by their copies.
func (h house) whole(t *testing.T, n, marks int) {
	t.Helper()
	keys := make([]store.SessionKey, n)
	for i := range keys {
		keys[i] = key(int64(i), 1)
	}
	h.bodies.Store(0)
	got, err := h.Load(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range got {
		if len(l.Session.Answers) != marks || l.Session.Revision != int64(marks) {
			t.Errorf("conversation %d has %d marks at revision %d, want %d", i, len(l.Session.Answers), l.Session.Revision, marks)
		}
	}
}
