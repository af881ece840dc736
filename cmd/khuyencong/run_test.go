package main

import (
	"context"
	"errors"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"khuyencong/bot/simulator"
	"khuyencong/flows/dialog"
)

// aBot is a house in this process, with the Bot API beside it.
func aBot(t *testing.T) *house {
	t.Helper()
	sim, err := simulator.New(simulator.Options{Token: outsideToken, Username: outsideName})
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(sim.Handler())
	dir := t.TempDir()
	h, err := build(t.Context(), plan{
		token: outsideToken, apiURL: api.URL, path: filepath.Join(dir, databasePart), files: filepath.Join(dir, filesPart),
		now: time.Now, zone: time.UTC, log: quietly(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.close(); err != nil {
			t.Error(err)
		}
		sim.Close()
		api.Close()
	})
	return h
}

// TestWhatWasTakenIsFinished: a task that has taken something when the end comes
// can still have it kept; and what it takes later than that is refused, not
// waited for.
func TestWhatWasTakenIsFinished(t *testing.T) {
	h := aBot(t)
	ctx, end := context.WithCancel(t.Context())
	var late error
	err := h.run(ctx, func(ctx, work context.Context) error {
		end()
		<-ctx.Done()
		e := dialog.Event{Update: 7, Kind: dialog.Said, Chat: 100, Message: 1, Text: "Xin chào"}
		e.Actor.User = 100
		if err := h.handle(work)(ctx, []dialog.Event{e}); err != nil {
			return err
		}
		<-work.Done()
		late = h.handle(work)(ctx, []dialog.Event{e})
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if !errors.Is(late, context.Canceled) {
		t.Errorf("taken after the end: %v", late)
	}
	if h.bot.Health().Handled != 1 {
		t.Errorf("%d kept, not one", h.bot.Health().Handled)
	}
}

// TestAFaultEndsEverything, and is told.
func TestAFaultEndsEverything(t *testing.T) {
	h := aBot(t)
	fault := errors.New("no more")
	ended := false
	err := h.run(t.Context(),
		func(context.Context, context.Context) error { return fault },
		func(ctx, _ context.Context) error { <-ctx.Done(); ended = true; return nil })
	if !errors.Is(err, fault) || !ended {
		t.Errorf("%v, the other ended: %t", err, ended)
	}
}
