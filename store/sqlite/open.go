package sqlite

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver

	"khuyencong/store"
)

var (
	// ErrLocked: another process serves this data folder.
	ErrLocked = errors.New("sqlite: another process uses this data folder")
	// ErrMode: the database is the training one and the live one was asked for, or the other way round.
	ErrMode = errors.New("sqlite: training data and live data do not mix")
	// ErrNewer: the database was written by a newer release.
	ErrNewer = errors.New("sqlite: the database is newer than this program")
)

//go:embed migrations/*.sql
var migrations embed.FS

// Options of a store.
type Options struct {
	Path string           // of the database file; its folder is made if missing
	Demo bool             // training data
	Now  func() time.Time // nil: time.Now
}

// A Store is one open database. It is safe for concurrent use.
type Store struct {
	now   func() time.Time
	lock  *os.File // nil: opened beside the process that serves
	path  string
	write *pool
	read  *pool

	people atomic.Int64
}

// Open opens the database to serve it, making or migrating it first. It fails
// with ErrLocked, ErrMode, ErrNewer or ErrUnwritable.
func Open(ctx context.Context, o Options) (*Store, error) {
	return open(ctx, o, true, migrations)
}

// OpenShared opens the database beside a process that may be serving it, for a
// short command. It makes or migrates the database only when nobody serves it;
// otherwise a database that needs migrating is ErrLocked.
func OpenShared(ctx context.Context, o Options) (*Store, error) {
	return open(ctx, o, false, migrations)
}

func open(ctx context.Context, o Options, serve bool, steps fs.FS) (_ *Store, err error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Store{now: o.Now, path: o.Path}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("open %s: %w", filepath.Base(o.Path), unwritable(err)), s.Close())
		}
	}()
	if err := makeFile(o.Path); err != nil {
		return nil, err
	}
	if serve {
		s.lock, err = hold(ctx, filepath.Dir(o.Path))
	} else {
		s.lock, err = lockFolder(filepath.Dir(o.Path))
	}
	if err != nil && (serve || !errors.Is(err, ErrLocked)) {
		return nil, err
	}
	if err := s.connect(ctx, o.Demo, steps); err != nil {
		return nil, err
	}
	if !serve {
		err = s.unlock()
	}
	return s, err
}

// connect opens the write connection, brings the database up to date and then
// opens the readers.
func (s *Store) connect(ctx context.Context, demo bool, steps fs.FS) (err error) {
	if s.write, err = newPool(s.path, writing, 1); err != nil {
		return err
	}
	if err := s.migrate(ctx, steps, s.lock != nil); err != nil {
		return err
	}
	if err := s.mark(ctx, demo); err != nil {
		return err
	}
	s.read, err = newPool(s.path, reading, readers)
	return err
}

// mark says on first use what the database is for, and refuses the other use
// ever after.
func (s *Store) mark(ctx context.Context, demo bool) error {
	return s.commit(ctx, func(t *tx) error {
		n, err := t.exec(ctx, `INSERT INTO house (one, demo) VALUES (1, ?) ON CONFLICT DO NOTHING`, demo)
		if err == nil && n > 0 && demo { // who practises at night must see what happens
			err = t.set(ctx, store.CentreQuiet, "off")
		}
		if err != nil {
			return err
		}
		var is bool
		if err := t.row(ctx, `SELECT demo FROM house`).Scan(&is); err != nil {
			return fmt.Errorf("read mode: %w", err)
		}
		if is != demo {
			return ErrMode
		}
		return nil
	})
}

// Close ends all use of the database. Unfinished transactions are rolled back.
func (s *Store) Close() error {
	return errors.Join(s.read.close(), s.write.close(), s.unlock())
}

func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	f := s.lock
	s.lock = nil
	return f.Close() // releases the lock
}

// makeFile makes the file before SQLite would, for its owner's eyes only; the
// -wal and -shm files take over its mode.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}
