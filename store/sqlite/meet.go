package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// meet adds a person, or what is new of a known one: empty fields change
// nothing, a role is never lowered, communes are only added.
func (t *tx) meet(ctx context.Context, m store.Meet, at time.Time) error {
	if m.At.IsZero() {
		m.At = at
	}
	was, err := t.standingOf(ctx, m.User)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("meet: %w", err)
	}
	role := was.role
	if rank(m.Role) > rank(role) {
		role = m.Role
	}
	person, err := t.savePerson(ctx, m, role)
	if err != nil {
		return fmt.Errorf("meet: %w", err)
	}
	if err := t.addCommunes(ctx, person, m.Communes); err != nil {
		return err
	}
	if err := t.noteMet(ctx, m, was, person); err != nil {
		return err
	}
	if err := t.saveConsents(ctx, person, m); err != nil {
		return err
	}
	return t.useInvite(ctx, m)
}

// noteMet writes down who came in, and with what they came again.
func (t *tx) noteMet(ctx context.Context, m store.Meet, was standing, person int64) error {
	is, err := t.standingOf(ctx, m.User)
	if err != nil || is.same(was) {
		return err
	}
	return t.standAs(ctx, was, is, store.PeopleEntry{
		Key: "met:" + strconv.FormatInt(person, 10) + ":" + strconv.Itoa(is.version), Person: person, At: m.At,
		By: person, ByName: is.name, Action: store.Met, Channel: "telegram",
	})
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
INSERT INTO people (user, chat, name, username, role, lang, met, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (user) DO UPDATE SET
	chat     = iif(excluded.chat = 0, chat, excluded.chat),
	name     = iif(excluded.name = '', name, excluded.name),
	username = iif(excluded.username = '', username, excluded.username),
	lang     = iif(excluded.lang = '', lang, excluded.lang),
	folded   = iif(excluded.name = '', folded, excluded.folded),
	role     = excluded.role
RETURNING id`,
		m.User, m.Chat, m.Name, m.Username, role, m.Lang, millis(m.At), vietnamese.Fold(m.Name)).Scan(&id)
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
