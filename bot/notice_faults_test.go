package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
	"khuyencong/store"
)

// TestNoticeBackOff: tried again after 2 s, 4 s, … at most 10 minutes, without
// end; the chat's own word counts more.
func TestNoticeBackOff(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.phones.fail(hanh, slices.Repeat([]error{errNetwork}, 12)...)
		h.phones.fail(hanh, &bot.RetryError{After: 25 * time.Second})
		h.walk(linh, registration[:12]...)
		from := time.Now()
		h.walk(linh, "[+]")
		h.pass(2 * time.Hour)
		tries := h.phones.tries(hanh)
		if len(tries) != 14 {
			t.Fatalf("%d tries", len(tries))
		}
		var waits []time.Duration
		for i := 1; i < len(tries); i++ {
			waits = append(waits, tries[i].at.Sub(tries[i-1].at).Round(time.Second))
		}
		want := []time.Duration{2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600, 25}
		for i, w := range waits {
			if late := w - want[i]*time.Second; late < 0 || late > time.Second {
				t.Errorf("try %d came after %s, want %d s (all from %s)", i+2, w, want[i], from)
			}
		}
		if n := h.phones.ever(hanh, "Rang xay"); n != 1 {
			t.Errorf("%d cards", n)
		}
	})
}

// TestFloodOfNotices: a 429 for everybody stops all notices, one for a chat only
// that chat's.
func TestFloodOfNotices(t *testing.T) {
	for _, everybody := range []bool{true, false} {
		t.Run(fmt.Sprint("everybody ", everybody), func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(linh, hanh, dung)
				h.phones.fail(hanh, &bot.RetryError{After: 30 * time.Second, Everybody: everybody})
				h.walk(linh, registration...)
				h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
				h.pass(10 * time.Second)
				if waits := h.phones.ever(dung, "Máy rang") == 0; waits != everybody {
					t.Errorf("the other waits: %t", waits)
				}
				h.walk(dung, "/menu")
				h.reads(dung, names[dung])
				h.pass(30 * time.Second)
				for _, chat := range []int64{hanh, dung} {
					if h.phones.ever(chat, "Rang xay") != 1 || h.phones.ever(chat, "Máy rang") != 1 {
						t.Errorf("%d reads %q", chat, h.phones.texts(chat))
					}
				}
			})
		})
	}
}

// TestFloodedChatIsLeftAlone: of all that waits for a chat that asked to wait
// nothing is tried before.
func TestFloodedChatIsLeftAlone(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(30)
		h.phones.tries(hanh)
		h.phones.fail(hanh, slices.Repeat([]error{&bot.RetryError{After: 30 * time.Second}}, 3)...)
		h.give(taps...)
		h.pass(80 * time.Second)
		if n := len(h.phones.tries(hanh)); n != 3 {
			t.Errorf("%d tries in 80 seconds", n)
		}
		h.pass(30 * time.Second)
		if tries := h.phones.tries(hanh); len(tries) != 1 || !strings.Contains(tries[0].text, "30 hồ sơ mới") {
			t.Errorf("then %v", tries)
		}
	})
}

// TestRefusedNotice: what the channel refuses for good is given up, visibly, and
// nobody's other notices wait for it.
func TestRefusedNotice(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.phones.fail(hanh, bot.ErrRefused)
		h.walk(linh, registration...)
		h.pass(time.Hour)
		if diff := cmp.Diff([]string{"new_record 2 failed 1 refused"}, h.states()); diff != "" {
			t.Error(diff)
		}
		h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
		h.reads(hanh, "Máy rang")
		if !strings.Contains(h.said.all(), "refuses a notice") {
			t.Error("nobody is told")
		}
	})
}

// TestNothingToTellAnyMore: a notice about what is gone is not sent.
func TestNothingToTellAnyMore(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.commit(store.Tell{Key: "a", Person: h.person(linh).ID, Kind: store.DraftOld, Record: "gone", At: h.now()})
		h.pass(time.Minute)
		if diff := cmp.Diff([]string{"draft_old 1 superseded 0 "}, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestNoticeThatCannotBeKept: the disk is full, so it cannot be kept that a
// notice was sent. It is not sent again and again for that; when there is room
// it is kept, and what came after goes out.
func TestNoticeThatCannotBeKept(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration[:12]...)
		h.store.set(func(w *weak) { w.keep = func() error { return errDisk } })
		h.walk(linh, "[+]")
		h.pass(time.Hour)
		once, twice := len(h.phones.tries(hanh)), len(h.phones.tries(dung))
		if once > 1 || twice > 1 || once+twice == 0 {
			t.Errorf("sent %d and %d times", once, twice)
		}
		h.store.set(func(w *weak) { w.keep = nil })
		h.pass(2 * time.Minute)
		if diff := cmp.Diff([]string{"new_record 2 sent 0 ", "new_record 3 sent 0 "}, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestStopWhileNoticing: a clean stop right after a notice was sent keeps that,
// so that the next start does not send it again.
func TestStopWhileNoticing(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration[:12]...)
		send := h.does(linh, "[+]")
		h.phones.answering()
		h.phones.when(func(chat int64) {
			if chat == hanh {
				h.end()
			}
		})
		h.give(send)
		h.restart()
		h.pass(time.Minute)
		if n := h.phones.ever(hanh, "Rang xay"); n != 1 {
			t.Errorf("%d cards", n)
		}
	})
}
