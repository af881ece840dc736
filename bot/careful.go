package bot

import (
	"context"

	"khuyencong/flows/dialog"
)

const (
	tooOften = 5   // so often an update may have been about to be handled when the process ended
	carefor  = 300 // so many updates are handled with care after a crash
)

// care is taken after a fault has ended the process: one of the updates that come
// again may be what did it. Until some have gone well each is handled alone, and
// counted in the store before; one that has been counted five times is set
// aside. A process that was killed has no fault, so nothing is counted then, nor
// as long as all is well.
type care struct{ left int }

// careful takes as many of the events as may be handled now, and whether the
// first of them has been tried too often.
func (b *Bot) careful(ctx context.Context, events []dialog.Event) (_ []dialog.Event, hopeless bool, err error) {
	if b.care.left == 0 || events[0].Update == 0 {
		return events, false, nil
	}
	times, err := b.store.Attempt(ctx, events[0].Update, b.now())
	return events[:1], times > tooOften, err
}

// outlived takes back what was counted of an event: whatever came of it, it has
// not ended the process.
func (b *Bot) outlived(ctx context.Context, e dialog.Event) {
	if b.care.left == 0 || e.Update == 0 {
		return
	}
	b.care.left--
	if err := b.store.Spare(ctx, e.Update); err != nil && ctx.Err() == nil {
		b.log.Error("sparing an update", "error", err)
	}
}
