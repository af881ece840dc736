package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// meet adds a person, or what is new of a known one: empty fields change
// nothing, a role is never lowered, communes are only added.
func (t *tx) meet(ctx context.Context, m store.Meet, at time.Time) error {
	if m.At.IsZero() {
		m.At = at
	}
	role, err := t.roleOf(ctx, m.User)
	if err != nil {
		return err
	}
	if rank(m.Role) > rank(role) {
		role = m.Role
	}
	person, err := t.savePerson(ctx, m, role)
	if err != nil {
		return fmt.Errorf("meet: %w", err)
	}
	for _, c := range m.Communes {
		if _, err := t.exec(ctx, `INSERT INTO person_communes (person, commune) VALUES (?, ?) ON CONFLICT DO NOTHING`, person, c); err != nil {
			return fmt.Errorf("meet: %w", err)
		}
	}
	if err := t.saveConsents(ctx, person, m); err != nil {
		return err
	}
	return t.useInvite(ctx, m)
}

func (t *tx) roleOf(ctx context.Context, user int64) (dialog.Role, error) {
	var role dialog.Role
	err := t.row(ctx, `SELECT role FROM people WHERE user = ?`, user).Scan(&role)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("meet: %w", err)
	}
	return role, nil
}

// rank orders the roles; more is more.
func rank(r dialog.Role) int {
	switch r {
	case dialog.Owner:
		return 1
	case dialog.Collaborator:
		return 2
	case dialog.Contact:
		return 3
	case dialog.Staff:
		return 4
	case dialog.Manager:
		return 5
	case dialog.Admin:
		return 6
	}
	return 0
}

func (t *tx) savePerson(ctx context.Context, m store.Meet, role dialog.Role) (id int64, err error) {
	err = t.row(ctx, `
INSERT INTO people (user, chat, name, username, role, lang, met) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (user) DO UPDATE SET
	chat     = iif(excluded.chat = 0, chat, excluded.chat),
	name     = iif(excluded.name = '', name, excluded.name),
	username = iif(excluded.username = '', username, excluded.username),
	lang     = iif(excluded.lang = '', lang, excluded.lang),
	role     = excluded.role
RETURNING id`,
		m.User, m.Chat, m.Name, m.Username, role, m.Lang, millis(m.At)).Scan(&id)
	return id, err
}

// saveConsents only ever adds: a withdrawn consent is a later row.
func (t *tx) saveConsents(ctx context.Context, person int64, m store.Meet) error {
	for _, c := range m.Consents {
		at := cmp.Or(millis(c.At), millis(m.At))
		if _, err := t.exec(ctx, `INSERT INTO consents (person, purpose, version, given, at)
VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, person, c.Purpose, c.Version, c.Given, at); err != nil {
			return fmt.Errorf("consent: %w", err)
		}
	}
	return nil
}
