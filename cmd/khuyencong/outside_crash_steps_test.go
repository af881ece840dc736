package main

import (
	"encoding/json"
	"strconv"
	"sync/atomic"
	"testing"

	"khuyencong/bot/simulator"
)

// A moment is where in the handling of one answer the bot is killed.
type moment struct {
	name string
	arm  func(o *outside, h *human) // sets h.before and h.after
}

// moments are those that a row of the table in the design names.
func moments() []moment {
	return []moment{
		{"before the answer is fetched", func(o *outside, h *human) {
			h.before = func(string) { o.kill() }
			h.after = func(string) { o.start() }
		}},
		{"kept, before it is acknowledged", func(o *outside, h *human) {
			h.before = func(string) { o.killOnce(o.calls.guard, o.acknowledging(), lose) }
		}},
		{"kept, before the next question is shown", func(o *outside, h *human) {
			h.before = func(string) { o.killOnce(o.calls.guard, h.showing, lose) }
		}},
		{"shown, before the bot knows that it is", func(o *outside, h *human) {
			h.before = func(string) { o.killOnce(o.calls.watch, h.showing, func() {}) }
		}},
	}
}

func (h *human) showing(c simulator.Call) bool {
	return c.Chat() == strconv.FormatInt(h.id, 10) && (c.Method == "sendMessage" || c.Method == "editMessageText")
}

// acknowledging is the call that says that the bot has the next update.
func (o *outside) acknowledging() func(simulator.Call) bool {
	next := int64(o.sim.Newest() + 1)
	return func(c simulator.Call) bool {
		offset, _ := c.Params["offset"].(json.Number)
		n, err := offset.Int64()
		return c.Method == "getUpdates" && err == nil && n > next
	}
}

// killOnce has the bot crash at the next such call, which then goes as it is told.
func (o *outside) killOnce(at func(func(simulator.Call)) (end func()), is func(simulator.Call) bool, then func()) {
	var struck atomic.Bool
	at(func(c simulator.Call) {
		if is(c) && struck.CompareAndSwap(false, true) {
			o.crash()
			then()
		}
	})
}

// TestKilledAtEveryStep kills the bot at every question from the invite to the
// receipt, at each moment there is.
func TestKilledAtEveryStep(t *testing.T) {
	t.Parallel()
	bothStores(t, func(t *testing.T, settings ...string) {
		o, s := staffed(t, settings...)
		people := o.collaborators(len(moments()))
		for i, m := range moments() {
			t.Run(m.name, func(t *testing.T) {
				was := o.crashed()
				h := people[i]
				m.arm(o, h)
				if err := h.through(t.Context(), s, "menu.another_facility"); err != nil {
					t.Error(err)
				}
				h.before, h.after = func(string) {}, func(string) {}
				if n := o.crashed() - was; n < len(s.questions)/2 { // two may fall together, and a twin is not asked about
					t.Errorf("killed %d times in %d questions", n, len(s.questions))
				}
			})
		}
		o.start()
		o.well(people, s)
		o.askedOnce(people)
	})
}
