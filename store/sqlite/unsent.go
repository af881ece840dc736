package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// manyTries is after how many a notice that still waits counts as not arriving:
// a quarter of an hour.
const manyTries = `8`

// unsentSQL are the notices that have not arrived: given up, for the group there
// is none of, for somebody who has blocked the bot and should know what became
// of something, or tried for long. The times lead to the indexes of those few rows
// that have not ended. An account that its person has left need not be reached.
const unsentSQL = `
FROM (
	SELECT * FROM notices WHERE state = 'failed' AND at >= 0
	UNION ALL
	SELECT * FROM notices WHERE state = 'waiting' AND due >= 0
) n LEFT JOIN people p ON p.id = n.person
LEFT JOIN records r ON r.id = n.record LEFT JOIN records f ON f.id = r.facility
WHERE n.kind <> 'left' AND (n.state = 'failed' OR (n.tries >= ` + manyTries + ` OR ` + chatSQL + ` IS NULL
	OR ifnull(p.blocked, 0) = 1 AND n.kind NOT IN ('new_record', 'mended', 'gone', 'stalled', 'assigned', 'left_over', 'card', 'opened', 'to_forward', 'draft_old', 'stale')))`

// settles reports whether the role looks after notices that did not arrive.
func settles(r dialog.Role) bool { return r == dialog.Manager || r == dialog.Admin }

func (s *Store) countUnsent(ctx context.Context) (n int, err error) {
	return n, s.read.scan(ctx, `SELECT count(*) `+unsentSQL, nil, &n)
}

// unsent lists them, or finds one by its id.
func (s *Store) unsent(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	if !settles(v.Role) {
		return dialog.Result{}, nil
	}
	total, err := s.countUnsent(ctx)
	if err != nil {
		return dialog.Result{}, err
	}
	rows, err := s.read.query(ctx, `
SELECT n.id, n.key, ifnull(n.person, 0), `+chatSQL+`, n.kind, n.record, n.message, n.at, n.due, n.tries, FALSE,
	CASE WHEN ifnull(p.blocked, 0) OR p.chat = 0 THEN 'blocked' WHEN `+chatSQL+` IS NULL THEN 'group' ELSE n.error END,
	ifnull(r.number, 0), ifnull(r.kind, ''), ifnull(r.title, ''), ifnull(p.name, ''),
	coalesce(nullif(r.phone, ''), f.phone, '') `+unsentSQL+`
	AND (?1 = '' OR n.id = ?1) ORDER BY n.at, n.id LIMIT ?2 OFFSET ?3`, q.ID, store.PageRows, offset(q.Page))
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, unsentRow)
	if q.ID == "" {
		found.Total = total
	}
	return found, err
}

func unsentRow(row scanner) (dialog.Row, error) {
	var u store.Unsent
	var at, due int64
	var chat sql.Null[int64]
	err := row.Scan(&u.ID, &u.Key, &u.Person, &chat, &u.Kind, &u.Record, &u.Message, &at, &due, &u.Tries, &u.Digest,
		&u.Why, &u.Number, &u.About, &u.Title, &u.Name, &u.Phone)
	u.Chat, u.At, u.Due = chat.V, moment(at), moment(due)
	return dialog.Row{ID: strconv.FormatInt(u.ID, 10), Name: u.Title, Label: dialog.Plain(u.Title), Body: u}, err
}

// settle has what did not arrive tried again at once, also where its reader is
// thought to have blocked the bot: the next try will tell. Or it is skipped.
func (t *tx) settle(ctx context.Context, c store.Settle, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	const which = ` WHERE id IN (SELECT n.id ` + unsentSQL + ` AND (?3 OR n.id = ?4))`
	var err error
	switch {
	case c.Skip:
		_, err = t.exec(ctx, `UPDATE notices SET state = 'skipped', settled_by = ?2`+which+` AND ?1`, millis(c.At), maybe(c.By), false, c.Notice)
	default:
		_, err = t.exec(ctx, `UPDATE notices SET state = 'waiting', tries = 0, error = '', due = ?1, settled_by = ?2`+which,
			millis(c.At), maybe(c.By), c.All, c.Notice)
		if err == nil {
			err = t.tryAgain(ctx, c)
		}
	}
	if err != nil {
		return fmt.Errorf("settle notices: %w", err)
	}
	return nil
}

// tryAgain has those written to who are thought to have blocked the bot.
func (t *tx) tryAgain(ctx context.Context, c store.Settle) error {
	_, err := t.exec(ctx, `UPDATE people SET blocked = 0, reached = ?1
WHERE blocked = 1 AND reached <= ?1 AND id IN (SELECT n.person `+unsentSQL+` AND (?2 OR n.id = ?3))`, millis(c.At), c.All, c.Notice)
	return err
}
