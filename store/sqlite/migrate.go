package sqlite

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/pressly/goose/v3"
)

// migrate brings the database to the newest version of its tables. A database
// that already holds something is copied first.
func (s *Store) migrate(ctx context.Context, files fs.FS, mayChange bool) error {
	steps, err := fs.Sub(files, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.write.db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	is, want, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("read version: %w", err)
	case is == want:
		return nil
	case is > want:
		return ErrNewer
	case !mayChange:
		return ErrLocked
	}
	if err := s.keepBefore(ctx, is, want); err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate from version %d: %w", is, err)
	}
	return nil
}

// keepBefore copies a database that is not new, under a name that tells which
// version it was left for and when.
func (s *Store) keepBefore(ctx context.Context, is, want int64) error {
	if is == 0 {
		return nil
	}
	name := fmt.Sprintf("backup-before-v%d-%s.db", want, s.now().UTC().Format("20060102-150405"))
	return copyTo(ctx, s.write.db, filepath.Join(filepath.Dir(s.path), name))
}
