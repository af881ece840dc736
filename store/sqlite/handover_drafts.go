package sqlite

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/flows/dialog"
)

// takes reports whether a form that is open in the commune goes over, as
// draftsGoing tells of drafts.
func (p passage) takes(s dialog.Session, commune string) bool {
	return drafted(s.Flow) && (len(s.Answers) > 0 || s.Record != "") && (p.all || slices.Contains(p.communes, commune))
}

// formCommuneSQL is the commune a form is about: that of the record it mends, the
// one answered, or that of the facility it is for. "" where nobody can tell yet.
const formCommuneSQL = `SELECT coalesce((SELECT commune FROM records WHERE id = ?1), nullif(?2, ''), (SELECT commune FROM records WHERE id = ?3), '')`

func formCommuneArgs(s dialog.Session) []any {
	return []any{s.Record, s.Answers.Chosen("commune_code"), s.Answers.Text("facility")}
}

// endGoing ends what is open on the predecessor's phone, if it goes over or all
// does. Of a form that goes over the next thing done there says so.
func (t *tx) endGoing(ctx context.Context, p passage) error {
	s, err := openSession(t.row(ctx, sessionSQL, p.from.chat, p.from.user))
	if err != nil {
		return err
	}
	var commune string
	if err := t.row(ctx, formCommuneSQL, formCommuneArgs(s)...).Scan(&commune); err != nil {
		return fmt.Errorf("where the open form is from: %w", err)
	}
	switch {
	case p.takes(s, commune):
		s.Passed = s.Flow
	case !p.all:
		return nil
	}
	return t.endSession(ctx, p.from, s, p.at)
}

// draftsGoing is the condition on drafts d of facilities and needs; those of a
// part of the communes must say where they are from.
const draftsGoing = `d.user = ?1 AND d.flow IN ('facility', 'need') AND (?2 OR coalesce(
	(SELECT r.commune FROM records r WHERE r.id = d.record),
	d.answers ->> '$.commune_code.k',
	(SELECT r.commune FROM records r WHERE r.id = d.answers ->> '$.facility.t')) IN (SELECT value FROM json_each(?3)))`

func (t *tx) passDrafts(ctx context.Context, p passage) (int, error) {
	communes, err := encodeList(p.communes)
	if err != nil {
		return 0, err
	}
	args := []any{p.from.user, p.all, communes, p.to.id, p.from.id}
	if _, err := t.exec(ctx, `UPDATE notices SET person = ?4 WHERE state = 'waiting' AND kind = 'draft_old' AND person = ?5
	AND record IN (SELECT d.id FROM drafts d WHERE `+draftsGoing+`)`, args...); err != nil {
		return 0, fmt.Errorf("drafts: %w", err)
	}
	n, err := t.exec(ctx, `UPDATE drafts AS d SET user = ?4, chat = ?5 WHERE `+draftsGoing,
		p.from.user, p.all, communes, p.to.user, p.to.chat)
	if err != nil {
		return 0, fmt.Errorf("drafts: %w", err)
	}
	return int(n), nil
}
