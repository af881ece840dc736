package bot

import (
	"context"
	"errors"
	"strconv"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// stall takes every record that was sent back one step on: a reminder every week,
// three of them, then the pause. However long the bot was away, nothing is paused
// that its sender was not reminded of three times, with a week between.
func (b *Bot) stall(ctx context.Context, now time.Time) error {
	back, err := b.store.Returned(ctx, now.Add(-flows.RemindEvery))
	for _, r := range back {
		age, since := now.Sub(r.Updated), now.Sub(r.RemindedAt)
		switch {
		case r.Reminded < flows.Reminders && age >= time.Duration(r.Reminded+1)*flows.RemindEvery && since >= flows.RemindEvery:
			err = errors.Join(err, b.remindOf(ctx, r, now))
		case r.Reminded >= flows.Reminders && age >= flows.PauseAfter && since >= flows.RemindEvery:
			err = errors.Join(err, b.pauseRecord(ctx, r, now))
		}
	}
	return err
}

// remindOf reminds those who may complete the record, and counts it.
func (b *Bot) remindOf(ctx context.Context, r store.Record, now time.Time) error {
	n := r.Reminded + 1
	changes := []store.Change{store.Remind{Record: r.ID, Version: r.Version, N: n, At: now}}
	for _, person := range flows.Audience(r) {
		key := "remind:" + r.ID + ":" + strconv.Itoa(r.Version) + ":" + strconv.Itoa(n) + ":" + strconv.FormatInt(person, 10)
		changes = append(changes, store.Tell{Key: key, Person: person, Kind: store.Reminded, Record: r.ID, At: now})
	}
	return b.store.Commit(ctx, store.Batch{Changes: changes, At: now})
}

// pauseRecord pauses a need; who sent it back is told, or, if they have left the
// centre, all who work there. Of what is never paused there is nothing to do.
func (b *Bot) pauseRecord(ctx context.Context, r store.Record, now time.Time) error {
	if _, ok := r.Next(store.Pause); !ok {
		return nil
	}
	d := flows.Decision{Record: r, Action: store.Pause, Channel: "system", At: now.In(b.zone)}
	if r.Claimer != 0 {
		who, err := b.store.Person(ctx, r.Claimer)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if who.Role.IsStaff() {
			d.To = who
		}
	}
	changes, p := flows.DecideAs(d)
	if p != nil {
		return nil // it has moved on since it was read
	}
	return b.store.Commit(ctx, store.Batch{Changes: changes, At: now})
}

// turnedFor is how long after the turn of the year staff are told what is left of
// the years before, should the bot have been away.
const turnedFor = 90 * 24 * time.Hour

// turn tells staff once, when a year begins, how many needs of past plan years
// nobody has decided on. Nothing is changed.
func (b *Bot) turn(ctx context.Context, now time.Time) error {
	year := now.In(b.zone).Year()
	begun := time.Date(year, time.January, 1, 0, 0, 0, 0, b.zone)
	if b.turned.Load() == int64(year) || now.Sub(begun) > turnedFor {
		return nil
	}
	n, err := b.store.LeftOver(ctx, year)
	if err != nil {
		return err
	}
	if n > 0 {
		tell := store.Tell{Key: "left_over:" + strconv.Itoa(year), Staff: true, Kind: store.LeftOver, Record: strconv.Itoa(year), At: now}
		err = b.store.Commit(ctx, store.Batch{Changes: []store.Change{tell}, At: now})
	}
	if err == nil {
		b.turned.Store(int64(year))
	}
	return err
}

// leftOverView counts when it is sent, so that it tells how things are then.
func (s *sender) leftOverView(ctx context.Context, n store.Notice) (_ func() dialog.View, stale bool, err error) {
	year, err := strconv.Atoi(n.Record)
	if err != nil {
		return nil, true, nil
	}
	left, err := s.bot.store.LeftOver(ctx, year)
	if err != nil {
		return nil, false, err
	}
	return func() dialog.View { return flows.LeftOverNotice(year, left) }, left == 0, nil
}
