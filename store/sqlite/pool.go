package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
)

const (
	// readers is how many look-ups run side by side.
	readers = 4
	// writing: durable at every commit (FULL); a transaction takes the write lock
	// at its start, or two that read first and write then could both fail.
	writing = "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(1)&_txlock=immediate"
	reading = "mode=ro&_pragma=busy_timeout(5000)"
)

// A pool is a set of connections with its prepared statements, by their SQL. The
// texts are constants and a few variants by role, so the set is small.
type pool struct {
	db *sql.DB

	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

func newPool(path, params string, conns int) (*pool, error) {
	db, err := sql.Open("sqlite", address(path)+"?"+params)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return &pool{db: db, prepared: make(map[string]*sql.Stmt)}, nil
}

// address is the file as a URI, so that no character of its path is taken for
// something else.
func address(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}

// known is the prepared statement, or nil.
func (p *pool) known(query string) *sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.prepared[query]
}

// learn prepares the statement. It takes a connection for a moment, so on a pool
// of one it must not be called while a transaction is open.
func (p *pool) learn(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := p.known(query); st != nil {
		return st, nil
	}
	st, err := p.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if other := p.prepared[query]; other != nil { // somebody was faster
		return other, st.Close()
	}
	p.prepared[query] = st
	return st, nil
}

func (p *pool) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := p.learn(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// scan reads the one row there is; sql.ErrNoRows where there is none.
func (p *pool) scan(ctx context.Context, query string, args []any, into ...any) error {
	st, err := p.learn(ctx, query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(ctx, args...).Scan(into...)
}

func (p *pool) close() error {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, st := range p.prepared {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, p.db.Close())...)
}
