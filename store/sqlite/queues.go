package sqlite

import (
	"context"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// queue is one of the staff's lists.
func (s *Store) queue(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	if !v.Role.IsStaff() {
		return dialog.Result{}, nil
	}
	c, order := clause{waiting, []any{millis(v.At)}}, clause{sql: `r.created, r.number`}
	switch q.More {
	case "mine":
		c = clause{mine, []any{v.Person, millis(v.At)}}
	case "listed":
		c = clause{sql: `r.kind = 'need' AND r.state IN ('accepted', 'surveyed', 'proposed', 'deferred')`}
	case "past":
		c = clause{leftOver, []any{v.At.Year()}}
	case "returned":
		c, order = clause{sql: `r.kind IN ('facility', 'need') AND r.state IN ('returned', 'paused')`}, clause{sql: `r.updated, r.number`}
	case "all":
		c, order = clause{sql: `r.kind IN ('facility', 'need', 'question') AND r.state <> 'erased'`}, clause{sql: `r.updated DESC, r.number DESC`}
	case "closed":
		c = clause{sql: `r.kind IN ('facility', 'need') AND r.state IN ('not_eligible', 'not_planned', 'duplicate', 'out_of_scope', 'withdrawn', 'closed')`}
		order = clause{sql: `r.updated DESC, r.number DESC`}
	}
	c, some := c.found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	return s.page(ctx, c, order, q.Page)
}

// twins are the needs in which another one can be followed: without words to
// search by those of the same facility, or of a sender who has none. They are
// called by their number too: their titles are mostly the same.
func (s *Store) twins(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	if !v.Role.IsStaff() {
		return dialog.Result{}, nil
	}
	c := clause{`r.kind = (SELECT kind FROM records WHERE id = ?) AND r.id <> ? AND r.state NOT IN ('duplicate', 'withdrawn', 'closed', 'erased')`, []any{q.ID, q.ID}}
	if q.Text == "" {
		near, err := s.twinIDs(ctx, q.ID)
		if err != nil {
			return dialog.Result{}, err
		}
		c = c.and(`EXISTS (SELECT 1 FROM records t WHERE t.id = ? AND (t.kind = 'need' AND (t.facility = r.facility OR t.facility IS NULL AND t.sender = r.sender)
	OR t.kind = 'facility' AND r.id IN (SELECT value FROM json_each(?))))`, q.ID, near)
	}
	c, some := c.found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	found, err := s.page(ctx, c, clause{sql: `r.updated DESC, r.number DESC`}, q.Page)
	for i, row := range found.Rows {
		found.Rows[i].Name = strconv.FormatInt(row.Body.(store.Record).Number, 10) + " – " + row.Name
	}
	return found, err
}

// colleagues are the people of the centre, to whom a record can be given.
func (s *Store) colleagues(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	if !v.Role.IsStaff() {
		return dialog.Result{}, nil
	}
	c := clause{sql: `p.role IN ('staff', 'manager', 'admin')`}
	switch {
	case q.ID != "":
		c = c.and(`p.id = ?`, q.ID)
	case q.Text != "":
		c = c.and(wanted(q.Text).sql, wanted(q.Text).args...)
	}
	found, err := s.profiles(ctx, c, mostPeople)
	if err != nil {
		return dialog.Result{}, err
	}
	all := dialog.Result{Total: len(found)}
	for _, p := range found {
		all.Rows = append(all.Rows, profileRow(p))
	}
	return cut(all, q.Page), nil
}
