package bot

import (
	"context"

	"khuyencong/flows/dialog"
)

// Step does for one batch what Run does, before it returns: the events are
// handled, what they owe is shown and every notice due by now is sent, without
// the pause between notices. Nothing of it runs on afterwards, so a conversation
// can be followed step by step. It must not be called beside Run.
func (b *Bot) Step(ctx context.Context, events ...dialog.Event) error {
	if err := b.readCentre(ctx); err != nil {
		return err
	}
	for len(events) > 0 {
		n, err := b.handleSome(ctx, ctx, events[:min(len(events), batchSize)])
		if err != nil {
			return err
		}
		events = events[n:]
		b.showAll(ctx)
	}
	b.note(ctx)
	b.notices.sendAll(ctx)
	return ctx.Err()
}
