package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"strings"
	"sync"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/store/sqlite"
)

const (
	firstWait   = time.Second
	longestWait = 30 * time.Second
	hookEvery   = 5 * time.Minute // how often it is looked whether the webhook is still set
)

// attend is the task that brings messages, one way or the other. Without the
// network it waits for it; only a token that Telegram does not know ends it.
func (v *live) attend(ctx, work context.Context) error {
	var beside sync.WaitGroup
	defer beside.Wait()
	err := v.insist(ctx, "Telegram cannot be reached; the bot goes on trying", v.meet)
	if err != nil || ctx.Err() != nil {
		return err
	}
	beside.Go(func() { v.introduction(ctx) })
	if v.address == "" {
		return v.poll(ctx, work)
	}
	return v.keepHook(ctx)
}

// insist tries until it works or ctx ends, and says once that it does not yet.
func (v *live) insist(ctx context.Context, says string, try func(context.Context) error) error {
	said := false
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		err := try(ctx)
		if err == nil || ctx.Err() != nil || errors.Is(err, telegram.ErrToken) {
			return unlessEnded(ctx, err)
		}
		if !said {
			v.log.Warn(says, "error", err)
			said = true
		}
		pause := wait
		if asked, ok := errors.AsType[*bot.RetryError](err); ok {
			pause = max(pause, asked.After)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
}

// unlessEnded: what fails because it is over is no fault.
func unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// meet asks Telegram who the bot is.
func (v *live) meet(ctx context.Context) error {
	self, err := v.client.Me(ctx)
	if err != nil {
		return err
	}
	if err := v.store.SaveSetting(ctx, sqlite.BotUsername, self.Username); err != nil {
		return err
	}
	v.met.Store(true)
	v.log.Info("the bot is serving", "bot", "@"+self.Username, "webhook", v.address != "")
	return nil
}

// keepHook has Telegram post to us, and sees to it that this stays so.
func (v *live) keepHook(ctx context.Context) error {
	set := func(ctx context.Context) error { return v.client.SetHook(ctx, v.address, v.secret, false) }
	if err := v.insist(ctx, "Telegram does not take the webhook; the bot goes on trying", set); err != nil {
		return err
	}
	tick := time.NewTicker(hookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		is, err := v.client.HookInfo(ctx)
		if err != nil || sameHook(is.URL, v.address) {
			continue
		}
		v.log.Warn("somebody has changed the webhook; it is set again")
		if err := v.insist(ctx, "Telegram does not take the webhook; the bot goes on trying", set); err != nil {
			return err
		}
	}
}

// sameHook compares what Telegram says with what is wanted; a token in the
// address does not come back.
func sameHook(is, want string) bool {
	return is == want || strings.Contains(is, "(token)") && hostOf(is) == hostOf(want)
}

// secretKey of the setting: Telegram shows it with everything it posts.
const secretKey = "webhook.secret"

// secret of the webhook, made on first use: 256 random bits.
func secret(ctx context.Context, db *sqlite.Store) (string, error) {
	is, err := db.Setting(ctx, secretKey)
	if err != nil || telegram.CheckSecret(is) == nil {
		return is, err
	}
	var b [32]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	is = base64.RawURLEncoding.EncodeToString(b[:])
	return is, db.SaveSetting(ctx, secretKey, is)
}
