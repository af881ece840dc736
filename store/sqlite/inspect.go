package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/pressly/goose/v3"
)

// ErrDamaged: the file is no database of ours, or a broken one.
var ErrDamaged = errors.New("sqlite: the database is damaged")

// Contents is what a database file holds.
type Contents struct {
	Version int64 // of its tables
	Newest  int64 // that this program makes
	Demo    bool
	Rows    map[string]int64 // of the tables people ask about
}

// counted are the tables whose rows are counted. A name also keys the count.
var counted = []string{"records", "people", "history", "drafts", "notices"}

// Inspect reads a database file through and checks it, beside whoever uses it
// and without changing it. The quick check leaves out comparing indexes with
// their tables. What it finds wrong is ErrDamaged, ErrNewer or ErrUnwritable; a
// file that is not there is fs.ErrNotExist.
func Inspect(ctx context.Context, path string, quick bool) (Contents, error) {
	if _, err := os.Stat(path); err != nil {
		return Contents{}, unwritable(err)
	}
	p, err := newPool(path, reading, 1)
	if err != nil {
		return Contents{}, err
	}
	c, err := p.inspect(ctx, quick)
	return c, errors.Join(err, p.close())
}

func (p *pool) inspect(ctx context.Context, quick bool) (c Contents, err error) {
	if err := p.sound(ctx, quick); err != nil {
		return c, err
	}
	if c.Newest, err = newest(migrations); err != nil {
		return c, err
	}
	err = p.scan(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied = 1`, nil, &c.Version)
	if err == nil {
		err = p.scan(ctx, `SELECT demo FROM house`, nil, &c.Demo)
	}
	switch {
	case err != nil:
		return c, fmt.Errorf("%w: %w", ErrDamaged, err)
	case c.Version > c.Newest:
		return c, ErrNewer
	}
	c.Rows = make(map[string]int64, len(counted))
	for _, table := range counted {
		var n int64
		if err := p.scan(ctx, `SELECT count(*) FROM `+table, nil, &n); err != nil {
			return c, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		c.Rows[table] = n
	}
	return c, nil
}

// sound runs SQLite's own check. What it says names tables and indexes, never
// what is in them.
func (p *pool) sound(ctx context.Context, quick bool) error {
	check := `PRAGMA integrity_check(1)`
	if quick {
		check = `PRAGMA quick_check(1)`
	}
	var says string
	if err := p.scan(ctx, check, nil, &says); notOpened(err) {
		return unwritable(err)
	} else if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if says != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, says)
	}
	return nil
}

// newest is the number of the last migration.
func newest(files fs.FS) (last int64, err error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		n, err := goose.NumericComponent(name)
		if err != nil {
			return 0, err
		}
		last = max(last, n)
	}
	return last, nil
}

// TryWrite takes the right to write for a moment, beside whoever uses the
// database, and changes nothing.
func TryWrite(ctx context.Context, path string) error {
	p, err := newPool(path, "mode=rw&_pragma=busy_timeout(5000)&_txlock=immediate", 1)
	if err != nil {
		return err
	}
	t, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return errors.Join(unwritable(err), p.close())
	}
	return errors.Join(rollback(t), p.close())
}
