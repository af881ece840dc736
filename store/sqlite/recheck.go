package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// mostUnchecked is how many needs are looked at in one go.
const mostUnchecked = 100

// openNeed: a need that was checked and that nobody has decided on for good. The
// index records_unchecked is over these words.
const openNeed = `kind = 'need' AND found <> '' AND state IN ('sent', 'in_review', 'returned', 'resubmitted', 'paused', 'accepted', 'surveyed', 'proposed', 'deferred')`

// Unchecked are open needs of which another version of the rules spoke last, or
// whose facts have changed since: at most 100.
func (s *Store) Unchecked(ctx context.Context, rules string) ([]store.Record, error) {
	var all []store.Record
	for _, other := range []string{`found_by < ?`, `found_by > ?`} {
		found, err := s.records(ctx, `WHERE r.number IN (SELECT number FROM records WHERE `+openNeed+` AND `+other+` LIMIT ?)`, rules, mostUnchecked-len(all))
		if err != nil {
			return nil, fmt.Errorf("needs to be checked: %w", err)
		}
		all = append(all, found...)
	}
	return all, nil
}

// Rechecked are the numbers of the open needs of which these rules say something
// else than those before.
func (s *Store) Rechecked(ctx context.Context, rules string) ([]int64, error) {
	rows, err := s.read.query(ctx, `
SELECT number FROM records WHERE id IN (SELECT record FROM history WHERE action = ? AND note = ?) AND `+openNeed+` ORDER BY number`, store.Recheck, rules)
	if err != nil {
		return nil, fmt.Errorf("needs rechecked: %w", err)
	}
	defer rows.Close()
	var numbers []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, fmt.Errorf("needs rechecked: %w", err)
		}
		numbers = append(numbers, n)
	}
	return numbers, rows.Err()
}

// reassess notes what the rules say of a need now. Only another verdict makes a new
// version of it; a need that was changed meanwhile is looked at once more.
func (t *tx) reassess(ctx context.Context, c store.Reassess, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	var now int
	var before, by string
	if err := t.row(ctx, `SELECT version, found, found_by FROM records WHERE id = ?`, c.Record).Scan(&now, &before, &by); err != nil {
		return fmt.Errorf("reassess %s: %w", c.Record, err)
	}
	if now != c.Version || before == "" {
		return nil
	}
	changed := 0
	if before != c.Verdict {
		changed = 1
	}
	if _, err := t.exec(ctx, `UPDATE records SET found = ?, found_by = ?, version = version + ? WHERE id = ?`, c.Verdict, c.Rules, changed, c.Record); err != nil {
		return fmt.Errorf("reassess %s: %w", c.Record, err)
	}
	if changed == 0 {
		return nil
	}
	e := store.Entry{Record: c.Record, At: c.At, Action: store.Recheck, Before: before, After: c.Verdict, Channel: "system"}
	if by != "" { // else it is the facts that have changed, not the rules
		e.Note = c.Rules
	}
	if err := t.note(ctx, e); err != nil {
		return err
	}
	if err := t.moveDrafts(ctx, c.Record, c.Version); err != nil {
		return err
	}
	return t.refreshCards(ctx, c.Record, c.Version+1, c.At)
}

// doubt has what the rules said of needs looked at again: of the need, or of those
// of the facility.
func (t *tx) doubt(ctx context.Context, record string) error {
	if _, err := t.exec(ctx, `UPDATE records SET found_by = '' WHERE (id = ?1 OR facility = ?1) AND `+openNeed, record); err != nil {
		return fmt.Errorf("doubt what was found of %s: %w", record, err)
	}
	return nil
}
