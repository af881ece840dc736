package bot_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func TestRegistration(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		h.reads(linh, "CS-1")
		h.reads(hanh, "Rang xay Hoa Ban")
		h.reads(dung, "Rang xay Hoa Ban")
		want := []string{"new_record 2 sent", "new_record 3 sent"}
		if diff := cmp.Diff(want, h.rows(`SELECT kind, person, state FROM notices ORDER BY id`)); diff != "" {
			t.Error(diff)
		}
		if log := h.said.all(); log != "" {
			t.Error(log)
		}
	})
}

// wave are the confirmations of so many collaborators at once.
func (h *house) wave(n int) []dialog.Event {
	h.t.Helper()
	h.invite(hanh, dung)
	var people []int64
	for i := range n {
		people = append(people, 5001+int64(i))
	}
	h.invite(people...)
	for _, user := range people {
		h.atCard(user)
	}
	h.restart()
	h.pass(time.Duration(n) * time.Second / 100) // what was owed is shown at this pace
	var taps []dialog.Event
	for _, user := range people {
		taps = append(taps, h.does(user, "[+]"))
	}
	return taps
}

// TestOneCommitPerBatch: sessions, records and notices of a batch are one
// commit.
func TestOneCommitPerBatch(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(30)
		h.store.batches()
		h.give(taps...)
		all := h.store.batches()
		if len(all) != 1 {
			t.Fatalf("%d commits, want one", len(all))
		}
		if b := all[0]; len(b.Sessions) != 30 || len(b.Changes) != 60 || len(b.Unparked) != 30 {
			t.Errorf("%d sessions, %d changes, %d unparked", len(b.Sessions), len(b.Changes), len(b.Unparked))
		}
	})
}

// TestFailedCommit: nothing is acknowledged, shown or told; given again, the
// same events come to what they would have come to.
func TestFailedCommit(t *testing.T) {
	gone := store.Decide{Record: "nowhere", Version: 1, Action: store.Lapse, To: store.Sent, Channel: "system"}
	tests := []struct {
		name   string
		damage func(*weak)
	}{
		{"refused at once", func(w *weak) { w.before = fails(1, errDisk) }},
		{"refused when all but the last change was made", func(w *weak) {
			w.spoil = func(b *store.Batch) { b.Changes = append(b.Changes[:len(b.Changes):len(b.Changes)], gone) }
		}},
		{"somebody else is always first", func(w *weak) { w.before = fails(-1, store.ErrConflict) }},
	}
	want := undisturbed(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				taps := h.wave(5)
				before := h.outcome()
				h.store.set(tt.damage)
				if err := h.try(taps...); err == nil {
					t.Fatal("it was acknowledged")
				}
				if diff := cmp.Diff(before, h.outcome()); diff != "" {
					t.Error("something was kept:", diff)
				}
				if n := len(h.phones.answered()) + h.phones.ever(5001, "CS-") + len(h.phones.texts(hanh)); n != 0 {
					t.Error("something was shown")
				}
				h.store.set(func(w *weak) { w.before, w.spoil = nil, nil })
				h.give(taps...)
				if diff := cmp.Diff(want, h.outcome()); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// undisturbed is the outcome of a wave of five.
func undisturbed(t *testing.T) (outcome []string) {
	inHouse(t, func(t *testing.T, h *house) {
		h.give(h.wave(5)...)
		outcome = h.outcome()
	})
	return outcome
}

// TestCommitOfUnknownOutcome: the commit was made but its caller was told that
// it failed. The events come again, change nothing, and what they owe is shown.
func TestCommitOfUnknownOutcome(t *testing.T) {
	want := undisturbed(t)
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(5)
		h.store.set(func(w *weak) { w.after = fails(1, errDisk) })
		if err := h.try(taps...); !errors.Is(err, errDisk) {
			t.Fatalf("%v, want the disk's error", err)
		}
		if h.phones.ever(5001, "CS-") != 0 {
			t.Fatal("shown before it is known to be kept")
		}
		h.give(taps...)
		for _, user := range []int64{5001, 5005} {
			if n := h.phones.ever(user, "CS-"); n != 1 {
				t.Errorf("%d receipts for %d, want one", n, user)
			}
		}
		h.pass(time.Second)
		if diff := cmp.Diff(want, h.outcome()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestPartOfABatch: of a batch that takes several commits, what was kept before
// one failed is recognised when all of it comes again.
func TestPartOfABatch(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration[:12]...)
		send, look := h.does(linh, "[+]"), h.does(hanh, "/menu")
		n := 0
		h.store.set(func(w *weak) {
			w.before = func(b store.Batch) error {
				if n++; n == 2 {
					return errDisk
				}
				return nil
			}
		})
		if err := h.try(send, look); err == nil {
			t.Fatal("it was acknowledged")
		}
		h.store.set(func(w *weak) { w.before = nil })
		h.give(send, look)
		if n := h.count(`SELECT count(*) FROM records`); n != 1 {
			t.Errorf("%d records", n)
		}
		if n := h.phones.ever(linh, "CS-1"); n != 1 {
			t.Errorf("%d receipts", n)
		}
		if got := h.session(hanh, hanh); got.Turn != 1 || got.Owed != nil {
			t.Errorf("the second conversation is at %+v", got)
		}
	})
}
