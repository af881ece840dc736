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

// when says at which second each try was made.
func when(from time.Time, tries []call) []string {
	var all []string
	for _, c := range tries {
		all = append(all, c.at.Sub(from).String())
	}
	return all
}

// TestOrderInAChat: what one chat is shown comes in the order it was decided,
// asides between views too.
func TestOrderInAChat(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(hanh)
		h.give(h.doesIn(group, hanh, "/nhom"), h.doesIn(group, tam, "/nhom"), h.doesIn(group, hanh, "/menu"), h.doesIn(group, tam, "/nhom"))
		got := h.phones.texts(group)
		h.walk(hanh, "/menu")
		if len(got) != 4 || got[1] != got[3] || got[0] == got[1] || got[2] == got[1] {
			t.Errorf("shown: %q", got)
		}
	})
}

// TestAsidesAreKept: what is said aside is no view, and no view that comes after
// takes its place in the queue.
func TestAsidesAreKept(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.breakFlows()
		h.invite(linh)
		release := h.phones.hold(linh)
		h.walk(linh, "/menu", "/panics x", "/dangky", "/panics x", "/menu")
		release()
		h.pass(0)
		var got []bool // is it the apology?
		for _, text := range h.phones.texts(linh) {
			got = append(got, strings.Contains(text, h.says("vi", "trouble")))
		}
		if !slices.Equal(got, []bool{false, true, false, true}) {
			t.Errorf("shown: %q", h.phones.texts(linh))
		}
	})
}

// TestAgainWhileOnItsWay: the same update once more, while what it owes hangs on
// the line or waits to be tried again, does not show it twice.
func TestAgainWhileOnItsWay(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		e, f := h.does(linh, "/menu"), h.does(hanh, "/menu")
		release := h.phones.hold(linh)
		h.phones.fail(hanh, errNetwork)
		for range 3 {
			h.give(e, f)
		}
		release()
		h.pass(time.Minute)
		for user, most := range map[int64]int{linh: 1, hanh: 2} {
			if tries := h.phones.tries(user); len(tries) != most || len(h.phones.texts(user)) != 1 {
				t.Errorf("%d is shown %q in %d tries", user, h.phones.texts(user), len(tries))
			}
		}
	})
}

// TestSlowChatDelaysNoOther: one chat's call hangs; everybody else is answered at
// once, and that chat is acknowledged like the others.
func TestSlowChatDelaysNoOther(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam)
		release := h.phones.hold(linh)
		h.give(h.does(linh, "/menu"), h.does(tam, "/menu"))
		h.walk(tam, "/hoi")
		if n := len(h.phones.texts(tam)); n != 2 {
			t.Errorf("%d messages for the other, want 2", n)
		}
		if n := len(h.phones.texts(linh)); n != 0 {
			t.Error("shown through a line that hangs")
		}
		release()
		h.pass(0)
		h.reads(linh, names[linh])
	})
}

// TestFloodedChat: a chat that must wait two seconds delays no other, and shows
// in the end the newest view alone, with all there was to say.
func TestFloodedChat(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam)
		h.walk(linh, registration[:12]...)
		h.phones.tries(linh)
		from := time.Now()
		h.phones.fail(linh, &bot.RetryError{After: 2 * time.Second})
		h.give(h.does(linh, "[+]"), h.does(tam, "/menu"))
		h.walk(linh, "/menu")
		h.walk(linh, "/dangky")
		h.reads(tam, names[tam])
		if passed := time.Since(from); passed != 0 {
			t.Errorf("the others waited %s", passed)
		}
		h.pass(2 * time.Second)
		tries := h.phones.tries(linh)
		if diff := cmp.Diff([]string{"0s", "2s"}, when(from, tries)); diff != "" {
			t.Error(diff)
		}
		h.reads(linh, "CS-1")
		if _, _, ok := h.phones.button(linh, "unnamed"); !ok {
			t.Errorf("the newest question is not shown: %s", h.newest(linh))
		}
	})
}

// TestFloodedChats: any number of chats wait side by side.
func TestFloodedChats(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(100)
		from := time.Now()
		for _, e := range taps {
			h.phones.fail(e.Chat, &bot.RetryError{After: 2 * time.Second})
		}
		h.give(taps...)
		h.pass(2 * time.Second)
		for _, e := range taps {
			if n := h.phones.ever(e.Chat, "CS-"); n != 1 {
				t.Fatalf("%d receipts for %d after %s", n, e.Chat, time.Since(from))
			}
		}
	})
}

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
// tried again, and no obstacle to going on.
func TestRefusedView(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration[:2]...)
		h.phones.tries(linh)
		h.phones.fail(linh, bot.ErrRefused)
		h.walk(linh, "Hoa Ban")
		h.pass(time.Hour)
		if n := len(h.phones.tries(linh)); n != 1 {
			t.Errorf("%d tries", n)
		}
		if !strings.Contains(h.said.all(), "refuses") {
			t.Error("nobody is told")
		}
		h.restart()
		if n := len(h.phones.tries(linh)); n != 0 {
			t.Errorf("%d tries after a restart", n)
		}
		h.walk(linh, "/menu")
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
