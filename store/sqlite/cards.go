package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// refreshCards queues, for every message that shows the record as a staff card,
// the notice that brings it up to date. One still waiting for an older state of
// the card is superseded.
func (t *tx) refreshCards(ctx context.Context, record string, version int, at time.Time) error {
	if _, err := t.exec(ctx, `
UPDATE notices SET state = 'superseded'
WHERE state = 'waiting' AND record = ? AND kind = ? AND version < ?`, record, store.CardKind, version); err != nil {
		return fmt.Errorf("cards of %s: %w", record, err)
	}
	if _, err := t.exec(ctx, `
INSERT INTO notices (key, person, chat, kind, record, message, version, at, due)
SELECT 'card:' || c.record || ':' || c.chat || ':' || c.message || ':' || ?1,
	(SELECT p.id FROM people p WHERE p.chat = c.chat), c.chat, ?2, c.record, c.message, ?1, ?3, ?3
FROM cards c WHERE c.record = ?4
ON CONFLICT (key) DO NOTHING`, version, store.CardKind, millis(at), record); err != nil {
		return fmt.Errorf("cards of %s: %w", record, err)
	}
	return nil
}
