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
	"khuyencong/store"
)

// states are all notices: what for, to whom, what became of them.
func (h *house) states() []string {
	h.t.Helper()
	return h.rows(`SELECT kind, ifnull(person, 'group'), state, tries, error FROM notices ORDER BY id`)
}

// decides has somebody at the centre take the record in hand, or decide on it,
// at the desk.
func (h *house) decides(user int64, action store.Action, to store.State) {
	h.t.Helper()
	record := h.rows(`SELECT id FROM records`)[0]
	version := h.count(`SELECT version FROM records`)
	d := store.Decide{Record: record, Version: version, Action: action, To: to, By: h.person(user).ID, ByName: nameOf(user), Channel: "desk", At: h.now()}
	if action == store.Claim {
		d.Until = h.now().Add(24 * time.Hour)
	}
	changes := []store.Change{d}
	if action == store.Accept {
		changes = append(changes, store.Tell{Key: fmt.Sprint("decided:", record, ":", version), Person: h.person(linh).ID, Kind: store.Decided, Record: record, At: h.now()})
	}
	h.commit(changes...)
}

// TestNoticeOnce: sent once, whatever time passes and however often it starts.
func TestNoticeOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.commit(store.Group{Chat: group, Title: "Nhóm cán bộ"})
		h.walk(linh, registration...)
		h.pass(time.Hour)
		h.restart()
		h.pass(time.Hour)
		for _, chat := range []int64{hanh, group} {
			if n := len(h.phones.tries(chat)); n != 1 {
				t.Errorf("%d messages in %d", n, chat)
			}
		}
		want := []string{"new_record 2 sent 0 ", "new_record group sent 0 "}
		if diff := cmp.Diff(want, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestNoticePace: many at once go out at 20 a second, and answers do not wait
// for them.
func TestNoticePace(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		taps := h.wave(100) // for two of the staff
		h.walk(dung, "/menu")
		h.phones.tries(dung)
		from := time.Now()
		h.give(taps...)
		h.walk(dung, "/hangcho")
		if passed := time.Since(from); passed != 0 {
			t.Errorf("answers waited %s", passed)
		}
		h.pass(4 * time.Second)
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'sent'`); n < 60 || n > 120 {
			t.Errorf("%d notices in four seconds", n)
		}
		h.pass(8 * time.Second)
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'waiting'`); n != 0 {
			t.Errorf("%d still wait", n)
		}
	})
}

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
				h.pass(10 * time.Second)
				if waits := len(h.phones.texts(dung)) == 0; waits != everybody {
					t.Errorf("the other waits: %t", waits)
				}
				h.walk(dung, "/menu")
				h.reads(dung, names[dung])
				h.pass(30 * time.Second)
				for _, chat := range []int64{hanh, dung} {
					if n := h.phones.ever(chat, "Rang xay"); n != 1 {
						t.Errorf("%d cards in %d", n, chat)
					}
				}
			})
		})
	}
}

// TestNoticeForTheBlocked: it waits without being tried, and is sent when they
// are back.
func TestNoticeForTheBlocked(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.phones.fail(hanh, slices.Repeat([]error{bot.ErrBlocked}, 1000)...)
		h.walk(linh, registration...)
		h.pass(time.Hour)
		if n := len(h.phones.tries(hanh)); n != 1 {
			t.Errorf("%d tries", n)
		}
		h.decides(hanh, store.Claim, store.InReview)
		h.phones.mend(hanh)
		h.give(h.event(dialog.Unblocked, hanh, hanh))
		h.pass(time.Minute)
		if n := h.phones.ever(hanh, "Rang xay"); n != 1 {
			t.Errorf("%d cards", n)
		}
		if diff := cmp.Diff([]string{"new_record 2 sent 1 ", "card 2 sent 0 "}, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestBlockedByAWrongClock: what is known of a person is newer than now, so it
// cannot be noted that they are gone. They are not written to without pause.
func TestBlockedByAWrongClock(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.commit(store.Reach{User: hanh, At: h.now().Add(24 * time.Hour)})
		h.phones.fail(hanh, slices.Repeat([]error{bot.ErrBlocked}, 10000)...)
		h.walk(linh, registration...)
		h.pass(time.Hour)
		if n := len(h.phones.tries(hanh)); n > 15 {
			t.Errorf("%d tries in an hour", n)
		}
	})
}

// TestGroupMoves: the group has become a supergroup and nobody has said so. The
// notice goes to the new one, and so do those after it.
func TestGroupMoves(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.commit(store.Group{Chat: group, Title: "Nhóm cán bộ"})
		h.phones.fail(group, slices.Repeat([]error{&bot.MigratedError{To: group * 1000}}, 100)...)
		h.walk(linh, registration...)
		h.pass(time.Minute)
		h.walk(linh, "/hoi", "Máy rang được hỗ trợ bao nhiêu")
		h.pass(time.Minute)
		if n := len(h.phones.tries(group)); n != 1 {
			t.Errorf("%d tries in the old group", n)
		}
		if got := h.phones.texts(group * 1000); len(got) != 2 {
			t.Errorf("the new group reads %q", got)
		}
	})
}

// TestGroupGone: a group that has put the bot out is told nothing, and nobody
// waits for it.
func TestGroupGone(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.commit(store.Group{Chat: group, Title: "Nhóm cán bộ"})
		h.phones.fail(group, bot.ErrBlocked)
		h.walk(linh, registration...)
		h.pass(time.Hour)
		if n := len(h.phones.tries(group)); n != 1 {
			t.Errorf("%d tries", n)
		}
		want := []string{"new_record 2 sent 0 ", "new_record group failed 1 no such group"}
		if diff := cmp.Diff(want, h.states()); diff != "" {
			t.Error(diff)
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
		h.walk(linh, "/hoi", "Máy rang được hỗ trợ bao nhiêu")
		h.reads(hanh, "Máy rang")
		if !strings.Contains(h.said.all(), "refuses a notice") {
			t.Error("nobody is told")
		}
	})
}

// TestCardsAreKeptUpToDate: of several states that a card has not shown yet only
// the last is shown, in its place.
func TestCardsAreKeptUpToDate(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		h.phones.tries(hanh)
		h.phones.fail(hanh, errNetwork)
		h.decides(dung, store.Claim, store.InReview)
		h.pass(time.Second)
		h.decides(dung, store.Release, store.Sent)
		h.decides(hanh, store.Claim, store.InReview)
		h.pass(time.Minute)
		if tries := h.phones.tries(hanh); len(tries) != 2 {
			t.Errorf("%d tries, want the one that failed and one more", len(tries))
		}
		if got := h.phones.texts(hanh); len(got) != 1 || !strings.Contains(got[0], names[hanh]) {
			t.Errorf("hanh reads %q", got)
		}
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'superseded' AND person = ?`, h.person(hanh).ID); n != 2 {
			t.Errorf("%d superseded", n)
		}
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'waiting'`); n != 0 {
			t.Errorf("%d still wait", n)
		}
	})
}

// TestOrderOfNotices: what is told of a record comes in order, also while the
// first waits; what is told of another record does not wait for it.
func TestOrderOfNotices(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		record := h.rows(`SELECT id FROM records`)[0]
		h.phones.tries(linh)
		h.phones.fail(linh, &bot.RetryError{After: 30 * time.Second})
		at := h.now()
		h.commit(
			store.Tell{Key: "a", Person: h.person(linh).ID, Kind: store.Decided, Record: record, At: at},
			store.Tell{Key: "b", Person: h.person(linh).ID, Kind: store.Mended, Record: record, At: at},
		)
		h.pass(20 * time.Second)
		if n := len(h.phones.tries(linh)); n != 1 {
			t.Errorf("%d tries while the first waits", n)
		}
		h.pass(20 * time.Second)
		tries := h.phones.tries(linh)
		if len(tries) != 2 || !strings.Contains(tries[1].text, names[linh]) {
			t.Errorf("then %v", tries)
		}
	})
}

// TestNothingToTellAnyMore: a notice about what is gone fails and stops nobody.
func TestNothingToTellAnyMore(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.commit(store.Tell{Key: "a", Person: h.person(linh).ID, Kind: store.DraftOld, Record: "gone", At: h.now()})
		h.pass(time.Minute)
		if diff := cmp.Diff([]string{"draft_old 1 failed 1 nothing to tell any more"}, h.states()); diff != "" {
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
		if n := len(h.phones.tries(hanh)); n != 1 {
			t.Errorf("sent %d times", n)
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
				h.kill()
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
