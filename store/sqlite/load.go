package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// loadSQL is one query for any number of conversations: their keys come as JSON
// pairs. Of the session it reads what it is told to.
func loadSQL(session string) string {
	return `
SELECT k.key, ` + session + `,
	` + personColumns + `
FROM json_each(?) k
LEFT JOIN sessions s ON s.chat = k.value ->> 0 AND s.user = k.value ->> 1
LEFT JOIN people p ON p.user = k.value ->> 1`
}

var (
	bodiesSQL    = loadSQL(`ifnull(s.revision, 0), s.body`)
	revisionsSQL = loadSQL(`ifnull(s.revision, 0), NULL`) // bodies may be long and are not read
)

// Load gives the conversations and the people they are with, in the order of
// the keys; what is not there is zero. It sees everything committed before. A
// session that cannot be read is put by as it is and counts as a new one: its
// person must not be shut out by it, nor others.
func (s *Store) Load(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	all, unreadable, err := s.load(ctx, bodiesSQL, keys)
	for _, k := range unreadable {
		err = errors.Join(err, s.putBy(ctx, k))
	}
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Revisions is Load with no more of the sessions than their revision, for who
// has a copy of them and wants to know whether it is the last.
func (s *Store) Revisions(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	all, _, err := s.load(ctx, revisionsSQL, keys)
	return all, err
}

func (s *Store) load(ctx context.Context, query string, keys []store.SessionKey) (all []store.Loaded, unreadable []store.SessionKey, err error) {
	pairs := make([][2]int64, len(keys))
	for i, k := range keys {
		pairs[i] = [2]int64{k.Chat, k.User}
	}
	wanted, err := encodeList(pairs)
	if err != nil {
		return nil, nil, err
	}
	rows, err := s.read.query(ctx, query, wanted)
	if err != nil {
		return nil, nil, fmt.Errorf("load: %w", err)
	}
	defer rows.Close()
	all = make([]store.Loaded, len(keys))
	for rows.Next() {
		var at int
		var revision int64
		var body sql.Null[sql.RawBytes]
		var p maybePerson
		if err := rows.Scan(append([]any{&at, &revision, &body}, p.columns()...)...); err != nil {
			return nil, nil, fmt.Errorf("load: %w", err)
		}
		if body.Valid && json.Unmarshal(body.V, &all[at].Session) != nil {
			all[at].Session = dialog.Session{}
			unreadable = append(unreadable, keys[at])
		}
		all[at].Session.Revision = revision
		if all[at].Person, err = p.person(); err != nil {
			return nil, nil, fmt.Errorf("load a person: %w", err)
		}
	}
	return all, unreadable, rows.Err()
}

// putBy copies a session that cannot be read, once.
func (s *Store) putBy(ctx context.Context, k store.SessionKey) error {
	return s.change(ctx, `INSERT INTO unreadable (chat, user, revision, body, at)
SELECT chat, user, revision, body, ? FROM sessions WHERE chat = ? AND user = ? ON CONFLICT DO NOTHING`, millis(s.now()), k.Chat, k.User)
}
