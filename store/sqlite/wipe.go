package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"khuyencong/store"
)

// unwipedKey is set while the file of the database may still hold what was
// erased.
const unwipedKey = "unwiped"

func (t *tx) unwiped(ctx context.Context) error { return t.set(ctx, unwipedKey, "1") }

// farewellFor is how long somebody whose data were erased is tried to be told.
const farewellFor = 24 * time.Hour

// Leftovers are what erasures have left to be done. A farewell that is said, or
// cannot be, is forgotten here: its address is the last that is known of them.
func (s *Store) Leftovers(ctx context.Context) (l store.Leftovers, err error) {
	var farewells int
	before := millis(s.now().Add(-farewellFor))
	const over = `kind = 'farewell' AND (state <> 'waiting' OR at < ?)`
	if err := s.read.scan(ctx, `SELECT count(*) FROM notices WHERE `+over, []any{before}, &farewells); err != nil {
		return l, fmt.Errorf("leftovers: %w", err)
	}
	if farewells > 0 {
		err := s.commit(ctx, func(t *tx) error {
			if _, err := t.exec(ctx, `DELETE FROM notices WHERE `+over, before); err != nil {
				return err
			}
			return t.unwiped(ctx)
		})
		if err != nil {
			return l, fmt.Errorf("leftovers: %w", err)
		}
	}
	err = s.read.scan(ctx, `
SELECT EXISTS (SELECT 1 FROM settings WHERE key = ? AND value <> ''), EXISTS (SELECT 1 FROM notices WHERE kind = 'farewell'),
	(SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size())`,
		[]any{unwipedKey}, &l.Wipe, &l.Unsaid, &l.Size)
	if err != nil {
		return l, fmt.Errorf("leftovers: %w", err)
	}
	return l, nil
}

// Wipe writes the database anew, without what was erased: deleted rows stay
// readable in a file until then, and deleted words in the index of words. Nobody
// else writes meanwhile; that takes a second for every 100 MB, more or less.
func (s *Store) Wipe(ctx context.Context) error {
	if err := s.commit(ctx, func(t *tx) error {
		if _, err := t.ExecContext(ctx, `INSERT INTO record_words (record_words) VALUES ('optimize')`); err != nil {
			return err
		}
		return t.set(ctx, unwipedKey, "")
	}); err != nil {
		return fmt.Errorf("wipe: %w", err)
	}
	_, err := s.write.db.ExecContext(ctx, `VACUUM`)
	if err == nil {
		err = s.checkpoint(ctx)
	}
	if err != nil {
		again := s.SaveSetting(context.WithoutCancel(ctx), unwipedKey, "1")
		return fmt.Errorf("wipe: %w", errors.Join(err, again))
	}
	return nil
}

// errReaders: somebody is reading an older state, which the log still holds.
var errReaders = errors.New("the log cannot be emptied while somebody reads")

// checkpoint empties the log into the database.
func (s *Store) checkpoint(ctx context.Context) error {
	var busy int
	var pages, moved sql.Null[int64]
	if err := s.write.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errReaders
	}
	return nil
}

// Shreds are contents of files that were erased, at most n: to be removed from
// the folder, unless another record has the same content, which is forgotten
// here.
func (s *Store) Shreds(ctx context.Context, n int) (paths []string, err error) {
	rows, err := s.read.query(ctx, `
SELECT path, EXISTS (SELECT 1 FROM files f WHERE f.path = s.path) FROM shreds s ORDER BY at, path LIMIT ?`, n)
	if err != nil {
		return nil, fmt.Errorf("shreds: %w", err)
	}
	defer rows.Close()
	var wanted []string
	for rows.Next() {
		var path string
		var again bool
		if err := rows.Scan(&path, &again); err != nil {
			return nil, fmt.Errorf("shreds: %w", err)
		}
		if again {
			wanted = append(wanted, path)
		} else {
			paths = append(paths, path)
		}
	}
	err = rows.Err()
	for _, path := range wanted {
		err = errors.Join(err, s.Shredded(ctx, path))
	}
	return paths, err
}

// Shredded notes that a content is no longer in the folder; Shred that it is to
// go, though no record has it.
func (s *Store) Shredded(ctx context.Context, path string) error {
	return s.change(ctx, `DELETE FROM shreds WHERE path = ?`, path)
}

// Shred notes that a content that no record has any more is to go.
func (s *Store) Shred(ctx context.Context, path string) error {
	return s.change(ctx, `INSERT INTO shreds (path, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, path, millis(s.now()))
}
