package sqlite

import (
	"context"
	"fmt"

	"khuyencong/store"
)

// A sessionRow is a session ready to be written: encoding is done before the
// transaction, which holds up everybody else's.
type sessionRow struct {
	key     store.SessionKey
	was, is int64
	owed    bool
	body    string
}

func encodeSessions(rows []store.SessionRow) ([]sessionRow, error) {
	ready := make([]sessionRow, len(rows))
	for i, r := range rows {
		body, err := encode(r.Session)
		if err != nil {
			return nil, err
		}
		ready[i] = sessionRow{key: r.Key, was: r.Was, is: r.Session.Revision, owed: r.Session.Owed != nil, body: body}
	}
	return ready, nil
}

// saveSession writes the session where its stored revision is still the one it
// was made from.
func (t *tx) saveSession(ctx context.Context, r sessionRow) error {
	if r.is <= r.was {
		return fmt.Errorf("session %v: revision %d after %d: %w", r.key, r.is, r.was, store.ErrDefect)
	}
	n, err := t.writeSession(ctx, r)
	if err != nil {
		return fmt.Errorf("session %v: %w", r.key, err)
	}
	if n == 0 {
		return fmt.Errorf("session %v: %w", r.key, store.ErrConflict)
	}
	return nil
}

func (t *tx) writeSession(ctx context.Context, r sessionRow) (int64, error) {
	if r.was == 0 {
		return t.exec(ctx, `INSERT INTO sessions (chat, user, revision, owed, body)
VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, r.key.Chat, r.key.User, r.is, r.owed, r.body)
	}
	return t.exec(ctx, `UPDATE sessions SET revision = ?, owed = ?, body = ?
WHERE chat = ? AND user = ? AND revision = ?`, r.is, r.owed, r.body, r.key.Chat, r.key.User, r.was)
}

// Owing are the conversations with a view that is decided and not known to be
// shown: at start and by a sweep they are shown again.
func (s *Store) Owing(ctx context.Context) ([]store.SessionKey, error) {
	rows, err := s.read.query(ctx, `SELECT chat, user FROM sessions WHERE owed = 1 ORDER BY chat, user`)
	if err != nil {
		return nil, fmt.Errorf("owing: %w", err)
	}
	defer rows.Close()
	var keys []store.SessionKey
	for rows.Next() {
		var k store.SessionKey
		if err := rows.Scan(&k.Chat, &k.User); err != nil {
			return nil, fmt.Errorf("owing: %w", err)
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}
