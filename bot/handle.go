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

// A delivery is a batch that somebody waits for.
type delivery struct {
	events []dialog.Event
	done   chan error
}

// Handle takes events of people, in the order they came, and returns when what
// they cause is committed: only then may they be acknowledged. After an error
// all are to be given again; those that were kept already are recognised.
func (b *Bot) Handle(ctx context.Context, events []dialog.Event) (err error) {
	d := delivery{events: events, done: make(chan error, 1)}
	b.health.queued.Add(int64(len(events)))
	ticket := b.health.queue.enter(time.Now())
	defer func() {
		b.health.queued.Add(-int64(len(events)))
		b.health.queue.leave(ticket, err == nil)
	}()
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

// What was shown is known in memory only until there is nothing else to do for a
// moment, or for so long.
const (
	noteIdle  = 10 * time.Millisecond
	noteAfter = 200 * time.Millisecond
	noteAgain = time.Second // where the store failed
)

// work takes what waits and commits it together, one batch after the other.
func (b *Bot) work(ctx, showing context.Context) {
	var since time.Time // what was shown then is not noted yet
	idle := noteIdle
	for {
		var note <-chan time.Time
		if len(b.memory.lazy) > 0 {
			if since.IsZero() {
				since = time.Now()
			}
			note = time.After(min(idle, max(0, time.Until(since.Add(noteAfter)))))
		}
		select {
		case <-ctx.Done():
			return
		case <-note:
			since, idle = time.Time{}, noteIdle
			if !b.note(ctx) {
				since, idle = time.Now().Add(noteAgain), noteAgain
			}
		case e := <-b.seen:
			b.take(ctx, showing, b.gatherSeen(e), nil)
		case d := <-b.inbox:
			b.take(ctx, showing, b.gatherSeen(), b.gather(d))
		}
	}
}

// take handles what has been shown and then what people did: who answers has
// seen the question. If that fails, each delivery is handled alone, so that none
// is refused for another's sake.
func (b *Bot) take(ctx, showing context.Context, seen []dialog.Event, waiting []delivery) {
	events := seen
	for _, d := range waiting {
		events = append(events, d.events...)
	}
	err := b.handle(ctx, showing, events)
	if err != nil && len(seen) > 0 {
		b.seeLater(ctx, seen)
	}
	if err != nil {
		b.failing(ctx, showing, events)
	}
	for _, d := range waiting {
		if err != nil && len(waiting) > 1 {
			d.done <- b.handle(ctx, showing, d.events)
		} else {
			d.done <- err
		}
	}
}

// seeLater hands over once more what has been shown: that must be known some
// day, or what is typed next counts as sent too early.
func (b *Bot) seeLater(ctx context.Context, seen []dialog.Event) {
	b.shows.wg.Go(func() {
		pause(ctx, time.Second)
		for _, e := range seen {
			select {
			case b.seen <- e:
			case <-ctx.Done():
			}
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

// gatherSeen is what is known to be shown by now.
func (b *Bot) gatherSeen(first ...dialog.Event) []dialog.Event {
	all := first
	for len(all) < batchSize {
		select {
		case e := <-b.seen:
			all = append(all, e)
		default:
			return all
		}
	}
	return all
}

// attempts is how often a batch is decided anew after somebody else was first.
const attempts = 5

func (b *Bot) handle(ctx, showing context.Context, events []dialog.Event) error {
	for len(events) > 0 {
		some, hopeless, err := b.careful(ctx, events[:min(len(events), batchSize)])
		if err != nil {
			return err
		}
		done := 1
		if hopeless {
			err = b.setAside(ctx, showing, some[0], errTooOften)
		} else {
			done, err = b.handleSome(ctx, showing, some)
		}
		b.outlived(ctx, some[0])
		if err != nil {
			return err
		}
		events = events[done:]
	}
	return nil
}

// handleSome handles as many of the events as can be committed together, at
// least one, and returns how many.
func (b *Bot) handleSome(ctx, showing context.Context, events []dialog.Event) (int, error) {
	for conflicts := 0; ; {
		r, err := b.decide(ctx, events)
		if err != nil {
			return 0, err
		}
		err = b.commit(ctx, r)
		if err == nil {
			b.after(ctx, showing, r)
			return r.handled, nil
		}
		b.number = 0
		b.memory.doubt(r.keys)
		switch {
		case lasting(err) && r.handled > 1:
			events = events[:r.handled/2] // halved until the one that cannot be kept is alone
		case lasting(err):
			return 1, b.setAside(ctx, showing, events[0], err)
		case errors.Is(err, store.ErrConflict) && conflicts < attempts-1:
			b.health.conflicts.Add(1)
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
	r := newRound(b.now(), b.store.People())
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
