// Command load measures the bot from outside: it is the Bot API to the real
// binary and a crowd of collaborators who register facilities, each answering as
// soon as a screen is there, over and over.
//
// It prints a table of updates per second, CPU, calls, latencies, memory and
// start time. It proves nothing about answers: the tests do; what it does not
// understand it counts.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// settings are the flags.
type settings struct {
	chats, modes, stores string
	window, warm, reads  time.Duration
	binary, json         string
}

func main() {
	var s settings
	flag.StringVar(&s.chats, "chats", "1,50,500,5000", "how many chats, one run each")
	flag.StringVar(&s.modes, "modes", "poll,webhook", "how the bot gets its updates")
	flag.StringVar(&s.stores, "stores", "redis,embedded", "where conversations are; redis needs redis-server")
	flag.DurationVar(&s.window, "for", 10*time.Second, "how long one run is measured")
	flag.DurationVar(&s.warm, "warm", 2*time.Second, "how long it runs before")
	flag.DurationVar(&s.reads, "reads", 2*time.Millisecond, "how long a person needs to read a screen; the bot takes what comes sooner than it can have been read for an answer to something else")
	flag.StringVar(&s.binary, "binary", "", "the bot; built here when empty")
	flag.StringVar(&s.json, "json", "", "file for the figures as JSON")
	flag.Parse()
	debug.SetGCPercent(800) // the cores are the bot's
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, s); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings) error {
	plans, err := s.plans()
	if err != nil {
		return err
	}
	if s.binary == "" {
		folder, err := os.MkdirTemp("", "khuyencong-build-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		if s.binary, err = build(ctx, folder); err != nil {
			return err
		}
	}
	var all []figures
	var faults []error
	heading(os.Stdout)
	for _, p := range plans {
		p.binary = s.binary
		f, err := measure(ctx, p)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s, %d chats: %w", p.Mode, p.Chats, err))
			continue
		}
		f.row(os.Stdout)
		all = append(all, f)
	}
	return errors.Join(append(faults, s.save(all))...)
}

func (s settings) save(all []figures) error {
	if s.json == "" {
		return nil
	}
	out, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(s.json, append(out, '\n'), 0o644)
}

// plans are all combinations of the flags.
func (s settings) plans() ([]plan, error) {
	var plans []plan
	for _, where := range strings.Split(s.stores, ",") {
		if where != "redis" && where != "embedded" {
			return nil, fmt.Errorf("-stores: redis or embedded, not %q", where)
		}
		if _, err := exec.LookPath("redis-server"); where == "redis" && err != nil {
			return nil, errors.New("-stores: there is no redis-server; choose embedded")
		}
		for _, mode := range strings.Split(s.modes, ",") {
			if mode != "poll" && mode != "webhook" {
				return nil, fmt.Errorf("-modes: poll or webhook, not %q", mode)
			}
			for _, n := range strings.Split(s.chats, ",") {
				chats, err := strconv.Atoi(n)
				if err != nil || chats < 1 || chats > communes*mostUses {
					return nil, fmt.Errorf("-chats: numbers from 1 to %d, not %q", communes*mostUses, n)
				}
				plans = append(plans, plan{Mode: mode, Redis: where == "redis", Chats: chats, Window: s.window, warm: s.warm, reads: s.reads})
			}
		}
	}
	return plans, nil
}
