package sqlite

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// ownedSQL are the facilities that the person given twice has proven to be
// theirs, and what is needed there. The + keeps SQLite from reading all needs.
const ownedSQL = `(r.owner = ? OR +r.kind = 'need' AND r.facility IN (SELECT o.id FROM records o WHERE o.owner = ?))`

// owned is ownedSQL for the viewer.
func owned(v store.Viewer) clause { return clause{ownedSQL, []any{v.Person, v.Person}} }

// or is either of both.
func (c clause) or(other clause) clause {
	return clause{`(` + c.sql + ` OR ` + other.sql + `)`, append(c.args[:len(c.args):len(c.args)], other.args...)}
}

// own links a facility to its owner, or takes that back, where its owner is still
// the one that was decided on. The same change again is nothing.
func (t *tx) own(ctx context.Context, c store.Own, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.Record, c.Was, c.Person, c.By)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "own:"+c.Key, content)
	if err != nil || !isNew || c.Was == c.Person {
		return err
	}
	n, err := t.exec(ctx, `UPDATE records SET owner = ? WHERE id = ? AND kind = 'facility' AND ifnull(owner, 0) = ?`,
		maybe(c.Person), c.Record, c.Was)
	if err == nil && n == 0 {
		err = store.ErrConflict
	}
	if err != nil {
		return fmt.Errorf("owner of %s: %w", c.Record, err)
	}
	return t.noteOwner(ctx, c)
}

// noteOwner writes down who was the owner and who is, by their ids: names would
// have to be found again when somebody is to be forgotten.
func (t *tx) noteOwner(ctx context.Context, c store.Own) error {
	for _, x := range []struct {
		person int64
		linked bool
	}{{c.Was, false}, {c.Person, true}} {
		if x.person == 0 {
			continue
		}
		if _, err := t.exec(ctx, `INSERT INTO owners (record, person, linked, actor, at) VALUES (?, ?, ?, ?, ?)`,
			c.Record, x.person, x.linked, maybe(c.By), millis(c.At)); err != nil {
			return fmt.Errorf("owner of %s: %w", c.Record, err)
		}
	}
	action := store.Link
	if c.Person == 0 {
		action = store.Unlink
	}
	e := store.Entry{
		Record: c.Record, At: c.At, By: c.By, ByName: c.ByName, Action: action, Before: idOf(c.Was), After: idOf(c.Person), Channel: c.Channel}
	if err := t.row(ctx, `SELECT form FROM records WHERE id = ?`, c.Record).Scan(&e.Form); err != nil {
		return fmt.Errorf("owner of %s: %w", c.Record, err)
	}
	return t.note(ctx, e)
}

// idOf is a person's id as the history keeps it, "" for nobody.
func idOf(person int64) string {
	if person == 0 {
		return ""
	}
	return strconv.FormatInt(person, 10)
}

// mergeOwners gives one person what another one, who is the same, has proven.
func (t *tx) mergeOwners(ctx context.Context, from, to int64) error {
	for _, table := range []string{`UPDATE records SET owner = ? WHERE owner = ?`, `UPDATE owners SET person = ? WHERE person = ?`} {
		if _, err := t.exec(ctx, table, to, from); err != nil {
			return fmt.Errorf("facilities of person %d: %w", from, err)
		}
	}
	return nil
}

// byPhone are the facilities with the number, which the viewer has proven to be
// theirs. Those that are no longer there prove nothing.
func (s *Store) byPhone(ctx context.Context, v store.Viewer, phone string) (dialog.Result, error) {
	if phone == "" || v.Person == 0 {
		return dialog.Result{}, nil
	}
	rows, err := s.read.query(ctx, recordSQL+`
WHERE r.phone = ? AND r.kind = 'facility' AND r.state NOT IN ('withdrawn', 'closed', 'duplicate', 'erased') ORDER BY r.number`, phone)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, recordRow)
	for i := range found.Rows {
		m := store.Match{Record: found.Rows[i].Body.(store.Record)}
		if m.Barred, err = s.barred(ctx, m.Record.ID, v.Person); err != nil {
			return dialog.Result{}, err
		}
		found.Rows[i].Body = m
	}
	return found, err
}

// barred reports whether somebody else has taken the person's link to the
// facility back, and the centre has not renewed it since.
func (s *Store) barred(ctx context.Context, record string, person int64) (is bool, err error) {
	err = s.read.scan(ctx, `
SELECT ifnull((SELECT linked = 0 AND actor IS NOT person FROM owners WHERE record = ? AND person = ? ORDER BY seq DESC LIMIT 1), 0)`,
		[]any{record, person}, &is)
	return is, err
}
