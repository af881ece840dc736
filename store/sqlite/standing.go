package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A standing is what a change of people needs to know of a person.
type standing struct {
	id, user, chat int64
	name           string
	role           dialog.Role
	communes       []string
	version        int
}

// same reports whether nothing about the person's part in the house differs.
func (s standing) same(o standing) bool {
	return s.role == o.role && slices.Equal(s.communes, o.communes)
}

// String is how the history tells it: "collaborator 24118 24121".
func (s standing) String() string {
	return strings.Join(append([]string{string(s.role)}, s.communes...), " ")
}

const standingSQL = `
SELECT p.id, p.user, p.chat, p.name, p.role, p.version,
	(SELECT json_group_array(c.commune ORDER BY c.seq) FROM person_communes c WHERE c.person = p.id)
FROM people p `

// standingOf is the person behind an account; store.ErrNotFound for a stranger.
func (t *tx) standingOf(ctx context.Context, user int64) (standing, error) {
	return scanStanding(t.row(ctx, standingSQL+`WHERE p.user = ?`, user))
}

// standingBy is the person with an id, or whom they have become, if they are still as they were when the
// change was decided on (version 0: whatever they are); else store.ErrConflict.
func (t *tx) standingBy(ctx context.Context, id int64, version int) (standing, error) {
	s, err := scanStanding(t.row(ctx, standingSQL+`WHERE p.id = (SELECT ifnull(became, id) FROM people WHERE id = ?)`, id))
	if err == nil && version != 0 && s.version != version {
		err = fmt.Errorf("person %d is at version %d, not %d: %w", id, s.version, version, store.ErrConflict)
	}
	return s, err
}

func scanStanding(row *sql.Row) (standing, error) {
	var s standing
	var communes string
	err := row.Scan(&s.id, &s.user, &s.chat, &s.name, &s.role, &s.version, &communes)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	if err != nil {
		return s, err
	}
	s.communes, err = decodeList[string](communes)
	return s, err
}

// place gives the person role and communes.
func (t *tx) place(ctx context.Context, person int64, role dialog.Role, communes []string) error {
	if _, err := t.exec(ctx, `UPDATE people SET role = ? WHERE id = ?`, role, person); err != nil {
		return fmt.Errorf("role of person %d: %w", person, err)
	}
	if _, err := t.exec(ctx, `DELETE FROM person_communes WHERE person = ?`, person); err != nil {
		return fmt.Errorf("communes of person %d: %w", person, err)
	}
	return t.addCommunes(ctx, person, communes)
}

func (t *tx) addCommunes(ctx context.Context, person int64, communes []string) error {
	for _, c := range communes {
		if _, err := t.exec(ctx, `INSERT INTO person_communes (person, commune) VALUES (?, ?) ON CONFLICT DO NOTHING`, person, c); err != nil {
			return fmt.Errorf("communes of person %d: %w", person, err)
		}
	}
	return nil
}

// standAs notes what became of a person, and that decisions made on what they
// were before no longer hold.
func (t *tx) standAs(ctx context.Context, was, is standing, e store.PeopleEntry) error {
	since := time.Time{}
	if was.role != is.role {
		since = e.At
	}
	if was.id != 0 || is.role != "" {
		if _, err := t.exec(ctx, `UPDATE people SET version = version + ?, since = iif(? = 0, since, ?) WHERE id = ?`,
			was.id != 0, millis(since), millis(since), is.id); err != nil {
			return fmt.Errorf("person %d: %w", is.id, err)
		}
	}
	e.Person, e.Before, e.After = is.id, was.String(), is.String()
	return t.notePerson(ctx, e)
}

// notePerson adds an entry to the people's history.
func (t *tx) notePerson(ctx context.Context, e store.PeopleEntry) error {
	_, err := t.exec(ctx, `
INSERT INTO people_history (key, person, at, actor, actor_name, action, before, after, records, drafts, channel)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.Key, e.Person, millis(e.At), maybe(e.By), e.ByName, e.Action, maybe(e.Before), maybe(e.After), e.Records, e.Drafts, e.Channel)
	if err != nil {
		return fmt.Errorf("history of person %d: %w", e.Person, err)
	}
	return nil
}
