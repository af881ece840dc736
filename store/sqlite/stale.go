package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Whatever is changed here changes with the index records_stale, which has the
// same words.
const (
	rightSQL = `max(r.created, ifnull(r.mended, 0), ifnull(r.vouched, 0), ifnull(r.confirmed, 0))`
	staleSQL = `r.kind = 'facility' AND r.state IN ('sent', 'in_review', 'resubmitted', 'accepted') AND ` + rightSQL + ` <= ?`
)

// stale are the viewer's facilities that nobody has looked at for a year.
func (s *Store) stale(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	own := clause{`r.sender = ? AND ` + staleSQL, []any{v.Person, millis(store.StaleBefore(v.At))}}
	own, some := own.found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	return s.page(ctx, own, clause{sql: rightSQL + `, r.number`}, q.Page)
}

// vouch notes that a facility's record is still right, where it is the version
// its sender saw. The same by the same person again is nothing. Open corrections
// move along: none of their answers has changed.
func (t *tx) vouch(ctx context.Context, c store.Vouched, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.By)
	if err != nil {
		return err
	}
	return t.onVersion(ctx, "vouch", c.Record, c.Version, content, func(was store.Record) error {
		if _, err := t.exec(ctx, `UPDATE records SET vouched = ?, version = version + 1 WHERE id = ?`, millis(c.At), c.Record); err != nil {
			return fmt.Errorf("vouch for %s: %w", c.Record, err)
		}
		if err := t.moveDrafts(ctx, c.Record, c.Version); err != nil {
			return err
		}
		if err := t.note(ctx, store.Entry{Record: c.Record, At: c.At, By: c.By, ByName: c.ByName, Action: store.Vouch,
			Channel: c.Channel, Form: was.Form}); err != nil {
			return err
		}
		return t.refreshCards(ctx, c.Record, c.Version+1, c.At)
	})
}

// moveDrafts has what is open of a record go on from its next version.
func (t *tx) moveDrafts(ctx context.Context, record string, version int) error {
	if _, err := t.exec(ctx, `UPDATE drafts SET version = version + 1 WHERE record = ? AND version = ?`, record, version); err != nil {
		return fmt.Errorf("drafts of %s: %w", record, err)
	}
	return nil
}

// askStale marks what the person is asked about, and queues one notice for all of
// it. Who has refused to be written to is not asked; they find it in their lists.
func (t *tx) askStale(ctx context.Context, c store.AskStale, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	n, err := t.exec(ctx, `UPDATE records AS r SET asked = ?1 WHERE r.sender = ?2 AND r.asked <= `+rightSQL+` AND `+
		staleSQL, millis(c.At), c.Person, millis(store.StaleBefore(c.At)))
	if err == nil && n > 0 {
		_, err = t.exec(ctx, tellOneSQL, "stale:"+c.Key, store.OldFacilities, "", millis(c.At), true, false, c.Person)
	}
	if err != nil {
		return fmt.Errorf("ask person %d: %w", c.Person, err)
	}
	return nil
}

// StaleSenders are the collaborators and the like with facilities that are stale
// at the time, not asked about since they were last right, and who were not asked
// about any after the time again.
func (s *Store) StaleSenders(ctx context.Context, at, again time.Time) ([]int64, error) {
	rows, err := s.read.query(ctx, `
SELECT DISTINCT r.sender FROM records r INDEXED BY records_stale JOIN people p ON p.id = r.sender
WHERE `+staleSQL+` AND r.asked <= `+rightSQL+` AND p.role NOT IN ('', 'owner')
	AND NOT EXISTS (SELECT 1 FROM records o WHERE o.sender = r.sender AND o.asked > ?) ORDER BY r.sender`,
		millis(store.StaleBefore(at)), millis(again))
	if err != nil {
		return nil, fmt.Errorf("stale senders: %w", err)
	}
	defer rows.Close()
	var all []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("stale senders: %w", err)
		}
		all = append(all, id)
	}
	return all, rows.Err()
}
