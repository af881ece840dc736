package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// loadSQL is one query for any number of conversations: their keys come as JSON
// pairs. Of the session it reads what it is told to.
func loadSQL(session string) string {
	return `
SELECT k.key, ` + session + `,
	p.id, p.user, p.chat, p.name, p.username, p.role, p.lang, p.blocked, p.met,
	(SELECT json_group_array(c.commune ORDER BY c.seq) FROM person_communes c WHERE c.person = p.id)
FROM json_each(?) k
LEFT JOIN sessions s ON s.chat = k.value ->> 0 AND s.user = k.value ->> 1
LEFT JOIN people p ON p.user = k.value ->> 1`
}

var (
	bodiesSQL    = loadSQL(`s.body`)
	revisionsSQL = loadSQL(`ifnull(s.revision, 0)`) // bodies may be long and are not read
)

// Load gives the conversations and the people they are with, in the order of
// the keys; what is not there is zero. It sees everything committed before.
func (s *Store) Load(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	var body sql.Null[sql.RawBytes]
	return s.load(ctx, bodiesSQL, keys, &body, func(into *dialog.Session) error {
		if !body.Valid {
			return nil
		}
		return json.Unmarshal(body.V, into)
	})
}

// Revisions is Load with no more of the sessions than their revision, for who
// has a copy of them and wants to know whether it is the last.
func (s *Store) Revisions(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	var revision int64
	return s.load(ctx, revisionsSQL, keys, &revision, func(into *dialog.Session) error {
		into.Revision = revision
		return nil
	})
}

// load runs the query; take turns what was scanned into column into the session.
func (s *Store) load(ctx context.Context, query string, keys []store.SessionKey, column any, take func(*dialog.Session) error) ([]store.Loaded, error) {
	pairs := make([][2]int64, len(keys))
	for i, k := range keys {
		pairs[i] = [2]int64{k.Chat, k.User}
	}
	wanted, err := encodeList(pairs)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.query(ctx, query, wanted)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	defer rows.Close()
	all := make([]store.Loaded, len(keys))
	for rows.Next() {
		var at int
		var p maybePerson
		if err := rows.Scan(append([]any{&at, column}, p.columns()...)...); err != nil {
			return nil, fmt.Errorf("load: %w", err)
		}
		if err := take(&all[at].Session); err != nil {
			return nil, fmt.Errorf("load a session: %w", err)
		}
		if all[at].Person, err = p.person(); err != nil {
			return nil, fmt.Errorf("load a person: %w", err)
		}
	}
	return all, rows.Err()
}
