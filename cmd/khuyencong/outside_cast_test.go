package main

import (
	"errors"
	"strconv"
	"sync"
	"testing"

	"khuyencong/bot/simulator"
)

// staffed is a bot with one of the staff, who has joined and is told of
// everything.
func staffed(t testing.TB, settings ...string) (*outside, script) {
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

// people adds phones that nobody has started yet.
func (o *outside) people(n int, code string) []*human {
	o.t.Helper()
	var all []*human
	for i := range n {
		h := &human{o: o, n: i, id: firstHuman + int64(i), code: code, said: map[string]any{}}
		all = append(all, h.with("p"))
	}
	o.calls.watch(func(c simulator.Call) {
		chat, err := strconv.ParseInt(c.Chat(), 10, 64)
		if i := chat - firstHuman; err == nil && i >= 0 && i < int64(len(all)) {
			all[i].look()
		}
	})
	return all
}

// all has everybody do the same side by side.
func all(people []*human, do func(*human) error) error {
	var wg sync.WaitGroup
	faults := make([]error, len(people))
	for i, h := range people {
		wg.Go(func() { faults[i] = do(h) })
	}
	wg.Wait()
	return errors.Join(faults...)
}

// register leads everybody side by side from the invite to the receipt.
func (o *outside) register(people []*human, s script) {
	o.t.Helper()
	if err := all(people, func(h *human) error { return h.through(o.t.Context(), s, "menu.another_facility") }); err != nil {
		o.t.Error(err)
	}
}

// begin has everybody come by their invite.
func (o *outside) begin(people []*human) {
	o.t.Helper()
	for _, h := range people {
		if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
			o.t.Error(err)
		}
	}
}

// upTo leads everybody on from wherever they are until they have answered a question.
func (o *outside) upTo(people []*human, s script, question string) {
	o.t.Helper()
	if err := all(people, func(h *human) error {
		return h.meet(o.t.Context(), s, func(simulator.Shown) bool { return h.at == question })
	}); err != nil {
		o.t.Error(err)
	}
}

// goThrough leads everybody on to the receipt.
func (o *outside) goThrough(people []*human, s script) {
	o.t.Helper()
	if err := all(people, func(h *human) error { return h.on(o.t.Context(), s, "menu.another_facility") }); err != nil {
		o.t.Error(err)
	}
}
