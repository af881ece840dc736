package simulator

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

const keptFor = 24 * time.Hour

// update is one event waiting for the bot, written down at the moment it happened.
type update struct {
	id        int
	at        time.Time // moved clock
	chat      int64
	body      json.RawMessage
	again     int  // acknowledgements still to be forgotten, as when an answer was lost on the way
	forgotten bool // one was: hand it out again before it may be dropped
}

// queue holds updates until the bot acknowledges them.
type queue struct {
	waiting []*update
	last    int           // the last update id given
	allowed []string      // as the bot set it; empty means the default
	arrived chan struct{} // closed when something is put into an empty hand
	poller  *poller       // who waits now
	late    map[*time.Timer]struct{}
}

func newQueue(seed int64) queue {
	return queue{
		last:    int(seed%900_000_000) + 100_000_000, // real ids do not begin at 1
		arrived: make(chan struct{}),
		late:    map[*time.Timer]struct{}{},
	}
}

// defaultKinds are the updates that come without asking.
func defaultKinds() []string {
	return []string{"message", "edited_message", "callback_query", "my_chat_member"}
}

func (q *queue) wants(kind string) bool {
	if len(q.allowed) == 0 {
		return slices.Contains(defaultKinds(), kind)
	}
	return slices.Contains(q.allowed, kind)
}

// push writes an update down and puts it into the queue, late when the network is slow.
func (s *Simulator) push(r *room, kind string, what any) {
	if !s.queue.wants(kind) {
		return
	}
	body, err := json.Marshal(what)
	if err != nil {
		panic(fmt.Sprintf("simulator: encode %s: %v", kind, err)) // our own structs: cannot fail
	}
	u := &update{chat: r.ID, again: s.faults.repeats()}
	s.later(r, func() { s.enqueue(u, kind, body) })
}

// later runs do, at once or after the delay of a bad network. One chat keeps its order: whichever
// of its timers fires, the oldest goes first.
func (s *Simulator) later(r *room, do func()) {
	now := time.Now()
	due := now.Add(s.faults.delay())
	if due.Before(r.delivered) {
		due = r.delivered
	}
	if !due.After(now) && len(r.underWay) == 0 {
		do()
		return
	}
	r.delivered = due
	r.underWay = append(r.underWay, do)
	s.after(due.Sub(now), func() {
		first := r.underWay[0]
		r.underWay = r.underWay[1:]
		first()
	})
}

// after runs do under the lock when the time has come, unless the simulator was closed before.
func (s *Simulator) after(wait time.Duration, do func()) {
	if s.ctx.Err() != nil {
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if _, due := s.queue.late[timer]; due {
			delete(s.queue.late, timer)
			do()
		}
	})
	s.queue.late[timer] = struct{}{}
}

// stop forgets what is still on its way.
func (q *queue) stop() {
	for timer := range q.late {
		timer.Stop()
	}
	clear(q.late)
}

func (s *Simulator) enqueue(u *update, kind string, body json.RawMessage) {
	s.queue.last++
	u.id, u.at = s.queue.last, s.now()
	u.body = fmt.Appendf(nil, `{"update_id":%d,%q:%s}`, u.id, kind, body)
	s.queue.waiting = append(s.queue.waiting, u)
	s.queue.wake()
	s.wakeWebhook()
}

func (q *queue) wake() {
	close(q.arrived)
	q.arrived = make(chan struct{})
}

// expire drops what is older than a day.
func (q *queue) expire(now time.Time) {
	q.waiting = slices.DeleteFunc(q.waiting, func(u *update) bool { return now.Sub(u.at) > keptFor })
}

// acknowledge drops everything before offset; a negative offset keeps only the last ones.
func (q *queue) acknowledge(offset int) {
	if offset < 0 {
		q.waiting = q.waiting[max(len(q.waiting)+offset, 0):]
		return
	}
	q.waiting = slices.DeleteFunc(q.waiting, func(u *update) bool { return u.id < offset && u.acknowledged() })
}

// acknowledged says that an update may go; one that must come again stays.
func (u *update) acknowledged() bool {
	if u.again > 0 && !u.forgotten {
		u.again--
		u.forgotten = true
	}
	return !u.forgotten
}

// hand gives at most limit updates, oldest first.
func (q *queue) hand(limit int) []json.RawMessage {
	n := min(limit, len(q.waiting))
	out := make([]json.RawMessage, n)
	for i, u := range q.waiting[:n] {
		out[i] = u.body
		u.forgotten = false
	}
	return out
}

// Newest is the id of the last update there was; the next one has the number after it.
func (s *Simulator) Newest() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.last
}

// Pending is the number of updates the bot has not acknowledged yet.
func (s *Simulator) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue.waiting) + len(s.queue.late)
}
