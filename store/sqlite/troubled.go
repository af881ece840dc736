package sqlite

import (
	"context"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// troubles are the events that could not be handled, for administrators.
func (s *Store) troubles(ctx context.Context, v store.Viewer, page int) (dialog.Result, error) {
	if v.Role != dialog.Admin {
		return dialog.Result{}, nil
	}
	var total int
	if err := s.read.scan(ctx, `SELECT count(*) FROM troubles`, nil, &total); err != nil {
		return dialog.Result{}, err
	}
	rows, err := s.read.query(ctx, `SELECT update_id, what, times, at FROM troubles ORDER BY at DESC, update_id LIMIT ? OFFSET ?`,
		store.PageRows, offset(page))
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, func(row scanner) (dialog.Row, error) {
		var x store.Troubled
		var at int64
		err := row.Scan(&x.Update, &x.What, &x.Times, &at)
		x.At = moment(at)
		return dialog.Row{Body: x}, err
	})
	found.Total = total
	return found, err
}
