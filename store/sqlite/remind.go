package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// remind notes how often the sender of a record that was sent back was reminded.
// Whoever is second changes nothing.
func (t *tx) remind(ctx context.Context, c store.Remind, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	_, err := t.exec(ctx, `UPDATE records SET reminded = ?, reminded_at = ? WHERE id = ? AND version = ? AND reminded = ?`,
		c.N, millis(c.At), c.Record, c.Version, c.N-1)
	if err != nil {
		return fmt.Errorf("remind of %s: %w", c.Record, err)
	}
	return nil
}

// Returned are the records that were sent back at the time or before and have
// not come again, the longest first.
func (s *Store) Returned(ctx context.Context, before time.Time) ([]store.Record, error) {
	return s.records(ctx, `WHERE r.state = 'returned' AND r.updated <= ? ORDER BY r.updated, r.number`, millis(before))
}

// Lapsed are the records whose claim is over at the time, the longest first.
func (s *Store) Lapsed(ctx context.Context, now time.Time) ([]store.Record, error) {
	return s.records(ctx, `WHERE r.state = 'in_review' AND r.claimer IS NOT NULL AND r.until <= ? ORDER BY r.until`, millis(now))
}

// leftOver are needs of a plan year before the one given that nobody has decided
// on. What was wished for as soon as possible was meant for the year after.
const leftOver = `r.kind = 'need' AND r.state IN ('sent', 'in_review', 'returned', 'resubmitted', 'paused', 'accepted', 'surveyed', 'deferred')
	AND iif(r.plan_year > 0, r.plan_year, 1 + strftime('%Y', r.created / 1000, 'unixepoch', '+7 hours')) < ?`

// LeftOver is how many needs of plan years before the one given nobody has
// decided on.
func (s *Store) LeftOver(ctx context.Context, year int) (n int, err error) {
	return n, s.read.scan(ctx, `SELECT count(*) FROM records r WHERE `+leftOver, []any{year}, &n)
}
