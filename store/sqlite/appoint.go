package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// appoint sets what a person is, where they are still what the change was
// decided on. The same change again is nothing.
func (t *tx) appoint(ctx context.Context, a store.Appoint, at time.Time) error {
	if a.At.IsZero() {
		a.At = at
	}
	content, err := digest(a.Person, a.Action, a.Role, a.Communes, a.Hamlets, a.By)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "appoint:"+a.Key, content)
	if err != nil || !isNew {
		return err
	}
	was, err := t.standingBy(ctx, a.Person, a.Version)
	if err != nil {
		return fmt.Errorf("appoint: %w", err)
	}
	entry := store.PeopleEntry{Key: a.Key, At: a.At, By: a.By, ByName: a.ByName, Action: a.Action, Channel: a.Channel}
	if a.Action == store.Placed {
		return t.settleIn(ctx, was, a.Hamlets, entry)
	}
	is := was
	is.role, is.communes = cmp.Or(a.Role, was.role), a.Communes
	if err := t.place(ctx, was.id, is.role, is.communes); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE people SET hamlets = iif(?1 = '', hamlets, ?1), phone = iif(?2 = '', phone, ?2) WHERE id = ?3`,
		a.Hamlets, a.Phone, was.id); err != nil {
		return fmt.Errorf("person %d: %w", was.id, err)
	}
	if err := t.closeInvites(ctx, is); err != nil {
		return err
	}
	return t.standAs(ctx, was, is, entry)
}

// settleIn changes nothing but the hamlets somebody looks after; "" is none in
// particular.
func (t *tx) settleIn(ctx context.Context, whose standing, hamlets string, e store.PeopleEntry) error {
	if err := t.row(ctx, `SELECT hamlets FROM people WHERE id = ?`, whose.id).Scan(&e.Before); err != nil {
		return fmt.Errorf("hamlets of person %d: %w", whose.id, err)
	}
	if _, err := t.exec(ctx, `UPDATE people SET hamlets = ?, version = version + 1 WHERE id = ?`, hamlets, whose.id); err != nil {
		return fmt.Errorf("hamlets of person %d: %w", whose.id, err)
	}
	e.Person, e.After = whose.id, hamlets
	return t.notePerson(ctx, e)
}

// closeInvites closes what somebody has made who may no longer invite.
func (t *tx) closeInvites(ctx context.Context, is standing) error {
	if is.role == dialog.Manager || is.role == dialog.Admin {
		return nil
	}
	if _, err := t.exec(ctx, `UPDATE invites SET uses = 0 WHERE maker = ? AND uses > 0`, is.id); err != nil {
		return fmt.Errorf("invites of person %d: %w", is.id, err)
	}
	return nil
}
