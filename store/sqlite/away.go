package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// TellAdmins queues for every administrator that no message could be fetched from
// then until then. The same is told once.
func (s *Store) TellAdmins(ctx context.Context, from, until time.Time) error {
	while := fmt.Sprintf("%d-%d", from.Unix(), until.Unix())
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
			c := store.Tell{Key: fmt.Sprintf("away:%s:%d", while, id), Person: id, Kind: store.Away, Record: while, At: until}
			if err := t.tell(ctx, c, until); err != nil {
				return err
			}
		}
		return nil
	})
}
