package sqlite

import (
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrUnwritable: the system does not let this process make or write the database
// or its folder; what it says is wrapped too.
var ErrUnwritable = errors.New("sqlite: the database or its folder cannot be written")

// unwritable marks what the system says of the files when the database is opened.
func unwritable(err error) error {
	_, path := errors.AsType[*fs.PathError](err)
	if path || notOpened(err) {
		return fmt.Errorf("%w: %w", ErrUnwritable, err)
	}
	return err
}

// notOpened: it is not what the files hold, they are not this process's.
func notOpened(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return false
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}
