package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// profile of a person, with all that the centre may want to know before it acts.
func (s *Store) profile(ctx context.Context, id string) (dialog.Result, error) {
	found, err := s.profiles(ctx, clause{`p.id = ?`, []any{id}}, 1)
	if err != nil || len(found) == 0 {
		return dialog.Result{}, err
	}
	p := found[0]
	var active string
	err = s.read.scan(ctx, `
SELECT (SELECT count(*) FROM records WHERE sender = ?1 AND kind IN ('facility', 'need')),
	(SELECT count(*) FROM records WHERE sender = ?1 AND state = 'returned'),
	(SELECT count(*) FROM drafts WHERE user = ?2 AND flow <> 'apply'),
	(SELECT count(*) FROM learned WHERE person = ?1),
	(SELECT count(*) FROM records WHERE owner = ?1),
	ifnull((SELECT iif(json_valid(body), body ->> '$.changed', '') FROM sessions WHERE chat = ?3 AND user = ?2), '')`,
		[]any{p.ID, p.User, p.Chat}, &p.Sent, &p.Returned, &p.Drafts, &p.Learned, &p.Owns, &active)
	if err != nil {
		return dialog.Result{}, err
	}
	if at, err := time.Parse(time.RFC3339, active); err == nil {
		p.Active = at.UTC()
	}
	return dialog.Result{Rows: []dialog.Row{profileRow(p)}, Total: 1}, nil
}

func profileRow(p store.Profile) dialog.Row {
	return dialog.Row{ID: fmt.Sprint(p.ID), Name: p.Name, Label: dialog.Plain(p.Name), Body: p}
}

// profiles of the clause's people p, by name, without counts.
func (s *Store) profiles(ctx context.Context, c clause, most int) ([]store.Profile, error) {
	rows, err := s.read.query(ctx, `
SELECT `+personColumns+`,
	p.version, p.phone, p.hamlets, p.since
FROM people p WHERE p.became IS NULL AND `+c.sql+` ORDER BY p.folded, p.id LIMIT ?`, append(c.args, most)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []store.Profile
	for rows.Next() {
		var p store.Profile
		var m maybePerson
		var since int64
		if err := rows.Scan(append(m.columns(), &p.Version, &p.Phone, &p.Hamlets, &since)...); err != nil {
			return nil, err
		}
		if p.Person, err = m.person(); err != nil {
			return nil, err
		}
		p.Since = moment(since)
		all = append(all, p)
	}
	return all, rows.Err()
}
