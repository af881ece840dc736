package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// put adds a record that was sent. The same record again changes nothing; a
// number that was given to another one meanwhile is ErrConflict.
func (t *tx) put(ctx context.Context, p store.Put, at time.Time) error {
	r := complete(p.Record, at)
	content, err := digest(r.Kind, r.Form, r.Title, r.Commune, r.Phone, r.Facility, r.Content, r.PlanYear, r.By, substance(r.Answers))
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "put:"+r.ID, content)
	if err != nil || !isNew {
		return err
	}
	if err := t.insertRecord(ctx, r); err != nil {
		return fmt.Errorf("put %s: %w", r.ID, err)
	}
	if err := t.saveCheck(ctx, r.ID, r.Check); err != nil {
		return err
	}
	if err := t.saveWords(ctx, r.Number, r); err != nil {
		return err
	}
	if err := t.saveAlike(ctx, r.Number, r); err != nil {
		return err
	}
	if err := t.linkMessages(ctx, p.Chat, r.ID, r.Answers); err != nil {
		return err
	}
	if err := t.queueFiles(ctx, r.ID, r.Answers, r.Created); err != nil {
		return err
	}
	if err := t.note(ctx, store.Entry{
		Record: r.ID, At: r.Created, By: r.By, ByName: r.ByName, Action: store.Send,
		After: string(r.State), Channel: p.Channel, Form: r.Form,
	}); err != nil {
		return err
	}
	return t.refreshCards(ctx, r.ID, r.Version, r.Created)
}

// complete fills in what a fresh record may leave out.
func complete(r store.Record, at time.Time) store.Record {
	if r.State == "" {
		r.State = store.Sent
	}
	if r.Version == 0 {
		r.Version = 1
	}
	if r.Created.IsZero() {
		r.Created = at
	}
	if r.Updated.IsZero() {
		r.Updated = r.Created
	}
	return r
}

func (t *tx) insertRecord(ctx context.Context, r store.Record) error {
	fields, err := encodeList(r.Fields)
	if err != nil {
		return err
	}
	answers, err := encodeAnswers(r.Answers)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `
INSERT INTO records (number, id, kind, state, version, form, title, folded, commune, phone, facility, content,
	plan_year, sender, claimer, until, fields, note, reply, answers, created, updated)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Number, r.ID, r.Kind, r.State, r.Version, r.Form, r.Title, vietnamese.Fold(r.Title), r.Commune, r.Phone,
		maybe(r.Facility), r.Content, r.PlanYear, r.By, maybe(r.Claimer), maybe(millis(r.Until)), fields,
		r.Note, r.Reply, answers, millis(r.Created), millis(r.Updated))
	return err
}

// NextNumber is the number after the highest one given. Two who ask at the same
// time get the same: the second to commit is told so (ErrConflict).
func (s *Store) NextNumber(ctx context.Context) (int64, error) {
	var n int64
	err := s.read.scan(ctx, `SELECT ifnull(max(number), 0) + 1 FROM records`, nil, &n)
	return n, err
}
