package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"khuyencong/bot/telegram"
	"khuyencong/flows/dialog"
)

const (
	// finishWithin is how long, when the program is asked to end, what was taken
	// may still be worked on. The bot then shows for up to 3 s what was decided:
	// together they stay below 5 s.
	finishWithin = time.Second
	// confirmWithin is how long the last batch may take to be acknowledged.
	confirmWithin = 500 * time.Millisecond
)

// A task takes things in until ctx ends. What it took is handled under work,
// which lasts a little longer.
type task func(ctx, work context.Context) error

// run has the bot work and the tasks bring it something to do, until ctx ends or
// something fails. What was taken by then is finished first.
func (h *house) run(ctx context.Context, tasks ...task) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	context.AfterFunc(ctx, func() { time.AfterFunc(finishWithin, end) })
	failed := make([]error, len(tasks)+1)
	var working, taking sync.WaitGroup
	working.Go(func() {
		defer stop()
		failed[len(tasks)] = h.bot.Run(work)
	})
	for i, t := range tasks {
		taking.Go(func() {
			if failed[i] = t(ctx, work); failed[i] != nil {
				stop()
			}
		})
	}
	taking.Wait()
	end()
	working.Wait()
	return errors.Join(failed...)
}

// poll is the task that fetches what happens. The last batch is acknowledged at
// the end if that works at once; otherwise it comes again and changes nothing.
func (h *house) poll(ctx, work context.Context) error {
	var last int64
	handle := h.handle(work)
	err := h.client.Poll(ctx, func(ctx context.Context, events []dialog.Event) error {
		err := handle(ctx, events)
		if err == nil {
			last = events[len(events)-1].Update
		}
		return err
	})
	if err != nil || last == 0 {
		return err
	}
	confirm, done := context.WithTimeout(context.WithoutCancel(ctx), confirmWithin)
	defer done()
	if err := h.client.Call(confirm, "getUpdates", map[string]any{"offset": last + 1, "limit": 1, "timeout": 0}, nil); err != nil {
		h.log.Debug("the last messages were not acknowledged; they come again", "error", err)
	}
	return nil
}

// handle has the bot handle what comes, also when whoever brings it goes away
// meanwhile.
func (h *house) handle(work context.Context) telegram.Handler {
	return func(_ context.Context, events []dialog.Event) error { return h.bot.Handle(work, events) }
}
