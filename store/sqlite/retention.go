package sqlite

import (
	"context"
	"fmt"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// retiredSQL are the records r that ended before a time and still hold personal
// data. A facility waits for its needs. What was decided on an application ends
// it, whatever was decided; a breach is never among them.
const retiredSQL = `r.erased IS NULL AND r.updated < ?1
	AND (r.kind IN ('facility', 'need', 'question', 'application', 'interest', 'privacy') AND r.state IN (SELECT value FROM json_each(?2))
		OR r.kind = 'application' AND r.state = 'accepted')
	AND NOT EXISTS (SELECT 1 FROM records n WHERE n.facility = r.id AND n.erased IS NULL AND n.id <> r.id
		AND NOT (n.updated < ?1 AND n.state IN (SELECT value FROM json_each(?2))))`

// Retire takes the personal data of some records whose time is over, and returns
// of how many.
func (s *Store) Retire(ctx context.Context, c store.Retirement) (n int, err error) {
	ended, err := encodeList(store.Retired())
	if err != nil {
		return 0, err
	}
	err = s.commit(ctx, func(t *tx) error {
		ids, err := t.list(ctx, `SELECT r.id FROM records r WHERE `+retiredSQL+` ORDER BY r.updated LIMIT ?3`, millis(c.Before), ended, c.Most)
		if err != nil {
			return err
		}
		w := wiper{tx: t, title: c.Title, private: c.Private, at: c.At, channel: "system"}
		for _, id := range ids {
			if err := w.record(ctx, id); err != nil {
				return err
			}
		}
		n = len(ids)
		if n == 0 {
			return nil
		}
		return t.unwiped(ctx)
	})
	if err != nil {
		return 0, fmt.Errorf("retire: %w", err)
	}
	return n, nil
}

// retiredAfter counts what would be retired now if records were kept for so many
// years.
func (s *Store) retiredAfter(ctx context.Context, v store.Viewer, after string) (dialog.Result, error) {
	n, err := strconv.Atoi(after)
	if err != nil || n <= 0 {
		return dialog.Result{}, nil
	}
	ended, err := encodeList(store.Retired())
	if err != nil {
		return dialog.Result{}, err
	}
	var count int
	if err := s.read.scan(ctx, `SELECT count(*) FROM records r WHERE `+retiredSQL, []any{millis(v.At.AddDate(-n, 0, 0)), ended}, &count); err != nil || count == 0 {
		return dialog.Result{}, err
	}
	return dialog.Result{Rows: []dialog.Row{{Body: count}}, Total: 1}, nil
}

// list are the first columns of the rows.
func (t *tx) list(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var x string
		if err := rows.Scan(&x); err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, rows.Err()
}
