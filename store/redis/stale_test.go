package redis

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"khuyencong/store"
)

func TestFlushedInTheMiddle(t *testing.T) {
	for name, url := range map[string]func(*testing.T) string{
		"in memory": func(t *testing.T) string { return "redis://" + miniredis.RunT(t).Addr() },
		"server":    func(t *testing.T) string { return newServer(t).url() },
		"cluster":   func(t *testing.T) string { url, _ := newCluster(t); return url },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, url(t), Options{})
			h := newHouse(t, s)
			h.commit(t, row(key(1, 1), 1, "a"), row(key(2, 2), 1, "b"))
			flush(t, s)
			h.commit(t, row(key(2, 2), 2, "b2")) // scripts are gone, or not: both work
			h.marked(t, map[store.SessionKey]string{key(1, 1): "a", key(2, 2): "b2", key(3, 3): ""})
			h.taken(t, 1)
			if h.watch.away() {
				t.Fatal("a flushed Redis is not one that is away")
			}
		})
	}
}

// Flushed again and again while hundreds are at work: nothing is lost.
func TestFlushedUnderLoad(t *testing.T) {
	s := open(t, newServer(t).url(), Options{})
	h := newHouse(t, s)
	var all sync.WaitGroup
	for i := range 400 {
		all.Go(func() { h.mark(t, key(int64(i%40), 1), string(rune('a'+i/40))) })
		if i%50 == 0 {
			all.Go(func() { flush(t, s) })
		}
	}
	all.Wait()
	h.whole(t, 40, 10)
}

func TestRestartedFromAnOldDump(t *testing.T) {
	old := newServer(t)
	s := open(t, old.url(), Options{})
	h := newHouse(t, s)
	h.commit(t, row(key(1, 1), 1, "old"), row(key(2, 2), 1, "same"))
	old.do(t, "SAVE")
	h.commit(t, row(key(1, 1), 2, "newer"), row(key(3, 3), 1, "later"))
	h.commit(t, row(key(1, 1), 3, "newest"))

	old.kill(t)
	reborn := &server{port: old.port, dir: old.dir}
	reborn.start(t)
	t.Cleanup(func() { reborn.kill(t) })
	if got, err := s.Load(t.Context(), []store.SessionKey{key(1, 1)}); err != nil || got[key(1, 1)].ID != "old" {
		t.Fatalf("the dump holds %v, %v", got, err)
	}
	want := map[store.SessionKey]string{key(1, 1): "newest", key(2, 2): "same", key(3, 3): "later"}
	h.marked(t, want)
	h.taken(t, 2)
	h.commit(t, row(key(1, 1), 4, "mended"), row(key(3, 3), 2, "mended"))
	h.marked(t, map[store.SessionKey]string{key(1, 1): "mended", key(2, 2): "same", key(3, 3): "mended"})
	h.taken(t, 0)
}

// Without Redis the rows are worked with, nobody waits for it twice, it is noted
// once, and used again when it is back.
func TestStoppedAndBack(t *testing.T) {
	server := newServer(t)
	s := open(t, server.url(), Options{})
	h := newHouse(t, s)
	h.rewatch(t)
	h.commit(t, row(key(1, 1), 1, "before"))
	server.kill(t)
	h.commit(t, row(key(1, 1), 2, "away"))
	until(t, "it is noticed", h.watch.away)
	h.marked(t, map[store.SessionKey]string{key(1, 1): "away"})
	seen := record(s)
	h.commit(t, row(key(1, 1), 3, "still away"))
	h.marked(t, map[store.SessionKey]string{key(1, 1): "still away"})
	for _, trip := range seen.take() {
		if trip[0].Name() != "set" { // the watch's own question
			t.Fatalf("a batch asked Redis: %v", trip[0].Name())
		}
	}
	server.start(t)
	until(t, "it is used again", func() bool { return !h.watch.away() })
	h.commit(t, row(key(1, 1), 4, "back"))
	h.bodies.Store(0)
	h.marked(t, map[store.SessionKey]string{key(1, 1): "back"})
	h.taken(t, 0)
	if said := h.log.String(); strings.Count(said, "away") != 1 || strings.Count(said, "Redis is back") != 1 {
		t.Fatalf("the log says %q", said)
	}
}

// A Redis that hangs holds up one batch for the timeout, and then nobody.
func TestHangingHoldsUpOneBatchOnly(t *testing.T) {
	server := newServer(t)
	h := newHouse(t, open(t, server.url(), Options{Timeout: 300 * time.Millisecond}))
	h.commit(t, row(key(1, 1), 1, "before"))
	server.freeze(t)
	begun := time.Now()
	h.commit(t, row(key(1, 1), 2, "hanging"))
	if took := time.Since(begun); took > 5*time.Second {
		t.Fatalf("a batch waited %v", took)
	}
	if !h.watch.away() {
		t.Fatal("nobody noticed")
	}
	h.marked(t, map[store.SessionKey]string{key(1, 1): "hanging"})
}

// A cluster that lost a node answers for none of its chats, or for some: both
// are a Redis that is away.
func TestClusterLosesANode(t *testing.T) {
	url, nodes := newCluster(t)
	h := newHouse(t, open(t, url, Options{Timeout: time.Second}))
	var rows []store.SessionRow
	want := map[store.SessionKey]string{}
	for i := range int64(30) {
		rows = append(rows, row(key(i, 1), 1, "a"))
		want[key(i, 1)] = "a"
	}
	h.commit(t, rows...)
	h.marked(t, want)
	h.taken(t, 0)
	nodes[1].kill(t)
	begun := time.Now()
	h.marked(t, want)
	if took := time.Since(begun); took > 5*time.Second {
		t.Fatalf("a batch waited %v", took)
	}
	h.taken(t, 30)
}

// What the caller's own deadline cuts short says nothing of Redis.
func TestDeadlineCounts(t *testing.T) {
	server := newServer(t)
	h := newHouse(t, open(t, server.url(), Options{}))
	h.commit(t, row(key(1, 1), 1, "before"))
	server.freeze(t)
	soon, done := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer done()
	begun := time.Now()
	if _, err := h.Load(soon, []store.SessionKey{key(1, 1)}); err == nil || time.Since(begun) > patient/2 {
		t.Fatalf("%v after %v", err, time.Since(begun))
	}
	if h.watch.away() {
		t.Fatal("only the caller gave up")
	}
}

// The sentinel makes the replica the master; what it had not yet heard is taken
// from the rows.
func TestFailedOver(t *testing.T) {
	g := newGuarded(t)
	h := newHouse(t, open(t, g.url(), Options{Timeout: time.Second}))
	h.rewatch(t)
	h.commit(t, row(key(1, 1), 1, "before"))
	until(t, "the replica has it", func() bool { return strings.Contains(g.replica.ask("DBSIZE"), "2") })
	g.replica.do(t, "CONFIG", "SET", "repl-timeout", "1000")
	g.replica.do(t, "REPLICAOF", "NO", "ONE") // it hears no more
	h.commit(t, row(key(1, 1), 2, "after"))
	g.master.kill(t)
	h.marked(t, map[store.SessionKey]string{key(1, 1): "after"})
	until(t, "the replica is used", func() bool {
		return !h.watch.away() && strings.Contains(g.sentinel.ask("SENTINEL", "get-master-addr-by-name", "house"), g.replica.port)
	})
	h.marked(t, map[store.SessionKey]string{key(1, 1): "after"})
	until(t, "a copy is kept there", func() bool {
		h.commit(t, h.next(t, key(1, 1)))
		return strings.Contains(g.replica.ask("GET", h.copies.key(key(1, 1))), "again")
	})
}

// next is the row after the one that is loaded.
func (h house) next(t *testing.T, k store.SessionKey) store.SessionRow {
	t.Helper()
	got, err := h.Load(t.Context(), []store.SessionKey{k})
	if err != nil {
		t.Fatal(err)
	}
	return row(k, got[0].Session.Revision+1, "again")
}

// A journal put back by hand: its copies are ahead and go before it catches up.
func TestJournalWentBack(t *testing.T) {
	s := open(t, "redis://"+miniredis.RunT(t).Addr(), Options{})
	before, after := newHouse(t, s), newHouse(t, s)
	for r := range int64(3) {
		before.commit(t, row(key(1, 1), r+1, "before"))
	}
	before.commit(t, row(key(2, 2), 1, "not in the backup"))
	after.commit(t, row(key(1, 1), 1, "after")) // the copy of revision 3 stays: it is newer
	after.marked(t, map[store.SessionKey]string{key(1, 1): "after", key(2, 2): ""})
	if left, err := s.Load(t.Context(), []store.SessionKey{key(1, 1), key(2, 2)}); err != nil || len(left) != 0 {
		t.Fatalf("%v, %v: copies that are ahead must go", left, err)
	}
	after.watch.gone.Store(true) // commits that are not copied
	after.commit(t, row(key(1, 1), 2, "after"))
	after.commit(t, row(key(1, 1), 3, "after"))
	after.watch.gone.Store(false)
	after.marked(t, map[store.SessionKey]string{key(1, 1): "after"})
}

// With a generation of its own a journal never sees another's copies, not even
// at the same revision.
func TestGenerationsAreApart(t *testing.T) {
	url := "redis://" + miniredis.RunT(t).Addr()
	live := newHouse(t, open(t, url, Options{Generation: "live"}))
	other := open(t, url, Options{Generation: "other"})
	live.commit(t, row(key(1, 1), 1, "live"))
	if got, err := other.Load(t.Context(), []store.SessionKey{key(1, 1)}); err != nil || len(got) != 0 {
		t.Fatalf("%v, %v", got, err)
	}
	training := newHouse(t, other)
	training.commit(t, row(key(1, 1), 1, "training"))
	live.marked(t, map[store.SessionKey]string{key(1, 1): "live"})
	training.marked(t, map[store.SessionKey]string{key(1, 1): "training"})
}
