package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// answers makes n questions of somebody that are answered, and has the answers
// told: notices that are never told as one.
func (h *house) answers(user int64, n int) {
	h.t.Helper()
	p := h.person(user)
	first := h.count(`SELECT ifnull(max(number), 0) FROM records`) + 1
	for i := range n {
		r := store.Record{
			ID: fmt.Sprintf("q%07d", first+i), Number: int64(first + i), Kind: store.Question, State: store.Answered, Version: 1, Form: 1,
			Title: "Câu hỏi", By: p.ID, Reply: "Dạ được.", Answers: dialog.Answers{"words": {Text: fmt.Sprintf("câu %d.", i)}}, Created: h.now(), Updated: h.now(),
		}
		h.commit(store.Put{Record: r, Chat: user, Channel: "desk"},
			store.Tell{Key: "a:" + r.ID, Person: p.ID, Kind: store.Replied, Record: r.ID, At: h.now()})
	}
}

// TestSlowChatDelaysNobody: while some chats hang, all others get their notices.
func TestSlowChatDelaysNobody(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		var people []int64
		for i := range int64(60) {
			people = append(people, 5001+i)
		}
		h.invite(people...)
		var release []func()
		for i, user := range people {
			if i < 10 {
				release = append(release, h.phones.hold(user))
			}
			h.answers(user, 1)
		}
		h.pass(10 * time.Second)
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'sent'`); n != 50 {
			t.Errorf("%d of 50 got theirs", n)
		}
		for _, let := range release {
			let()
		}
		h.pass(2 * time.Second)
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'sent'`); n != 60 {
			t.Errorf("then %d of 60", n)
		}
	})
}

// TestChatPace: one person gets three at once, then one a second, in order.
func TestChatPace(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		h.pass(time.Minute)
		h.answers(tam, 7)
		from := h.now()
		h.pass(10 * time.Second)
		tries := h.phones.tries(tam)
		if len(tries) != 7 {
			t.Fatalf("%d messages", len(tries))
		}
		for i, try := range tries {
			if !strings.Contains(try.text, fmt.Sprintf("câu %d.", i)) {
				t.Errorf("message %d is %q", i, try.text)
			}
			if i >= 3 && try.at.Sub(tries[i-1].at) < 900*time.Millisecond {
				t.Errorf("message %d comes %s after the one before it", i, try.at.Sub(tries[i-1].at))
			}
		}
		if tries[2].at.Sub(from) > 2*time.Second {
			t.Errorf("the first three took %s", tries[2].at.Sub(from))
		}
	})
}

// TestNoTimeToWait: a channel that asks to wait for no time at all is left alone
// for a second.
func TestNoTimeToWait(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		for range 3 {
			h.phones.fail(tam, &bot.RetryError{})
		}
		h.answers(tam, 1)
		h.pass(10 * time.Second)
		tries := h.phones.tries(tam)
		if len(tries) != 4 {
			t.Fatalf("%d tries", len(tries))
		}
		for i := 1; i < len(tries); i++ {
			if wait := tries[i].at.Sub(tries[i-1].at); wait < time.Second {
				t.Errorf("tried again after %s", wait)
			}
		}
		if diff := cmp.Diff([]string{"replied 1 sent 0 "}, h.states()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestAnswerMeetsTheFlood: an answer is asked to wait, for everybody. No notice
// goes out before that.
func TestAnswerMeetsTheFlood(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam)
		h.phones.fail(linh, &bot.RetryError{After: 30 * time.Second, Everybody: true})
		h.walk(linh, "/menu")
		h.answers(tam, 1)
		h.pass(20 * time.Second)
		if n := len(h.phones.tries(tam)); n != 0 {
			t.Errorf("%d tries", n)
		}
		h.pass(15 * time.Second)
		h.reads(tam, "Dạ được.")
	})
}

// TestAnswersGoFirst: while an answer waits to be shown no notice comes before
// it, and none waits longer than that.
func TestAnswersGoFirst(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(tam)
		h.phones.fail(tam, &bot.RetryError{After: 3500 * time.Millisecond})
		h.walk(tam, "/menu")
		h.answers(tam, 1)
		h.pass(10 * time.Second)
		tries := h.phones.tries(tam)
		if len(tries) != 3 || !strings.Contains(tries[1].text, names[tam]) || !strings.Contains(tries[2].text, "Dạ được.") {
			t.Fatalf("they read %v", tries)
		}
		if wait := tries[2].at.Sub(tries[1].at); wait > 10*time.Millisecond {
			t.Errorf("the notice came %s after the answer", wait)
		}
	})
}

// TestNoticeThatBreaks: one that there are no words for is given up, visibly; the
// others go out, also those of the same person.
func TestNoticeThatBreaks(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.store.set(func(w *weak) {
			w.record = func(r *store.Record) {
				if r.Number == 3 {
					panic("broken " + secret)
				}
			}
		})
		h.give(h.wave(5)...)
		h.pass(5 * time.Second)
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'failed' AND error = 'broken' AND record = (SELECT id FROM records WHERE number = 3)`); n != 2 {
			t.Errorf("%d failed: %q", n, h.states())
		}
		if n := h.count(`SELECT count(*) FROM notices WHERE state = 'sent'`); n != 8 {
			t.Errorf("%d sent: %q", n, h.states())
		}
		if log := h.said.all(); strings.Contains(log, secret) || !strings.Contains(log, "cannot be put into words") {
			t.Errorf("the log says %s", log)
		}
	})
}
