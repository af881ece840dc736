package sqlite

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// record takes what is personal out of a record, and out of the needs of a
// facility, which name it, and its duplicates, which are about the same person. What has been erased before stays as it is.
func (w wiper) record(ctx context.Context, id string) error {
	r, erased, err := w.load(ctx, id)
	if err != nil || erased {
		return err
	}
	if err := w.bare(ctx, r); err != nil {
		return fmt.Errorf("record %s: %w", id, err)
	}
	if err := w.traces(ctx, r); err != nil {
		return fmt.Errorf("traces of %s: %w", id, err)
	}
	needs, err := w.list(ctx, `SELECT id FROM records WHERE (facility = ?1 OR follows = ?1 AND kind = 'facility') AND erased IS NULL`, id)
	if err != nil {
		return err
	}
	for _, need := range needs {
		if err := w.record(ctx, need); err != nil {
			return err
		}
	}
	return w.refreshCards(ctx, id, r.Version+1, w.at)
}

func (w wiper) load(ctx context.Context, id string) (r store.Record, erased bool, err error) {
	var version int
	if err := w.row(ctx, `SELECT version, erased IS NOT NULL FROM records WHERE id = ?`, id).Scan(&version, &erased); err != nil {
		return r, false, fmt.Errorf("record %s: %w", id, err)
	}
	if r, err = w.fenced(ctx, id, version); err != nil {
		return r, erased, err
	}
	return r, erased, w.row(ctx, `SELECT title, sender, phone FROM records WHERE id = ?`, id).Scan(&r.Title, &r.By, &r.Phone)
}

// bare leaves of the record what can be counted. A request about personal data
// keeps its name and state, and while it is young what was said to it: they are
// evidence of what was done.
func (w wiper) bare(ctx context.Context, r store.Record) error {
	answers, err := encodeAnswers(countable(r.Answers, w.private[r.Kind]))
	if err != nil {
		return err
	}
	title, state, note, fields, updated := w.title, w.state, "", "[]", maybe(millis(w.at))
	if r.Kind == store.Privacy {
		title, state = r.Title, ""
		if w.state != "" {
			note = w.identifiers.out(r.Note)
		}
		if fields, err = encodeList(r.Fields); err != nil {
			return err
		}
	}
	if state == "" { // it ended when it ended
		updated.Valid = false
	}
	_, err = w.exec(ctx, `
UPDATE records SET title = ?1, folded = ?2, phone = '', fields = ?8, note = ?9, reply = '', place = '', ruling = '', past = '[]', owner = NULL, answers = ?3,
	until = NULL, state = iif(?4 = '', state, ?4), version = version + 1, erased = ?5, updated = ifnull(?6, updated) WHERE id = ?7`,
		title, vietnamese.Fold(title), answers, state, millis(w.at), updated, r.ID, fields, note)
	if err != nil || r.Kind != store.Question {
		return err
	}
	_, err = w.exec(ctx, `UPDATE articles SET asked = '' WHERE id = 'tt-' || (SELECT number FROM records WHERE id = ?)`, r.ID)
	return err
}

// countable is what stays of answers: the options that were chosen and the
// numbers, unless the question is a private one.
func countable(a dialog.Answers, private []string) dialog.Answers {
	left := dialog.Answers{}
	for step, v := range a {
		bare := dialog.Value{Key: v.Key, Number: v.Number, Skipped: v.Skipped, Given: v.Given}
		for _, i := range v.Items {
			if i.Key != "" {
				bare.Items = append(bare.Items, dialog.Item{Key: i.Key})
			}
		}
		if (bare.Key != "" || bare.Number != 0 || bare.Skipped || len(bare.Items) > 0) && !slices.Contains(private, step) {
			left[step] = bare
		}
	}
	return left
}

// traces of a record are outside its row: what it is found by, its history, its
// files, the messages it was made of, forms that were begun about it.
func (w wiper) traces(ctx context.Context, r store.Record) error {
	for _, x := range []struct {
		sql  string
		args []any
	}{
		{`DELETE FROM record_words WHERE rowid = ?`, []any{r.Number}},
		{`DELETE FROM alike WHERE number = ?`, []any{r.Number}},
		{`UPDATE history SET before = NULL, after = NULL WHERE record = ? AND (field <> '' OR action = 'hand_over')`, []any{r.ID}},
		{`UPDATE history SET note = NULL WHERE record = ? AND note IS NOT NULL`, []any{r.ID}},
		{`DELETE FROM record_messages WHERE record = ?`, []any{r.ID}},
		{`UPDATE files SET record = (SELECT o.id FROM records o WHERE o.sender = ?2 AND o.id <> ?1 AND o.erased IS NULL AND instr(o.answers, files.file_id))
	WHERE record = ?1 AND EXISTS (SELECT 1 FROM records o WHERE o.sender = ?2 AND o.id <> ?1 AND o.erased IS NULL AND instr(o.answers, files.file_id))`,
			[]any{r.ID, r.By}},
		{`INSERT INTO shreds (path, at) SELECT DISTINCT path, ? FROM files WHERE record = ? AND path <> '' ON CONFLICT DO NOTHING`, []any{millis(w.at), r.ID}},
		{`DELETE FROM files WHERE record = ?`, []any{r.ID}},
		{`DELETE FROM drafts WHERE record = ?1 OR answers ->> '$.facility.t' = ?1`, []any{r.ID}},
		{`UPDATE notices SET state = 'superseded' WHERE state = 'waiting' AND record = ? AND kind NOT IN ('handled', 'farewell')`, []any{r.ID}},
	} {
		if _, err := w.exec(ctx, x.sql, x.args...); err != nil {
			return err
		}
	}
	state := w.state
	if state == "" || r.Kind == store.Privacy {
		state = r.State
	}
	return w.note(ctx, store.Entry{Record: r.ID, At: w.at, By: w.by, ByName: w.byName, Action: store.EraseData,
		Before: string(r.State), After: string(state), Channel: w.channel, Form: r.Form})
}
