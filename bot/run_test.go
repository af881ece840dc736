package bot_test

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestRunLeavesNothing: whatever hangs or waits to be tried again when the bot is
// stopped, Run ends after a few seconds and nothing of it goes on.
func TestRunLeavesNothing(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam, hanh, dung)
		h.phones.fail(tam, slices.Repeat([]error{errNetwork}, 100)...)
		h.phones.hold(linh)
		h.phones.hold(hanh)
		h.give(h.does(linh, "/menu"), h.does(tam, "/menu"))
		h.commit(store.Tell{Key: "a", Person: h.person(hanh).ID, Kind: store.DraftOld, Record: "gone", At: h.now()})
		h.walk(dung, "/menu")
		h.pass(3 * time.Second)
		if goingOn() == "" {
			t.Fatal("nobody is seen at work")
		}
		from := time.Now()
		h.stop()
		synctest.Wait()
		if took := time.Since(from); took != 3*time.Second {
			t.Errorf("stopping took %s", took)
		}
		if left := goingOn(); left != "" {
			t.Error("still there:", left)
		}
	})
}

// goingOn are the goroutines in the shell's code.
func goingOn() string {
	stacks := make([]byte, 1<<20)
	var ours []string
	for _, g := range strings.Split(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
		if strings.Contains(g, "khuyencong/bot.(") {
			ours = append(ours, g)
		}
	}
	return strings.Join(ours, "\n\n")
}

// TestStoppedWhileHandling: events that nobody handles any more are not
// acknowledged.
func TestStoppedWhileHandling(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.store.set(func(w *weak) {
			w.before = func(store.Batch) error { h.kill(); return nil }
		})
		e := h.does(linh, "/menu")
		if err := h.try(e); err == nil {
			t.Error("acknowledged")
		}
		h.store.set(func(w *weak) { w.before = nil })
		if err := h.try(e); !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want that it was stopped", err)
		}
		h.restart()
		h.give(e)
		h.reads(linh, names[linh])
	})
}

// TestManyHandOver: what waits while a commit runs is committed together, and
// everybody hears what became of theirs.
func TestManyHandOver(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(50)
		h.store.batches()
		blocked := make(chan struct{})
		h.store.set(func(w *weak) {
			w.before = func(store.Batch) error { <-blocked; return nil }
		})
		heard := make(chan error, len(taps))
		for _, e := range taps {
			go func() { heard <- h.bot.Handle(h.living, []dialog.Event{e}) }()
			synctest.Wait()
		}
		close(blocked)
		for range taps {
			if err := <-heard; err != nil {
				t.Error(err)
			}
		}
		synctest.Wait()
		if n := len(h.store.batches()); n != 2 {
			t.Errorf("%d commits, want the first and one for all that waited", n)
		}
		if n := h.count(`SELECT count(*) FROM records`); n != 50 {
			t.Errorf("%d records", n)
		}
	})
}

// TestShownIsKnownSomeDay: that a view was shown cannot be kept at first. It is
// kept later, the view is not shown again, and the next words are an answer.
func TestShownIsKnownSomeDay(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration[0])
		n := 0
		h.store.set(func(w *weak) {
			w.before = func(b store.Batch) error {
				if n++; n > 1 && n < 8 && !owes(b) {
					return errDisk
				}
				return nil
			}
		})
		h.walk(linh, registration[1])
		h.pass(time.Minute)
		if owed := h.count(`SELECT count(*) FROM sessions WHERE owed`); owed != 0 || n < 8 {
			t.Errorf("%d still owed after %d commits", owed, n)
		}
		h.walk(linh, registration[2:]...)
		h.reads(linh, "CS-1")
	})
}

// TestNothing: an empty batch is handled.
func TestNothing(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.give()
		if n := len(h.store.batches()); n != 0 {
			t.Errorf("%d commits", n)
		}
	})
}

// TestMoreThanABatch: more events than fit one commit are all handled, in order.
func TestMoreThanABatch(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(401)
		h.store.batches()
		h.give(taps...)
		if n := len(h.store.batches()); n != 3 {
			t.Errorf("%d commits", n)
		}
		if got := h.rows(`SELECT count(*), max(number) FROM records`)[0]; got != "401 401" {
			t.Error(got)
		}
	})
}
