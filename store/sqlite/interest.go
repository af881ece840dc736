package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// ofCommune are the interests in the communes given that somebody who works there
// may look at: as long as nobody has ended them, and those the person given has.
const ofCommune = `(r.kind = 'interest' AND r.commune IN (SELECT value FROM json_each(?))
	AND (r.state IN ('sent', 'in_review') OR r.claimer = ? AND r.state IN ('answered', 'out_of_scope')))`

// local is ofCommune for the viewer.
func local(v store.Viewer) (clause, bool, error) {
	if v.Role != dialog.Contact && v.Role != dialog.Collaborator || len(v.Communes) == 0 {
		return clause{}, false, nil
	}
	communes, err := encodeList(v.Communes)
	return clause{ofCommune, []any{communes, v.Person}}, true, err
}

// callable narrows it down to what waits to be called about, at the time.
func callable(c clause, v store.Viewer) clause {
	return c.and(`(r.state = 'sent' OR r.state = 'in_review' AND (r.claimer = ? OR ifnull(r.until, 0) <= ?))`, v.Person, millis(v.At))
}

// interests are those of the viewer's communes that nobody else has in hand.
func (s *Store) interests(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	c, works, err := local(v)
	if err != nil || !works {
		return dialog.Result{}, err
	}
	c, some := callable(c, v).found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	return s.page(ctx, c, clause{sql: `r.created, r.number`}, q.Page)
}

// countInterests is how many of them there are.
func (s *Store) countInterests(ctx context.Context, v store.Viewer) (n int, err error) {
	c, works, err := local(v)
	if err != nil || !works {
		return 0, err
	}
	c = callable(c, v)
	err = s.read.scan(ctx, `SELECT count(*) FROM records r WHERE `+c.sql, c.args, &n)
	return n, err
}

// coveredRow is one row if the commune has a collaborator.
func (s *Store) coveredRow(ctx context.Context, commune string) (dialog.Result, error) {
	in, err := s.covered(ctx)
	if err != nil || !in[commune] {
		return dialog.Result{}, err
	}
	return dialog.Result{Rows: []dialog.Row{{ID: commune}}, Total: 1}, nil
}

// Untended are the interests that nobody has taken since the time, the longest
// first, of which staff have not been told yet.
func (s *Store) Untended(ctx context.Context, since time.Time) ([]store.Record, error) {
	rows, err := s.read.query(ctx, recordSQL+`
WHERE r.kind = 'interest' AND r.state = 'sent' AND r.updated <= ?
	AND NOT EXISTS (SELECT 1 FROM applied a WHERE a.key = 'tell:untended:' || r.id || ':' || r.version) ORDER BY r.updated`, millis(since))
	if err != nil {
		return nil, fmt.Errorf("untended: %w", err)
	}
	defer rows.Close()
	var all []store.Record
	for rows.Next() {
		r, err := scanRecord(rows)
		if err != nil {
			return nil, fmt.Errorf("untended: %w", err)
		}
		all = append(all, r)
	}
	return all, rows.Err()
}
