package bot

import (
	"context"
	"time"

	"golang.org/x/time/rate"

	"khuyencong/store"
)

const (
	sweepEvery    = time.Minute
	owedPerSecond = 100 // shown late, so that those who write now come first
)

// sweep shows what is owed: at once what the last process left, and from time to
// time what for whatever reason nobody is showing.
func (b *Bot) sweep(ctx, showing context.Context) {
	pace := rate.NewLimiter(owedPerSecond, owedPerSecond)
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for start := true; ; start = false {
		if err := b.showOwed(ctx, showing, pace, start); err != nil && ctx.Err() == nil {
			b.log.Error("showing what is owed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// showOwed has everything shown that is owed and not on its way. After the start
// what was decided within the last minute may be on its way. What was loaded may
// be out of date when its turn comes: that somebody has seen it, or something
// newer, is not in the store at once.
func (b *Bot) showOwed(ctx, showing context.Context, pace *rate.Limiter, start bool) error {
	keys, err := b.store.Owing(ctx)
	if err != nil {
		return err
	}
	for from := 0; from < len(keys); from += batchSize {
		some := keys[from:min(from+batchSize, len(keys))]
		loaded, err := b.store.Load(ctx, some)
		if err != nil {
			return err
		}
		for i, l := range loaded {
			late := start || b.now().Sub(l.Session.Changed) > sweepEvery
			if l.Session.Owed == nil || l.Person.Blocked || !late {
				continue
			}
			if err := pace.Wait(ctx); err != nil {
				return err
			}
			if b.shows.idle(some[i]) && !b.shows.handed(some[i], l.Session.Owed.Turn) {
				b.shows.add(showing, owed(some[i], l))
			}
		}
	}
	return nil
}

func owed(k store.SessionKey, l store.Loaded) shown {
	return shown{key: k, lang: langOf(l.Person), view: *l.Session.Owed}
}
