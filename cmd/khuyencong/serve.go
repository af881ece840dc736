package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"khuyencong/store"
)

type serveCommand struct{}

// Help is the rest of --help.
func (serveCommand) Help() string {
	return `Ends cleanly within 5 seconds on SIGTERM or Ctrl+C; a second one ends it at once. Serves /healthz, for programs on
this machine /metrics, and with WEBHOOK_URL the path of that address.

Example: TELEGRAM_BOT_TOKEN=… khuyencong serve
         TELEGRAM_BOT_TOKEN=… WEBHOOK_URL=https://bot.example.vn/telegram khuyencong serve`
}

// Run serves Telegram, or without a token the simulator. It starts without the
// network, too, and then waits for it.
func (serveCommand) Run(ctx context.Context, s *Settings) error {
	if s.Token == "" {
		return (&tryCommand{}).Run(ctx, s)
	}
	p, address, path, err := s.plan()
	if err != nil {
		return err
	}
	l, err := s.listen()
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // served, it is closed already
	h, err := build(ctx, p)
	if err != nil {
		return err
	}
	defer func() {
		if err := h.close(); err != nil {
			h.log.Error("closing the store", "error", err)
		}
	}()
	v := &live{house: h, address: address, path: path}
	if v.secret, err = secret(ctx, h.store); err != nil {
		return err
	}
	v.pulse = v.newPulse(time.Now())
	tasks := []task{v.attend, v.pages(l), v.watchOptions, v.watchPolicy}
	if address == "" {
		tasks = append(tasks, v.alarm)
	}
	return h.run(ctx, tasks...)
}

// plan reads the settings of the live bot; what cannot be used is a usageError.
func (s *Settings) plan() (p plan, address, path string, err error) {
	p = plan{token: s.Token, apiURL: s.APIURL, redis: s.Redis, files: filepath.Join(s.Data, filesPart), now: time.Now, log: s.logger()}
	if p.zone, err = s.zone(); err != nil {
		return p, "", "", err
	}
	if p.path, err = s.database(s.Data); err != nil {
		return p, "", "", err
	}
	if _, err = s.public(); err != nil {
		return p, "", "", err
	}
	address, path, err = s.webhook()
	if info, e := os.Stat(s.Data); e == nil && info.IsDir() && info.Mode().Perm()&0o077 != 0 {
		p.log.Warn("others may look into the data folder: chmod 700", "folder", s.Data)
	}
	return p, address, path, err
}

// A live house serves Telegram.
type live struct {
	*house
	address, path string // of the webhook; "": messages are fetched
	secret        string // of the webhook
	pulse         *pulse
	met           atomic.Bool // Telegram has said who the bot is
}

func (v *live) newPulse(started time.Time) *pulse {
	return &pulse{
		now: time.Now, started: started, hooked: v.address != "", log: v.log,
		fetched:  func() time.Time { return v.client.Stats().Updated },
		oldest:   func() time.Duration { return v.bot.Health().Oldest },
		writable: v.store.Writable, redis: v.ping,
	}
}

// pages is the task that serves the web pages.
func (v *live) pages(l net.Listener) task {
	return func(ctx, work context.Context) error {
		b := web{
			health: v.pulse, path: v.path, hook: v.hook(work), log: v.log,
			metrics: metrics(figures{health: v.bot.Health, stats: v.client.Stats, numbers: v.store.Numbers, look: v.pulse.look}),
		}
		return serveUntil(ctx, server(b), l, finishWithin)
	}
}

// hook takes what Telegram posts, as soon as it is known who the bot is.
func (v *live) hook(work context.Context) http.Handler {
	takes := v.client.Hook(v.secret, v.handle(work))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !v.met.Load() {
			http.Error(w, "not yet", http.StatusServiceUnavailable)
			return
		}
		takes.ServeHTTP(w, r)
	})
}

// alarm is the task that watches over fetching.
func (v *live) alarm(ctx, _ context.Context) error {
	alarm{silence: func() time.Duration { return v.pulse.silence(time.Now()) }, over: v.tellAdmins, log: v.log}.watch(ctx)
	return nil
}

// watchOptions is the task that keeps up with the centre's file of options.
func (v *live) watchOptions(ctx, _ context.Context) error {
	v.options.watch(ctx, func(ctx context.Context, line int) {
		now := time.Now()
		if err := v.store.TellAdmins(ctx, store.OptionsBroken, fmt.Sprintf("%d-%d", line, now.Unix()), now); err != nil {
			v.log.Error("telling the administrators", "error", err)
		}
	})
	return nil
}

// watchPolicy is the task that keeps up with the files of the policy.
func (v *live) watchPolicy(ctx, _ context.Context) error {
	v.library.watch(ctx, func(ctx context.Context) {
		now := time.Now()
		if err := v.store.TellAdmins(ctx, store.PolicyBroken, fmt.Sprintf("policy-%d", now.Unix()), now); err != nil {
			v.log.Error("telling the administrators", "error", err)
		}
	})
	return nil
}

// tellAdmins has the administrators read in the chat that no message could be
// fetched for so long.
func (v *live) tellAdmins(ctx context.Context, lasted time.Duration) {
	now := time.Now()
	while := fmt.Sprintf("%d-%d", now.Add(-lasted).Unix(), now.Unix())
	if err := v.store.TellAdmins(ctx, store.Away, while, now); err != nil {
		v.log.Error("telling the administrators", "error", err)
	}
}
