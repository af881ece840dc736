package simulator

import (
	"context"
	"time"
)

const (
	longestPoll = 50 * time.Second
	mostUpdates = 100

	otherPoller = "terminated by other getUpdates request; make sure that only one bot instance is running"
	hookIsSet   = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
	hookWasSet  = "terminated by setWebhook request"
)

// poller is a getUpdates that waits; ended carries why it was stopped.
type poller struct{ ended chan error }

type getUpdatesArgs struct {
	Offset  int       `json:"offset"`
	Limit   int       `json:"limit"`
	Timeout int       `json:"timeout"` // seconds
	Allowed *[]string `json:"allowed_updates"`
}

// getUpdates is the one method that waits: it holds the lock only between its waits.
func (s *Simulator) getUpdates(ctx context.Context, a getUpdatesArgs) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook != nil {
		return nil, conflict(hookIsSet)
	}
	if a.Allowed != nil {
		s.queue.allowed = *a.Allowed
	}
	s.queue.endPoll(conflict(otherPoller))
	me := &poller{ended: make(chan error, 1)}
	s.queue.poller = me
	defer func() {
		if s.queue.poller == me {
			s.queue.poller = nil
		}
	}()
	s.queue.expire(s.now())
	s.queue.acknowledge(a.Offset)
	return s.awaitUpdates(ctx, me, a)
}

func (s *Simulator) awaitUpdates(ctx context.Context, me *poller, a getUpdatesArgs) (any, error) {
	limit := a.Limit
	if limit < 1 || limit > mostUpdates {
		limit = mostUpdates
	}
	timeout := time.NewTimer(min(time.Duration(max(a.Timeout, 0))*time.Second, longestPoll))
	defer timeout.Stop()
	for over := a.Timeout <= 0; ; {
		if batch := s.queue.hand(limit); len(batch) > 0 || over {
			return batch, nil
		}
		arrived := s.queue.arrived
		s.mu.Unlock()
		var err error
		select {
		case <-arrived:
		case <-timeout.C:
			over = true
		case err = <-me.ended:
		case <-ctx.Done():
			over = true
		case <-s.ctx.Done():
			over = true
		}
		s.mu.Lock()
		if err != nil {
			return nil, err
		}
	}
}

// endPoll stops whoever waits.
func (q *queue) endPoll(why error) {
	if q.poller != nil {
		q.poller.ended <- why
		q.poller = nil
	}
}
