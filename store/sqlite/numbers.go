package sqlite

import (
	"context"
	"fmt"
)

// noticeStates are all a notice can be in, as its table says.
var noticeStates = [...]string{"waiting", "sent", "failed", "superseded", "skipped"}

// Numbers are what a monitor wants to know of the database.
type Numbers struct {
	Owed    int64            // conversations with a view that is not known to be shown
	Notices map[string]int64 // by state: every one there is, also those that no notice is in
	Records map[string]int64 // by kind
	Erased  map[string]int64 // people and records whose personal data were erased
}

// Numbers counts.
func (s *Store) Numbers(ctx context.Context) (n Numbers, err error) {
	if err := s.read.scan(ctx, `SELECT count(*) FROM sessions WHERE owed = 1`, nil, &n.Owed); err != nil {
		return n, fmt.Errorf("numbers: %w", err)
	}
	if n.Notices, err = s.tally(ctx, `SELECT state, count(*) FROM notices GROUP BY state`); err != nil {
		return n, err
	}
	for _, state := range noticeStates {
		n.Notices[state] += 0 // a counter that appears with its first failure has not increased
	}
	if n.Records, err = s.tally(ctx, `SELECT kind, count(*) FROM records GROUP BY kind`); err != nil {
		return n, err
	}
	n.Erased, err = s.tally(ctx, `
SELECT 'people', count(*) FROM people WHERE erased IS NOT NULL UNION ALL SELECT 'records', count(*) FROM records WHERE erased IS NOT NULL`)
	return n, err
}

func (s *Store) tally(ctx context.Context, query string) (map[string]int64, error) {
	rows, err := s.read.query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("numbers: %w", err)
	}
	defer rows.Close()
	tally := map[string]int64{}
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return nil, fmt.Errorf("numbers: %w", err)
		}
		tally[name] = n
	}
	return tally, rows.Err()
}
