package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"khuyencong/store"
)

// A tx is one write transaction that reuses the pool's statements. What it had
// to run unprepared is prepared once it is over and the connection is free.
type tx struct {
	*sql.Tx
	pool *pool
	now  time.Time
	new  []string
}

func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := t.run(ctx, query, args)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (t *tx) run(ctx context.Context, query string, args []any) (sql.Result, error) {
	if st := t.pool.known(query); st != nil {
		return t.StmtContext(ctx, st).ExecContext(ctx, args...)
	}
	t.new = append(t.new, query)
	return t.ExecContext(ctx, query, args...)
}

func (t *tx) row(ctx context.Context, query string, args ...any) *sql.Row {
	if st := t.pool.known(query); st != nil {
		return t.StmtContext(ctx, st).QueryRowContext(ctx, args...)
	}
	t.new = append(t.new, query)
	return t.QueryRowContext(ctx, query, args...)
}

// commit runs do in one transaction: all of it or nothing.
func (s *Store) commit(ctx context.Context, do func(*tx) error) error {
	begun, err := s.write.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	t := &tx{Tx: begun, pool: s.write, now: s.now()}
	if err := do(t); err != nil {
		return errors.Join(meaning(err), rollback(begun))
	}
	if err := begun.Commit(); err != nil {
		return fmt.Errorf("commit: %w", meaning(err))
	}
	for _, query := range t.new {
		if _, err := s.write.learn(ctx, query); err != nil {
			break // only slower: the change itself is kept
		}
	}
	return nil
}

// rollback takes back what was done; a transaction that its context has ended
// already is no error.
func rollback(t *sql.Tx) error {
	if err := t.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return fmt.Errorf("roll back: %w", err)
	}
	return nil
}

// change is for the methods that are a single statement on an existing thing.
func (s *Store) change(ctx context.Context, query string, args ...any) error {
	return s.commit(ctx, func(t *tx) error {
		_, err := t.exec(ctx, query, args...)
		return err
	})
}

// meaning tells by its code what a refused statement means to the caller: a key
// taken by somebody else can be decided anew; a row that breaks the table's rules
// will break them again.
func meaning(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch code := e.Code(); {
	case code == sqlite3.SQLITE_CONSTRAINT_UNIQUE, code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, code == sqlite3.SQLITE_CONSTRAINT_ROWID:
		return fmt.Errorf("%w: %w", store.ErrConflict, err)
	case code&0xff == sqlite3.SQLITE_CONSTRAINT:
		return fmt.Errorf("%w: %w", store.ErrDefect, err)
	}
	return err
}
