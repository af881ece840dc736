package sqlite

import (
	"context"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// findData carries out the look-ups about personal data.
func (s *Store) findData(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	switch {
	case q.Name == store.KeptOf && (q.ID == "" || settles(v.Role)):
		return s.keptOf(ctx, v, q.ID)
	case q.Name == store.CopyOf && v.Person != 0:
		c, err := s.Copy(ctx, v.Person, v.At)
		return dialog.Result{Rows: []dialog.Row{{Body: c}}, Total: 1}, err
	case q.Name == store.PrivacyOf && v.Role.IsStaff():
		return s.page(ctx, clause{sql: `r.kind = 'privacy' AND r.state IN ('sent', 'acknowledged')`}, clause{sql: `r.created, r.number`}, q.Page)
	case q.Name == store.BreachesOf && settles(v.Role):
		return s.page(ctx, clause{sql: `r.kind = 'breach'`}, clause{sql: `r.state <> 'running', r.created DESC`}, q.Page)
	case q.Name == store.RetiredAfter && v.Role == dialog.Admin:
		return s.retiredAfter(ctx, v, q.Text)
	}
	return dialog.Result{}, nil
}

// keptOf counts what is kept of the viewer, or of the person with the id.
func (s *Store) keptOf(ctx context.Context, v store.Viewer, id string) (dialog.Result, error) {
	person := v.Person
	if id != "" {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return dialog.Result{}, nil // nobody has such an id
		}
		person = n
	}
	k, err := s.kept(ctx, person)
	if err != nil || k.Person.ID == 0 {
		return dialog.Result{}, err
	}
	return dialog.Result{Rows: []dialog.Row{{ID: strconv.FormatInt(k.Person.ID, 10), Body: k}}, Total: 1}, nil
}

// PendingData are the requests about personal data that are not ended and the
// breaches that run, the oldest first: whose clocks are to be watched.
func (s *Store) PendingData(ctx context.Context) ([]store.Record, error) {
	return s.records(ctx, `WHERE r.kind IN ('privacy', 'breach') AND r.state IN ('sent', 'acknowledged', 'running') ORDER BY r.created`)
}

func (s *Store) records(ctx context.Context, where string, args ...any) ([]store.Record, error) {
	rows, err := s.read.query(ctx, recordSQL+where, args...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, recordRow)
	var all []store.Record
	for _, r := range found.Rows {
		all = append(all, r.Body.(store.Record))
	}
	return all, err
}

// countData counts for staff what waits about personal data.
func (s *Store) countData(ctx context.Context, v store.Viewer, c *store.Counts) error {
	err := s.read.scan(ctx, `
SELECT (SELECT count(*) FROM records WHERE kind = 'privacy' AND state IN ('sent', 'acknowledged')),
	(SELECT count(*) FROM records WHERE kind = 'breach' AND state = 'running')`, nil, &c.Requests, &c.Breaches)
	if !settles(v.Role) {
		c.Breaches = 0
	}
	return err
}
