package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// passing is the condition on records r that go over, with its arguments.
func (p passage) passing() (clause, error) {
	c := clause{`r.sender = ? AND r.kind IN ('facility', 'need')`, []any{p.from.id}}
	if p.all {
		return c, nil
	}
	communes, err := encodeList(p.communes)
	return c.and(`r.commune IN (SELECT value FROM json_each(?))`, communes), err
}

// passRecords writes down each and gives it its new sender and version; the news
// of it that wait go to the successor, staff cards are changed.
func (t *tx) passRecords(ctx context.Context, p passage) (int, error) {
	c, err := p.passing()
	if err != nil {
		return 0, err
	}
	for _, step := range []struct {
		sql  string
		args []any
	}{
		{`INSERT INTO history (record, at, actor, actor_name, action, field, before, after, channel, form)
SELECT r.id, ?, ?, ?, ?, '', ?, ?, ?, r.form FROM records r WHERE ` + c.sql,
			[]any{millis(p.at), maybe(p.by), p.byName, p.action, p.from.name, p.to.name, p.channel}},
		{`UPDATE notices SET person = ? WHERE state = 'waiting' AND kind IN ('decided', 'reminded', 'reopened', 'facility_gone') AND person = ?
	AND record IN (SELECT r.id FROM records r WHERE ` + c.sql + `)`, []any{p.to.id, p.from.id}},
		{`UPDATE drafts SET version = version + 1 WHERE (record, version) IN (SELECT r.id, r.version FROM records r WHERE ` + c.sql + `)`, nil},
	} {
		if _, err := t.exec(ctx, step.sql, append(step.args, c.args...)...); err != nil {
			return 0, fmt.Errorf("hand over: %w", err)
		}
	}
	return t.changeSender(ctx, c, p.to.id, p.at)
}

// changeSender gives the records their new sender, and has the cards that staff
// still have something to do with changed.
func (t *tx) changeSender(ctx context.Context, c clause, to int64, at time.Time) (int, error) {
	shown, err := t.shownCards(ctx, c)
	if err != nil {
		return 0, err
	}
	n, err := t.exec(ctx, `UPDATE records AS r SET sender = ?, version = version + 1 WHERE `+c.sql, append([]any{to}, c.args...)...)
	if err != nil {
		return 0, fmt.Errorf("sender of records: %w", err)
	}
	for _, r := range shown {
		if err := t.refreshCards(ctx, r.ID, r.Version+1, at); err != nil {
			return 0, err
		}
	}
	return int(n), nil
}

// shownCards are the records of the clause that staff still have something to do
// with and have a card of.
func (t *tx) shownCards(ctx context.Context, c clause) ([]store.Record, error) {
	rows, err := t.QueryContext(ctx, `SELECT r.id, r.version FROM records r WHERE `+c.sql+`
AND r.state IN ('sent', 'in_review', 'returned', 'resubmitted') AND EXISTS (SELECT 1 FROM cards WHERE record = r.id)`, c.args...)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	defer rows.Close()
	var all []store.Record
	for rows.Next() {
		var r store.Record
		if err := rows.Scan(&r.ID, &r.Version); err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		all = append(all, r)
	}
	return all, rows.Err()
}
