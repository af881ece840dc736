package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// loadOf is what would go over from a person: of some communes, or all.
func (s *Store) loadOf(ctx context.Context, q dialog.Query) (dialog.Result, error) {
	p, err := s.passageFrom(ctx, q)
	if errors.Is(err, sql.ErrNoRows) {
		return dialog.Result{}, nil
	}
	if err != nil {
		return dialog.Result{}, err
	}
	c, err := p.passing()
	if err != nil {
		return dialog.Result{}, err
	}
	var l store.Load
	err = s.read.scan(ctx, `SELECT count(*), ifnull(sum(r.state = 'returned'), 0) FROM records r WHERE `+c.sql, c.args, &l.Records, &l.Returned)
	if err != nil {
		return dialog.Result{}, err
	}
	l.Drafts, err = s.draftsOver(ctx, p)
	return dialog.Result{Rows: []dialog.Row{{ID: q.ID, Body: l}}, Total: 1}, err
}

// passageFrom is the hand-over that is asked about.
func (s *Store) passageFrom(ctx context.Context, q dialog.Query) (passage, error) {
	p := passage{communes: strings.FieldsFunc(q.Text, func(r rune) bool { return r == ',' })}
	var have string
	err := s.read.scan(ctx, `SELECT p.id, p.user, p.chat, (SELECT json_group_array(c.commune) FROM person_communes c WHERE c.person = p.id)
FROM people p WHERE p.id = ?`, []any{q.ID}, &p.from.id, &p.from.user, &p.from.chat, &have)
	if err != nil {
		return p, err
	}
	p.from.communes, err = decodeList[string](have)
	p.all = allOf(p.from.communes, p.communes)
	return p, err
}

// draftsOver counts the drafts that would go over, the open form among them.
func (s *Store) draftsOver(ctx context.Context, p passage) (n int, err error) {
	communes, err := encodeList(p.communes)
	if err != nil {
		return 0, err
	}
	err = s.read.scan(ctx, `SELECT count(*) FROM drafts d WHERE `+draftsGoing, []any{p.from.user, p.all, communes}, &n)
	if err != nil {
		return 0, err
	}
	st, err := s.read.learn(ctx, sessionSQL)
	if err != nil {
		return 0, err
	}
	open, err := openSession(st.QueryRowContext(ctx, p.from.chat, p.from.user))
	if err != nil {
		return 0, err
	}
	var commune string
	if err := s.read.scan(ctx, formCommuneSQL, formCommuneArgs(open), &commune); err != nil {
		return 0, err
	}
	if p.takes(open, commune) {
		n++
	}
	return n, nil
}
