package main

import (
	"math/rand/v2"
	"sync"
	"time"

	"khuyencong/bot/simulator"
)

// A murderer kills the bot at calls of the Bot API, before they are carried out
// or after, and starts it again. Calls choose the moment, not the clock; half of
// the time it strikes a little later, to meet the bot at its own work.
type murderer struct {
	o    *outside
	mu   sync.Mutex
	dice *rand.Rand
	in   int // so many moments from now; a call has two
	mean int
	left int // kills at most
}

// loose lets the bot be killed on average at every mean-th moment, until the
// returned function is called.
func loose(o *outside, seed uint64, mean, kills int) (end func()) {
	m := &murderer{o: o, dice: rand.New(rand.NewPCG(seed, 7)), mean: mean, left: kills}
	m.in = m.next()
	before, after := o.calls.guard(func(c simulator.Call) { m.pass(c, true) }), o.calls.watch(func(c simulator.Call) { m.pass(c, false) })
	return func() { before(); after() }
}

func (m *murderer) next() int { return 1 + m.dice.IntN(2*m.mean) }

func (m *murderer) pass(c simulator.Call, unsent bool) {
	if !m.o.up() || c.Chat() == "" && c.Method != "getUpdates" && c.Method != "answerCallbackQuery" {
		return // of one that is dead already, or of the start
	}
	late, strikes := m.strikes()
	switch {
	case !strikes:
	case late > 0:
		time.AfterFunc(late, func() { m.o.kill(); m.o.start() })
	default:
		m.o.crash()
		if unsent {
			lose()
		}
	}
}

// strikes decides whether this is the moment.
func (m *murderer) strikes() (late time.Duration, yes bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.in--; m.in > 0 || m.left == 0 {
		return 0, false
	}
	m.in = m.next()
	m.left--
	if m.dice.IntN(2) == 0 {
		late = time.Duration(m.dice.IntN(15_000)) * time.Microsecond
	}
	return late, true
}
