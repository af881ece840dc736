package bot

import (
	"context"
	"errors"
	"time"

	"golang.org/x/time/rate"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

// A bulk sender may send about 30 messages a second to all chats together.
// Answers do not count; notices leave room for them.
const noticesPerSecond = 20

// sendNotices sends what is due, as long as ctx lasts. It looks when something
// new was committed and once a second, since due times pass.
func (b *Bot) sendNotices(ctx context.Context) {
	pace := rate.NewLimiter(noticesPerSecond, noticesPerSecond)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		for b.sendDue(ctx, pace) {
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-b.wake:
		}
	}
}

// sendDue sends one page of due notices and reports whether more may be due.
func (b *Bot) sendDue(ctx context.Context, pace *rate.Limiter) bool {
	due, err := b.store.Due(ctx, b.now(), 50)
	if err != nil {
		if ctx.Err() == nil {
			b.log.Error("reading notices", "error", err)
		}
		return false
	}
	for _, n := range due {
		if pace.Wait(ctx) != nil {
			return false
		}
		if everybody := b.sendNotice(ctx, n); everybody > 0 {
			pause(ctx, everybody)
			return false
		}
	}
	return len(due) > 0 && ctx.Err() == nil
}

// sendNotice sends one; it returns how long all notices must wait, if so.
func (b *Bot) sendNotice(ctx context.Context, n store.Notice) time.Duration {
	if wait := b.quiet[n.Chat].Sub(b.now()); wait > 0 {
		b.later(ctx, n, wait, "asked to wait")
		return 0
	}
	lang, v, card, err := b.noticeView(ctx, n)
	switch {
	case errors.Is(err, store.ErrNotFound):
		b.fail(ctx, n, "nothing to tell any more")
		return 0
	case ctx.Err() != nil:
		return 0
	case err != nil:
		b.later(ctx, n, backOff(n.Tries), "store")
		return 0
	}
	v.Place = n.Message
	id, err := b.channel.Show(ctx, n.Chat, b.message(lang, v))
	return b.noticeSent(ctx, n, id, card, err)
}

func (b *Bot) noticeSent(ctx context.Context, n store.Notice, message int64, card string, err error) time.Duration {
	var retry *RetryError
	var moved *MigratedError
	switch {
	case err == nil:
		delete(b.quiet, n.Chat)
		b.settle(ctx, func(ctx context.Context) error { return b.store.Sent(ctx, n.ID, message, card) })
	case ctx.Err() != nil:
	case errors.As(err, &retry):
		b.quiet[n.Chat] = b.now().Add(retry.After)
		b.later(ctx, n, retry.After, "asked to wait")
		if retry.Everybody {
			return retry.After
		}
	case errors.As(err, &moved):
		b.change(ctx, store.Group{Chat: moved.To, From: n.Chat, At: b.now()})
		b.later(ctx, n, 0, "the group has moved")
	case errors.Is(err, ErrBlocked), errors.Is(err, ErrNoChat):
		b.cannotReach(ctx, n)
	case errors.Is(err, ErrRefused):
		b.log.Error("the channel refuses a notice", "notice", n.ID, "kind", n.Kind, "error", err)
		b.fail(ctx, n, "refused")
	default:
		b.later(ctx, n, backOff(n.Tries), "network")
	}
	return 0
}

// cannotReach: the notice waits until the person comes back; a group that has
// put the bot out is told nothing. If the person counts as reachable all the
// same, by something newer, it is tried again after a while.
func (b *Bot) cannotReach(ctx context.Context, n store.Notice) {
	if n.Person == 0 {
		b.fail(ctx, n, "no such group")
		return
	}
	var wait time.Duration
	p, err := b.store.Person(ctx, n.Person)
	if err == nil {
		b.change(ctx, store.Reach{User: p.User, Blocked: true, At: b.now()})
		p, err = b.store.Person(ctx, n.Person)
	}
	if err != nil || !p.Blocked {
		wait = backOff(n.Tries)
	}
	b.later(ctx, n, wait, "blocked")
}

func (b *Bot) later(ctx context.Context, n store.Notice, wait time.Duration, why string) {
	b.settle(ctx, func(ctx context.Context) error { return b.store.Later(ctx, n.ID, b.now().Add(wait), why) })
}

func (b *Bot) fail(ctx context.Context, n store.Notice, why string) {
	b.settle(ctx, func(ctx context.Context) error { return b.store.Fail(ctx, n.ID, why) })
}

func (b *Bot) change(ctx context.Context, c store.Change) {
	b.settle(ctx, func(ctx context.Context) error {
		return b.store.Commit(ctx, store.Batch{Changes: []store.Change{c}, At: b.now()})
	})
}

// noticeView is what the notice says now, and the record whose card it is.
func (b *Bot) noticeView(ctx context.Context, n store.Notice) (lang string, v dialog.View, card string, err error) {
	var reader store.Person
	lang = locales.First
	if n.Person != 0 {
		if reader, err = b.store.Person(ctx, n.Person); err != nil {
			return "", v, "", err
		}
		lang = langOf(reader)
	}
	if n.Kind == store.DraftOld {
		d, err := b.store.Draft(ctx, n.Record)
		return lang, flows.DraftNotice(d, purgeDay(d, b.now())), "", err
	}
	r, err := b.store.Record(ctx, n.Record)
	if err != nil {
		return "", v, "", err
	}
	var facility store.Record
	if r.Facility != "" {
		if facility, err = b.store.Record(ctx, r.Facility); err != nil {
			return "", v, "", err
		}
	}
	if n.Kind == store.NewRecord || n.Kind == store.CardKind {
		card = r.ID
	}
	return lang, flows.Notice(n, r, facility, reader, b.now()), card, nil
}

// backOff is how long a notice waits after its nth failure: 2 s, 4 s, … 10 min.
func backOff(tries int) time.Duration {
	return min(2*time.Second<<min(tries, 12), 10*time.Minute)
}

// settle keeps what became of a notice. While the store cannot, no other notice
// goes out: this one would be sent again and again. What was just sent is still
// kept when the process is asked to end.
func (b *Bot) settle(ctx context.Context, keep func(context.Context) error) {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		err := keep(context.WithoutCancel(ctx))
		if err == nil {
			return
		}
		b.log.Error("keeping what became of a notice", "error", err)
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
