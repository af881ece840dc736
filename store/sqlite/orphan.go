package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// orphan tells who has to do with an open need that its facility is gone: its
// sender, its owner, and who has it in hand or decided on it last. The need itself stays as
// it is; that is the staff's to decide. Its cards say so, or, when the facility
// is back, no longer.
func (t *tx) orphan(ctx context.Context, facility string, gone bool, version int, at time.Time) error {
	open, err := encodeList(store.Open())
	if err != nil {
		return err
	}
	if gone {
		if _, err := t.exec(ctx, orphanSQL, store.FacilityGone, facility, version, millis(at), open); err != nil {
			return fmt.Errorf("needs of %s: %w", facility, err)
		}
	}
	if _, err := t.exec(ctx, `
INSERT INTO notices (key, person, chat, kind, record, message, version, at, due)
SELECT 'card:' || c.record || ':' || c.chat || ':' || c.message || ':' || r.version || ':facility:' || ?1,
	(SELECT p.id FROM people p WHERE p.chat = c.chat), c.chat, ?2, c.record, c.message, r.version, ?3, ?3
FROM records r JOIN cards c ON c.record = r.id
WHERE r.facility = ?4 AND r.kind = 'need' AND r.state IN (SELECT value FROM json_each(?5))
ON CONFLICT (key) DO NOTHING`, version, store.CardKind, millis(at), facility, open); err != nil {
		return fmt.Errorf("cards of needs of %s: %w", facility, err)
	}
	return nil
}

const orphanSQL = `
INSERT INTO notices (key, person, kind, record, at, due, version)
SELECT 'facility_gone:' || need || ':' || ?3 || ':' || to_whom.id, to_whom.id, ?1, need, ?4, ?4, version
FROM (
	SELECT r.id need, r.version, r.sender id FROM records r
	WHERE r.facility = ?2 AND r.kind = 'need' AND r.state IN (SELECT value FROM json_each(?5))
	UNION
	SELECT r.id, r.version, f.owner FROM records r JOIN records f ON f.id = r.facility
	WHERE r.facility = ?2 AND r.kind = 'need' AND r.state IN (SELECT value FROM json_each(?5)) AND f.owner IS NOT NULL
	UNION
	SELECT r.id, r.version, r.claimer FROM records r JOIN people p ON p.id = r.claimer
	WHERE r.facility = ?2 AND r.kind = 'need' AND r.state IN (SELECT value FROM json_each(?5)) AND p.role IN ('staff', 'manager', 'admin')
) to_whom
WHERE NOT (` + refusing + `)
ON CONFLICT (key) DO NOTHING`
