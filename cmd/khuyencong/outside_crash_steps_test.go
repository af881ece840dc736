package main

import (
	"strconv"
	"sync"
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
			h.before = func(string) {
				o.killOnce(o.calls.guard, func(c simulator.Call) bool { return c.Method == "getUpdates" })
			}
		}},
		{"kept, before the next question is shown", func(o *outside, h *human) {
			h.before = func(string) {
				o.killOnce(o.calls.guard, func(c simulator.Call) bool {
					is := h.showing(c)
					if is {
						o.lose(c)
					}
					return is
				})
			}
		}},
		{"shown, before the bot knows that it is", func(o *outside, h *human) {
			h.before = func(string) { o.killOnce(o.calls.watch, h.showing) }
		}},
	}
}

func (h *human) showing(c simulator.Call) bool {
	return c.Chat() == strconv.FormatInt(h.id, 10) && (c.Method == "sendMessage" || c.Method == "editMessageText")
}

// lose has the call that is about to be carried out never arrive.
func (o *outside) lose(c simulator.Call) {
	chat, err := strconv.ParseInt(c.Chat(), 10, 64)
	if err == nil {
		o.sim.FailNext(c.Method, simulator.Fault{Cut: true, ChatID: chat})
	}
}

// killOnce kills the bot at the next such call and starts it again.
func (o *outside) killOnce(at func(func(simulator.Call)) (end func()), is func(simulator.Call) bool) {
	var once sync.Once
	var end func()
	var armed sync.WaitGroup
	armed.Add(1)
	end = at(func(c simulator.Call) {
		if is(c) {
			once.Do(func() {
				armed.Wait()
				end()
				o.kill()
				o.start()
			})
		}
	})
	armed.Done()
}

// TestKilledAtEveryStep kills the bot at every question from the invite to the
// receipt, at each moment there is.
func TestKilledAtEveryStep(t *testing.T) {
	// A call that the killed bot had already sent may be carried out after the next
	// bot's: an old screen then stands below the answered one, and leads on only when
	// something is done with it. No bot can know of it; under the race detector, where
	// everything takes longer, it happens more often.
	most := 1
	if underRace {
		most = 8
	}
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
		o.settled(people)
		o.alive(people, s)
		o.stop()
		o.discreet(people)
		if n := nudges(people); n > most {
			t.Errorf("%d answers had to be given twice", n)
		}
	})
}
