package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup writes a copy of the database, as of now, to a file that must not exist
// yet. Writers and readers go on meanwhile.
func (s *Store) Backup(ctx context.Context, path string) error {
	return copyTo(ctx, s.read.db, path)
}

// copyTo leaves either a whole copy or none. The file is made first, so that it
// is never readable by others.
func copyTo(ctx context.Context, db *sql.DB, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return errors.Join(fmt.Errorf("back up to %s: %w", filepath.Base(path), err), os.Remove(path))
	}
	return nil
}
