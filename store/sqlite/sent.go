package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"khuyencong/store"
)

// A sentNotice is what there is to know of a notice when it has been sent.
type sentNotice struct {
	store.Notice
	state   string
	version int   // the record's when it was queued
	current int   // the record's now
	chat    int64 // where it went, 0 if nobody knows any more
}

// Sent notes that the notice is shown, as the message. If that is a staff card,
// card is its record: the message is remembered and changed with the record. A
// record that has changed since the notice was queued may be shown as it was
// before, so its card is refreshed at once.
func (s *Store) Sent(ctx context.Context, id, message int64, card string) error {
	return s.commit(ctx, func(t *tx) error {
		n, err := t.notice(ctx, id)
		if err != nil || n.state == "sent" {
			return err
		}
		if _, err := t.exec(ctx, `UPDATE notices SET state = 'sent', error = '', sent_at = ?, sent_message = ? WHERE id = ?`,
			millis(s.now()), message, id); err != nil {
			return fmt.Errorf("sent: %w", err)
		}
		if card == "" || n.chat == 0 {
			return nil
		}
		return t.rememberCard(ctx, n, message, card, s.now())
	})
}

// SentTogether notes that all of the notices were told by one message.
func (s *Store) SentTogether(ctx context.Context, ids []int64, message int64) error {
	list, err := encodeList(ids)
	if err != nil {
		return err
	}
	err = s.change(ctx, `UPDATE notices SET state = 'sent', error = '', sent_at = ?, sent_message = ?
WHERE state <> 'sent' AND id IN (SELECT value FROM json_each(?))`, millis(s.now()), message, list)
	if err != nil {
		return fmt.Errorf("sent together: %w", err)
	}
	return nil
}

func (t *tx) notice(ctx context.Context, id int64) (sentNotice, error) {
	n := sentNotice{Notice: store.Notice{ID: id}}
	err := t.row(ctx, `
SELECT n.state, n.kind, n.message, n.version, ifnull(`+chatSQL+`, 0),
	ifnull((SELECT r.version FROM records r WHERE r.id = n.record), 0)
FROM notices n LEFT JOIN people p ON p.id = n.person WHERE n.id = ?`, id).
		Scan(&n.state, &n.Kind, &n.Message, &n.version, &n.chat, &n.current)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	if err != nil {
		return n, fmt.Errorf("notice %d: %w", id, err)
	}
	return n, nil
}

// rememberCard notes where the card is shown. A card that had to be sent anew
// takes the place of the old one, also in what waits for that.
func (t *tx) rememberCard(ctx context.Context, n sentNotice, message int64, card string, at time.Time) error {
	if n.Kind == store.CardKind && n.Message != message {
		if err := t.moveCard(ctx, n.chat, n.Message, message); err != nil {
			return fmt.Errorf("card of %s: %w", card, err)
		}
	}
	if _, err := t.exec(ctx, `INSERT INTO cards (chat, message, record) VALUES (?, ?, ?)
ON CONFLICT (chat, message) DO UPDATE SET record = excluded.record`, n.chat, message, card); err != nil {
		return fmt.Errorf("card of %s: %w", card, err)
	}
	if n.Kind == store.CardKind || n.version == n.current {
		return nil
	}
	return t.refreshCards(ctx, card, n.current, at)
}

func (t *tx) moveCard(ctx context.Context, chat, from, to int64) error {
	if _, err := t.exec(ctx, `DELETE FROM cards WHERE chat = ? AND message = ?`, chat, from); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE notices SET message = ? WHERE state = 'waiting' AND kind = ? AND chat = ? AND message = ?`,
		to, store.CardKind, chat, from)
	return err
}
