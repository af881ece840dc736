package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// decide moves a record to another state, where it is still the version the
// decision was made on. The same decision by the same person again is nothing,
// any other on that version is ErrConflict; one that is not in the table of
// store.Transitions is ErrDefect.
func (t *tx) decide(ctx context.Context, d store.Decide, at time.Time) error {
	if d.At.IsZero() {
		d.At = at
	}
	content, err := digest(d.Action, d.By, d.Holder)
	if err != nil {
		return err
	}
	return t.onVersion(ctx, "decide", d.Record, d.Version, content, func(was store.Record) error {
		next, ok := was.Next(d.Action)
		if !ok || next.To != cmp.Or(d.To, next.To) {
			return fmt.Errorf("%s %s from %s to %q: %w", d.Action, d.Record, was.State, d.To, store.ErrDefect)
		}
		d.To = next.To
		if err := t.writeDecided(ctx, decided(d, was)); err != nil {
			return fmt.Errorf("%s %s: %w", d.Action, d.Record, err)
		}
		if err := t.noteDecision(ctx, d, was); err != nil {
			return err
		}
		return t.afterDecision(ctx, d, was)
	})
}

// afterDecision has everybody see it who looks at a card of the record, or has a
// need of the facility.
func (t *tx) afterDecision(ctx context.Context, d store.Decide, was store.Record) error {
	if err := t.refreshCards(ctx, d.Record, d.Version+1, d.At); err != nil {
		return err
	}
	if d.Action == store.Pause { // nothing else is asked for: what was begun goes on
		if err := t.moveDrafts(ctx, d.Record, d.Version); err != nil {
			return err
		}
	}
	if was.Kind == store.Facility && (d.Action == store.Fold || d.Action == store.Unfold) {
		return t.foldFacility(ctx, d, was)
	}
	if was.Kind == store.Facility && was.State.Gone() != d.To.Gone() {
		return t.orphan(ctx, d.Record, d.To.Gone(), d.Version+1, d.At)
	}
	return nil
}

func (t *tx) writeDecided(ctx context.Context, r store.Record) error {
	fields, err := encodeList(r.Fields)
	if err != nil {
		return err
	}
	place, err := encodePhrase(r.Place)
	if err != nil {
		return err
	}
	past, err := encodeList(r.Past)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `
UPDATE records SET state = ?, version = version + 1, claimer = ?, until = ?, plan_year = ?, fields = ?, note = ?, reply = ?,
	place = ?, follows = ?, past = ?, reminded = 0, reminded_at = 0, updated = ?
WHERE id = ?`,
		r.State, maybe(r.Claimer), maybe(millis(r.Until)), r.PlanYear, fields, r.Note, r.Reply,
		place, maybe(r.Follows), past, millis(r.Updated), r.ID)
	return err
}

// noteDecision writes down the change of state, which answers were asked for
// again or what speaks against it, where the sender was told to go, and where a
// duplicate is followed.
func (t *tx) noteDecision(ctx context.Context, d store.Decide, was store.Record) error {
	e := store.Entry{
		Record: d.Record, At: d.At, By: d.By, ByName: d.ByName, Action: d.Action,
		Before: string(was.State), After: string(d.To),
		Channel: d.Channel, Form: was.Form, Note: cmp.Or(d.Note, d.Reply),
	}
	if err := t.note(ctx, e); err != nil {
		return err
	}
	e.Before, e.After = "", ""
	for _, f := range d.Fields {
		e.Field, e.Note = f.Step, cmp.Or(f.Reason.Plain, f.Reason.Key)
		if err := t.note(ctx, e); err != nil {
			return err
		}
	}
	e.Field = ""
	for _, to := range []string{cmp.Or(d.Place.Plain, d.Place.Key), d.Follows} {
		if e.Note = to; to == "" {
			continue
		}
		if err := t.note(ctx, e); err != nil {
			return err
		}
	}
	return nil
}
