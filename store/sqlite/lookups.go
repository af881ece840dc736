package sqlite

import (
	"context"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// waiting are the records nobody has in hand at the time given as argument.
const waiting = `r.state IN ('sent', 'resubmitted', 'in_review') AND (r.state <> 'in_review' OR ifnull(r.until, 0) <= ?)`

// mine are the records the person given has in hand at the time given.
const mine = `r.state = 'in_review' AND r.claimer = ? AND r.until > ?`

// home counts what waits for the viewer.
func (s *Store) home(ctx context.Context, v store.Viewer) (dialog.Result, error) {
	var c store.Counts
	err := s.read.scan(ctx, `
SELECT (SELECT count(*) FROM drafts WHERE user = ? AND chat = ?),
	(SELECT count(*) FROM records WHERE sender = ? AND state IN ('returned', 'paused')),
	(SELECT count(*) FROM records WHERE sender = ?)`,
		[]any{v.User, v.Chat, v.Person, v.Person}, &c.Drafts, &c.Returned, &c.Records)
	if err == nil && v.Role.IsStaff() {
		err = s.read.scan(ctx, `
SELECT (SELECT count(*) FROM records r WHERE `+waiting+`), (SELECT count(*) FROM records r WHERE `+mine+`)`,
			[]any{millis(v.At), v.Person, millis(v.At)}, &c.Waiting, &c.Mine)
	}
	if err == nil {
		c.Callable, err = s.countInterests(ctx, v)
	}
	if err == nil && settles(v.Role) {
		c.Unsent, err = s.countUnsent(ctx)
	}
	if err == nil && v.Role.IsStaff() {
		err = s.countData(ctx, v, &c)
	}
	if err != nil {
		return dialog.Result{}, err
	}
	return dialog.Result{Rows: []dialog.Row{{Body: c}}, Total: 1}, nil
}

func (s *Store) drafts(ctx context.Context, v store.Viewer, page int) (dialog.Result, error) {
	var total int
	if err := s.read.scan(ctx, `SELECT count(*) FROM drafts WHERE user = ? AND chat = ?`, []any{v.User, v.Chat}, &total); err != nil {
		return dialog.Result{}, err
	}
	rows, err := s.read.query(ctx, `SELECT `+draftColumns+` FROM `+draftTables+`
WHERE d.user = ? AND d.chat = ? ORDER BY d.changed DESC, d.id LIMIT ? OFFSET ?`,
		v.User, v.Chat, store.PageRows, offset(page))
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, draftRow)
	found.Total = total
	return found, err
}

// draft of the viewer, by its id or by the record it corrects; of anybody
// else's there is nothing to know.
func (s *Store) draft(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	rows, err := s.read.query(ctx, `SELECT `+draftColumns+` FROM `+draftTables+`
WHERE d.user = ?1 AND (d.id = ?2 OR ?3 <> '' AND d.record = ?3 AND d.part = ?4) ORDER BY d.changed DESC LIMIT 1`, v.User, q.ID, q.More, q.Text)
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, draftRow)
}

func draftRow(row scanner) (dialog.Row, error) {
	o, err := scanDraft(row)
	return dialog.Row{ID: o.Draft.ID, Name: o.Draft.Title, Label: dialog.Plain(o.Draft.Title), Body: o.Draft}, err
}

func (s *Store) recordsOf(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	own := clause{`r.sender = ?`, []any{v.Person}}.or(owned(v)).and(noBreach)
	if q.ID != "" {
		own = own.and(`r.kind = ?`, q.ID)
	}
	own, some := own.found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	return s.page(ctx, own, clause{sql: `r.updated DESC, r.number DESC`}, q.Page)
}

func (s *Store) recordBy(ctx context.Context, v store.Viewer, id string) (dialog.Result, error) {
	may, err := scope(v)
	if err != nil {
		return dialog.Result{}, err
	}
	c := may.and(`r.id = ?`, id)
	rows, err := s.read.query(ctx, recordSQL+`WHERE `+c.sql, c.args...)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, recordRow)
	if err != nil || !v.Role.IsStaff() || len(found.Rows) == 0 {
		return found, err
	}
	found.Rows[0].Body, err = s.whole(ctx, found.Rows[0].Body.(store.Record))
	return found, err
}

// recordNumbered is the record of that number, for staff.
func (s *Store) recordNumbered(ctx context.Context, v store.Viewer, number string) (dialog.Result, error) {
	may, err := scope(v)
	if err != nil || !v.Role.IsStaff() {
		return dialog.Result{}, err
	}
	c := may.and(`r.number = ?`, number)
	rows, err := s.read.query(ctx, recordSQL+`WHERE `+c.sql, c.args...)
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, recordRow)
}

// pair are two records to be compared.
func (s *Store) pair(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	one, err := s.recordBy(ctx, v, q.ID)
	if err != nil {
		return one, err
	}
	other, err := s.recordBy(ctx, v, q.More)
	if err != nil || len(one.Rows)+len(other.Rows) < 2 {
		return dialog.Result{}, err
	}
	return dialog.Result{Rows: append(one.Rows, other.Rows...), Total: 2}, nil
}

// source is the record and step the viewer's message gave the answer of; one
// message that gave several answers is a row for each.
func (s *Store) source(ctx context.Context, v store.Viewer, message string) (dialog.Result, error) {
	id, err := strconv.ParseInt(message, 10, 64)
	if err != nil {
		return dialog.Result{}, nil // no message has such an id
	}
	rows, err := s.read.query(ctx, `
SELECT m.step, m.record FROM record_messages m JOIN records r ON r.id = m.record
WHERE m.chat = ? AND m.message = ? AND r.sender = ? ORDER BY r.number DESC, m.step`, v.Chat, id, v.Person)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, func(row scanner) (dialog.Row, error) {
		var r dialog.Row
		return r, row.Scan(&r.Name, &r.ID)
	})
	if err != nil {
		return dialog.Result{}, err
	}
	return found, s.fillRecords(ctx, found.Rows)
}

// fillRecords puts the records into rows that have their ids.
func (s *Store) fillRecords(ctx context.Context, rows []dialog.Row) error {
	for i := range rows {
		r, err := s.Record(ctx, rows[i].ID)
		if err != nil {
			return err
		}
		rows[i].Label, rows[i].Body = dialog.Plain(r.Title), r
	}
	return nil
}
