package sqlite

import (
	"context"
	"time"

	"khuyencong/store"
)

// trouble notes an event that could not be handled, and counts how often.
func (t *tx) trouble(ctx context.Context, c store.Trouble, at time.Time) error {
	_, err := t.exec(ctx, `INSERT INTO troubles (update_id, what, at) VALUES (?, ?, ?)
ON CONFLICT (update_id) DO UPDATE SET what = excluded.what, at = excluded.at, times = times + 1`, c.Update, c.What, millis(at))
	return err
}
