package bot

import (
	"context"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// How long drafts are kept after the last change, and how long before that
// their owners are warned.
const (
	draftKept   = 90 * 24 * time.Hour
	firstWarned = 14 * 24 * time.Hour
	lastWarned  = 3 * 24 * time.Hour
)

// remind does what time brings about, every few seconds, so that a clock that
// is moved (in the simulator) shows at once.
func (b *Bot) remind(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		if err := b.Due(ctx); err != nil && ctx.Err() == nil {
			b.log.Error("doing what is due", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Due does once what time has brought about by now: claims lapse, owners of
// old drafts are warned twice, and what was warned of is purged.
func (b *Bot) Due(ctx context.Context) error {
	now := b.now()
	if err := b.lapse(ctx, now); err != nil {
		return err
	}
	return b.ageDrafts(ctx, now)
}

func (b *Bot) lapse(ctx context.Context, now time.Time) error {
	lapsed, err := b.store.Lapsed(ctx, now)
	if err != nil {
		return err
	}
	for _, r := range lapsed {
		t, ok := store.Next(r.Kind, r.State, store.Lapse)
		if !ok {
			continue
		}
		change := store.Decide{Record: r.ID, Version: r.Version, Action: store.Lapse, To: t.To, Channel: "system", At: now}
		if err := b.store.Commit(ctx, store.Batch{Changes: []store.Change{change}, At: now}); err != nil {
			return err
		}
	}
	return nil
}

// ageDrafts takes every old draft one step on: first warning, last warning,
// purge. However long the bot was away, nobody loses a draft without having
// been warned twice and given time to read it.
func (b *Bot) ageDrafts(ctx context.Context, now time.Time) error {
	old, err := b.store.OldDrafts(ctx, now.Add(firstWarned-draftKept))
	if err != nil {
		return err
	}
	for _, o := range old {
		age := now.Sub(o.Draft.Changed)
		since := now.Sub(o.WarnedAt)
		switch {
		case o.Warned == 0,
			o.Warned == 1 && age >= draftKept-lastWarned && since >= firstWarned-lastWarned:
			err = b.warnOf(ctx, o, now)
		case o.Warned >= 2 && age >= draftKept && since >= lastWarned:
			err = b.store.PurgeDraft(ctx, o.Draft.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *Bot) warnOf(ctx context.Context, o store.OldDraft, now time.Time) error {
	d := o.Draft
	loaded, err := b.store.Load(ctx, []store.SessionKey{{Chat: d.Chat, User: d.User}})
	if err != nil {
		return err
	}
	if p := loaded[0].Person; p.ID != 0 {
		key := "draft:" + d.ID + ":" + strconv.FormatInt(d.Changed.Unix(), 36) + ":" + strconv.Itoa(o.Warned)
		tell := store.Tell{Key: key, Person: p.ID, Kind: store.DraftOld, Record: d.ID, At: now}
		if err := b.store.Commit(ctx, store.Batch{Changes: []store.Change{tell}, At: now}); err != nil {
			return err
		}
	}
	return b.store.Warned(ctx, d.ID, o.Warned+1)
}

// purgeDay is when a draft is purged at the earliest.
func purgeDay(d dialog.Draft, now time.Time) time.Time {
	day := d.Changed.Add(draftKept)
	if soonest := now.Add(lastWarned); day.Before(soonest) {
		return soonest
	}
	return day
}
