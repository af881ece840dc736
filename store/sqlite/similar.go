package sqlite

import (
	"context"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// A likeness is a facility that may be the one being entered; near is how far
// its name is from the one given: 0 the same, else the words that differ.
type likeness struct {
	id   string
	near int
}

// similar are the facilities that may be the one the viewer is entering: of a
// like name in the same commune, or with the same phone; the nearest first.
func (s *Store) similar(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	may, err := scope(v)
	if err != nil {
		return dialog.Result{}, err
	}
	alike, err := s.alike(ctx, may, q)
	if err != nil {
		return dialog.Result{}, err
	}
	slices.SortStableFunc(alike, func(a, b likeness) int { return a.near - b.near })
	found := dialog.Result{Total: len(alike)}
	for _, l := range alike {
		found.Rows = append(found.Rows, dialog.Row{ID: l.id, Name: l.id})
	}
	found = cut(found, q.Page)
	if err := s.fillRecords(ctx, found.Rows); err != nil {
		return dialog.Result{}, err
	}
	for i, row := range found.Rows {
		found.Rows[i].Name = row.Label.Plain
	}
	return found, nil
}

// alike reads the names of one commune and whoever has the phone, and compares
// here: SQL cannot tell words.
func (s *Store) alike(ctx context.Context, may clause, q dialog.Query) ([]likeness, error) {
	c := may.and(`+r.kind = 'facility' AND r.state NOT IN ('withdrawn', 'duplicate', 'erased') AND (r.commune = ? OR (r.phone = ? AND r.phone <> ''))`, q.More, q.ID)
	rows, err := s.read.query(ctx, `SELECT r.id, r.folded, r.phone, r.commune FROM records r WHERE `+c.sql+` ORDER BY r.number DESC`, c.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	name := strings.Fields(vietnamese.Fold(q.Text))
	var all []likeness
	for rows.Next() {
		var l likeness
		var folded, phone, commune string
		if err := rows.Scan(&l.id, &folded, &phone, &commune); err != nil {
			return nil, err
		}
		other := strings.Fields(folded)
		l.near = apart(name, other)
		if (commune != "" && commune == q.More && isLike(name, other)) || (phone != "" && phone == q.ID) {
			all = append(all, l)
		}
	}
	return all, rows.Err()
}

// isLike reports whether one name has all words of the other.
func isLike(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && (missing(a, b) == 0 || missing(b, a) == 0)
}

// apart is how many words only one of the names has.
func apart(a, b []string) int { return missing(a, b) + missing(b, a) }

// missing is how many words of a are not in b.
func missing(a, b []string) int {
	n := 0
	for _, w := range a {
		if !slices.Contains(b, w) {
			n++
		}
	}
	return n
}
