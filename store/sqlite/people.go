package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// speak changes the language of somebody known.
func (t *tx) speak(ctx context.Context, c store.Speak) error {
	n, err := t.exec(ctx, `UPDATE people SET lang = ? WHERE id = ?`, c.Lang, c.Person)
	if err == nil && n == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("language of person %d: %w", c.Person, err)
	}
	return nil
}

// reach notes whether a person can be written to. What is older than the last
// note, or about somebody unknown, changes nothing.
func (t *tx) reach(ctx context.Context, c store.Reach, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	_, err := t.exec(ctx, `UPDATE people SET blocked = ?1, reached = ?2 WHERE user = ?3 AND reached <= ?2`,
		c.Blocked, millis(c.At), c.User)
	if err != nil {
		return fmt.Errorf("reach: %w", err)
	}
	return nil
}

// menu notes which list of commands somebody's phone was given.
func (t *tx) menu(ctx context.Context, c store.Menu) error {
	if _, err := t.exec(ctx, `UPDATE people SET menu = ? WHERE id = ?`, c.Is, c.Person); err != nil {
		return fmt.Errorf("menu of person %d: %w", c.Person, err)
	}
	return nil
}
