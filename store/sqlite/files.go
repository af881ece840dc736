package sqlite

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// queueFiles has the files among the answers fetched. One that is known already,
// from this record or another, is fetched once.
func (t *tx) queueFiles(ctx context.Context, record string, answers dialog.Answers, at time.Time) error {
	for _, step := range slices.Sorted(maps.Keys(answers)) {
		for _, item := range answers[step].Items {
			if item.File == "" {
				continue
			}
			if _, err := t.exec(ctx, `INSERT INTO files (file_id, record, step, due) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
				item.File, record, step, millis(at)); err != nil {
				return fmt.Errorf("files of %s: %w", record, err)
			}
		}
	}
	return nil
}

// DueFiles are at most n files that are to be fetched now, the longest due first.
func (s *Store) DueFiles(ctx context.Context, now time.Time, n int) ([]store.File, error) {
	rows, err := s.read.query(ctx, `
SELECT file_id, record, step, state, tries, due, path, size, sha256, why FROM files
WHERE state = 'waiting' AND due <= ? ORDER BY due, file_id LIMIT ?`, millis(now), n)
	if err != nil {
		return nil, fmt.Errorf("files due: %w", err)
	}
	defer rows.Close()
	var all []store.File
	for rows.Next() {
		f, err := scanFile(rows)
		if err != nil {
			return nil, fmt.Errorf("files due: %w", err)
		}
		all = append(all, f)
	}
	return all, rows.Err()
}

func scanFile(row scanner) (store.File, error) {
	var f store.File
	var due int64
	err := row.Scan(&f.ID, &f.Record, &f.Step, &f.State, &f.Tries, &due, &f.Path, &f.Size, &f.SHA256, &f.Why)
	f.Due = moment(due)
	return f, err
}

// SaveFile keeps what became of a waiting file: everything but its record and
// step. A file that waits no longer stays as it is; one that never did is
// ErrNotFound.
func (s *Store) SaveFile(ctx context.Context, f store.File) error {
	return s.commit(ctx, func(t *tx) error {
		n, err := t.exec(ctx, `
UPDATE files SET state = ?, tries = ?, due = ?, path = ?, size = ?, sha256 = ?, why = ? WHERE file_id = ? AND state = 'waiting'`,
			f.State, f.Tries, millis(f.Due), f.Path, f.Size, f.SHA256, f.Why, f.ID)
		if err != nil || n > 0 {
			return err
		}
		var known bool
		if err := t.row(ctx, `SELECT count(*) FROM files WHERE file_id = ?`, f.ID).Scan(&known); err != nil {
			return err
		}
		if !known {
			return fmt.Errorf("file: %w", store.ErrNotFound)
		}
		return nil
	})
}
