package bot

import (
	"context"
	"errors"

	"khuyencong/store"
)

// Why a notice has not arrived: kept with it, and put into words for those who
// look after it.
const (
	whyWait    = "asked to wait"
	whyBlocked = "blocked"
	whyNetwork = "network"
	whyStore   = "store"
	whyRefused = "refused"
	whyGroup   = "group"
	whyBroken  = "broken"
)

// work sends a lot of one chat. What there is no time for comes with the next.
func (s *sender) work(ctx context.Context, lot []store.Notice, paced bool) {
	together := false
	for _, n := range lot {
		if ctx.Err() != nil || together && n.Kind.Common() {
			continue
		}
		p := s.pack(ctx, n)
		together = together || len(p.notices) > 1
		if !s.deliver(ctx, p, paced) {
			return
		}
	}
}

// deliver sends a parcel and keeps what became of it; false: the chat gets
// nothing more for now.
func (s *sender) deliver(ctx context.Context, p parcel, paced bool) bool {
	for _, n := range p.stale {
		s.settle(ctx, func(ctx context.Context) error { return s.bot.store.Supersede(ctx, n.ID) })
	}
	switch {
	case ctx.Err() != nil:
		return false
	case p.err != nil:
		return s.unpacked(ctx, p)
	case len(p.notices) == 0:
		return true
	case paced && !s.admitted(ctx, p.lane()):
		return false
	}
	id, err := s.bot.channel.Show(ctx, p.chat(), p.message)
	if err == nil {
		s.sent(ctx, p, id)
		return true
	}
	return ctx.Err() == nil && s.unsent(ctx, p, err)
}

// admitted waits for the pace of all; a chat whose own turn has not come is left
// alone until then.
func (s *sender) admitted(ctx context.Context, to lane) bool {
	if s.holds.everybody() > 0 {
		return false
	}
	if wait := s.holds.turn(to); wait > 0 {
		s.holdLane(to, wait)
		return false
	}
	return s.pace.Wait(ctx) == nil
}

// unpacked: there are no words for it. A defect of ours would be there the next
// time too, and others must not wait for it.
func (s *sender) unpacked(ctx context.Context, p parcel) bool {
	why, lasts := whyStore, lasting(p.err) || errors.Is(p.err, errUnsayable)
	if lasts {
		why = whyBroken
		s.bot.log.Error("a notice cannot be put into words", "notice", p.notices[0].ID, "kind", p.notices[0].Kind, "error", p.err)
	}
	for _, n := range p.notices {
		if lasts {
			s.fail(ctx, n, why)
		} else {
			s.later(ctx, n, why)
		}
	}
	return lasts
}

func (s *sender) sent(ctx context.Context, p parcel, message int64) {
	s.settle(ctx, func(ctx context.Context) error {
		if len(p.notices) == 1 {
			return s.bot.store.Sent(ctx, p.notices[0].ID, message, p.card)
		}
		return s.bot.store.SentTogether(ctx, p.ids(), message)
	})
}

// unsent keeps why a parcel did not arrive; false: the chat gets nothing more
// for now.
func (s *sender) unsent(ctx context.Context, p parcel, err error) bool {
	var retry *RetryError
	var moved *MigratedError
	switch {
	case errors.As(err, &retry):
		s.asked(ctx, p, retry)
	case errors.As(err, &moved):
		s.change(ctx, store.Group{Chat: moved.To, From: p.chat(), At: s.bot.now()})
	case errors.Is(err, ErrBlocked), errors.Is(err, ErrNoChat):
		s.cannotReach(ctx, p)
	case errors.Is(err, ErrRefused):
		s.bot.log.Error("the channel refuses a notice", "notice", p.notices[0].ID, "kind", p.notices[0].Kind, "error", err)
		s.each(p, func(n store.Notice) { s.fail(ctx, n, whyRefused) })
		return true
	default:
		s.each(p, func(n store.Notice) { s.later(ctx, n, whyNetwork) })
	}
	return false
}

// asked: the channel wants to be left alone. Only the chat waits, unless all are
// meant. It is no failure, so it counts as no try.
func (s *sender) asked(ctx context.Context, p parcel, retry *RetryError) {
	after := max(retry.After, leastRetry)
	s.hold(p.chat(), after)
	if retry.Everybody {
		s.bot.everybodyWaits(after)
	}
	s.each(p, func(n store.Notice) { s.holdBack(ctx, n, after, whyWait) })
}

// cannotReach: the notice waits until the person comes back. If they count as
// reachable all the same, by something newer, it is tried again after a while. A
// group that has put the bot out is the staff's no more.
func (s *sender) cannotReach(ctx context.Context, p parcel) {
	first := p.notices[0]
	if first.Person == 0 {
		s.each(p, func(n store.Notice) { s.fail(ctx, n, whyGroup) })
		s.change(ctx, store.Group{From: first.Chat, At: s.bot.now()})
		return
	}
	who, err := s.bot.store.Person(ctx, first.Person)
	if err == nil {
		s.change(ctx, store.Reach{User: who.User, Blocked: true, At: s.bot.now()})
		who, err = s.bot.store.Person(ctx, first.Person)
	}
	s.each(p, func(n store.Notice) {
		if err == nil && who.Blocked {
			s.holdBack(ctx, n, 0, whyBlocked)
		} else {
			s.later(ctx, n, whyBlocked)
		}
	})
}

func (s *sender) each(p parcel, do func(store.Notice)) {
	for _, n := range p.notices {
		do(n)
	}
}
