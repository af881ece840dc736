package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Where the process is killed.
const (
	beforeCommit = "before the commit"
	afterCommit  = "after the commit, before showing"
	afterShowing = "after showing, before that is known"
)

// killed hands events over and kills the process at the point; then a new one
// starts over the same file.
func (h *house) killed(at string, events ...dialog.Event) {
	h.t.Helper()
	h.noted("sessions")
	dies := func(b store.Batch) error {
		if !owes(b) {
			return nil
		}
		h.kill()
		return h.living.Err()
	}
	h.store.set(func(w *weak) {
		switch at {
		case beforeCommit:
			w.before = dies
		case afterCommit:
			w.after = dies
		}
	})
	if at == afterShowing {
		h.phones.when(func(int64) { h.kill() })
	}
	_ = h.try(events...) // nobody is left to hear of it
	h.store.set(func(w *weak) { w.before, w.after = nil, nil })
	h.phones.when(nil)
	if h.living.Err() == nil {
		h.t.Fatal("it was never killed:", at)
	}
	h.restart()
}

// TestKilledAtEveryStep: a registration is killed at each of its steps, at each
// point, and the update comes again or does not. There is one record, one notice
// for everybody, and a question to go on from.
func TestKilledAtEveryStep(t *testing.T) {
	want := registered(t)
	for _, at := range []string{beforeCommit, afterCommit, afterShowing} {
		for _, again := range []bool{true, false} {
			if at == beforeCommit && !again {
				continue // it was not acknowledged, so it comes again
			}
			for i, what := range registration {
				t.Run(fmt.Sprintf("%s, again %t, %s", at, again, what), func(t *testing.T) {
					t.Parallel()
					inHouse(t, func(t *testing.T, h *house) {
						h.invite(linh, hanh, dung)
						h.walk(linh, registration[:i]...)
						e := h.does(linh, what)
						h.killed(at, e)
						if again {
							h.give(e)
						}
						h.walk(linh, registration[i+1:]...)
						h.restart()
						h.afterKill(t, at, want)
					})
				})
			}
		}
	}
}

func (h *house) afterKill(t *testing.T, at string, want []string) {
	if diff := cmp.Diff(want, h.outcome()); diff != "" {
		t.Error(diff)
	}
	most := 1
	if at == afterShowing {
		most = 2 // it cannot be known that the first was shown
	}
	for _, user := range []int64{linh, hanh, dung} {
		if n := h.phones.ever(user, "CS-1"); n < 1 || n > most {
			t.Errorf("%d messages for %d:\n%s", n, user, strings.Join(h.phones.texts(user), "\n---\n"))
		}
	}
}

// registered is what an undisturbed registration comes to.
func registered(t *testing.T) (outcome []string) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		outcome = h.outcome()
	})
	return outcome
}

// TestKilledInAWave: a few hundred confirm at once and the process is killed at
// the commit, or while the receipts are going out, and again after the restart.
func TestKilledInAWave(t *testing.T) {
	const people = 60
	for _, at := range []string{beforeCommit, afterCommit, afterShowing} {
		t.Run(at, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				taps := h.wave(people)
				h.killed(at, taps...)
				h.give(taps...)
				h.restart()
				h.give(taps...)
				h.pass(2 * people / 20 * time.Second) // the notices' pace
				for _, user := range []int64{5001, 5001 + people/2, 5000 + people} {
					if n := h.phones.ever(user, "CS-"); n == 0 || n > 1 && at != afterShowing {
						t.Errorf("%d receipts for %d", n, user)
					}
				}
				got := h.rows(`SELECT (SELECT count(*) FROM records), (SELECT count(DISTINCT number) FROM records), (SELECT max(number) FROM records),
	(SELECT count(*) FROM notices WHERE state = 'sent'), (SELECT count(*) FROM notices), (SELECT count(*) FROM sessions WHERE owed)`)
				if diff := cmp.Diff([]string{fmt.Sprint(people, people, people, 2*people, 2*people, 0)}, got); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// TestOwedIsOutOfDate: who does something before what the last process owed them
// has its turn sees what comes of that, and not the old view below it.
func TestOwedIsOutOfDate(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		const many, last = 150, 5150
		var people []int64
		for i := range int64(many) {
			people = append(people, last-many+1+i)
		}
		h.invite(people...)
		for _, user := range people {
			h.atCard(user)
		}
		h.restart()
		if n := len(h.phones.tries(last)); n != 0 {
			t.Fatalf("%d views shown already: nothing is to be seen here", n)
		}
		h.walk(last, "/menu")
		h.pass(2 * sweepTime)
		if n := len(h.phones.tries(last)); n != 1 {
			t.Errorf("%d views, want the menu alone", n)
		}
		if n := len(h.phones.tries(people[many-2])); n != 1 {
			t.Errorf("%d views for who did nothing", n)
		}
	})
}

// sweepTime is longer than what is owed may take to be shown.
const sweepTime = 90 * time.Second

// TestOwedIsShownOnce: what was owed at the end is shown at the start, and not
// again when nothing happens, nor at the next start.
func TestOwedIsShownOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration[:12]...)
		h.killed(afterCommit, h.does(linh, "[+]"))
		h.pass(10 * time.Minute)
		h.restart()
		if n := h.phones.ever(linh, "CS-1"); n != 1 {
			t.Errorf("%d receipts", n)
		}
		if owed := h.count(`SELECT count(*) FROM sessions WHERE owed`); owed != 0 {
			t.Errorf("%d still owed", owed)
		}
	})
}
