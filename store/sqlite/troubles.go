package sqlite

import (
	"context"
	"fmt"
	"time"
)

// Trouble notes an event that could not be handled, and counts how often. What
// says why, without anything of the person's.
func (s *Store) Trouble(ctx context.Context, update int64, what string, at time.Time) error {
	err := s.change(ctx, `INSERT INTO troubles (update_id, what, at) VALUES (?, ?, ?)
ON CONFLICT (update_id) DO UPDATE SET what = excluded.what, at = excluded.at, times = times + 1`, update, what, millis(at))
	if err != nil {
		return fmt.Errorf("trouble: %w", err)
	}
	return nil
}
