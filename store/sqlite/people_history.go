package sqlite

import (
	"context"
	"fmt"

	"khuyencong/store"
)

const peopleEntrySQL = `
SELECT key, person, at, ifnull(actor, 0), actor_name, action, ifnull(before, ''), ifnull(after, ''), records, drafts, channel
FROM people_history `

// PeopleEntry is what the change with the key did to the person (0: to whomever
// it names first); ErrNotFound if it did nothing.
func (s *Store) PeopleEntry(ctx context.Context, key string, person int64) (store.PeopleEntry, error) {
	all, err := s.peopleEntries(ctx, `WHERE key = ?1 AND (?2 = 0 OR person = ?2) ORDER BY seq LIMIT 1`, key, person)
	if err == nil && len(all) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return store.PeopleEntry{}, fmt.Errorf("history of people: %w", err)
	}
	return all[0], nil
}

// PeopleHistory of a person, oldest first.
func (s *Store) PeopleHistory(ctx context.Context, person int64) ([]store.PeopleEntry, error) {
	all, err := s.peopleEntries(ctx, `WHERE person = ? ORDER BY seq`, person)
	if err != nil {
		return nil, fmt.Errorf("history of person %d: %w", person, err)
	}
	return all, nil
}

func (s *Store) peopleEntries(ctx context.Context, where string, args ...any) ([]store.PeopleEntry, error) {
	rows, err := s.read.query(ctx, peopleEntrySQL+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []store.PeopleEntry
	for rows.Next() {
		var e store.PeopleEntry
		var at int64
		if err := rows.Scan(&e.Key, &e.Person, &at, &e.By, &e.ByName, &e.Action, &e.Before, &e.After, &e.Records, &e.Drafts, &e.Channel); err != nil {
			return nil, err
		}
		e.At = moment(at)
		all = append(all, e)
	}
	return all, rows.Err()
}
