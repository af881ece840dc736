package sqlite

import (
	"context"
	"fmt"

	"khuyencong/store"
)

// whole adds to one record what is known beside its row: whose hands it went
// through, whether its sender can be reached, what is asked about it.
func (s *Store) whole(ctx context.Context, r store.Record) (store.Record, error) {
	r, err := s.withTwins(ctx, r)
	if err != nil {
		return r, err
	}
	if r.Kind == store.Privacy {
		return s.withSubject(ctx, r)
	}
	return s.withHands(ctx, r)
}

// handsSQL: the entry that says who sent it is its first.
const handsSQL = `
SELECT EXISTS (SELECT 1 FROM history WHERE record = ?1 AND action = 'hand_over')
		AND ifnull((SELECT actor FROM history WHERE record = ?1 ORDER BY seq LIMIT 1), 0) <> to_whom.id,
	ifnull((SELECT iif(action = 'assign', actor_name, '') FROM history
		WHERE record = ?1 AND action IN ('claim', 'assign') ORDER BY seq DESC LIMIT 1), ''),
	to_whom.blocked OR ` + refusing + `,
	ifnull((SELECT number FROM records WHERE kind = 'privacy' AND state IN ('sent', 'acknowledged') AND answers ->> '$.type.k' = 'correct'
		AND (answers ->> '$.about.t' = ?1 OR sender = ?2 AND ifnull(answers ->> '$.about.t', '') = '') ORDER BY created LIMIT 1), 0)
FROM people to_whom WHERE to_whom.id = ?2`

func (s *Store) withHands(ctx context.Context, r store.Record) (store.Record, error) {
	if r.Kind != store.Facility && r.Kind != store.Need && r.Kind != store.Question {
		return r, nil
	}
	err := s.read.scan(ctx, handsSQL, []any{r.ID, r.By}, &r.HandedOver, &r.GivenBy, &r.Unreached, &r.Asked)
	if err != nil {
		return r, fmt.Errorf("hands of %s: %w", r.ID, err)
	}
	return r, nil
}

// withSubject adds which record a request is about, if it is about one.
func (s *Store) withSubject(ctx context.Context, r store.Record) (store.Record, error) {
	id := r.Answers.Text("about")
	if id == "" {
		return r, nil
	}
	rows, err := s.read.query(ctx, `SELECT id, number, kind, ifnull(mended, 0) >= ? FROM records WHERE id = ?`, millis(r.Created), id)
	if err != nil {
		return r, fmt.Errorf("what %s is about: %w", r.ID, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&r.About.ID, &r.About.Number, &r.About.Kind, &r.About.Mended); err != nil {
			return r, fmt.Errorf("what %s is about: %w", r.ID, err)
		}
	}
	return r, rows.Err()
}
