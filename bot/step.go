package bot

import (
	"context"

	"golang.org/x/time/rate"

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
		n, err := b.handleSome(ctx, events[:min(len(events), batchSize)])
		if err != nil {
			return err
		}
		events = events[n:]
		b.showAll(ctx)
	}
	for unhurried := rate.NewLimiter(rate.Inf, 0); b.sendDue(ctx, unhurried); {
	}
	return ctx.Err()
}

// showAll returns when everything owed has been shown and the sessions know it.
// What has been shown comes back through the inbox, which nobody else reads.
func (b *Bot) showAll(ctx context.Context) {
	shown := make(chan struct{})
	go func() {
		b.shows.wait()
		close(shown)
	}()
	for {
		select {
		case d := <-b.inbox:
			if err := b.handle(ctx, d.events); err != nil {
				b.log.Error("noting what was shown", "error", err)
			}
		case <-shown:
			return
		}
	}
}
