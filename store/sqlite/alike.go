package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/duplicates"
	"khuyencong/store"
)

// Facilities that may be the same one have a key in common: of their phone, tax
// code, the telling words of their names, their place. Table alike holds the keys
// as numbers; what they come to is for package duplicates to say.

// crowded is how many facilities may share a key before it tells nothing.
const crowded = 200

// saveAlike makes a facility found by what another record of it would share.
func (t *tx) saveAlike(ctx context.Context, number int64, r store.Record) error {
	if r.Kind != store.Facility {
		return nil
	}
	if _, err := t.exec(ctx, `DELETE FROM alike WHERE number = ?`, number); err != nil {
		return fmt.Errorf("likeness of %s: %w", r.ID, err)
	}
	for _, key := range duplicates.Keys(asFacility(r)) {
		if _, err := t.exec(ctx, `INSERT INTO alike (key, number) VALUES (?, ?) ON CONFLICT DO NOTHING`, keyNumber(key), number); err != nil {
			return fmt.Errorf("likeness of %s: %w", r.ID, err)
		}
	}
	return nil
}

// keyNumber is a key in eight bytes. Two keys with one number bring a candidate
// too many, which is then compared like any other.
func keyNumber(key string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(key)) // never fails
	return int64(h.Sum64())     //nolint:gosec // all 64 bits, as SQLite keeps them
}

func asFacility(r store.Record) duplicates.Facility {
	place, known := r.Answers["location"]
	return duplicates.Facility{
		ID: r.ID, Name: r.Title, Owner: r.Answers.Text(contactStep), Phone: r.Phone, TaxCode: r.Answers.Text("tax_code"),
		Commune: r.Commune, Hamlet: r.Answers.Text(hamletStep), Lat: place.Lat, Lon: place.Lon, HasPlace: known && !place.Skipped,
	}
}

// asked is a facility as far as a form that is being filled in knows it.
func asked(q dialog.Query) duplicates.Facility {
	f := duplicates.Facility{Phone: q.ID, Commune: q.More}
	f.Name, f.Hamlet, _ = strings.Cut(q.Text, "\n")
	f.Hamlet, f.Owner, _ = strings.Cut(f.Hamlet, "\n")
	return f
}

// similar are the facilities that may be the one the viewer is entering, the
// likeliest first; those with the phone, but alike in nothing else, only where
// that is asked for.
func (s *Store) similar(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	may, err := scope(v)
	if err != nil {
		return dialog.Result{}, err
	}
	f := asked(q)
	near, rows, err := s.near(ctx, may, f)
	if err != nil {
		return dialog.Result{}, err
	}
	if q.Name == store.SamePhone {
		f.Phone = ""
		near = without(near, duplicates.Near(f, facilitiesIn(rows)))
	}
	slices.SortFunc(near, func(a, b duplicates.Pair) int { // of equals what is called as was typed, then the newest
		return cmp.Or(cmp.Compare(math.Round(b.Score*100), math.Round(a.Score*100)),
			cmp.Compare(apart(f.Name, rows[a.B]), apart(f.Name, rows[b.B])),
			cmp.Compare(rows[b.B].Body.(store.Record).Number, rows[a.B].Body.(store.Record).Number))
	})
	found := dialog.Result{Total: len(near)}
	for _, p := range near {
		row := rows[p.B]
		row.Name = row.Label.Plain
		found.Rows = append(found.Rows, row)
	}
	return cut(found, q.Page), nil
}

// apart is how much longer or shorter a facility's name is.
func apart(name string, row dialog.Row) int {
	return max(len(row.Label.Plain)-len(name), len(name)-len(row.Label.Plain))
}

// without are the pairs that are not among the others.
func without(all, others []duplicates.Pair) []duplicates.Pair {
	seen := map[string]bool{}
	for _, p := range others {
		seen[p.B] = true
	}
	var left []duplicates.Pair
	for _, p := range all {
		if !seen[p.B] {
			left = append(left, p)
		}
	}
	return left
}

func facilitiesIn(rows map[string]dialog.Row) []duplicates.Facility {
	var all []duplicates.Facility
	for _, row := range rows {
		all = append(all, asFacility(row.Body.(store.Record)))
	}
	return all
}

// near are the pairs of the facility with those that may be the same one, the
// likeliest first, and the rows of these by their ids.
func (s *Store) near(ctx context.Context, may clause, f duplicates.Facility) ([]duplicates.Pair, map[string]dialog.Row, error) {
	numbers, err := s.candidates(ctx, f)
	if err != nil || len(numbers) == 0 {
		return nil, nil, err
	}
	list, err := encodeList(numbers)
	if err != nil {
		return nil, nil, err
	}
	c := may.and(`r.number IN (SELECT value FROM json_each(?)) AND r.id <> ? AND r.state NOT IN ('withdrawn', 'duplicate', 'erased')`, list, f.ID)
	found, err := s.read.query(ctx, recordSQL+`WHERE `+c.sql, c.args...)
	if err != nil {
		return nil, nil, err
	}
	result, err := collect(found, recordRow)
	if err != nil {
		return nil, nil, err
	}
	rows := map[string]dialog.Row{}
	for _, row := range result.Rows {
		rows[row.ID] = row
	}
	return duplicates.Near(f, facilitiesIn(rows)), rows, nil
}

// candidates are the numbers of the facilities that share a key with this one, but
// for keys that a crowd shares.
func (s *Store) candidates(ctx context.Context, f duplicates.Facility) ([]int64, error) {
	seen := map[int64]bool{}
	var all []int64
	for _, key := range duplicates.Keys(f) {
		some, err := s.sharing(ctx, keyNumber(key))
		if err != nil {
			return nil, err
		}
		for _, n := range some {
			if !seen[n] {
				seen[n], all = true, append(all, n)
			}
		}
	}
	return all, nil
}

func (s *Store) sharing(ctx context.Context, key int64) ([]int64, error) {
	rows, err := s.read.query(ctx, `SELECT number FROM alike WHERE key = ? LIMIT ?`, key, crowded+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var some []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		some = append(some, n)
	}
	if len(some) > crowded {
		some = nil
	}
	return some, rows.Err()
}

// mostTwins is how many a card names.
const mostTwins = 3

// withTwins adds to a facility that is still to be decided on those that may be
// the same, for staff.
func (s *Store) withTwins(ctx context.Context, r store.Record) (store.Record, error) {
	if r.Kind != store.Facility || r.State.Closed() || r.State == store.Accepted {
		return r, nil
	}
	near, rows, err := s.near(ctx, clause{sql: `TRUE`}, asFacility(r))
	if err != nil {
		return r, fmt.Errorf("twins of %s: %w", r.ID, err)
	}
	for _, p := range near[:min(mostTwins, len(near))] {
		other := rows[p.B].Body.(store.Record)
		r.Twins = append(r.Twins, store.Twin{ID: other.ID, Number: other.Number, Title: other.Title, Why: p.Reasons})
	}
	return r, nil
}

// twinIDs are the ids of the facilities that may be the same as this one, as a
// list; of any other record there are none.
func (s *Store) twinIDs(ctx context.Context, id string) (string, error) {
	rows, err := s.read.query(ctx, recordSQL+`WHERE r.id = ? AND r.kind = 'facility'`, id)
	if err != nil {
		return "", err
	}
	found, err := collect(rows, recordRow)
	if err != nil || len(found.Rows) == 0 {
		return "[]", err
	}
	near, _, err := s.near(ctx, clause{sql: `TRUE`}, asFacility(found.Rows[0].Body.(store.Record)))
	if err != nil {
		return "", err
	}
	ids := []string{}
	for _, p := range near {
		ids = append(ids, p.B)
	}
	return encodeList(ids)
}
