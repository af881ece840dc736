package main

import (
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

// crashDialogs is how many dialogs the crash tests lead side by side; the full
// size, 1200, takes some minutes: KHUYENCONG_CRASH=1200.
func crashDialogs(t *testing.T) int {
	t.Helper()
	text, ok := os.LookupEnv("KHUYENCONG_CRASH")
	if !ok {
		return few(60)
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 100_000 {
		t.Fatalf("KHUYENCONG_CRASH=%q is no number of dialogs", text)
	}
	return n
}

// few is n, or less where everything takes longer.
func few(n int) int {
	if underRace {
		return n / 5
	}
	return n
}

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
	if c.Chat() == "" && c.Method != "getUpdates" && c.Method != "answerCallbackQuery" {
		return // of the start
	}
	late, strikes := m.strikes()
	switch {
	case !strikes:
	case late == 0:
		if unsent {
			m.o.lose(c)
		}
		m.o.kill()
		m.o.start()
	default:
		time.AfterFunc(late, func() { m.o.kill(); m.o.start() })
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

// staffed is a bot with one of the staff, who has joined and is told of
// everything.
func staffed(t *testing.T, settings ...string) (*outside, script) {
	t.Helper()
	o := newOutside(t, settings...)
	o.serve()
	s := registration(o)
	boss := &human{o: o, n: 9_000_000, id: firstHuman - 1, said: map[string]any{}}
	boss.with("staff")
	defer o.calls.watch(func(c simulator.Call) {
		if c.Chat() == strconv.FormatInt(boss.id, 10) {
			boss.look()
		}
	})()
	boss.code = o.invite("staff", 1)
	if err := boss.through(t.Context(), s, "menu.records"); err != nil {
		t.Fatal(err)
	}
	return o, s
}

// collaborators are invited in lots, as an invite is good for a thousand.
func (o *outside) collaborators(n int) []*human {
	o.t.Helper()
	people := o.people(n, "")
	code := ""
	for i, h := range people {
		if i%1000 == 0 {
			code = o.invite("collaborator", min(1000, n-i), "--commune", "24169")
		}
		h.code = code
	}
	return people
}

func TestKilledAtAnyMoment(t *testing.T) {
	bothStores(t, func(t *testing.T, settings ...string) {
		o, s := staffed(t, settings...)
		begun := time.Now()
		n := crashDialogs(t)
		people := o.collaborators(n)
		end := loose(o, uint64(n), max(10, 3*n/2), few(40))
		if err := all(people, func(h *human) error { return h.through(t.Context(), s, "menu.another_facility") }); err != nil {
			t.Error(err)
		}
		end()
		o.start()
		o.settled(people)
		o.alive(people, s)
		o.told(time.Duration(n)*200*time.Millisecond + time.Minute)
		o.stop()
		o.discreet(people)
		o.figures(people, begun)
		if n := o.crashed(); n < max(1, few(5)-2) {
			t.Errorf("killed only %d times", n)
		}
	})
}

func TestKilledInAWaveOfConfirmations(t *testing.T) {
	bothStores(t, func(t *testing.T, settings ...string) {
		o, s := staffed(t, settings...)
		begun := time.Now()
		n := crashDialogs(t)
		people := o.collaborators(n)
		end := o.wave(people, "facility.send", func() (end func()) { return loose(o, 3, max(3, n/20), few(25)) })
		if err := all(people, func(h *human) error { return h.through(t.Context(), s, "menu.another_facility") }); err != nil {
			t.Error(err)
		}
		end()
		o.start()
		o.settled(people)
		o.alive(people, s)
		o.told(time.Duration(n)*200*time.Millisecond + time.Minute)
		o.stop()
		o.discreet(people)
		o.figures(people, begun)
		if n := o.crashed(); n < max(1, few(5)-2) {
			t.Errorf("killed only %d times", n)
		}
	})
}

// wave holds everybody before a question until all are there, and begins
// something when it lets them go; end ends that.
func (o *outside) wave(people []*human, question string, begin func() (end func())) (end func()) {
	var there sync.WaitGroup
	there.Add(len(people))
	for _, h := range people {
		var once sync.Once
		h.before = func(q string) {
			if q == question {
				once.Do(there.Done)
				there.Wait()
			}
		}
	}
	ended := make(chan func(), 1)
	go func() {
		there.Wait()
		ended <- begin()
	}()
	return func() {
		select {
		case end := <-ended:
			end()
		case <-time.After(time.Minute):
			o.t.Error("not everybody came so far")
		}
	}
}
