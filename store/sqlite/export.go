package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// kept counts what is kept of a person; zero where there is no such person, or
// no more.
func (s *Store) kept(ctx context.Context, person int64) (store.Kept, error) {
	found, err := s.profiles(ctx, clause{`p.erased IS NULL AND p.id = ?`, []any{person}}, 1)
	if err != nil || len(found) == 0 {
		return store.Kept{}, err
	}
	p := found[0]
	k := store.Kept{Person: p.Person, Phone: p.Phone, Hamlets: p.Hamlets, Sent: map[store.Kind]int{}}
	if err := s.read.scan(ctx, `
SELECT (SELECT count(*) FROM files f JOIN records r ON r.id = f.record WHERE r.sender = ?1),
	(SELECT count(*) FROM drafts WHERE user = ?2),
	(SELECT count(*) FROM notices WHERE person = ?1),
	(SELECT count(*) FROM records WHERE kind = 'facility' AND phone = ?3 AND phone <> '' AND sender <> ?1)`,
		[]any{p.ID, p.User, p.Phone}, &k.Files, &k.Drafts, &k.Notices, &k.Elsewhere); err != nil {
		return k, err
	}
	if err := s.tallySent(ctx, k); err != nil {
		return k, err
	}
	if k.Consents, err = s.consents(ctx, p.ID, `AND seq IN (SELECT max(seq) FROM consents WHERE person = ?1 GROUP BY purpose) ORDER BY purpose`); err != nil {
		return k, err
	}
	if k.Owns, err = s.records(ctx, `WHERE r.owner = ? AND r.state <> 'erased' ORDER BY r.number`, p.ID); err != nil {
		return k, err
	}
	k.Pending, err = s.records(ctx, `WHERE r.sender = ? AND r.kind = 'privacy' AND r.state IN ('sent', 'acknowledged') ORDER BY r.number`, p.ID)
	return k, err
}

func (s *Store) tallySent(ctx context.Context, k store.Kept) error {
	rows, err := s.read.query(ctx, `SELECT kind, count(*) FROM records WHERE sender = ? AND kind <> 'breach' GROUP BY kind`, k.Person.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var kind store.Kind
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return err
		}
		k.Sent[kind] = n
	}
	return rows.Err()
}

// consents of a person, those that are wanted, in an order.
func (s *Store) consents(ctx context.Context, person int64, more string) ([]store.Consent, error) {
	rows, err := s.read.query(ctx, `SELECT purpose, version, given, at FROM consents WHERE person = ?1 `+more, person)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []store.Consent
	for rows.Next() {
		var c store.Consent
		var at int64
		if err := rows.Scan(&c.Purpose, &c.Version, &c.Given, &at); err != nil {
			return nil, err
		}
		c.At = moment(at)
		all = append(all, c)
	}
	return all, rows.Err()
}

// Copy is what is kept of a person, for themselves; ErrNotFound where there is
// nobody.
func (s *Store) Copy(ctx context.Context, person int64, at time.Time) (c store.Copy, err error) {
	c.At = at
	for _, read := range []func() error{
		func() (err error) { c.Kept, err = s.kept(ctx, person); return err },
		func() (err error) { c.Answers, err = s.consents(ctx, person, `ORDER BY seq`); return err },
		func() (err error) {
			c.Records, err = s.records(ctx, `WHERE r.sender = ? AND r.kind <> 'breach' ORDER BY r.number DESC`, person)
			return err
		},
		func() (err error) { c.Parked, err = s.parked(ctx, c.Person.User); return err },
		func() (err error) { c.Told, err = s.toldTo(ctx, person); return err },
		func() (err error) { c.Did, err = s.doneBy(ctx, person); return err },
		func() (err error) {
			c.Became, err = s.peopleEntries(ctx, `WHERE person = ? ORDER BY seq`, person)
			return err
		},
	} {
		if err := read(); err != nil {
			return c, fmt.Errorf("copy for person %d: %w", person, err)
		}
	}
	if c.Person.ID == 0 {
		return c, fmt.Errorf("copy for person %d: %w", person, store.ErrNotFound)
	}
	return c, nil
}

func (s *Store) parked(ctx context.Context, user int64) ([]dialog.Draft, error) {
	rows, err := s.read.query(ctx, `SELECT `+draftColumns+` FROM `+draftTables+` WHERE d.user = ? ORDER BY d.changed DESC`, user)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, draftRow)
	var all []dialog.Draft
	for _, r := range found.Rows {
		all = append(all, r.Body.(dialog.Draft))
	}
	return all, err
}

// toldTo are the notices a person was sent: their kinds and times.
func (s *Store) toldTo(ctx context.Context, person int64) ([]store.Notified, error) {
	rows, err := s.read.query(ctx, `
SELECT n.kind, ifnull(r.number, 0), ifnull(r.kind, ''), n.at, n.state
FROM notices n LEFT JOIN records r ON r.id = n.record WHERE n.person = ? AND n.kind <> 'card' ORDER BY n.id`, person)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []store.Notified
	for rows.Next() {
		var n store.Notified
		var at int64
		if err := rows.Scan(&n.Kind, &n.Number, &n.About, &at, &n.State); err != nil {
			return nil, err
		}
		n.At = moment(at)
		all = append(all, n)
	}
	return all, rows.Err()
}

// doneBy are the history's entries by a person. What a record of somebody else
// said before and after is not theirs.
func (s *Store) doneBy(ctx context.Context, person int64) ([]store.Deed, error) {
	rows, err := s.read.query(ctx, `
SELECT h.record, h.at, h.action, h.channel, r.number, r.kind,
	iif(r.sender = ?1, h.field, ''), iif(r.sender = ?1, ifnull(h.before, ''), ''), iif(r.sender = ?1, ifnull(h.after, ''), '')
FROM history h JOIN records r ON r.id = h.record WHERE h.actor = ?1 AND r.kind <> 'breach' ORDER BY h.seq`, person)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []store.Deed
	for rows.Next() {
		d := store.Deed{Entry: store.Entry{By: person}}
		var at int64
		err := rows.Scan(&d.Record, &at, &d.Action, &d.Channel, &d.Number, &d.About, &d.Field, &d.Before, &d.After)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		d.At = moment(at)
		all = append(all, d)
	}
	return all, rows.Err()
}
