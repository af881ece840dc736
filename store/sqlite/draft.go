package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khuyencong/store"
)

// Draft with an id, whoever's it is: for what the bot does on its own. No such
// draft is store.ErrNotFound.
func (s *Store) Draft(ctx context.Context, id string) (store.OldDraft, error) {
	rows, err := s.read.query(ctx, `SELECT `+draftColumns+` FROM `+draftTables+` WHERE d.id = ?`, id)
	if err != nil {
		return store.OldDraft{}, fmt.Errorf("draft %s: %w", id, err)
	}
	defer rows.Close()
	if !rows.Next() {
		return store.OldDraft{}, errors.Join(rows.Err(), store.ErrNotFound)
	}
	o, err := scanDraft(rows)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	return o, err
}
