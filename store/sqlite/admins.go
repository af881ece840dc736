package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// TellAdmins queues a notice for every administrator; about is its Record. The
// same is told once.
func (s *Store) TellAdmins(ctx context.Context, kind store.NoticeKind, about string, at time.Time) error {
	return s.commit(ctx, func(t *tx) error {
		rows, err := t.QueryContext(ctx, `SELECT id FROM people WHERE role = 'admin' ORDER BY id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		var admins []int64
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			admins = append(admins, id)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		for _, id := range admins {
			c := store.Tell{Key: fmt.Sprintf("%s:%s:%d", kind, about, id), Person: id, Kind: kind, Record: about, At: at}
			if err := t.tell(ctx, c, at); err != nil {
				return err
			}
		}
		return nil
	})
}
