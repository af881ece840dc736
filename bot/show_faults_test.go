package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
)

// TestNetworkFaults: tried again after 0.3 s, 0.6 s, 1.2 s, … and never more than
// 8 s, for as long as it takes.
func TestNetworkFaults(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.phones.fail(linh, slices.Repeat([]error{errNetwork}, 9)...)
		from := time.Now()
		h.walk(linh, "/menu")
		h.pass(10 * time.Minute)
		want := []string{"0s", "300ms", "900ms", "2.1s", "4.5s", "9.3s", "17.3s", "25.3s", "33.3s", "41.3s"}
		if diff := cmp.Diff(want, when(from, h.phones.tries(linh))); diff != "" {
			t.Error(diff)
		}
		if n := len(h.phones.texts(linh)); n != 1 {
			t.Errorf("%d messages", n)
		}
	})
}

// TestBlocked: a person who has blocked the bot is noted, and left alone until
// they come back; then they are shown what they were owed.
func TestBlocked(t *testing.T) {
	for _, err := range []error{bot.ErrBlocked, fmt.Errorf("%w: chat not found", bot.ErrNoChat)} {
		t.Run(err.Error(), func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(linh)
				h.walk(linh, registration[:12]...)
				send := h.does(linh, "[+]")
				h.phones.tries(linh)
				h.phones.fail(linh, err)
				h.give(send)
				h.pass(time.Hour)
				if n := len(h.phones.tries(linh)); n != 1 || !h.person(linh).Blocked {
					t.Errorf("%d tries, noted %t", n, h.person(linh).Blocked)
				}
				h.give(h.event(dialog.Unblocked, linh, linh))
				if h.person(linh).Blocked {
					t.Error("still noted when they are back")
				}
				if n := h.phones.ever(linh, "CS-1"); n != 1 {
					t.Errorf("%d receipts", n)
				}
			})
		})
	}
}

// TestBackWithoutSaying: whoever writes is back, also if nobody told us.
func TestBackWithoutSaying(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.phones.fail(hanh, bot.ErrBlocked)
		h.walk(linh, registration...)
		h.pass(time.Hour)
		if !h.person(hanh).Blocked || len(h.phones.texts(hanh)) != 0 {
			t.Fatal("not noted as unreachable")
		}
		h.walk(hanh, "/menu")
		h.pass(time.Minute)
		if h.person(hanh).Blocked || h.phones.ever(hanh, "Rang xay Hoa Ban") != 1 {
			t.Errorf("they write and get %q", h.phones.texts(hanh))
		}
	})
}

// TestRefusedView: what the channel refuses for good is a defect: reported, not
// tried again, and no obstacle to going on. The person reads an excuse, with a
// way on.
func TestRefusedView(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration[:2]...)
		h.phones.tries(linh)
		h.phones.fail(linh, bot.ErrRefused)
		h.walk(linh, "Hoa Ban")
		h.pass(time.Hour)
		if n := len(h.phones.tries(linh)); n != 2 {
			t.Errorf("%d tries", n)
		}
		h.reads(linh, "trục trặc")
		if !strings.Contains(h.said.all(), "refuses") {
			t.Error("nobody is told")
		}
		h.restart()
		if n := len(h.phones.tries(linh)); n != 0 {
			t.Errorf("%d tries after a restart", n)
		}
		h.walk(linh, "[home]")
		h.reads(linh, names[linh])
	})
}

// TestAsideToAMovedGroup: what was to be said in a group that has moved is said
// where it is now.
func TestAsideToAMovedGroup(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(hanh)
		h.phones.fail(group, slices.Repeat([]error{&bot.MigratedError{To: group * 1000}}, 100)...)
		h.give(h.doesIn(group, hanh, "/nhom"))
		h.pass(time.Minute)
		if n := len(h.phones.tries(group)); n != 1 {
			t.Errorf("%d tries where nobody is any more", n)
		}
		h.reads(group*1000, names[hanh])
	})
}
