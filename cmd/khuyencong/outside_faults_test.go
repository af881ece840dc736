package main

import (
	"context"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

// TestBadBotAPI has calls refused, lost before and after they were carried out,
// answered by a proxy's page and late, at random. Lost answers may show a message
// twice, as the Bot API has no keys; everything else must be as ever.
func TestBadBotAPI(t *testing.T) {
	t.Parallel()
	o, s := staffed(t)
	begun := time.Now()
	people := o.collaborators(few(40))
	for _, f := range []simulator.Fault{
		{Code: 429, RetryAfter: 1},
		{HTML: true, Code: 502},
		{Code: 500},
		{Cut: true},
		{CutAfter: true},
		{Slow: 300 * time.Millisecond},
	} {
		o.sim.FailOften("*", 0.04, f)
	}
	o.register(people, s)
	o.told(2 * time.Minute)
	o.sim.ClearFaults()
	o.well(people, s)
	o.figures(people, begun)
}

// TestOneChatMustWait answers everything for one chat with 429 and half a minute:
// all others come through long before.
func TestOneChatMustWait(t *testing.T) {
	t.Parallel()
	o, s := staffed(t)
	people := o.collaborators(20)
	slow, rest := people[0], people[1:]
	o.sim.FailOften("*", 1, simulator.Fault{Code: 429, RetryAfter: 30, ChatID: slow.id})
	if err := slow.do(simulator.Action{Do: "start", Payload: slow.code}); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	o.register(rest, s)
	t.Logf("%d dialogs beside a chat in 429: %s", len(rest), time.Since(begun).Round(time.Millisecond))
	if n := len(slow.read()); n != 0 {
		t.Errorf("the chat in 429 was shown %d messages: the fault did not work", n)
	}
	o.told(time.Minute)
	o.sim.ClearFaults()
	o.kill() // a new process does not know that it was to wait
	o.start()
	o.goThrough(people[:1], s)
	o.well(people, s)
}

// TestQueuedDuringAnOutage has fifty people each answer and then correct the
// answer by editing it while the bot is down: a hundred updates. None is answered
// by more than one message, and the correction counts.
func TestQueuedDuringAnOutage(t *testing.T) {
	t.Parallel()
	o, s := staffed(t)
	people := o.collaborators(50)
	o.together(people, map[string]func(){"facility.name": o.kill})
	if err := all(people, func(h *human) error { return h.named(t.Context(), s) }); err != nil {
		t.Fatal(err)
	}
	if n := o.sim.Pending(); n != 2*len(people) {
		t.Fatalf("%d updates wait", n)
	}
	o.start()
	before := len(people[0].read())
	next := func(screen simulator.Shown) bool {
		q, ok := s.asked(screen)
		return ok && q.key == "facility.commune_code"
	}
	if err := all(people, func(h *human) error { return h.meet(t.Context(), s, next) }); err != nil {
		t.Error(err)
	}
	eventually(t, 10*time.Second, "all is fetched", func() bool { return o.sim.Pending() == 0 })
	for _, h := range people {
		if n := len(h.read()) - before; n < 1 || n > 2 {
			t.Errorf("%s was sent %d messages for two updates: %q", h.name(), n, h.read()[before:])
		}
	}
	o.goThrough(people, s)
	o.well(people, s)
}

// named types the facility's name and corrects it at once.
func (h *human) named(ctx context.Context, s script) error {
	if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
		return err
	}
	if err := h.meet(ctx, s, func(simulator.Shown) bool { return h.at == "facility.name" }); err != nil {
		return err
	}
	said := h.o.sim.Screen(h.phone)
	h.said["facility.name"] = h.words + " sửa"
	return h.do(simulator.Action{Do: "edit", Message: said[len(said)-1].ID, Text: h.words + " sửa"})
}
