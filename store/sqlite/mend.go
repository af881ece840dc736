package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// mend changes answers of a record, where it is still the version they were
// mended from. The same session's change again is nothing.
func (t *tx) mend(ctx context.Context, m store.Mend, at time.Time) error {
	if m.At.IsZero() {
		m.At = at
	}
	content, err := digest(m.Record, m.Version, m.Action, m.To, substance(m.Answers))
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "mend:"+m.Key, content)
	if err != nil || !isNew {
		return err
	}
	was, err := t.fenced(ctx, m.Record, m.Version)
	if err != nil {
		return err
	}
	if err := t.writeMended(ctx, m, was); err != nil {
		return fmt.Errorf("mend %s: %w", m.Record, err)
	}
	return t.afterMend(ctx, m, was)
}

// writeMended updates the row and what it is found by.
func (t *tx) writeMended(ctx context.Context, m store.Mend, was store.Record) error {
	answers, err := encodeAnswers(m.Answers)
	if err != nil {
		return err
	}
	fields, err := encodeList(openFields(m.Action, was.Fields))
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, `
UPDATE records SET state = ?, version = version + 1, title = ?, folded = ?, commune = ?, phone = ?, facility = ?,
	content = ?, plan_year = ?, fields = ?, answers = ?, updated = ?, mended = ?,
	past = iif(?1 = 'resubmitted', '[]', past), reminded = 0, reminded_at = 0
WHERE id = ?`,
		cmp.Or(m.To, was.State), m.Title, vietnamese.Fold(m.Title), m.Commune, m.Phone, maybe(m.Facility),
		m.Content, m.PlanYear, fields, answers, millis(m.At), millis(m.At), m.Record); err != nil {
		return err
	}
	if err := t.doubt(ctx, m.Record); err != nil {
		return err
	}
	if err := t.saveCheck(ctx, m.Record, m.Check); err != nil {
		return err
	}
	now := store.Record{ID: m.Record, Kind: was.Kind, Title: m.Title, Commune: m.Commune, Phone: m.Phone, Answers: m.Answers}
	if err := t.saveWords(ctx, was.Number, now); err != nil {
		return err
	}
	return t.saveAlike(ctx, was.Number, now)
}

// openFields are the answers still asked for: none once they were sent again.
func openFields(a store.Action, was []dialog.Field) []dialog.Field {
	if a == store.Resend {
		return nil
	}
	return was
}

// afterMend writes down what was changed and has the shown cards changed too.
func (t *tx) afterMend(ctx context.Context, m store.Mend, was store.Record) error {
	e := store.Entry{
		Record: m.Record, At: m.At, By: m.By, ByName: m.ByName, Action: m.Action, Channel: m.Channel, Form: was.Form, Note: cmp.Or(m.Note, m.Of),
	}
	if err := t.noteState(ctx, e, was.State, cmp.Or(m.To, was.State)); err != nil {
		return err
	}
	for _, step := range m.Changed {
		before, after := was.Answers, m.Answers
		if slices.Contains(m.Veiled, step) {
			before, after = nil, nil
		}
		if err := t.noteField(ctx, e, step, before, after); err != nil {
			return err
		}
	}
	if m.Action != store.Resend { // which takes nothing from what else is open of it
		if err := t.moveDrafts(ctx, m.Record, m.Version); err != nil {
			return err
		}
	}
	if err := t.queueFiles(ctx, m.Record, m.Answers, m.At); err != nil {
		return err
	}
	if err := t.relinkMessages(ctx, m.Chat, m.Record, m.Changed, m.Answers); err != nil {
		return err
	}
	return t.refreshCards(ctx, m.Record, m.Version+1, m.At)
}

func (t *tx) noteState(ctx context.Context, e store.Entry, from, to store.State) error {
	if from == to {
		return nil
	}
	e.Before, e.After = string(from), string(to)
	return t.note(ctx, e)
}

// noteField writes down one answer before and after; one that was not there is "".
func (t *tx) noteField(ctx context.Context, e store.Entry, step string, before, after dialog.Answers) (err error) {
	e.Field = step
	if e.Before, err = answerText(before, step); err != nil {
		return err
	}
	if e.After, err = answerText(after, step); err != nil {
		return err
	}
	return t.note(ctx, e)
}

func answerText(a dialog.Answers, step string) (string, error) {
	v, ok := a[step]
	if !ok {
		return "", nil
	}
	return encode(v)
}
