package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"khuyencong/store"
)

// What can be sent: waiting, to somebody who can be reached, and the oldest that
// waits for this person (or the group) about this record, so that its news come
// in order.
const sendable = `
FROM notices n LEFT JOIN people p ON p.id = n.person
WHERE n.state = 'waiting' AND ifnull(p.blocked, 0) = 0
	AND coalesce(n.chat, nullif(p.chat, 0), iif(n.person IS NULL, ` + groupSQL + `, NULL)) IS NOT NULL
	AND NOT EXISTS (
		SELECT 1 FROM notices o
		WHERE o.state = 'waiting' AND o.record = n.record AND o.record <> '' AND o.person IS n.person AND o.id < n.id)`

// chatSQL is where a notice goes as of now.
const chatSQL = `coalesce(n.chat, nullif(p.chat, 0), ` + groupSQL + `)`

// Due are at most n notices that are to be sent now, the longest due first.
func (s *Store) Due(ctx context.Context, now time.Time, n int) ([]store.Notice, error) {
	rows, err := s.read.query(ctx, `
SELECT n.id, n.key, ifnull(n.person, 0), `+chatSQL+`, n.kind, n.record, n.message, n.due, n.tries `+sendable+`
	AND n.due <= ? ORDER BY n.due, n.id LIMIT ?`, millis(now), n)
	if err != nil {
		return nil, fmt.Errorf("due: %w", err)
	}
	defer rows.Close()
	var due []store.Notice
	for rows.Next() {
		var n store.Notice
		var at int64
		if err := rows.Scan(&n.ID, &n.Key, &n.Person, &n.Chat, &n.Kind, &n.Record, &n.Message, &at, &n.Tries); err != nil {
			return nil, fmt.Errorf("due: %w", err)
		}
		n.Due = moment(at)
		due = append(due, n)
	}
	return due, rows.Err()
}

// NextDue is when the next notice is to be sent; false while none waits.
func (s *Store) NextDue(ctx context.Context) (time.Time, bool, error) {
	var at sql.Null[int64]
	if err := s.read.scan(ctx, `SELECT min(n.due) `+sendable, nil, &at); err != nil {
		return time.Time{}, false, fmt.Errorf("next due: %w", err)
	}
	return moment(at.V), at.Valid, nil
}

// Later puts a notice off after a try that failed for now.
func (s *Store) Later(ctx context.Context, id int64, due time.Time, why string) error {
	return s.changeNotice(ctx, id, `
UPDATE notices SET tries = tries + 1, due = ?, error = ? WHERE id = ? AND state = 'waiting'`, millis(due), why, id)
}

// Fail gives a notice up; it stays visible with the reason.
func (s *Store) Fail(ctx context.Context, id int64, why string) error {
	return s.changeNotice(ctx, id, `
UPDATE notices SET tries = tries + 1, state = 'failed', error = ? WHERE id = ? AND state = 'waiting'`, why, id)
}

// Supersede skips a notice that something newer has made needless.
func (s *Store) Supersede(ctx context.Context, id int64) error {
	return s.changeNotice(ctx, id, `UPDATE notices SET state = 'superseded' WHERE id = ? AND state = 'waiting'`, id)
}

// changeNotice leaves a notice that no longer waits as it is; one that never was
// is ErrNotFound.
func (s *Store) changeNotice(ctx context.Context, id int64, query string, args ...any) error {
	return s.commit(ctx, func(t *tx) error {
		n, err := t.exec(ctx, query, args...)
		if err != nil || n > 0 {
			return err
		}
		_, err = t.notice(ctx, id)
		return err
	})
}
