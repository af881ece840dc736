package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// fenced reads what a change of the record needs to know of it, if it is still
// the version the change was decided on; else ErrConflict. Nobody else writes
// until the transaction ends.
func (t *tx) fenced(ctx context.Context, id string, version int) (store.Record, error) {
	r := store.Record{ID: id}
	var fields, answers, past string
	err := t.row(ctx, `SELECT number, kind, state, version, form, ifnull(claimer, 0), plan_year, note, reply, ifnull(follows, ''), fields, answers, past
FROM records WHERE id = ?`, id).
		Scan(&r.Number, &r.Kind, &r.State, &r.Version, &r.Form, &r.Claimer, &r.PlanYear, &r.Note, &r.Reply, &r.Follows, &fields, &answers, &past)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return r, fmt.Errorf("record %s: %w", id, store.ErrNotFound)
	case err != nil:
		return r, fmt.Errorf("record %s: %w", id, err)
	case r.Version != version:
		return r, fmt.Errorf("record %s is at version %d, not %d: %w", id, r.Version, version, store.ErrConflict)
	}
	if r.Answers, err = decodeAnswers(answers); err != nil {
		return r, err
	}
	if r.Past, err = decodeList[store.Standing](past); err != nil {
		return r, err
	}
	r.Fields, err = decodeList[dialog.Field](fields)
	return r, err
}

// onVersion does something to the version of a record that somebody saw, once:
// the same content again under the key is nothing, another version is
// store.ErrConflict.
func (t *tx) onVersion(ctx context.Context, what, record string, version int, content string, do func(was store.Record) error) error {
	key := fmt.Sprintf("%s:%s:%d", what, record, version)
	if done, err := t.appliedAs(ctx, key); err != nil || done == content {
		return err
	}
	was, err := t.fenced(ctx, record, version)
	if err != nil {
		return err
	}
	if _, err := t.once(ctx, key, content); err != nil {
		return err
	}
	return do(was)
}
