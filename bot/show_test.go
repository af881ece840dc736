package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
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
		h.walk(tam, "/hoi", "[ask_centre]")
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
