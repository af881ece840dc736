package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
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
		h.give(h.wave(150)...)
		h.pass(time.Minute)
		h.walk(dung, "/menu")
		h.phones.tries(dung)
		h.exec(`UPDATE records SET state = 'accepted'`)
		h.exec(`DELETE FROM notices`)
		from := time.Now()
		h.commit(h.decidedAll()...)
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

// decidedAll tells every sender of a record what became of it.
func (h *house) decidedAll() []store.Change {
	h.t.Helper()
	var tells []store.Change
	for _, row := range h.rows(`SELECT id, sender FROM records`) {
		var id string
		var sender int64
		if _, err := fmt.Sscan(row, &id, &sender); err != nil {
			h.t.Fatal(err)
		}
		tells = append(tells, store.Tell{Key: "all:" + id, Person: sender, Kind: store.Decided, Record: id, At: h.now()})
	}
	return tells
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
		h.walk(linh, registration[:12]...)
		h.phones.fail(hanh, &bot.RetryError{After: 30 * time.Second})
		h.walk(linh, "[+]")
		record := h.rows(`SELECT id FROM records`)[0]
		h.commit(store.Tell{Key: "b", Person: h.person(hanh).ID, Kind: store.Opened, Record: record, At: h.now()})
		h.pass(20 * time.Second)
		if n := len(h.phones.tries(hanh)); n != 1 {
			t.Errorf("%d tries while the first waits", n)
		}
		h.pass(20 * time.Second)
		if diff := cmp.Diff([]string{"new_record 2 sent 0 ", "opened 2 sent 0 "}, h.states()); diff != "" {
			t.Error(diff)
		}
		if n := len(h.phones.tries(hanh)); n != 2 {
			t.Errorf("then %d tries", n)
		}
	})
}
