package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// maybePerson receives the columns of a person who may be unknown.
type maybePerson struct {
	id, user, chat, met                  sql.Null[int64]
	name, username, role, lang, menu, in sql.Null[string]
	consent                              sql.Null[string]
	blocked, refuses                     sql.Null[bool]
}

// personColumns of the table people p, in the order of columns.
const personColumns = `p.id, p.user, p.chat, p.name, p.username, p.role, p.lang, p.blocked, p.menu, p.met,
	(SELECT json_group_array(c.commune ORDER BY c.seq) FROM person_communes c WHERE c.person = p.id),
	(SELECT given = 0 FROM consents WHERE person = p.id AND purpose = '` + store.ForNotices + `' ORDER BY seq DESC LIMIT 1),
	(SELECT given || ' ' || version FROM consents WHERE person = p.id AND purpose = '` + store.ForData + `' ORDER BY seq DESC LIMIT 1)`

func (p *maybePerson) columns() []any {
	return []any{&p.id, &p.user, &p.chat, &p.name, &p.username, &p.role, &p.lang, &p.blocked, &p.menu, &p.met, &p.in, &p.refuses, &p.consent}
}

func (p *maybePerson) person() (store.Person, error) {
	if !p.id.Valid {
		return store.Person{}, nil
	}
	communes, err := decodeList[string](p.in.V)
	given, version, asked := strings.Cut(p.consent.V, " ")
	return store.Person{
		ID: p.id.V, User: p.user.V, Chat: p.chat.V, Name: p.name.V, Username: p.username.V,
		Role: dialog.Role(p.role.V), Lang: p.lang.V, Communes: communes,
		Blocked: p.blocked.V, Refuses: p.refuses.V, Consent: version, Declines: asked && given == "0", Menu: p.menu.V, Met: moment(p.met.V),
	}, err
}

// Person by id; ErrNotFound if there is none.
func (s *Store) Person(ctx context.Context, id int64) (store.Person, error) {
	var p maybePerson
	err := s.read.scan(ctx, `
SELECT `+personColumns+` FROM people p WHERE p.id = ?`, []any{id}, p.columns()...)
	if errors.Is(err, sql.ErrNoRows) {
		return store.Person{}, fmt.Errorf("person %d: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return store.Person{}, fmt.Errorf("person %d: %w", id, err)
	}
	return p.person()
}
