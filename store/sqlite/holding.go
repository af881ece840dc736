package sqlite

import (
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// patience with another process that holds the folder: a command does so for a
// moment only, and one that was just stopped is about to let go.
const patience = 400 * time.Millisecond

// hold is lockFolder with some patience.
func hold(ctx context.Context, dir string) (*os.File, error) {
	for end := time.Now().Add(patience); ; {
		f, err := lockFolder(dir)
		if !errors.Is(err, ErrLocked) || time.Now().After(end) {
			return f, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(patience / 8):
		}
	}
}

// Hold takes a folder as its server does, until it is closed: nobody serves it
// meanwhile. It fails with ErrLocked.
func Hold(ctx context.Context, dir string) (io.Closer, error) {
	f, err := hold(ctx, dir)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Served reports whether a process serves the folder now.
func Served(dir string) (bool, error) {
	f, err := lockFolder(dir)
	if errors.Is(err, ErrLocked) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return false, f.Close()
}

// writtenKey of the setting that Writable writes.
const writtenKey = "house.written"

// Writable commits something small: nil says that changes can be kept just now.
func (s *Store) Writable(ctx context.Context) error {
	return s.SaveSetting(ctx, writtenKey, s.now().UTC().Format(time.RFC3339))
}
