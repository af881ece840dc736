package sqlite

import (
	"context"
	"fmt"

	"khuyencong/store"
)

// note adds an entry to the history.
func (t *tx) note(ctx context.Context, e store.Entry) error {
	_, err := t.exec(ctx, `
INSERT INTO history (record, at, actor, actor_name, action, field, before, after, channel, form, note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.Record, millis(e.At), maybe(e.By), e.ByName, e.Action, e.Field,
		maybe(e.Before), maybe(e.After), e.Channel, e.Form, maybe(e.Note))
	if err != nil {
		return fmt.Errorf("history of %s: %w", e.Record, err)
	}
	return nil
}

// History of a record, oldest first.
func (s *Store) History(ctx context.Context, record string) ([]store.Entry, error) {
	rows, err := s.read.query(ctx, `
SELECT record, at, ifnull(actor, 0), actor_name, action, field, ifnull(before, ''), ifnull(after, ''),
	channel, form, ifnull(note, '')
FROM history WHERE record = ? ORDER BY seq`, record)
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", record, err)
	}
	defer rows.Close()
	var all []store.Entry
	for rows.Next() {
		var e store.Entry
		var at int64
		if err := rows.Scan(&e.Record, &at, &e.By, &e.ByName, &e.Action, &e.Field, &e.Before, &e.After,
			&e.Channel, &e.Form, &e.Note); err != nil {
			return nil, fmt.Errorf("history of %s: %w", record, err)
		}
		e.At = moment(at)
		all = append(all, e)
	}
	return all, rows.Err()
}
