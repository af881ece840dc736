package bot_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestOneFailureStopsNothing: a claim that can never lapse keeps neither other
// claims nor drafts from their time.
func TestOneFailureStopsNothing(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		h.walk(hanh, "[claim]")
		h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
		h.walk(hanh, "[claim]")
		h.draft(linh)
		h.noted("sessions")
		h.jump(77 * day)
		first := h.rows(`SELECT id FROM records ORDER BY number`)[0]
		h.store.set(func(w *weak) {
			w.before = func(b store.Batch) error {
				for _, c := range b.Changes {
					if d, ok := c.(store.Decide); ok && d.Record == first {
						return store.ErrDefect
					}
				}
				return nil
			}
		})
		if err := h.bot.Due(t.Context()); !errors.Is(err, store.ErrDefect) {
			t.Errorf("nobody hears of it: %v", err)
		}
		h.pass(time.Second)
		if got := strings.Join(h.rows(`SELECT state FROM records ORDER BY number`), " "); got != "in_review sent" {
			t.Errorf("the records are %s", got)
		}
		if h.drafts() != "1" {
			t.Errorf("the draft's owner was warned %s times", h.drafts())
		}
	})
}

// TestNamedDayIsKept: whatever the clock does, the day that a warning names is
// not before the day the draft is purged.
func TestNamedDayIsKept(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		h.noted("sessions")
		h.jump(200 * day)
		h.due()
		named := h.now().Add(14 * day).Format("02/01/2006")
		h.reads(linh, named)
		for range 15 {
			h.jump(day - time.Second)
			h.due()
			if h.drafts() == "" && h.now().Before(opening.Add(214*day)) {
				t.Fatalf("purged on %s, %s was named", h.now(), named)
			}
		}
		if h.drafts() != "" {
			t.Error("it is still there")
		}
	})
}

// TestDayNamedTooSoon: the warning goes out before it is noted that it was given,
// as after a crash. It names the day all the same.
func TestDayNamedTooSoon(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		h.noted("sessions")
		h.jump(200 * day)
		h.store.set(func(w *weak) { w.after = fails(1, errDisk) })
		if err := h.bot.Due(t.Context()); !errors.Is(err, errDisk) {
			t.Fatal(err)
		}
		h.pass(time.Second)
		h.reads(linh, h.now().Add(14*day).Format("02/01/2006"))
	})
}

// TestDraftOfTheBlocked: it is kept unread until they return and two weeks more,
// but not for ever.
func TestDraftOfTheBlocked(t *testing.T) {
	tests := []struct {
		name string
		back time.Duration // after the beginning
		kept time.Duration // there still is a draft then
		gone time.Duration // and none then
	}{
		{"comes back", 120 * day, 133 * day, 135 * day},
		{"never comes back", 1000 * day, 179 * day, 181 * day},
		{"comes back at the end", 175 * day, 179 * day, 181 * day},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(linh)
				h.draft(linh)
				h.noted("sessions")
				h.phones.fail(linh, bot.ErrBlocked)
				back := false
				until := func(end time.Duration) {
					for h.now().Before(opening.Add(end)) {
						h.jump(day)
						h.due()
						if !back && h.now().After(opening.Add(tt.back)) {
							back = true
							h.give(h.event(dialog.Unblocked, linh, linh))
						}
					}
				}
				until(tt.kept)
				if h.drafts() == "" {
					t.Fatal("it was purged unread")
				}
				until(tt.gone)
				if h.drafts() != "" {
					t.Errorf("it is still there, warned %s times", h.drafts())
				}
			})
		})
	}
}
