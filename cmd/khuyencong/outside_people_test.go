package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"khuyencong/bot/simulator"
)

// A human holds a phone, reads the newest message of the bot and answers what it
// asks, each question once. What was said is kept, to be compared with what the
// bot has made of it.
type human struct {
	o     *outside
	n     int
	id    int64
	phone string
	code  string        // of the invite
	wake  chan struct{} // something may have changed on the screen

	at     string // the question answered last
	acted  simulator.Shown
	words  string                // typed last
	said   map[string]any        // by step
	nudges int                   // answers given again because nothing came of them
	before func(question string) // called when an answer is about to be given
	after  func(question string) // and when it is on its way
}

const (
	firstHuman = 2_000_001
	asksAgain  = slower * 10 * time.Second // a person tries again then
	givesUp    = slower * 90 * time.Second // and gives up
)

func (h *human) with(prefix string) *human {
	h.wake, h.before, h.after = make(chan struct{}, 1), func(string) {}, func(string) {}
	h.phone = prefix + strconv.FormatInt(h.id, 10)
	p := simulator.Phone{ID: h.phone, Title: h.phone, Speakers: []simulator.Person{{ID: h.id, Name: h.name()}}, ChatID: h.id}
	if _, err := h.o.sim.AddPhone(p); err != nil {
		h.o.t.Fatal(err)
	}
	return h
}

func (h *human) name() string { return "Người Mẫu " + strconv.Itoa(h.n) }

func (h *human) look() {
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

func (h *human) do(a simulator.Action) error {
	a.Phone = h.phone
	_, err := h.o.sim.Do(a)
	return err
}

// newest is the last message of the bot.
func (h *human) newest() simulator.Shown {
	all := h.o.sim.Screen(h.phone)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Bot {
			return all[i]
		}
	}
	return simulator.Shown{}
}

// through opens the chat by the invite and goes on until the screen has one of
// the buttons, by their keys.
func (h *human) through(ctx context.Context, s script, until ...string) error {
	if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
		return err
	}
	return h.on(ctx, s, until...)
}

// on answers whatever is asked until the screen has one of the buttons.
func (h *human) on(ctx context.Context, s script, until ...string) error {
	return h.meet(ctx, s, func(screen simulator.Shown) bool {
		for _, key := range until {
			if _, ok := pressable(screen, s.label(key)); ok {
				return true
			}
		}
		return false
	})
}

// meet answers whatever is asked until the screen is the one looked for.
func (h *human) meet(ctx context.Context, s script, is func(simulator.Shown) bool) error {
	var stood simulator.Shown
	since := time.Now() // it has stood there
	again := time.NewTimer(asksAgain)
	defer again.Stop()
	for {
		screen := h.newest()
		if is(screen) {
			return nil
		}
		if screen.ID != stood.ID || screen.Text != stood.Text {
			stood, since = screen, time.Now()
		}
		acts, err := h.answer(s, screen)
		if err != nil {
			return err
		}
		if acts {
			again.Reset(asksAgain)
			continue
		}
		select {
		case <-h.wake:
		case <-again.C:
			if time.Since(since) > givesUp {
				return fmt.Errorf("%s waits before %q", h.name(), screen.Text)
			}
			h.again()
			again.Reset(asksAgain)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// again: nothing came of the answer, so it is given once more, to what stands
// there now.
func (h *human) again() {
	if h.o.sim.Pending() == 0 && h.at != "" {
		h.nudges++
		h.o.t.Logf("%s answers %q again, before %q", h.name(), h.at, h.newest().Text)
		h.at = ""
	}
}

// answer gives the answer to a question that was not answered yet; false: there
// is nothing to answer.
func (h *human) answer(s script, screen simulator.Shown) (bool, error) {
	q, ok := s.asked(screen)
	switch {
	case !ok:
		return false, nil
	case q.key == h.at:
		return h.insist(s, screen)
	}
	data, offered := pressable(screen, q.press)
	if q.press != "" && !offered {
		return false, nil // an older copy, which has lost its buttons: the newer one is on its way
	}
	h.before(q.key)
	if h.newest().ID != screen.ID {
		return true, nil
	}
	defer h.after(q.key)
	h.at, h.acted, h.words = q.key, screen, ""
	if q.press != "" {
		return true, h.do(simulator.Action{Do: "press", Message: screen.ID, Data: data})
	}
	h.words = q.say(h)
	h.said[q.key] = q.kept(h)
	return true, h.do(simulator.Action{Do: "text", Text: h.words})
}

// insist presses "Ghi: …" where the bot has not read words typed before its
// question was known to be on the screen.
func (h *human) insist(s script, screen simulator.Shown) (bool, error) {
	if h.words == "" || h.acted.ID == screen.ID && h.acted.Text == screen.Text {
		return false, nil
	}
	data, ok := s.insists(screen, h.words)
	if !ok {
		return false, nil
	}
	h.acted, h.words = screen, ""
	return true, h.do(simulator.Action{Do: "press", Message: screen.ID, Data: data})
}
