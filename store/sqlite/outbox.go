package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"khuyencong/store"
)

// The kinds of notices that store.NoticeKind calls Common, Silent and Superseding.
const (
	common      = `('new_record', 'mended', 'decided', 'gone', 'reminded', 'reopened', 'stalled', 'assigned', 'facility_gone', 'interested', 'untended', 'owner_linked', 'owner_gone', 'owner_new')`
	silent      = `('card', 'opened', 'alert', 'to_forward')`
	superseding = `('decided', 'reopened', 'reminded')`
)

// chatSQL is where a notice goes as of now, NULL where there is nowhere.
const chatSQL = `coalesce(n.chat, nullif(p.chat, 0), iif(n.person IS NULL, ` + groupSQL + `, NULL))`

const noticeSQL = `
SELECT n.id, n.key, ifnull(n.person, 0), ` + chatSQL + `, n.kind, n.record, n.message, n.at, n.due, n.tries,
	ifnull(p.telling, '') = 'daily'
FROM notices n LEFT JOIN people p ON p.id = n.person
WHERE n.state = 'waiting' AND ` + chatSQL + ` IS NOT NULL AND ifnull(p.blocked, 0) = 0`

// inTime leaves out what its reader wants to hear with the next digest.
const inTime = ` AND (n.kind NOT IN ` + common + ` OR ifnull(p.telling, '') <> 'daily' OR n.at <= ?1)`

// dueSQL takes of what is told to a person (or the group) about a record only the
// oldest, so that its news come in order. What is silent is not held up by what
// waits for the morning.
const dueSQL = noticeSQL + inTime + ` AND n.due <= ?2
	AND (n.kind IN ` + silent + ` OR NOT ?3 AND ` + chatSQL + ` NOT IN (SELECT value FROM json_each(?7)))
	AND NOT (ifnull(p.reached, 0) > ?4 AND ifnull(p.reached, 0) <= ?2)
	AND ` + chatSQL + ` NOT IN (SELECT value FROM json_each(?5))
	AND NOT EXISTS (
		SELECT 1 FROM notices o
		WHERE o.state = 'waiting' AND o.record = n.record AND o.record <> '' AND o.person IS n.person AND o.id < n.id
			AND (n.kind NOT IN ` + silent + ` OR o.kind IN ` + silent + `))
ORDER BY n.due, n.id LIMIT ?6`

// Due are the notices that are to be sent now, the longest due first.
func (s *Store) Due(ctx context.Context, w store.Window) ([]store.Notice, error) {
	busy, err := encodeList(w.Busy)
	if err != nil {
		return nil, err
	}
	slow, err := encodeList(w.Slow)
	if err != nil {
		return nil, err
	}
	return s.notices(ctx, dueSQL, millis(w.Digest), millis(w.At), w.Quiet, millis(w.Back), busy, w.Most, slow)
}

// Together are all Common notices that wait for the person (or, 0, the group)
// and may go out now, the oldest first: what can be told as one.
func (s *Store) Together(ctx context.Context, person int64, w store.Window) ([]store.Notice, error) {
	return s.notices(ctx, noticeSQL+inTime+` AND n.kind IN `+common+` AND n.person IS ?2 ORDER BY n.at, n.id LIMIT ?3`,
		millis(w.Digest), maybe(person), w.Most)
}

func (s *Store) notices(ctx context.Context, query string, args ...any) ([]store.Notice, error) {
	rows, err := s.read.query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("notices: %w", err)
	}
	defer rows.Close()
	var all []store.Notice
	for rows.Next() {
		n, err := scanNotice(rows)
		if err != nil {
			return nil, fmt.Errorf("notices: %w", err)
		}
		all = append(all, n)
	}
	return all, rows.Err()
}

func scanNotice(row scanner) (n store.Notice, err error) {
	var at, due int64
	var chat sql.Null[int64]
	err = row.Scan(&n.ID, &n.Key, &n.Person, &chat, &n.Kind, &n.Record, &n.Message, &at, &due, &n.Tries, &n.Digest)
	n.Chat, n.At, n.Due = chat.V, moment(at), moment(due)
	return n, err
}

// Later puts a notice off after a try that failed for now.
func (s *Store) Later(ctx context.Context, id int64, due time.Time, why string) error {
	return s.changeNotice(ctx, id, `
UPDATE notices SET tries = tries + 1, due = ?, error = ? WHERE id = ? AND state = 'waiting'`, millis(due), why, id)
}

// Hold puts a notice off that there was no use in trying: that counts as no try.
func (s *Store) Hold(ctx context.Context, id int64, due time.Time, why string) error {
	return s.changeNotice(ctx, id, `UPDATE notices SET due = ?, error = ? WHERE id = ? AND state = 'waiting'`, millis(due), why, id)
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
