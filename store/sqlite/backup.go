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

// Copy is Backup of a database that need not be open here: it may be served by
// another process, of this release or another. It changes nothing.
func Copy(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return err
	}
	p, err := newPool(from, reading, 1)
	if err != nil {
		return err
	}
	return errors.Join(copyTo(ctx, p.db, to), p.close())
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
	if _, err = db.ExecContext(ctx, `VACUUM INTO ?`, path); err == nil {
		err = settle(path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("back up to %s: %w", filepath.Base(path), err), os.Remove(path))
	}
	return nil
}

// settle makes sure that the copy is on the disk; SQLite leaves that open.
func settle(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
