package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// foldFacility moves what hangs on a facility that turned out to be a duplicate
// to the one it is followed in, or, when that is undone, back.
func (t *tx) foldFacility(ctx context.Context, d store.Decide, was store.Record) error {
	f := folding{tx: t, d: d, from: d.Record, into: d.Follows}
	needs := `SELECT id FROM records WHERE facility = ?1 AND kind = 'need' AND erased IS NULL ORDER BY number`
	if d.Action == store.Unfold {
		f.from, f.into = was.Follows, d.Record
		needs = `SELECT r.id FROM records r WHERE r.facility = ?1 AND r.kind = 'need' AND r.erased IS NULL AND EXISTS (
	SELECT 1 FROM history h WHERE h.record = r.id AND h.action = 'fold' AND h.field = 'facility' AND h.before ->> '$.t' = ?2) ORDER BY r.number`
	}
	if err := t.row(ctx, `SELECT title, commune FROM records WHERE id = ? AND kind = 'facility'`, f.into).Scan(&f.title, &f.commune); err != nil {
		return fmt.Errorf("fold %s into %s: %w", f.from, f.into, err)
	}
	all, err := t.list(ctx, needs, f.from, f.into)
	if err != nil {
		return err
	}
	for _, need := range all {
		if err := f.move(ctx, need); err != nil {
			return err
		}
	}
	return f.owner(ctx)
}

// A folding moves what hangs on one facility to another.
type folding struct {
	*tx
	d              store.Decide
	from, into     string
	title, commune string // of into
}

func (f folding) entry(record string, form int) store.Entry {
	return store.Entry{Record: record, At: f.d.At, By: f.d.By, ByName: f.d.ByName, Action: f.d.Action, Channel: f.d.Channel, Form: form}
}

// move has a need be for the other facility. Its own title stays: it is what its
// sender knows it by.
func (f folding) move(ctx context.Context, id string) error {
	var version int
	if err := f.row(ctx, `SELECT version FROM records WHERE id = ?`, id).Scan(&version); err != nil {
		return fmt.Errorf("need %s: %w", id, err)
	}
	need, err := f.fenced(ctx, id, version)
	if err != nil {
		return err
	}
	before := dialog.Answers{"facility": {Text: f.from, Label: need.Answers["facility"].Label}}
	need.Answers["facility"] = dialog.Value{Text: f.into, Label: f.title}
	answers, err := encodeAnswers(need.Answers)
	if err != nil {
		return err
	}
	if _, err := f.exec(ctx, `UPDATE records SET facility = ?, commune = ?, answers = ?, version = version + 1 WHERE id = ?`,
		f.into, f.commune, answers, id); err != nil {
		return fmt.Errorf("need %s: %w", id, err)
	}
	if err := f.doubt(ctx, id); err != nil {
		return err
	}
	if err := f.noteField(ctx, f.entry(id, need.Form), "facility", before, need.Answers); err != nil {
		return err
	}
	if err := f.moveDrafts(ctx, id, version); err != nil {
		return err
	}
	return f.refreshCards(ctx, id, version+1, f.d.At)
}

// owner links who has proven to be the duplicate's owner to the facility that
// stays, if it has none; undone, that link goes again.
func (f folding) owner(ctx context.Context) error {
	var of, has int64
	if err := f.row(ctx, `SELECT ifnull(a.owner, 0), ifnull(b.owner, 0) FROM records a, records b WHERE a.id = ? AND b.id = ?`,
		f.d.Record, f.other()).Scan(&of, &has); err != nil {
		return fmt.Errorf("owner of %s: %w", f.from, err)
	}
	c := store.Own{Key: fmt.Sprintf("%s:%s:%d", f.d.Action, f.d.Record, f.d.Version), Record: f.other(), Was: has, Person: of,
		By: f.d.By, ByName: f.d.ByName, Channel: f.d.Channel, At: f.d.At}
	switch {
	case of == 0, f.d.Action == store.Fold && has != 0:
		return nil
	case f.d.Action == store.Unfold:
		linked, err := f.linkedByFold(ctx)
		if err != nil || !linked || has != of {
			return err
		}
		c.Person = 0
	}
	return f.own(ctx, c, f.d.At)
}

// other is the facility that stays.
func (f folding) other() string {
	if f.d.Action == store.Unfold {
		return f.from
	}
	return f.into
}

// linkedByFold reports whether the owner of the facility that stays came with the
// duplicate: both were written down at the same time.
func (f folding) linkedByFold(ctx context.Context) (linked bool, err error) {
	err = f.row(ctx, `SELECT EXISTS (SELECT 1 FROM history l JOIN history d ON d.at = l.at
	WHERE l.record = ? AND l.action = ? AND d.record = ? AND d.action = ?)`, f.other(), store.Link, f.d.Record, store.Fold).Scan(&linked)
	return linked, err
}

// absorbed is the facility that a duplicate is followed in, with its answers as
// they would be without what was taken over from the duplicate; what somebody has
// changed since stays.
func (s *Store) absorbed(ctx context.Context, v store.Viewer, duplicate string) (dialog.Result, error) {
	if !v.Role.IsStaff() {
		return dialog.Result{}, nil
	}
	rows, err := s.read.query(ctx, recordSQL+`WHERE r.id = (SELECT follows FROM records WHERE id = ? AND kind = 'facility')`, duplicate)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, recordRow)
	if err != nil || len(found.Rows) == 0 {
		return found, err
	}
	r := found.Rows[0].Body.(store.Record)
	history, err := s.History(ctx, r.ID)
	if err != nil {
		return dialog.Result{}, err
	}
	without := r.Answers.Clone()
	for _, e := range slices.Backward(history) {
		if e.Action != store.Absorb || e.Note != duplicate || e.Field == "" {
			continue
		}
		if err := undo(without, r.Answers, e); err != nil {
			return dialog.Result{}, err
		}
	}
	found.Rows[0].Body = store.Absorbed{Into: r, Without: without}
	return found, nil
}

// undo puts an answer back that an entry of the history changed, if it is still as
// the entry left it.
func undo(a, now dialog.Answers, e store.Entry) error {
	is, err := answerText(now, e.Field)
	if err != nil || is != e.After {
		return err
	}
	delete(a, e.Field)
	if e.Before == "" {
		return nil
	}
	var v dialog.Value
	if err := json.Unmarshal([]byte(e.Before), &v); err != nil {
		return fmt.Errorf("history of %s: %w", e.Record, err)
	}
	a[e.Field] = v
	return nil
}
