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
// any other on that version is ErrConflict.
func (t *tx) decide(ctx context.Context, d store.Decide, at time.Time) error {
	if d.At.IsZero() {
		d.At = at
	}
	content, err := digest(d.Action, d.By)
	if err != nil {
		return err
	}
	key := fmt.Sprintf("decide:%s:%d", d.Record, d.Version)
	if done, err := t.appliedAs(ctx, key); err != nil || done == content {
		return err
	}
	was, err := t.fenced(ctx, d.Record, d.Version)
	if err != nil {
		return err
	}
	if _, err := t.once(ctx, key, content); err != nil {
		return err
	}
	if err := t.writeDecided(ctx, decided(d, was)); err != nil {
		return fmt.Errorf("%s %s: %w", d.Action, d.Record, err)
	}
	if err := t.noteDecision(ctx, d, was); err != nil {
		return err
	}
	return t.refreshCards(ctx, d.Record, d.Version+1, d.At)
}

// decided is the record as the decision leaves it. Claiming and giving back say
// nothing to the sender, so the last word to them stays. Whoever decided stays
// named as Claimer, but holds nothing: the state is no longer InReview.
func decided(d store.Decide, was store.Record) store.Record {
	r := was
	r.State, r.Updated, r.Until = cmp.Or(d.To, was.State), d.At, d.Until
	switch d.Action {
	case store.Claim:
		r.Claimer = d.By
		return r
	case store.Release, store.Lapse:
		r.Claimer = 0
		return r
	case store.Withdraw: // by the sender: nobody's decision
	default:
		r.Claimer = d.By
	}
	r.Fields, r.Note, r.Until = d.Fields, d.Note, time.Time{}
	r.Reply = cmp.Or(d.Reply, was.Reply)
	return r
}

func (t *tx) writeDecided(ctx context.Context, r store.Record) error {
	fields, err := encodeList(r.Fields)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `
UPDATE records SET state = ?, version = version + 1, claimer = ?, until = ?, fields = ?, note = ?, reply = ?, updated = ?
WHERE id = ?`,
		r.State, maybe(r.Claimer), maybe(millis(r.Until)), fields, r.Note, r.Reply, millis(r.Updated), r.ID)
	return err
}

// noteDecision writes down the change of state and, of a record sent back, which
// answers were asked for again and why.
func (t *tx) noteDecision(ctx context.Context, d store.Decide, was store.Record) error {
	e := store.Entry{
		Record: d.Record, At: d.At, By: d.By, ByName: d.ByName, Action: d.Action,
		Before: string(was.State), After: string(cmp.Or(d.To, was.State)),
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
	return nil
}
