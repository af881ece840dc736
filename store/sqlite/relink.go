package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// relink makes an account the person the invite is bound to. Whoever was known
// by that account is the same person from now on; the account the person had
// before is a stranger's.
func (t *tx) relink(ctx context.Context, r store.Relink, at time.Time) error {
	if r.At.IsZero() {
		r.At = at
	}
	isNew, err := t.once(ctx, fmt.Sprintf("relink:%s:%d", r.Invite, r.User), "")
	if err != nil || !isNew {
		return err
	}
	was, err := t.bound(ctx, r)
	if err != nil {
		return err
	}
	if was.user == r.User {
		return nil // it is theirs already
	}
	is, err := t.absorb(ctx, r, was)
	if err != nil {
		return err
	}
	if err := t.leaveAccount(ctx, r, was); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE people SET user = ?, chat = ?, username = ?, blocked = 0, reached = ? WHERE id = ?`,
		r.User, r.Chat, r.Username, millis(r.At), was.id); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	if err := t.tellMaker(ctx, r); err != nil {
		return err
	}
	return t.standAs(ctx, was, is, store.PeopleEntry{Key: relinkKey(r), At: r.At, By: was.id, ByName: was.name, Action: store.Relinked, Channel: r.Channel})
}

// tellMaker tells who made the link that it was used: they alone know whom they
// gave it to. Of one that nobody in the chat has made, the administrators are told.
func (t *tx) tellMaker(ctx context.Context, r store.Relink) error {
	_, err := t.exec(ctx, `
INSERT INTO notices (key, person, kind, record, at, due)
SELECT ?1 || ':used:' || p.id, p.id, ?2, ?1, ?3, ?3 FROM people p
WHERE p.id = (SELECT maker FROM invites WHERE hash = ?4)
	OR p.role = 'admin' AND (SELECT maker FROM invites WHERE hash = ?4) IS NULL`, relinkKey(r), store.LinkUsed, millis(r.At), r.Invite)
	if err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	return nil
}

// bound uses the link up and gives the person it is bound to, if they are still
// what they were when it was made.
func (t *tx) bound(ctx context.Context, r store.Relink) (standing, error) {
	if err := t.useUp(ctx, r.Invite, r.At); err != nil {
		return standing{}, err
	}
	was, err := t.standingBy(ctx, r.Person, 0)
	if err != nil {
		return was, fmt.Errorf("relink: %w", err)
	}
	var as dialog.Role
	if err := t.row(ctx, `SELECT role FROM invites WHERE hash = ?`, r.Invite).Scan(&as); err != nil {
		return was, fmt.Errorf("relink: %w", err)
	}
	if as != was.role {
		return was, fmt.Errorf("relink of person %d, whose role has changed: %w", was.id, store.ErrConflict)
	}
	return was, nil
}

func relinkKey(r store.Relink) string { return fmt.Sprintf("relink:%.16s:%d", r.Invite, r.Person) }

// absorb makes a person known by the new account this one: what they sent, have
// in hand and wait for is this one's, communes are both's, the higher role stays.
func (t *tx) absorb(ctx context.Context, r store.Relink, was standing) (standing, error) {
	other, err := t.standingOf(ctx, r.User)
	if errors.Is(err, store.ErrNotFound) {
		return was, nil
	}
	if err == nil && other.role.IsStaff() {
		err = store.ErrConflict // who works at the centre becomes nobody else
	}
	if err != nil {
		return was, fmt.Errorf("relink: %w", err)
	}
	is := was
	is.communes = union(was.communes, other.communes)
	if other.role.Above(is.role) {
		is.role = other.role
	}
	n, err := t.mergeRecords(ctx, r, was, other)
	if err != nil {
		return was, err
	}
	if err := t.place(ctx, is.id, is.role, is.communes); err != nil {
		return was, err
	}
	if _, err := t.exec(ctx, `UPDATE people SET user = -id, chat = 0, role = '', became = ? WHERE id = ?`, was.id, other.id); err != nil {
		return was, fmt.Errorf("relink: %w", err)
	}
	return is, t.notePerson(ctx, store.PeopleEntry{
		Key: relinkKey(r), Person: other.id, At: r.At, By: was.id, ByName: was.name, Action: store.Merged,
		Before: other.String(), After: is.String(), Records: n, Channel: r.Channel})
}

// mergeRecords gives the person all that the other one sent, with history rows.
// Of two open applications the other's is withdrawn.
func (t *tx) mergeRecords(ctx context.Context, r store.Relink, was, other standing) (int, error) {
	if err := t.withdrawSecond(ctx, r, was, other); err != nil {
		return 0, err
	}
	for _, step := range []struct {
		sql  string
		args []any
	}{
		{`INSERT INTO history (record, at, actor, actor_name, action, field, before, after, channel, form)
SELECT id, ?, ?, ?, ?, '', ?, ?, ?, form FROM records WHERE sender = ?`,
			[]any{millis(r.At), was.id, was.name, store.Inherit, other.name, was.name, r.Channel, other.id}},
		{`UPDATE drafts SET version = version + 1 WHERE (record, version) IN (SELECT id, version FROM records WHERE sender = ?)`, []any{other.id}},
		{`UPDATE records SET claimer = ? WHERE claimer = ?`, []any{was.id, other.id}},
		{`UPDATE notices SET person = ? WHERE state = 'waiting' AND person = ?`, []any{was.id, other.id}},
		{`DELETE FROM person_communes WHERE person = ?`, []any{other.id}},
		{`UPDATE OR IGNORE learned SET person = ? WHERE person = ?`, []any{was.id, other.id}},
		{`DELETE FROM learned WHERE person = ?`, []any{other.id}},
	} {
		if _, err := t.exec(ctx, step.sql, step.args...); err != nil {
			return 0, fmt.Errorf("relink: %w", err)
		}
	}
	if err := t.mergeOwners(ctx, other.id, was.id); err != nil {
		return 0, err
	}
	return t.changeSender(ctx, clause{`r.sender = ?`, []any{other.id}}, was.id, r.At)
}

// withdrawSecond: one person has one open application at most.
func (t *tx) withdrawSecond(ctx context.Context, r store.Relink, was, other standing) error {
	const second = `sender = ? AND kind = 'application' AND state IN ('sent', 'in_review') AND EXISTS (
	SELECT 1 FROM records o WHERE o.sender = ? AND o.kind = 'application' AND o.state IN ('sent', 'in_review'))`
	if _, err := t.exec(ctx, `
INSERT INTO history (record, at, actor, actor_name, action, field, before, after, channel, form)
SELECT id, ?, ?, ?, ?, '', state, ?, ?, form FROM records WHERE `+second,
		millis(r.At), was.id, was.name, store.Withdraw, store.Withdrawn, r.Channel, other.id, was.id); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	if _, err := t.exec(ctx, `UPDATE records SET state = ?, version = version + 1 WHERE `+second, store.Withdrawn, other.id, was.id); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	return nil
}

// leaveAccount takes what is the person's from the account they had: what was
// open and put aside goes along, cards shown there are no longer theirs. The
// phone that is left is told, if it can be.
func (t *tx) leaveAccount(ctx context.Context, r store.Relink, was standing) error {
	open, err := openSession(t.row(ctx, sessionSQL, was.chat, was.user))
	if err != nil {
		return err
	}
	if err := t.endSession(ctx, was, open, r.At); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE drafts SET user = ?, chat = iif(chat = ?, ?, chat) WHERE user = ?`,
		r.User, was.chat, r.Chat, was.user); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	if was.chat == 0 {
		return nil // never met alone: nothing was ever shown to them
	}
	if _, err := t.exec(ctx, `DELETE FROM cards WHERE chat = ?`, was.chat); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	if _, err := t.exec(ctx, `UPDATE notices SET state = 'superseded' WHERE state = 'waiting' AND chat = ?`, was.chat); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	if _, err := t.exec(ctx, `INSERT INTO notices (key, chat, kind, record, at, due) VALUES (?1, ?2, ?3, ?4, ?5, ?5)`,
		relinkKey(r)+":left", was.chat, store.Left, relinkKey(r), millis(r.At)); err != nil {
		return fmt.Errorf("relink: %w", err)
	}
	return nil
}
