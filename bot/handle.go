package bot

import (
	"context"
	"errors"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// batchSize is how many events are committed together at most.
const batchSize = 200

// A delivery is a batch somebody waits for, or events of our own.
type delivery struct {
	events []dialog.Event
	done   chan error // nil: nobody waits
}

// Handle takes events of people, in the order they came, and returns when what
// they cause is committed: only then may they be acknowledged. After an error
// all are to be given again; those that were kept already are recognised.
func (b *Bot) Handle(ctx context.Context, events []dialog.Event) error {
	d := delivery{events: events, done: make(chan error, 1)}
	select {
	case b.inbox <- d:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-d.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// work takes what waits and commits it together, one batch after the other.
func (b *Bot) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case d := <-b.inbox:
			waiting := b.gather(d)
			var events []dialog.Event
			for _, w := range waiting {
				events = append(events, w.events...)
			}
			err := b.handle(ctx, events)
			for _, w := range waiting {
				switch {
				case w.done != nil:
					w.done <- err
				case err != nil:
					b.again(ctx, w)
				}
			}
		}
	}
}

// again hands over once more what nobody waits for: that a view was shown must
// be known some day, or what is typed next counts as sent too early.
func (b *Bot) again(ctx context.Context, d delivery) {
	b.shows.wg.Go(func() {
		pause(ctx, time.Second)
		select {
		case b.inbox <- d:
		case <-ctx.Done():
		}
	})
}

// gather is d and what else waits already.
func (b *Bot) gather(d delivery) []delivery {
	all, n := []delivery{d}, len(d.events)
	for n < batchSize {
		select {
		case d := <-b.inbox:
			all, n = append(all, d), n+len(d.events)
		default:
			return all
		}
	}
	return all
}

// attempts is how often a batch is decided anew after somebody else was first.
const attempts = 5

func (b *Bot) handle(ctx context.Context, events []dialog.Event) error {
	for len(events) > 0 {
		n := min(len(events), batchSize)
		done, err := b.handleSome(ctx, events[:n])
		if err != nil {
			return err
		}
		events = events[done:]
	}
	return nil
}

// handleSome handles as many of the events as can be committed together, at
// least one, and returns how many.
func (b *Bot) handleSome(ctx context.Context, events []dialog.Event) (int, error) {
	for conflicts := 0; ; {
		r, err := b.decide(ctx, events)
		if err != nil {
			return 0, err
		}
		err = b.commit(ctx, r)
		if err == nil {
			b.after(ctx, r)
			return r.handled, nil
		}
		b.number = 0
		switch {
		case lasting(err) && r.handled > 1:
			events = events[:r.handled/2] // halved until the one that cannot be kept is alone
		case lasting(err):
			return 1, b.setAside(ctx, events[0], err)
		case errors.Is(err, store.ErrConflict) && conflicts < attempts-1:
			conflicts++
		default:
			b.log.Error("commit", "error", err, "events", r.handled)
			return 0, err
		}
	}
}

// decide runs the engine over the events. It stops before an event that must
// see what an earlier one of the round changes.
func (b *Bot) decide(ctx context.Context, events []dialog.Event) (*round, error) {
	r := newRound(b.now())
	if err := b.load(ctx, r, events); err != nil {
		return nil, err
	}
	if b.number == 0 {
		n, err := b.store.NextNumber(ctx)
		if err != nil {
			return nil, err
		}
		b.number = n
	}
	for _, e := range events {
		c := r.sessions[keyOf(e)]
		ok, err := b.advance(ctx, r, c, e)
		if err != nil {
			return nil, err
		}
		if !ok {
			return r, nil
		}
		r.handled++
		if r.changesPeople() {
			return r, nil
		}
		r.back(c, e)
	}
	return r, nil
}
