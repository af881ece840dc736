package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Draft with an id, whoever's it is: for what the bot does on its own. No such
// draft is store.ErrNotFound.
func (s *Store) Draft(ctx context.Context, id string) (dialog.Draft, error) {
	rows, err := s.read.query(ctx, `SELECT `+draftColumns+` FROM drafts d WHERE d.id = ?`, id)
	if err != nil {
		return dialog.Draft{}, fmt.Errorf("draft %s: %w", id, err)
	}
	defer rows.Close()
	if !rows.Next() {
		return dialog.Draft{}, errors.Join(rows.Err(), store.ErrNotFound)
	}
	o, err := scanDraft(rows)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	return o.Draft, err
}
