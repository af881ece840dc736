package bot

import (
	"context"
	"errors"
	"time"

	"khuyencong/store"
)

// note commits what is known to be shown and no tap has taken along; false if
// that must be tried again.
func (b *Bot) note(ctx context.Context) bool {
	rows := b.memory.rows()
	if len(rows) == 0 {
		return true
	}
	err := b.store.Commit(ctx, store.Batch{Sessions: rows, At: b.now()})
	switch {
	case err == nil:
		b.memory.written(rows)
	case errors.Is(err, store.ErrConflict), lasting(err):
		b.memory.drop(rows)
	case ctx.Err() == nil:
		b.log.Error("noting what was shown", "error", err)
		return false
	}
	return true
}

// finish has shown what was decided, as far as that goes in time, and notes it.
func (b *Bot) finish(showing context.Context, end context.CancelFunc) {
	late := time.AfterFunc(endWithin, end)
	defer late.Stop()
	b.showAll(showing)
	end()
	b.note(context.WithoutCancel(showing))
}

// showAll returns when everything owed has been shown and is known to be. What
// has been shown comes back meanwhile.
func (b *Bot) showAll(ctx context.Context) {
	shown := make(chan struct{})
	go func() {
		b.shows.wait()
		close(shown)
	}()
	for {
		select {
		case e := <-b.seen:
			b.take(context.WithoutCancel(ctx), ctx, b.gatherSeen(e), nil)
		case <-shown:
			if len(b.seen) == 0 {
				return
			}
		}
	}
}
