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
		if diff := cmp.Diff([]string{"new_record 2 sent 0 ", "card 2 sent 0 "}, h.states()); diff != "" {
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
		h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
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
		want := []string{"new_record 2 sent 0 ", "new_record group failed 1 group"}
		if diff := cmp.Diff(want, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestAway: administrators read once from when to when nothing could be fetched;
// nobody else is troubled with it.
func TestAway(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		from := h.now()
		h.later(40 * time.Minute)
		for range 2 {
			if err := h.store.TellAdmins(t.Context(), store.Away, fmt.Sprintf("%d-%d", from.Unix(), from.Add(40*time.Minute).Unix()), from.Add(40*time.Minute)); err != nil {
				t.Fatal(err)
			}
		}
		h.pass(time.Minute)
		if got := h.phones.texts(hanh); len(got) != 1 || !strings.Contains(got[0], "09:00 23/11/2026") || !strings.Contains(got[0], "09:40 23/11/2026") {
			t.Errorf("the administrator reads %q", got)
		}
		if n := len(h.phones.texts(linh)) + len(h.phones.texts(dung)); n != 0 {
			t.Errorf("%d others read it", n)
		}
	})
}
