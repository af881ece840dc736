package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// attest notes that the commune's contact has confirmed a record, or takes that
// back, where it is still the version they saw. The same by the same person
// again is nothing.
func (t *tx) attest(ctx context.Context, c store.Attest, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.Confirmed, c.By)
	if err != nil {
		return err
	}
	return t.onVersion(ctx, "attest", c.Record, c.Version, content, func(was store.Record) error {
		if err := t.writeAttested(ctx, c, was); err != nil {
			return err
		}
		return t.refreshCards(ctx, c.Record, c.Version+1, c.At)
	})
}

// writeAttested moves open corrections along to the new version: none of their
// answers has changed.
func (t *tx) writeAttested(ctx context.Context, c store.Attest, was store.Record) error {
	action, confirmer, when := store.Unconfirm, int64(0), time.Time{}
	if c.Confirmed {
		action, confirmer, when = store.Confirm, c.By, c.At
	}
	if _, err := t.exec(ctx, `UPDATE records SET confirmer = ?, confirmed = ?, version = version + 1 WHERE id = ?`,
		maybe(confirmer), maybe(millis(when)), c.Record); err != nil {
		return fmt.Errorf("%s %s: %w", action, c.Record, err)
	}
	if err := t.moveDrafts(ctx, c.Record, was.Version); err != nil {
		return err
	}
	return t.note(ctx, store.Entry{
		Record: c.Record, At: c.At, By: c.By, ByName: c.ByName, Action: action, Channel: c.Channel, Form: was.Form})
}
