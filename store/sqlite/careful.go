package sqlite

import (
	"context"
	"fmt"
	"time"
)

// Attempt counts that the update is about to be handled, and returns how often
// that has been counted.
func (s *Store) Attempt(ctx context.Context, update int64, at time.Time) (times int, err error) {
	err = s.commit(ctx, func(t *tx) error {
		return t.row(ctx, `INSERT INTO attempts (update_id, at) VALUES (?, ?)
ON CONFLICT (update_id) DO UPDATE SET times = times + 1, at = excluded.at RETURNING times`, update, millis(at)).Scan(&times)
	})
	if err != nil {
		return 0, fmt.Errorf("attempt: %w", err)
	}
	return times, nil
}

// Spare takes back what was counted of the update: the process has outlived it.
func (s *Store) Spare(ctx context.Context, update int64) error {
	return s.change(ctx, `DELETE FROM attempts WHERE update_id = ?`, update)
}
