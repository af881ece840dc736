package bot

import (
	"context"
	"errors"
	"strconv"
	"time"

	"khuyencong/flows"
	"khuyencong/store"
)

// untended has staff told of everybody who wants to be helped and whom nobody has
// called for some working days: once, until somebody has taken it meanwhile.
func (b *Bot) untended(ctx context.Context, now time.Time) error {
	waiting, err := b.store.Untended(ctx, now.Add(-flows.CallDays*24*time.Hour))
	off := b.centre().DaysOff
	for _, r := range waiting {
		if !flows.Untended(r, off, now.In(b.zone)) {
			continue
		}
		tell := store.Tell{Key: "untended:" + r.ID + ":" + strconv.Itoa(r.Version), Staff: true, Kind: store.Untended, Record: r.ID, At: now}
		err = errors.Join(err, b.store.Commit(ctx, store.Batch{Changes: []store.Change{tell}, At: now}))
	}
	return err
}
