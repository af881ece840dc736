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

// accepted makes n facilities of somebody that are accepted, and has that told.
func (h *house) accepted(user int64, n int) {
	h.t.Helper()
	p := h.person(user)
	first := h.count(`SELECT ifnull(max(number), 0) FROM records`) + 1
	for i := range n {
		r := store.Record{
			ID: fmt.Sprintf("f%07d", first+i), Number: int64(first + i), Kind: store.Facility, State: store.Accepted, Version: 1, Form: 1,
			Title: fmt.Sprintf("Xưởng %d", i), By: p.ID, Answers: filled("Xưởng"), Created: h.now(), Updated: h.now(),
		}
		h.commit(store.Put{Record: r, Chat: user, Channel: "desk"},
			store.Tell{Key: "a:" + r.ID, Person: p.ID, Kind: store.Decided, Record: r.ID, At: h.now()})
	}
}

// TestQuietHours: nothing is told from 21:00 to 6:30 but what makes no sound, or
// was just asked for; then it is, many things in one.
func TestQuietHours(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.commit(store.Setting{Key: "k", Name: store.CentreQuiet, Value: "21:00-06:30", At: h.now()})
		h.restart()
		h.invite(linh, tam, hanh, dung)
		h.walk(linh, registration...)
		h.jump(13 * time.Hour) // 22:00
		h.phones.tries(tam)
		h.phones.tries(dung)
		h.accepted(tam, 4)
		h.walk(hanh, "[claim]")
		h.pass(time.Second)
		if n := len(h.phones.tries(dung)); n != 1 {
			t.Errorf("the card of a colleague was changed %d times", n)
		}
		h.walk(dung, "/hangcho", "[mine]")
		h.later(8*time.Hour + 25*time.Minute)
		if got := h.phones.tries(tam); len(got) != 0 {
			t.Errorf("at night: %v", got)
		}
		h.pass(10 * time.Minute)
		if got := h.phones.tries(tam); len(got) != 1 || !strings.Contains(got[0].text, "4 hồ sơ có kết quả") {
			t.Errorf("in the morning: %v", got)
		}
	})
}

// TestDigestAfterReturn: what somebody missed who had blocked the bot is told in
// one message, after the answer to what they do now, and noted as told by it.
func TestDigestAfterReturn(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		h.walk(tam, "/menu")
		h.commit(store.Reach{User: tam, Blocked: true, At: h.now()})
		h.accepted(tam, 6)
		h.later(48 * time.Hour)
		h.phones.tries(tam)
		h.walk(tam, "/hoso")
		h.pass(time.Second)
		tries := h.phones.tries(tam)
		if len(tries) != 2 || !strings.Contains(tries[0].text, "Anh/chị muốn xem hồ sơ nào") || !strings.Contains(tries[1].text, "6 hồ sơ có kết quả") {
			t.Fatalf("they read %v", tries)
		}
		if got := h.rows(`SELECT state, tries, count(*), count(DISTINCT sent_message), min(sent_message) > 0 FROM notices GROUP BY 1, 2`); !slices.Equal(got, []string{"sent 0 6 1 1"}) {
			t.Errorf("noted: %q", got)
		}
		h.walk(tam, "[record:f0000006]")
		h.reads(tam, "Xưởng 5")
	})
}

// TestDigestIsTriedAgain: a digest that does not arrive is tried again as one,
// with what has come since.
func TestDigestIsTriedAgain(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		h.phones.fail(tam, errNetwork, &bot.RetryError{After: 5 * time.Second})
		h.accepted(tam, 4)
		h.pass(time.Second)
		h.accepted(tam, 1)
		h.pass(20 * time.Second)
		tries := h.phones.tries(tam)
		if len(tries) != 3 || !strings.Contains(tries[2].text, "5 hồ sơ có kết quả") {
			t.Errorf("they read %v", tries)
		}
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'sent'`); n != 5 {
			t.Errorf("%q", h.states())
		}
	})
}

// TestDailyDigest: who wants one message a day gets it at 7:30, of all until
// then; answers to their questions come at once.
func TestDailyDigest(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		h.walk(tam, "/thongbao", "[daily]")
		h.phones.tries(tam)
		h.accepted(tam, 2)
		h.answers(tam, 1)
		h.pass(time.Second)
		if got := h.phones.tries(tam); len(got) != 1 || !strings.Contains(got[0].text, "Dạ được.") {
			t.Errorf("at once: %v", got)
		}
		h.later(22*time.Hour + 25*time.Minute) // 7:25
		if got := h.phones.tries(tam); len(got) != 0 {
			t.Errorf("before: %v", got)
		}
		h.phones.fail(tam, errNetwork)
		h.pass(10 * time.Minute)
		if got := h.phones.tries(tam); len(got) != 2 || !strings.Contains(got[1].text, "2 hồ sơ có kết quả") {
			t.Errorf("in the morning: %v", got)
		}
		h.accepted(tam, 1)
		h.walk(tam, "/thongbao", "[now]")
		h.pass(time.Second)
		h.reads(tam, "CS-4")
	})
}

// TestOneThingADay: one thing is told as it is, with all it says.
func TestOneThingADay(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		h.commit(store.Prefer{Person: h.person(tam).ID, Telling: store.TellDaily, At: h.now()})
		h.accepted(tam, 1)
		h.later(24 * time.Hour)
		if got := h.phones.tries(tam); len(got) != 1 || strings.Contains(got[0].text, "Tin gộp") {
			t.Errorf("they read %v", got)
		}
	})
}

// TestNothingIsTold to who wants nothing; what waited when they said so is not
// sent either. Staff choose like everybody.
func TestNothingIsTold(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam, dung)
		h.phones.fail(tam, &bot.RetryError{After: time.Minute})
		h.accepted(tam, 1)
		h.pass(time.Second)
		h.walk(tam, "/thongbao", "[never]")
		h.walk(dung, "/thongbao", "[never]")
		h.pass(time.Hour)
		h.phones.tries(tam)
		h.phones.tries(dung)
		h.accepted(tam, 1)
		h.walk(linh, registration...)
		h.pass(time.Hour)
		if a, b := h.phones.tries(tam), h.phones.tries(dung); len(a)+len(b) != 0 {
			t.Errorf("they read %v and %v", a, b)
		}
		if diff := cmp.Diff([]string{"decided 2 superseded 0 asked to wait"}, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestOnlyTheNewestState of a record is told; what no longer holds is not.
func TestOnlyTheNewestState(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.commit(store.Reach{User: linh, Blocked: true, At: h.now()}, store.Reach{User: dung, Blocked: true, At: h.now()})
		h.accepted(linh, 3)
		h.exec(`UPDATE records SET state = 'withdrawn', updated = updated + 1 WHERE number = 2`)
		record := h.rows(`SELECT id FROM records ORDER BY number`)[0]
		for i := range 3 {
			h.commit(store.Tell{Key: fmt.Sprint("again", i), Person: h.person(linh).ID, Kind: store.Decided, Record: record, At: h.now()},
				store.Tell{Key: fmt.Sprint("mended", i), Staff: true, Kind: store.Mended, Record: record, At: h.now()})
		}
		h.give(h.event(dialog.Unblocked, linh, linh), h.event(dialog.Unblocked, dung, dung))
		h.pass(time.Minute)
		if got := h.phones.texts(linh); len(got) != 2 {
			t.Errorf("the sender reads %q", got)
		}
		if got := h.phones.texts(dung); len(got) != 1 {
			t.Errorf("the colleague reads %q", got)
		}
		want := []string{"sent 3", "superseded 6"}
		if got := h.rows(`SELECT state, count(*) FROM notices WHERE person <> ? GROUP BY 1`, h.person(hanh).ID); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

// TestNoMoreStaff: who is staff no longer reads nothing of what waited.
func TestNoMoreStaff(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, dung)
		h.phones.fail(dung, &bot.RetryError{After: time.Minute})
		h.walk(linh, registration...)
		h.exec(`UPDATE people SET role = 'owner' WHERE user = ?`, dung)
		h.pass(time.Hour)
		if got := h.phones.texts(dung); len(got) != 0 {
			t.Errorf("they read %q", got)
		}
		if diff := cmp.Diff([]string{"new_record 2 superseded 0 asked to wait"}, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}
