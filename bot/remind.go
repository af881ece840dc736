package bot

import (
	"context"
	"errors"
	"strconv"
	"time"

	"khuyencong/flows"
	"khuyencong/store"
)

// How long before drafts are purged their owners are warned, how long who comes
// back has to read the warnings, and how long what has served is kept. How long
// drafts are kept is a setting of the centre; unread they are kept for up to
// twice that.
const (
	firstWarned = 14 * 24 * time.Hour
	lastWarned  = 3 * 24 * time.Hour
	backToRead  = 14 * 24 * time.Hour
	unreadTimes = 2
	servedKept  = 180 * 24 * time.Hour
	tidyEvery   = 24 * time.Hour
)

// remind does what time brings about, every few seconds, so that a clock that
// is moved (in the simulator) shows at once; once a day it tidies up.
func (b *Bot) remind(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for tidied := (time.Time{}); ; {
		if err := b.Due(ctx); err != nil && ctx.Err() == nil {
			b.log.Error("doing what is due", "error", err)
		}
		if now := b.now(); now.Sub(tidied) >= tidyEvery {
			tidied = now
			b.tidy(ctx, now)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (b *Bot) tidy(ctx context.Context, now time.Time) {
	err := b.store.Tidy(ctx, now.Add(-servedKept), now.Add(-b.centre().Retention))
	if err != nil && ctx.Err() == nil {
		b.log.Error("tidying up", "error", err)
	}
}

// Due does once what time has brought about by now: claims lapse, what was
// sent back is reminded of and paused, owners of old drafts are warned twice, what
// was warned of is purged, staff hear of whom nobody has called, needs are checked by new rules, and senders of old facilities are asked whether they are
// still right. What cannot be done keeps nothing else from it.
func (b *Bot) Due(ctx context.Context) error {
	now := b.now()
	return errors.Join(b.lapse(ctx, now), b.untended(ctx, now), b.stall(ctx, now), b.reassess(ctx, now), b.turn(ctx, now), b.ageDrafts(ctx, now), b.askStale(ctx, now),
		b.watchData(ctx, now), b.retire(ctx, now), b.wipe(ctx, now))
}

func (b *Bot) lapse(ctx context.Context, now time.Time) error {
	lapsed, err := b.store.Lapsed(ctx, now)
	for _, r := range lapsed {
		changes, p := flows.DecideAs(flows.Decision{Record: r, Action: store.Lapse, Channel: "system", At: now})
		if p != nil {
			continue
		}
		err = errors.Join(err, b.store.Commit(ctx, store.Batch{Changes: changes, At: now}))
	}
	return err
}

// ageDrafts takes every old draft one step on: first warning, last warning,
// purge. However long the bot was away, nobody loses a draft without having
// been warned twice and given time to read it.
func (b *Bot) ageDrafts(ctx context.Context, now time.Time) error {
	kept := b.centre().DraftsKept
	old, err := b.store.OldDrafts(ctx, now.Add(firstWarned-kept))
	for _, o := range old {
		age := now.Sub(o.Draft.Changed)
		since := now.Sub(o.WarnedAt)
		switch {
		case o.Warned == 0,
			o.Warned == 1 && age >= kept-lastWarned && since >= firstWarned-lastWarned:
			err = errors.Join(err, b.warnOf(ctx, o, now))
		case o.Warned >= 2 && mayPurge(o, kept, now):
			err = errors.Join(err, b.store.PurgeDraft(ctx, o.Draft.ID))
		}
	}
	return err
}

// mayPurge: the day that the warnings name has come, and they have been read.
func mayPurge(o store.OldDraft, kept time.Duration, now time.Time) bool {
	unread := (o.Blocked || o.Untold) && now.Sub(o.Draft.Changed) < unreadTimes*kept
	return !unread && !now.Before(purgeDay(o, kept, now))
}

// purgeDay is when a draft is purged at the earliest, as far as is known now:
// time to read both warnings is left, also after a time away. Nothing is kept
// for more than twice the time it should be.
func purgeDay(o store.OldDraft, kept time.Duration, now time.Time) time.Time {
	told, read := o.WarnedAt, firstWarned
	switch {
	case o.Warned == 0:
		told = now
	case o.Warned >= 2:
		read = lastWarned
	}
	day := latest(o.Draft.Changed.Add(kept), told.Add(read))
	if back := o.Back.Add(backToRead); !o.Back.IsZero() && back.After(day) {
		day = latest(day, earliest(back, o.Draft.Changed.Add(unreadTimes*kept)))
	}
	return day
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
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
