package main

import (
	"context"
	"log/slog"
	"time"
)

const (
	alarmEvery = 10 * time.Second // how often it is looked
	alarmAgain = 10 * time.Minute // how often the same is said
)

// An alarm watches that messages can be fetched, and says so when they cannot.
type alarm struct {
	silence func() time.Duration // how long none could be
	log     *slog.Logger
	// over is called when they can be again after an alarm, with how long they
	// could not: the moment to tell the administrators in the chat. nil: nobody.
	over func(ctx context.Context, lasted time.Duration)
}

// watch looks as long as ctx lasts.
func (a alarm) watch(ctx context.Context) {
	tick := time.NewTicker(alarmEvery)
	defer tick.Stop()
	var longest time.Duration // of the silence that an alarm was given for
	var said time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		switch silent := a.silence(); {
		case silent > silentFor:
			longest = silent
			if time.Since(said) >= alarmAgain {
				said = time.Now()
				a.log.Error("nothing can be fetched from Telegram: check the network, the proxy and the token (khuyencong doctor)", "for", silent.Round(time.Second))
			}
		case longest > 0:
			a.log.Info("messages are fetched from Telegram again", "after", longest.Round(time.Second))
			if a.over != nil {
				a.over(ctx, longest)
			}
			longest, said = 0, time.Time{}
		}
	}
}
