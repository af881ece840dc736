package sqlite

import (
	"context"
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// sentBack are the records that wait for their sender.
const sentBack = `r.sender = ? AND r.state IN ('returned', 'paused')`

// openForm counts the form that is open in the conversation of user ?2 in chat ?3
// and has an answer: asking for the list of work puts it aside.
const openForm = `SELECT count(*) FROM sessions WHERE chat = ?3 AND user = ?2 AND iif(json_valid(body),
	body ->> '$.flow' IN ('facility', 'need', 'apply') AND (ifnull(body ->> '$.answers', '{}') <> '{}' OR body ->> '$.record' <> ''), FALSE)`

// work is what waits for the viewer, and how their communes stand.
func (s *Store) work(ctx context.Context, v store.Viewer) (dialog.Result, error) {
	var w store.Work
	err := s.read.scan(ctx, `SELECT (SELECT count(*) FROM records r WHERE `+sentBack+`),
	(SELECT count(*) FROM drafts WHERE user = ?2 AND chat = ?3) + (`+openForm+`)`, []any{v.Person, v.User, v.Chat}, &w.Back, &w.Drafts)
	if err != nil {
		return dialog.Result{}, err
	}
	if w.Back > 0 {
		found, err := s.back(ctx, v, 0)
		if err != nil {
			return dialog.Result{}, err
		}
		for _, row := range found.Rows[:min(store.ReturnedShown, len(found.Rows))] {
			w.Returned = append(w.Returned, row.Body.(store.Record))
		}
	}
	if w.Interests, err = s.countInterests(ctx, v); err != nil {
		return dialog.Result{}, err
	}
	if w.Stale, err = s.countStale(ctx, v); err != nil {
		return dialog.Result{}, err
	}
	if w.Areas, err = s.areas(ctx, v); err != nil {
		return dialog.Result{}, err
	}
	w.Elsewhere, err = s.elsewhere(ctx, v)
	return dialog.Result{Rows: []dialog.Row{{Body: w}}, Total: 1}, err
}

// countStale is how many of the viewer's facilities are to be looked at again.
func (s *Store) countStale(ctx context.Context, v store.Viewer) (n int, err error) {
	err = s.read.scan(ctx, `SELECT count(*) FROM records r INDEXED BY records_sender WHERE r.sender = ? AND `+staleSQL,
		[]any{v.Person, millis(store.StaleBefore(v.At))}, &n)
	return n, err
}

// back are the records that wait for the viewer to mend them.
func (s *Store) back(ctx context.Context, v store.Viewer, page int) (dialog.Result, error) {
	return s.page(ctx, clause{sentBack, []any{v.Person}}, clause{sql: `r.updated DESC, r.number DESC`}, page)
}

// areasSQL counts from the index alone: a commune may have thousands.
const areasSQL = `SELECT r.commune, r.kind, r.state, count(*) FROM records r INDEXED BY records_commune WHERE `

// areas are the viewer's communes in figures, those without any too.
func (s *Store) areas(ctx context.Context, v store.Viewer) ([]store.Area, error) {
	c, err := inCommunes(v, v.Communes)
	if err != nil || len(v.Communes) == 0 {
		return nil, err
	}
	rows, err := s.read.query(ctx, areasSQL+c.sql+` GROUP BY r.commune, r.kind, r.state`, c.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make([]store.Area, len(v.Communes))
	for i, code := range v.Communes {
		all[i].Commune = code
	}
	for rows.Next() {
		var code string
		var kind store.Kind
		var state store.State
		var n int
		if err := rows.Scan(&code, &kind, &state, &n); err != nil {
			return nil, err
		}
		i := slices.Index(v.Communes, code)
		*figure(&all[i], kind, state) += n
	}
	return all, rows.Err()
}

// elsewhere are those of their records in figures that are in no commune of theirs.
func (s *Store) elsewhere(ctx context.Context, v store.Viewer) (store.Area, error) {
	var a store.Area
	c, err := outside(v)
	if err != nil {
		return a, err
	}
	rows, err := s.read.query(ctx, `SELECT r.kind, r.state, count(*) FROM records r INDEXED BY records_sender WHERE `+c.sql+` GROUP BY r.kind, r.state`, c.args...)
	if err != nil {
		return a, err
	}
	defer rows.Close()
	for rows.Next() {
		var kind store.Kind
		var state store.State
		var n int
		if err := rows.Scan(&kind, &state, &n); err != nil {
			return a, err
		}
		*figure(&a, kind, state) += n
	}
	return a, rows.Err()
}

// outside are the facilities and needs that the viewer has sent for communes that
// are not theirs, or for none.
func outside(v store.Viewer) (clause, error) {
	codes, err := encodeList(v.Communes)
	return clause{`r.sender = ? AND r.kind IN ('facility', 'need') AND ifnull(r.commune, '') NOT IN (SELECT value FROM json_each(?))`,
		[]any{v.Person, codes}}, err
}

// figure is where records of the kind and state are counted; what is over and
// done with is counted nowhere.
func figure(a *store.Area, k store.Kind, s store.State) *int {
	switch {
	case s.Closed():
		return new(int)
	case k == store.Facility && s == store.Accepted:
		return &a.Facilities
	case k == store.Facility:
		return &a.Coming
	}
	switch s {
	case store.Accepted, store.Surveyed, store.Proposed, store.Deferred:
		return &a.Accepted
	}
	return &a.Open
}

// inCommunes are the facilities and needs there that the viewer may see.
func inCommunes(v store.Viewer, communes []string) (clause, error) {
	may, err := reach(v)
	if err != nil {
		return clause{}, err
	}
	codes, err := encodeList(communes)
	if err != nil {
		return clause{}, err
	}
	return may.and(communeSQL, codes), nil
}

// area are the records of one commune.
func (s *Store) area(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	c, err := inCommunes(v, []string{q.More})
	if q.More == store.Elsewhere {
		c, err = outside(v)
	}
	if err != nil {
		return dialog.Result{}, err
	}
	c, some := c.and(`r.state NOT IN ('withdrawn', 'erased')`).found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	return s.page(ctx, c, clause{sql: `r.updated DESC, r.number DESC`}, q.Page)
}
