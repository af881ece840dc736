package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
)

// firstPerson is the Telegram id of the first chat.
const firstPerson = 1_000_001

// A crowd is all people who write to the bot at the same time.
type crowd struct {
	people  []*person
	queue   *queue
	script  *script
	reads   time.Duration // how long a person needs for a screen
	times   histogram
	updates atomic.Int64 // answered by a screen
	early   atomic.Int64 // words that the bot took for sent before its question
	lost    atomic.Int64 // screens nobody knew what to do with
	arrived atomic.Int64 // at the gate
	open    atomic.Bool  // the gate
	over    atomic.Bool
}

func newCrowd(s *script, reads time.Duration) *crowd {
	return &crowd{queue: newQueue(), script: s, reads: reads}
}

// add lets so many people in by one invite.
func (c *crowd) add(n int, invite string) {
	for range n {
		c.people = append(c.people, newPerson(c, invite))
	}
}

func (c *crowd) person(chat int64) *person {
	if i := chat - firstPerson; i >= 0 && i < int64(len(c.people)) {
		return c.people[i]
	}
	return nil
}

// took counts a screen and how long it was awaited.
func (c *crowd) took(d time.Duration) {
	c.updates.Add(1)
	c.times.add(d)
}

// join lets everybody redeem the invite and open a form, and holds them there.
func (c *crowd) join(ctx context.Context) error {
	for _, p := range c.people {
		p.begin()
	}
	return c.await(ctx, int64(len(c.people)))
}

// await waits until so many stand at the gate. It gives up when nobody comes for
// half a minute.
func (c *crowd) await(ctx context.Context, want int64) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	seen, since := int64(-1), time.Now()
	for {
		n := c.updates.Load()
		switch {
		case c.arrived.Load() >= want:
			return nil
		case n != seen:
			seen, since = n, time.Now()
		case time.Since(since) > 30*time.Second:
			return fmt.Errorf("%d of %d people could join, %d screens were not understood", c.arrived.Load(), want, c.lost.Load())
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// enter opens the gate.
func (c *crowd) enter() {
	c.open.Store(true)
	for _, p := range c.people {
		p.enter()
	}
}

// waiting is how many people were answered nothing for longer than so.
func (c *crowd) waiting(longer time.Duration) int {
	n := 0
	for _, p := range c.people {
		p.mu.Lock()
		if p.sent && !p.at.IsZero() && time.Since(p.at) > longer {
			n++
		}
		p.mu.Unlock()
	}
	return n
}
