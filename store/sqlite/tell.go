package sqlite

import (
	"context"
	"fmt"
	"time"

	"khuyencong/store"
)

// tell queues a notice once: to one person, or to everybody at the centre and
// their group. Chats are filled in when it is sent.
func (t *tx) tell(ctx context.Context, c store.Tell, at time.Time) error {
	content, err := digest(c.Person, c.Staff, c.Kind, c.Record)
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
	if c.Staff {
		err = t.tellStaff(ctx, c)
	} else {
		err = t.tellPerson(ctx, c)
	}
	if err != nil {
		return fmt.Errorf("tell %s: %w", c.Key, err)
	}
	return nil
}

// tellPerson queues it for one person. What became of a record is told only to
// those who have not refused such messages; they look for themselves. Whoever
// asks a question has asked for its answer.
func (t *tx) tellPerson(ctx context.Context, c store.Tell) error {
	_, err := t.exec(ctx, `
INSERT INTO notices (key, person, kind, record, due, version)
SELECT ?1, ?2, ?3, ?4, ?5, ifnull((SELECT version FROM records WHERE id = ?4), 0)
WHERE ?3 <> ?6 OR EXISTS (SELECT 1 FROM records WHERE id = ?4 AND kind = ?8) OR ifnull((SELECT given FROM consents WHERE person = ?2 AND purpose = ?7 ORDER BY seq DESC LIMIT 1), 1) = 1`,
		c.Key, c.Person, c.Kind, c.Record, millis(c.At), store.Decided, store.ForNotices, store.Question)
	return err
}

func (t *tx) tellStaff(ctx context.Context, c store.Tell) error {
	_, err := t.exec(ctx, `
INSERT INTO notices (key, person, kind, record, due, version)
SELECT ?1 || ':' || ifnull(to_whom.id, 'group'), to_whom.id, ?2, ?3, ?4,
	ifnull((SELECT version FROM records WHERE id = ?3), 0)
FROM (
	SELECT id FROM people WHERE role IN ('staff', 'manager', 'admin')
	UNION ALL
	SELECT NULL WHERE `+groupSQL+` IS NOT NULL
) to_whom ORDER BY to_whom.id IS NULL, to_whom.id`,
		c.Key, c.Kind, c.Record, millis(c.At))
	return err
}
