package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// learn notes the result of a lesson where it is no worse than the one there is.
func (t *tx) learn(ctx context.Context, l store.Learn, at time.Time) error {
	if l.At.IsZero() {
		l.At = at
	}
	_, err := t.exec(ctx, `
INSERT INTO learned (person, lesson, correct, questions, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (person, lesson) DO UPDATE SET correct = excluded.correct, questions = excluded.questions, at = excluded.at
WHERE excluded.correct >= correct OR excluded.questions <> questions`, l.Person, l.Lesson, l.Right, l.Of, millis(l.At))
	if err != nil {
		return fmt.Errorf("lesson of person %d: %w", l.Person, err)
	}
	return nil
}

func (s *Store) learnedBy(ctx context.Context, v store.Viewer) (dialog.Result, error) {
	rows, err := s.read.query(ctx, `SELECT lesson, correct, questions, at FROM learned WHERE person = ? ORDER BY at, lesson`, v.Person)
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, func(row scanner) (dialog.Row, error) {
		var l store.Learned
		var at int64
		err := row.Scan(&l.Lesson, &l.Right, &l.Of, &at)
		l.At = moment(at)
		return dialog.Row{ID: l.Lesson, Body: l}, err
	})
}
