package sqlite

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// renew corrects the name or phone number a person has given. What they were
// before is kept in the people's history, which an erasure blanks.
func (t *tx) renew(ctx context.Context, c store.Renew, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.Person, c.Name, c.Phone)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "renew:"+c.Key, content)
	if err != nil || !isNew {
		return err
	}
	e := store.PeopleEntry{Key: "renew:" + c.Key, Person: c.Person, At: c.At, By: c.Person, Action: store.Renamed, Channel: c.Channel}
	if err := t.row(ctx, `SELECT name, name || char(10) || phone FROM people WHERE id = ? AND erased IS NULL`, c.Person).Scan(&e.ByName, &e.Before); err != nil {
		return fmt.Errorf("renew person %d: %w", c.Person, err)
	}
	err = t.row(ctx, `
UPDATE people SET name = iif(?1 = '', name, ?1), folded = iif(?1 = '', folded, ?2), phone = iif(?3 = '', phone, ?3) WHERE id = ?4
RETURNING name || char(10) || phone`, c.Name, vietnamese.Fold(c.Name), c.Phone, c.Person).Scan(&e.After)
	if err != nil {
		return fmt.Errorf("renew person %s: %w", strconv.FormatInt(c.Person, 10), err)
	}
	return t.notePerson(ctx, e)
}
