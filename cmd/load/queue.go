package main

import (
	"sync"
	"time"
)

// An update waits for the bot until it is acknowledged.
type update struct {
	id     int64
	body   []byte
	person *person
}

// A queue holds updates in the order they happened.
type queue struct {
	mu      sync.Mutex
	waiting []update
	last    int64
	idle    int           // so many wait for arrived,
	arrived chan struct{} // which is closed when something is put in
}

func newQueue() *queue { return &queue{last: 500_000_000, arrived: make(chan struct{})} }

// put writes an update down; body gets its id.
func (q *queue) put(p *person, body func(id int64) []byte) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.last++
	q.waiting = append(q.waiting, update{id: q.last, body: body(q.last), person: p})
	q.wake()
}

func (q *queue) wake() {
	if q.idle > 0 {
		close(q.arrived)
		q.idle, q.arrived = 0, make(chan struct{})
	}
}

// mostUpdates is what getUpdates gives at once.
const mostUpdates = 100

// take drops what is before offset and hands out what there is, or waits for it.
func (q *queue) take(offset int64, limit int, wait time.Duration) []update {
	if limit < 1 || limit > mostUpdates {
		limit = mostUpdates
	}
	over := time.After(wait)
	for {
		q.mu.Lock()
		q.acknowledge(offset)
		list := append([]update(nil), q.waiting[:min(limit, len(q.waiting))]...)
		arrived := q.arrived
		if len(list) == 0 {
			q.idle++
		}
		q.mu.Unlock()
		if len(list) > 0 {
			hand(list)
			return list
		}
		select {
		case <-arrived:
		case <-over:
			return nil
		}
	}
}

func (q *queue) acknowledge(offset int64) {
	n := 0
	for n < len(q.waiting) && q.waiting[n].id < offset {
		n++
	}
	q.waiting = q.waiting[n:]
}

// one takes the oldest for good, as a webhook does; false when done is closed.
func (q *queue) one(done <-chan struct{}) (update, bool) {
	for {
		q.mu.Lock()
		if len(q.waiting) > 0 {
			u := q.waiting[0]
			q.waiting = q.waiting[1:]
			q.mu.Unlock()
			return u, true
		}
		arrived := q.arrived
		q.idle++
		q.mu.Unlock()
		select {
		case <-arrived:
		case <-done:
			return update{}, false
		}
	}
}

// hand notes when updates were handed out.
func hand(list []update) {
	now := time.Now()
	for _, u := range list {
		u.person.handed(now)
	}
}
