package sqlite

import (
	"context"
	"fmt"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Invite adds an invite. The same one again changes nothing.
func (s *Store) Invite(ctx context.Context, i store.Invite) error {
	return s.commit(ctx, func(t *tx) error { return t.invite(ctx, i) })
}

func (t *tx) invite(ctx context.Context, i store.Invite) error {
	communes, err := encodeList(i.Communes)
	if err != nil {
		return err
	}
	content, err := digest(i.Role, i.Communes, i.Uses, millis(i.Expires), i.By)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "invite:"+i.Hash, content)
	if err != nil || !isNew {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO invites (hash, role, communes, uses, expires, by) VALUES (?, ?, ?, ?, ?, ?)`,
		i.Hash, i.Role, communes, i.Uses, millis(i.Expires), i.By)
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	return nil
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
	n, err := t.exec(ctx, `UPDATE invites SET uses = uses - 1 WHERE hash = ? AND uses > 0 AND expires > ?`, m.Invite, millis(m.At))
	if err != nil {
		return fmt.Errorf("use invite: %w", err)
	}
	if n == 0 {
		return fmt.Errorf("invite is not open: %w", store.ErrConflict)
	}
	return nil
}

// inviteBy finds an invite by its code; whoever knows the code may see it.
func (s *Store) inviteBy(ctx context.Context, code string) (dialog.Result, error) {
	rows, err := s.read.query(ctx, `SELECT hash, role, communes, uses, expires, by FROM invites WHERE hash = ?`, store.HashCode(code))
	if err != nil {
		return dialog.Result{}, err
	}
	return collect(rows, func(row scanner) (dialog.Row, error) {
		var i store.Invite
		var communes string
		var expires int64
		if err := row.Scan(&i.Hash, &i.Role, &communes, &i.Uses, &expires, &i.By); err != nil {
			return dialog.Row{}, err
		}
		i.Expires = moment(expires)
		i.Communes, err = decodeList[string](communes)
		return dialog.Row{ID: i.Hash, Body: i}, err
	})
}
