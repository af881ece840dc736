package sqlite

import (
	"context"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// facilities the viewer may report a need for: their own first, each part newest
// first. Words that fold to nothing ("…") find nothing.
func (s *Store) facilities(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	may, err := scope(v)
	if err != nil {
		return dialog.Result{}, err
	}
	c := may.and(kindOf(v, q) + ` = 'facility' AND r.state NOT IN ('withdrawn', 'closed', 'out_of_scope', 'duplicate', 'erased')`)
	c, some := c.found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	ownFirst := clause{`r.sender = ? DESC, r.updated DESC, r.number DESC`, []any{v.Person}}
	return s.page(ctx, c, ownFirst, q.Page)
}

// kindOf is the column to compare. The + keeps SQLite from reading all facilities
// by the index of kinds, unless nothing else narrows them down.
func kindOf(v store.Viewer, q dialog.Query) string {
	if v.Role.IsStaff() && q.Text == "" {
		return `r.kind`
	}
	return `+r.kind`
}

// hamlets are those the viewer last wrote for the commune, each once.
func (s *Store) hamlets(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	rows, err := s.read.query(ctx, `
SELECT r.answers ->> '$.`+hamletStep+`.t' hamlet FROM records r
WHERE r.sender = ? AND r.kind = 'facility' AND r.commune = ? AND hamlet <> ''
GROUP BY hamlet ORDER BY max(r.updated) DESC, hamlet`, v.Person, q.More)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, func(row scanner) (dialog.Row, error) {
		var r dialog.Row
		err := row.Scan(&r.Name)
		r.ID, r.Label = r.Name, dialog.Plain(r.Name)
		return r, err
	})
	return cut(found, q.Page), err
}

// cut is one page of a result that holds all rows.
func cut(all dialog.Result, page int) dialog.Result {
	from := min(offset(page), len(all.Rows))
	all.Rows = all.Rows[from:min(from+store.PageRows, len(all.Rows))]
	return all
}
