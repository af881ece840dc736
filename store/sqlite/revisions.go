package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"khuyencong/store"
)

// The same as loadSQL but for the body, which may be long and is not read.
const revisionsSQL = `
SELECT k.key, ifnull(s.revision, 0),
	p.id, p.user, p.chat, p.name, p.username, p.role, p.lang, p.blocked, p.met,
	(SELECT json_group_array(c.commune ORDER BY c.seq) FROM person_communes c WHERE c.person = p.id)
FROM json_each(?) k
LEFT JOIN sessions s ON s.chat = k.value ->> 0 AND s.user = k.value ->> 1
LEFT JOIN people p ON p.user = k.value ->> 1`

// Revisions is Load with no more of the sessions than their revision, for who
// has a copy of them and wants to know whether it is the last.
func (s *Store) Revisions(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	pairs := make([][2]int64, len(keys))
	for i, k := range keys {
		pairs[i] = [2]int64{k.Chat, k.User}
	}
	wanted, err := encodeList(pairs)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.query(ctx, revisionsSQL, wanted)
	if err != nil {
		return nil, fmt.Errorf("revisions: %w", err)
	}
	defer rows.Close()
	all := make([]store.Loaded, len(keys))
	for rows.Next() {
		if err := scanRevision(rows, all); err != nil {
			return nil, fmt.Errorf("revisions: %w", err)
		}
	}
	return all, rows.Err()
}

// scanRevision puts one row in its place.
func scanRevision(rows *sql.Rows, all []store.Loaded) error {
	var at int
	var revision int64
	var p maybePerson
	if err := rows.Scan(append([]any{&at, &revision}, p.columns()...)...); err != nil {
		return err
	}
	all[at].Session.Revision = revision
	var err error
	all[at].Person, err = p.person()
	return err
}
