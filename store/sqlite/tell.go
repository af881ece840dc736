package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// tell queues a notice once: to one person, or to everybody at the centre and
// their group. Chats are filled in when it is sent. Who has refused to be written
// to is told nothing that is Common; they look for themselves.
func (t *tx) tell(ctx context.Context, c store.Tell, at time.Time) error {
	content, err := digest(c.Person, c.Staff, c.Leads, c.Local, c.Kind, c.Record)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "tell:"+c.Key, content)
	if err != nil || !isNew {
		return err
	}
	if c.At.IsZero() {
		c.At = at
	}
	switch {
	case c.Staff:
		err = t.tellMany(ctx, tellStaffSQL, c)
	case c.Leads:
		err = t.tellMany(ctx, tellLeadsSQL, c)
	case c.Local:
		err = t.tellMany(ctx, tellLocalSQL, c)
	default:
		err = t.tellPerson(ctx, c)
	}
	if err == nil {
		err = t.supersede(ctx, c)
	}
	if err != nil {
		return fmt.Errorf("tell %s: %w", c.Key, err)
	}
	return nil
}

// refusing is whether somebody has withdrawn the consent to be written to, or
// never gave it when asked.
const refusing = `ifnull((SELECT given = 0 FROM consents WHERE person = to_whom.id AND purpose = '` + store.ForNotices + `'
	ORDER BY seq DESC LIMIT 1), 0)`

const tellSQL = `
INSERT INTO notices (key, person, kind, record, at, due, version)
SELECT ?1 || iif(?6, ':' || ifnull(to_whom.id, 'group'), ''), to_whom.id, ?2, ?3, ?4, ?4,
	ifnull((SELECT version FROM records WHERE id = ?3), 0)
FROM (%s) to_whom WHERE NOT (?5 AND ` + refusing + `) ORDER BY to_whom.id IS NULL, to_whom.id
ON CONFLICT (key) DO NOTHING`

var (
	tellOneSQL   = fmt.Sprintf(tellSQL, `SELECT ?7 id WHERE NOT EXISTS (SELECT 1 FROM people WHERE id = ?7 AND erased IS NOT NULL)`)
	tellStaffSQL = fmt.Sprintf(tellSQL, `
	SELECT id FROM people WHERE role IN ('staff', 'manager', 'admin')
	UNION ALL
	SELECT NULL WHERE `+groupSQL+` IS NOT NULL`)
	tellLeadsSQL = fmt.Sprintf(tellSQL, `SELECT id FROM people WHERE role IN ('manager', 'admin')`)
	tellLocalSQL = fmt.Sprintf(tellSQL, `SELECT p.id FROM people p JOIN person_communes c ON c.person = p.id
	WHERE p.role IN ('collaborator', 'commune') AND c.commune = (SELECT commune FROM records WHERE id = ?3)`)
)

func (t *tx) tellPerson(ctx context.Context, c store.Tell) error {
	_, err := t.exec(ctx, tellOneSQL, c.Key, c.Kind, c.Record, millis(c.At), c.Kind.Common(), false, c.Person)
	return err
}

func (t *tx) tellMany(ctx context.Context, query string, c store.Tell) error {
	_, err := t.exec(ctx, query, c.Key, c.Kind, c.Record, millis(c.At), c.Kind.Common(), true)
	return err
}

// supersede leaves of all that waits for somebody about a record only the newest
// of what the sender is told, and of what staff are told its card, which shows
// the record as it is, also after a correction.
func (t *tx) supersede(ctx context.Context, c store.Tell) error {
	if !c.Kind.Superseding() && c.Kind != store.Mended && c.Kind != store.DraftOld {
		return nil
	}
	_, err := t.exec(ctx, `
UPDATE notices AS n SET state = 'superseded'
WHERE n.state = 'waiting' AND n.record = ?1 AND n.record <> '' AND (n.kind = ?2 OR ?5 AND n.kind IN `+superseding+`) AND EXISTS (
	SELECT 1 FROM notices o
	WHERE o.state = 'waiting' AND o.record = n.record AND o.person IS n.person
		AND ((o.kind = n.kind OR n.kind IN `+superseding+` AND o.kind IN `+superseding+`) AND o.id > n.id OR n.kind = ?3 AND o.kind = ?4))`,
		c.Record, c.Kind, store.Mended, store.NewRecord, c.Kind.Superseding())
	return err
}
