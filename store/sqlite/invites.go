package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Invite adds an invite. The same one again changes nothing.
func (s *Store) Invite(ctx context.Context, i store.Invite) error {
	return s.commit(ctx, func(t *tx) error { return t.invite(ctx, i, s.now()) })
}

func (t *tx) invite(ctx context.Context, i store.Invite, at time.Time) error {
	communes, err := encodeList(i.Communes)
	if err != nil {
		return err
	}
	content, err := digest(i.Role, i.Communes, i.Uses, millis(i.Expires), i.By, i.Person, i.HeirOf)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "invite:"+i.Hash, content)
	if err != nil || !isNew {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO invites (hash, role, communes, uses, expires, by, maker, person, heir_of)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		i.Hash, i.Role, communes, i.Uses, millis(i.Expires), i.By, maybe(i.Maker), maybe(i.Person), maybe(i.HeirOf))
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	if i.Maker == 0 {
		return nil
	}
	return t.notePerson(ctx, store.PeopleEntry{
		Key: "invite:" + i.Hash, Person: cmp.Or(i.Person, i.HeirOf, i.Maker), At: at, By: i.Maker, ByName: i.By,
		Action: store.Invited, After: string(i.Role) + " " + communes, Channel: "telegram"})
}

// useInvite takes one use off the invite the person came with. One that is used
// up or out of date is ErrConflict; the same person coming again uses it once.
func (t *tx) useInvite(ctx context.Context, m store.Meet) error {
	if m.Invite == "" {
		return nil
	}
	isNew, err := t.once(ctx, "use:"+m.Invite+":"+strconv.FormatInt(m.User, 10), "")
	if err != nil || !isNew {
		return err
	}
	return t.useUp(ctx, m.Invite, m.At)
}

func (t *tx) useUp(ctx context.Context, hash string, at time.Time) error {
	n, err := t.exec(ctx, `UPDATE invites SET uses = uses - 1 WHERE hash = ? AND uses > 0 AND expires > ?`, hash, millis(at))
	if err != nil {
		return fmt.Errorf("use invite: %w", err)
	}
	if n == 0 {
		return fmt.Errorf("invite is not open: %w", store.ErrConflict)
	}
	return nil
}

// revoke closes an invite; one that is closed or unknown stays as it is.
func (t *tx) revoke(ctx context.Context, r store.Revoke, at time.Time) error {
	if r.At.IsZero() {
		r.At = at
	}
	n, err := t.exec(ctx, `UPDATE invites SET uses = 0 WHERE substr(hash, 1, ?) = ? AND uses > 0`, inviteID, r.Invite)
	if err != nil || n == 0 {
		return err
	}
	return t.notePerson(ctx, store.PeopleEntry{
		Key: "revoke:" + r.Invite, Person: r.By, At: r.At, By: r.By, ByName: r.ByName, Action: store.Revoked, Channel: r.Channel})
}

// inviteID is how many letters of its hash name an invite in a button.
const inviteID = 16

const inviteSQL = `
SELECT i.hash, i.role, i.communes, iif(i.person IS NULL OR p.role = i.role, i.uses, 0), i.expires, i.by, ifnull(i.maker, 0), ifnull(i.person, 0), ifnull(i.heir_of, 0), ifnull(p.name, '')
FROM invites i LEFT JOIN people p ON p.id = coalesce(i.person, i.heir_of) `

// inviteBy finds an invite by its code; whoever knows the code may see it. Name
// is the person's it is bound to; one that would make somebody a person whose
// role has changed since is closed.
func (s *Store) inviteBy(ctx context.Context, code string) (dialog.Result, error) {
	rows, err := s.read.query(ctx, inviteSQL+`WHERE i.hash = ?`, store.HashCode(code))
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, inviteRow)
}

// invitesOpen are those that still let somebody in, for those who may make them.
func (s *Store) invitesOpen(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	rows, err := s.read.query(ctx, inviteSQL+`
WHERE i.uses > 0 AND i.expires > ?1 AND (?2 = '' OR substr(i.hash, 1, ?3) = ?2) ORDER BY i.expires, i.hash`, millis(v.At), q.ID, inviteID)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, inviteRow)
	return cut(found, q.Page), err
}

func inviteRow(row scanner) (dialog.Row, error) {
	var i store.Invite
	var communes, name string
	var expires int64
	err := row.Scan(&i.Hash, &i.Role, &communes, &i.Uses, &expires, &i.By, &i.Maker, &i.Person, &i.HeirOf, &name)
	if err != nil {
		return dialog.Row{}, err
	}
	i.Expires = moment(expires)
	i.Communes, err = decodeList[string](communes)
	return dialog.Row{ID: i.Hash[:inviteID], Name: name, Body: i}, err
}
