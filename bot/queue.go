package bot

import (
	"sync"
	"time"
)

// A queue knows since when what was handed over waits to be kept, so that a
// monitor sees when nothing goes on. The zero queue is empty.
type queue struct {
	mu      sync.Mutex
	last    int64               // ticket
	since   map[int64]time.Time // by ticket, of what waits
	refused time.Time           // since when the oldest waits that was given back; it comes again
}

// enter notes that something waits and returns its ticket.
func (q *queue) enter(now time.Time) int64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.since == nil {
		q.since = map[int64]time.Time{}
	}
	q.last++
	q.since[q.last] = now
	return q.last
}

// leave notes what became of it: kept, or given back. As soon as something is
// kept, what was given back waits anew when it comes again.
func (q *queue) leave(ticket int64, kept bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	since := q.since[ticket]
	delete(q.since, ticket)
	switch {
	case kept:
		q.refused = time.Time{}
	case q.refused.IsZero() || since.Before(q.refused):
		q.refused = since
	}
}

// oldest is how long the oldest has been waiting, 0 if nothing is.
func (q *queue) oldest(now time.Time) time.Duration {
	q.mu.Lock()
	defer q.mu.Unlock()
	first := now
	if !q.refused.IsZero() {
		first = q.refused
	}
	for _, since := range q.since {
		if since.Before(first) {
			first = since
		}
	}
	return now.Sub(first)
}
