package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// prefer keeps how a person wants to be told. To refuse, or to agree again, is
// an answer to the consent, where it differs from the last one.
func (t *tx) prefer(ctx context.Context, c store.Prefer, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	telling := c.Telling
	if telling == store.TellNever { // what they chose before, should they agree again
		telling = store.TellNow
	}
	n, err := t.exec(ctx, `UPDATE people SET telling = ? WHERE id = ?`, telling, c.Person)
	if err == nil && n == 0 {
		err = store.ErrNotFound
	}
	if err == nil {
		err = t.consentToNotices(ctx, c)
	}
	if err != nil {
		return fmt.Errorf("telling of person %d: %w", c.Person, err)
	}
	return nil
}

func (t *tx) consentToNotices(ctx context.Context, c store.Prefer) error {
	given := c.Telling != store.TellNever
	if _, err := t.exec(ctx, `
INSERT INTO consents (person, purpose, version, given, at)
SELECT ?1, ?2, ?3, ?4, ?5 FROM (SELECT ?1 id) to_whom WHERE (`+refusing+`) = ?4
ON CONFLICT DO NOTHING`, c.Person, store.ForNotices, c.Version, given, millis(c.At)); err != nil || given {
		return err
	}
	_, err := t.exec(ctx, `UPDATE notices SET state = 'superseded' WHERE state = 'waiting' AND person = ? AND kind IN `+common, c.Person)
	return err
}

const receiverSQL = `
SELECT to_whom.id, to_whom.blocked, iif(` + refusing + `, 'never', to_whom.telling) FROM people to_whom WHERE to_whom.id = `

// telling is how the viewer wants to be told.
func (s *Store) telling(ctx context.Context, v store.Viewer) (dialog.Result, error) {
	rows, err := s.read.query(ctx, receiverSQL+`?`, v.Person)
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, receiverRow)
}

// receiver is who sent the record, as far as telling them goes.
func (s *Store) receiver(ctx context.Context, v store.Viewer, record string) (dialog.Result, error) {
	if !v.Role.IsStaff() {
		return dialog.Result{}, nil
	}
	rows, err := s.read.query(ctx, receiverSQL+`(SELECT sender FROM records WHERE id = ?)`, record)
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, receiverRow)
}

func receiverRow(row scanner) (dialog.Row, error) {
	var r store.Receiver
	err := row.Scan(&r.Person, &r.Blocked, &r.Telling)
	return dialog.Row{Body: r}, err
}
