package sqlite

import (
	"context"
	"fmt"
	"strconv"

	"khuyencong/store"
)

// groupSQL is the staff group's chat as of now, or NULL.
const groupSQL = `(SELECT nullif(CAST(value AS INTEGER), 0) FROM settings WHERE key = 'centre.group')`

// group sets the staff group. A group that became another chat is followed only
// if it is the staff group; its messages stayed behind, so its cards are no
// longer there to be changed.
func (t *tx) group(ctx context.Context, c store.Group) error {
	if c.From != 0 {
		if err := t.leave(ctx, c); err != nil {
			return fmt.Errorf("group: %w", err)
		}
		var is bool
		if err := t.row(ctx, `SELECT `+groupSQL+` IS ?`, c.From).Scan(&is); err != nil {
			return fmt.Errorf("group: %w", err)
		}
		if !is {
			return nil
		}
	}
	if err := t.changeSetting(ctx, store.Setting{Name: store.CentreGroup, Value: strconv.FormatInt(c.Chat, 10), By: c.By, At: c.At}); err != nil {
		return err
	}
	if c.Title == "" && c.Chat != 0 {
		return nil
	}
	return t.set(ctx, centreTitle, c.Title)
}

func (t *tx) leave(ctx context.Context, c store.Group) error {
	if _, err := t.exec(ctx, `DELETE FROM cards WHERE chat = ?`, c.From); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE notices SET state = 'superseded' WHERE state = 'waiting' AND chat = ?`, c.From); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE drafts SET chat = ? WHERE chat = ?`, c.Chat, c.From)
	return err
}
