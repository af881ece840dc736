package bot

import (
	"context"
	"time"

	"khuyencong/store"
)

// later has the notice tried again, after longer and longer waits without end.
func (s *sender) later(ctx context.Context, n store.Notice, why string) {
	due := s.bot.now().Add(backOff(n.Tries))
	s.settle(ctx, func(ctx context.Context) error { return s.bot.store.Later(ctx, n.ID, due, why) })
}

func (s *sender) holdBack(ctx context.Context, n store.Notice, wait time.Duration, why string) {
	due := s.bot.now().Add(wait)
	s.settle(ctx, func(ctx context.Context) error { return s.bot.store.Hold(ctx, n.ID, due, why) })
}

func (s *sender) fail(ctx context.Context, n store.Notice, why string) {
	s.settle(ctx, func(ctx context.Context) error { return s.bot.store.Fail(ctx, n.ID, why) })
}

func (s *sender) change(ctx context.Context, c store.Change) {
	s.settle(ctx, func(ctx context.Context) error {
		return s.bot.store.Commit(ctx, store.Batch{Changes: []store.Change{c}, At: s.bot.now()})
	})
	if _, ok := c.(store.Group); ok {
		if err := s.bot.readCentre(ctx); err != nil && ctx.Err() == nil {
			s.bot.log.Error("reading the centre's settings", "error", err)
		}
	}
}

// backOff is how long a notice waits after its nth failure: 2 s, 4 s, … 10 min.
func backOff(tries int) time.Duration {
	return min(2*time.Second<<min(tries, 12), 10*time.Minute)
}

// settle keeps what became of a notice. While the store cannot, the chat gets
// nothing more: it would be sent again and again. What was just sent is still
// kept when the process is asked to end.
func (s *sender) settle(ctx context.Context, keep func(context.Context) error) {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		err := keep(context.WithoutCancel(ctx))
		if err == nil {
			return
		}
		s.bot.log.Error("keeping what became of a notice", "error", err)
		if ctx.Err() != nil || lasting(err) {
			return
		}
		pause(ctx, wait)
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
