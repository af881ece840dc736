package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"khuyencong/store"
)

// One query for any number of conversations: their keys come as JSON pairs.
const loadSQL = `
SELECT k.key, s.body,
	p.id, p.user, p.chat, p.name, p.username, p.role, p.lang, p.blocked, p.met,
	(SELECT json_group_array(c.commune ORDER BY c.seq) FROM person_communes c WHERE c.person = p.id)
FROM json_each(?) k
LEFT JOIN sessions s ON s.chat = k.value ->> 0 AND s.user = k.value ->> 1
LEFT JOIN people p ON p.user = k.value ->> 1`

// Load gives the conversations and the people they are with, in the order of
// the keys; what is not there is zero. It sees everything committed before.
func (s *Store) Load(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	pairs := make([][2]int64, len(keys))
	for i, k := range keys {
		pairs[i] = [2]int64{k.Chat, k.User}
	}
	wanted, err := encodeList(pairs)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.query(ctx, loadSQL, wanted)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	defer rows.Close()
	all := make([]store.Loaded, len(keys))
	for rows.Next() {
		if err := scanLoaded(rows, all); err != nil {
			return nil, fmt.Errorf("load: %w", err)
		}
	}
	return all, rows.Err()
}

// scanLoaded puts one row in its place.
func scanLoaded(rows *sql.Rows, all []store.Loaded) error {
	var at int
	var body sql.Null[sql.RawBytes]
	var p maybePerson
	if err := rows.Scan(append([]any{&at, &body}, p.columns()...)...); err != nil {
		return err
	}
	if body.Valid {
		if err := json.Unmarshal(body.V, &all[at].Session); err != nil {
			return fmt.Errorf("decode session: %w", err)
		}
	}
	var err error
	all[at].Person, err = p.person()
	return err
}
