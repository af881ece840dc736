package sqlite

import (
	"context"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// ownProfile is what the centre knows of the viewer, and how they want to be told.
func (s *Store) ownProfile(ctx context.Context, v store.Viewer) (dialog.Result, error) {
	found, err := s.profile(ctx, strconv.FormatInt(v.Person, 10))
	if err != nil || len(found.Rows) == 0 {
		return found, err
	}
	told, err := s.telling(ctx, v)
	found.Rows = append(found.Rows, told.Rows...)
	return found, err
}
