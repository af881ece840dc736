package main

import (
	"context"
	"fmt"
	"os"
	"time"
)

type serveCommand struct{}

// Run serves Telegram, or without a token the simulator.
func (serveCommand) Run(ctx context.Context, s *Settings) error {
	if s.Token == "" {
		return (&tryCommand{}).Run(ctx, s)
	}
	zone, err := s.zone()
	if err != nil {
		return err
	}
	path, err := s.database(s.Data)
	if err != nil {
		return err
	}
	h, err := build(ctx, plan{token: s.Token, apiURL: s.APIURL, path: path, redis: s.Redis, now: time.Now, zone: zone, log: s.logger()})
	if err != nil {
		return err
	}
	defer func() {
		if err := h.close(); err != nil {
			h.log.Error("closing the store", "error", err)
		}
	}()
	self, err := h.client.Me(ctx)
	if err != nil {
		return fmt.Errorf("asking Telegram who the bot is: %w", err)
	}
	if err := h.store.SaveSetting(ctx, "bot.username", self.Username); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "khuyencong: @%s is serving; Ctrl+C stops it\n", self.Username)
	return h.run(ctx)
}
