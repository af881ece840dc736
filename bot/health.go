package bot

import (
	"sync/atomic"
	"time"
)

// Health are figures of a running Bot, all since its start.
type Health struct {
	Queued    int64         // events waiting to be committed now
	Oldest    time.Duration // how long the oldest of them has been waiting here, also while it is to come again
	Handled   int64         // events committed
	Commits   int64         // rounds committed
	Conflicts int64         // rounds decided anew because somebody else was first
	Troubles  int64         // events that could not be handled
	Showing   int64         // chats in which something is being shown now
	Shown     int64         // views shown
	Retries   int64         // views that had to be tried again
	LastEvent time.Time     // when the last event was committed; zero: none yet
	Lag       time.Duration // of the last event: from its sending, by the phone's clock in seconds, to its commit
}

type health struct {
	queued, handled, commits, conflicts, troubles, showing, shown, retries atomic.Int64
	lastEvent, lag                                                         atomic.Int64
	queue                                                                  queue
}

// Health tells how the bot is doing. It is safe to call at any time.
func (b *Bot) Health() Health {
	h := Health{
		Queued: b.health.queued.Load(), Handled: b.health.handled.Load(), Commits: b.health.commits.Load(),
		Conflicts: b.health.conflicts.Load(), Troubles: b.health.troubles.Load(), Showing: b.health.showing.Load(),
		Shown: b.health.shown.Load(), Retries: b.health.retries.Load(), Lag: time.Duration(b.health.lag.Load()),
		Oldest: b.health.queue.oldest(time.Now()),
	}
	if at := b.health.lastEvent.Load(); at != 0 {
		h.LastEvent = time.UnixMilli(at)
	}
	return h
}

// committed counts a round.
func (h *health) committed(r *round) {
	h.commits.Add(1)
	h.handled.Add(int64(r.handled))
	if r.sent == 0 {
		return
	}
	h.lastEvent.Store(r.at.UnixMilli())
	h.lag.Store(int64(max(0, r.at.Sub(time.Unix(r.sent, 0)))))
}
