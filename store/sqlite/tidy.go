package sqlite

import (
	"context"
	"fmt"
	"time"
)

// tidied is how many rows one transaction deletes at most, so that nobody waits
// long for it.
const tidied = 2000

// practiceKept is how long a practice that was not ended may be gone on with.
const practiceKept = 24 * time.Hour

// Tidy deletes what has served: notices that ended, keys of changes and troubles
// from before the first time, and conversations that ended before the second and
// owe nothing. A conversation still open is never deleted, but for a practice that
// somebody left a day ago without a word: what they typed there serves nobody.
func (s *Store) Tidy(ctx context.Context, before, talks time.Time) error {
	for _, work := range []struct {
		query string
		time  time.Time
	}{
		{`DELETE FROM notices WHERE id IN (
	SELECT id FROM notices WHERE state IN ('sent', 'superseded', 'skipped') AND at < ? LIMIT ?)`, before},
		{`DELETE FROM applied WHERE key IN (SELECT key FROM applied WHERE at < ? LIMIT ?)`, before},
		{`DELETE FROM troubles WHERE update_id IN (SELECT update_id FROM troubles WHERE at < ? LIMIT ?)`, before},
		{`DELETE FROM sessions WHERE rowid IN (
	SELECT rowid FROM sessions
	WHERE owed = 0 AND ifnull(body ->> 'flow', '') = '' AND 1000 * unixepoch(body ->> 'changed') < ? LIMIT ?)`, talks},
		{`DELETE FROM sessions WHERE rowid IN (
	SELECT rowid FROM sessions
	WHERE ifnull(body ->> 'flow', '') GLOB 'practice_*' AND 1000 * unixepoch(body ->> 'changed') < ? LIMIT ?)`, s.now().Add(-practiceKept)},
	} {
		if err := s.deleteAll(ctx, work.query, millis(work.time)); err != nil {
			return fmt.Errorf("tidy: %w", err)
		}
	}
	return nil
}

// deleteAll runs the query until there is nothing left to delete.
func (s *Store) deleteAll(ctx context.Context, query string, before int64) error {
	for n := int64(tidied); n == tidied; {
		err := s.commit(ctx, func(t *tx) (err error) {
			n, err = t.exec(ctx, query, before, tidied)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
