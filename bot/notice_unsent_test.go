package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
	"khuyencong/store"
)

// TestUnsentIsShown: administrators see on their menu what has not arrived, and
// can have it sent again.
func TestUnsentIsShown(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam, hanh, dung)
		h.phones.fail(tam, bot.ErrRefused)
		h.answers(tam, 1)
		h.pass(time.Second)
		h.walk(dung, "/menu")
		if strings.Contains(h.newest(dung), "chưa gửi được") {
			t.Error("staff who cannot do anything about it see it")
		}
		h.walk(hanh, "/menu", "[@unsent]")
		h.reads(hanh, "1 thông báo chưa đến")
		h.walk(hanh, "["+h.rows(`SELECT id FROM notices`)[0]+"]")
		h.reads(hanh, "Telegram không nhận tin")
		h.walk(hanh, "[retry]")
		h.pass(time.Second)
		h.reads(tam, "Dạ được.")
		if got := h.rows(`SELECT state, tries, settled_by FROM notices`); !slices.Equal(got, []string{"sent 0 " + h.rows(`SELECT id FROM people WHERE user = ?`, hanh)[0]}) {
			t.Errorf("noted: %q", got)
		}
		h.walk(hanh, "/menu")
		if _, _, ok := h.phones.button(hanh, "@unsent"); ok {
			t.Error("there is nothing left to look after")
		}
	})
}

// TestRetryReachesTheBlocked: somebody called has let the bot in again, and the
// channel has not said so.
func TestRetryReachesTheBlocked(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam, hanh)
		h.phones.fail(tam, bot.ErrBlocked)
		h.answers(tam, 1)
		h.pass(time.Hour)
		h.walk(hanh, "/menu", "[@unsent]", "[retry_all]")
		h.pass(time.Second)
		h.reads(tam, "Dạ được.")
		if h.person(tam).Blocked {
			t.Error("they still count as gone")
		}
	})
}

// TestGroupIsGone: a group that has put the bot out is the staff's no more; what
// it was not told is seen, and the next one is told what comes.
func TestGroupIsGone(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.give(h.doesIn(group, hanh, "/nhom"))
		h.phones.fail(group, bot.ErrBlocked)
		h.walk(linh, registration...)
		h.pass(time.Minute)
		h.walk(hanh, "/menu", "[@unsent]")
		h.reads(hanh, "1 thông báo chưa đến")
		h.walk(hanh, "/caidat")
		h.reads(hanh, "Nhóm cán bộ: <b>chưa có</b>")
		h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
		h.pass(time.Minute)
		if n := len(h.phones.tries(group)); n != 2 { // the answer to /nhom, and the one that failed
			t.Errorf("%d tries", n)
		}
	})
}

// TestSettingsAtOnce: what an administrator sets holds from the next thing on.
func TestSettingsAtOnce(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(hanh, "/caidat", "[house]", "[phone]", "0262 3850 123", "/caidat", "[telling]", "[claim]", "[h8]", "/caidat", "[keeping]", "[drafts]", "30")
		h.walk(linh, "/help")
		h.reads(linh, "0262 3850 123")
		h.walk(linh, registration...)
		h.walk(hanh, "[claim]")
		h.draft(linh)
		h.jump(8*time.Hour - 2*time.Second)
		h.due()
		if got := h.rows(`SELECT state FROM records`)[0]; got != "in_review" {
			t.Error("it lapsed early")
		}
		h.due()
		h.due()
		if got := h.rows(`SELECT state FROM records`)[0]; got != "sent" {
			t.Error("it did not lapse after 8 hours")
		}
		h.jump(16 * day)
		h.due()
		if got := h.drafts(); got != "1" {
			t.Errorf("warned %q after 16 of 30 days", got)
		}
		want := []string{"centre.phone  02623850123", "centre.claim  8", "centre.drafts  30"}
		if diff := cmp.Diff(want, h.rows(`SELECT name, before, after FROM centre_history ORDER BY seq`)); diff != "" {
			t.Error(diff)
		}
		if n := h.count(`SELECT count(*) FROM centre_history WHERE actor_name = ? AND at > 0`, names[hanh]); n != 3 {
			t.Errorf("%d say who", n)
		}
	})
}

// TestTroublesAreListed: an administrator can pass on what went wrong.
func TestTroublesAreListed(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(hanh)
		h.commit(store.Trouble{Update: 4711, What: "said in ask"}, store.Trouble{Update: 4711, What: "said in ask"})
		h.walk(hanh, "/caidat", "[troubles]")
		h.reads(hanh, "2 lần, mã 4711: <b>said in ask</b>")
		h.walk(hanh, "[back]", "[home]")
	})
}

// TestTidyEachDay: what has served is thrown away half a year later, what has not
// arrived is not.
func TestTidyEachDay(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam, hanh)
		h.answers(tam, 2)
		h.phones.fail(tam, bot.ErrRefused)
		h.pass(5 * time.Second)
		h.commit(store.Trouble{Update: 7, What: "said in ask"})
		h.jump(179 * day)
		h.restart()
		if n := h.count(`SELECT (SELECT count(*) FROM notices) + (SELECT count(*) FROM troubles)`); n != 3 {
			t.Errorf("%d are left after 179 days", n)
		}
		h.jump(2 * day)
		h.pass(6 * time.Second)
		if diff := cmp.Diff([]string{"replied 1 failed 1 refused"}, h.states()); diff != "" {
			t.Error(diff)
		}
		if n := h.count(`SELECT (SELECT count(*) FROM troubles) + (SELECT count(*) FROM applied)`); n != 0 {
			t.Errorf("%d are left after 181 days", n)
		}
	})
}
