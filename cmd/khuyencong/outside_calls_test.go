package main

import (
	"net/http"
	"sync"

	"khuyencong/bot/simulator"
)

// calls tells whoever watches what the bot asks of the Bot API. They may have
// the bot crash in the midst of its call.
type calls struct {
	mu               sync.Mutex
	watchers, guards map[int]func(simulator.Call)
	next             int
}

func (c *calls) before(call simulator.Call) { c.tell(&c.guards, call) }
func (c *calls) after(call simulator.Call)  { c.tell(&c.watchers, call) }

func (c *calls) tell(to *map[int]func(simulator.Call), call simulator.Call) {
	c.mu.Lock()
	var all []func(simulator.Call)
	for _, f := range *to {
		all = append(all, f)
	}
	c.mu.Unlock()
	for _, f := range all {
		f(call)
	}
}

// watch calls f for every call that was carried out, and guard before one is,
// until the returned function is called. A guard that calls lose has the call
// never arrive.
func (c *calls) watch(f func(simulator.Call)) (end func()) { return c.add(&c.watchers, f) }
func (c *calls) guard(f func(simulator.Call)) (end func()) { return c.add(&c.guards, f) }

func (c *calls) add(to *map[int]func(simulator.Call), f func(simulator.Call)) (end func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if *to == nil {
		*to = map[int]func(simulator.Call){}
	}
	c.next++
	n := c.next
	(*to)[n] = f
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(*to, n)
	}
}

// lose ends a call that a guard has seen: to whom asks, the connection broke.
func lose() { panic(http.ErrAbortHandler) }
