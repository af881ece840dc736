package sqlite

import (
	"context"
	"fmt"
	"slices"
	"time"

	"khuyencong/store"
)

// erase takes personal data out of the tables for good. What the file of the
// database and its log still hold of it is wiped afterwards (Wipe), and contents
// of files are removed by whoever keeps their folder (Shreds).
func (t *tx) erase(ctx context.Context, c store.Erase, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.Person, c.Mine, c.Records, c.By)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "erase:"+c.Key, content)
	if err != nil || !isNew {
		return err
	}
	w := wiper{tx: t, title: c.Title, state: store.Erased, private: c.Private, by: c.By, byName: c.ByName, channel: c.Channel, at: c.At}
	records := c.Records
	if c.Person == 0 && c.Request != "" { // the request names them
		records = append(slices.Clone(records), c.Request)
	}
	for _, id := range records {
		if err := w.record(ctx, id); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	if c.Person != 0 {
		if err := w.person(ctx, c); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	return t.unwiped(ctx)
}

// A wiper takes personal data out of the tables, within one transaction.
type wiper struct {
	*tx
	title       string
	state       store.State // what records come to; "": they keep theirs
	private     store.Private
	by          int64
	byName      string
	channel     string
	at          time.Time
	identifiers needles // of the person, while one is erased
}

// person erases somebody: what they sent to be answered goes, what the centre's
// list is made of stays without them, and the account is a stranger's.
func (w wiper) person(ctx context.Context, c store.Erase) error {
	who, err := w.identity(ctx, c)
	if err != nil {
		return err
	}
	w.identifiers = who.needles()
	if err := w.sent(ctx, who, c.Mine); err != nil {
		return err
	}
	for _, work := range []func(context.Context, identity) error{w.deeds, w.account, w.lists} {
		if err := work(ctx, who); err != nil {
			return err
		}
	}
	if err := w.tombstone(ctx, who, c); err != nil {
		return err
	}
	return w.farewell(ctx, who, c)
}

// sent deals with all the person sent, and with the needs of facilities that
// name them.
func (w wiper) sent(ctx context.Context, who identity, mine bool) error {
	ids, err := w.list(ctx, `
SELECT id FROM records WHERE sender = ?1 AND (kind IN ('question', 'application', 'interest', 'privacy') OR ?2 AND kind IN ('facility', 'need'))
UNION SELECT id FROM records WHERE owner = ?1 AND ?2`, who.id, mine)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := w.record(ctx, id); err != nil {
			return err
		}
	}
	stay, err := w.list(ctx, `
SELECT id FROM records WHERE sender = ?1 AND kind IN ('facility', 'need') AND erased IS NULL
UNION SELECT id FROM records WHERE owner = ?1 AND erased IS NULL
UNION SELECT n.id FROM records n JOIN records f ON f.id = n.facility WHERE (f.sender = ?1 OR f.owner = ?1) AND n.erased IS NULL`, who.id)
	if err != nil {
		return err
	}
	for _, id := range stay {
		if err := w.redact(ctx, id); err != nil {
			return err
		}
	}
	_, err = w.exec(ctx, `UPDATE records SET owner = NULL WHERE owner = ?`, who.id)
	return err
}
