package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// saveDraft puts a session aside. The same one put aside again is newer and has
// not been warned about; a draft never changes its owner.
func (t *tx) saveDraft(ctx context.Context, d dialog.Draft) error {
	fields, err := encodeList(d.Fields)
	if err != nil {
		return err
	}
	answers, err := encodeAnswers(d.Answers)
	if err != nil {
		return err
	}
	n, err := t.exec(ctx, `
INSERT INTO drafts (id, chat, user, flow, form, record, version, fields, part, answers, title, opened, changed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET chat = excluded.chat, flow = excluded.flow, form = excluded.form,
	record = excluded.record, version = excluded.version, fields = excluded.fields, part = excluded.part,
	answers = excluded.answers, title = excluded.title, changed = excluded.changed, warned = 0, told = 0
WHERE user = excluded.user`,
		d.ID, d.Chat, d.User, d.Flow, d.Form, maybe(d.Record), d.Version, fields, d.Part, answers, d.Title,
		millis(d.Opened), millis(d.Changed))
	if err != nil {
		return fmt.Errorf("draft %s: %w", d.ID, err)
	}
	if n == 0 {
		return fmt.Errorf("draft %s of another person: %w", d.ID, store.ErrDefect)
	}
	return nil
}

func (t *tx) dropDraft(ctx context.Context, id string) error {
	if _, err := t.exec(ctx, `DELETE FROM drafts WHERE id = ?`, id); err != nil {
		return fmt.Errorf("draft %s: %w", id, err)
	}
	return nil
}

// OldDrafts are those last changed before the time, oldest first.
func (s *Store) OldDrafts(ctx context.Context, before time.Time) ([]store.OldDraft, error) {
	rows, err := s.read.query(ctx, `SELECT `+draftColumns+` FROM `+draftTables+` WHERE d.changed < ? ORDER BY d.changed`, millis(before))
	if err != nil {
		return nil, fmt.Errorf("old drafts: %w", err)
	}
	defer rows.Close()
	var old []store.OldDraft
	for rows.Next() {
		d, err := scanDraft(rows)
		if err != nil {
			return nil, fmt.Errorf("old drafts: %w", err)
		}
		old = append(old, d)
	}
	return old, rows.Err()
}

// Warned notes that the draft's owner has been told n times.
func (s *Store) Warned(ctx context.Context, id string, n int) error {
	err := s.change(ctx, `UPDATE drafts SET warned = ?, told = ? WHERE id = ?`, n, millis(s.now()), id)
	return err
}

// PurgeDraft throws a draft away whose owner was warned (Warned). One that is
// gone already, or was put aside anew since the warning, is left as it is.
func (s *Store) PurgeDraft(ctx context.Context, id string) error {
	err := s.change(ctx, `DELETE FROM drafts WHERE id = ? AND warned > 0`, id)
	return err
}

const draftColumns = `d.id, d.chat, d.user, d.flow, d.form, ifnull(d.record, ''), d.version,
	d.fields, d.part, d.answers, d.title, d.opened, d.changed, d.warned, d.told, ifnull(p.blocked, 0), ifnull(p.reached, 0),
	EXISTS (SELECT 1 FROM notices n WHERE n.record = d.id AND n.kind = 'draft_old' AND n.state = 'waiting')`

const draftTables = `drafts d LEFT JOIN people p ON p.user = d.user`

// A scanner is a row, or rows at one.
type scanner interface{ Scan(into ...any) error }

func scanDraft(row scanner) (store.OldDraft, error) {
	var o store.OldDraft
	var fields, answers string
	var opened, changed, told, back int64
	d := &o.Draft
	if err := row.Scan(&d.ID, &d.Chat, &d.User, &d.Flow, &d.Form, &d.Record, &d.Version,
		&fields, &d.Part, &answers, &d.Title, &opened, &changed, &o.Warned, &told,
		&o.Blocked, &back, &o.Untold); err != nil {
		return o, err
	}
	d.Opened, d.Changed, o.WarnedAt, o.Back = moment(opened), moment(changed), moment(told), moment(back)
	var err error
	if d.Answers, err = decodeAnswers(answers); err != nil {
		return o, err
	}
	d.Fields, err = decodeList[dialog.Field](fields)
	return o, err
}
