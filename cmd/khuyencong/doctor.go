package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"
)

// checkFor is how long one of the checks may take.
const checkFor = 15 * time.Second

type doctorCommand struct {
	Health bool `help:"Only ask the running bot whether it is well (for the health check of a container)."`
}

// Help is the rest of --help.
func (doctorCommand) Help() string {
	return `✓ is well, ✗ must be mended and says how, – is worth knowing. It changes nothing and works while the bot runs.
The exit status is 1 when something must be mended.

Example: khuyencong doctor`
}

// Run prints what was found, a line each.
func (c *doctorCommand) Run(ctx context.Context, s *Settings) error {
	checks := everything()
	if c.Health {
		checks = []check{checkHealth}
	}
	return examine(ctx, os.Stdout, s, checks)
}

// A check looks at one thing and says what it found.
type check func(context.Context, *Settings) []finding

// everything is looked at in this order.
func everything() []check {
	return []check{
		checkSettings, checkTelegram, checkClock, checkRedis, checkFolder, checkDatabase, checkDisk, checkOptions, checkPolicy, checkServing,
	}
}

func examine(ctx context.Context, w io.Writer, s *Settings, checks []check) error {
	bad := 0
	for _, look := range checks {
		ctx, done := context.WithTimeout(ctx, checkFor)
		for _, f := range look(ctx, s) {
			fmt.Fprintln(w, f)
			if f.mark == ill {
				bad++
			}
		}
		done()
	}
	switch bad {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("one thing must be mended, see ✗ above")
	}
	return fmt.Errorf("%d things must be mended, see ✗ above", bad)
}

// A mark says how good a finding is.
type mark string

const (
	well  mark = "✓"
	ill   mark = "✗"
	noted mark = "–"
)

// A finding is one line. Remedy, one sentence, is for what is not well.
type finding struct {
	mark   mark
	what   string
	remedy string
}

func (f finding) String() string {
	line := fmt.Sprintf("%s %s", f.mark, f.what)
	if f.remedy != "" {
		line += ": " + f.remedy
	}
	return line
}

func fine(format string, args ...any) finding {
	return finding{mark: well, what: fmt.Sprintf(format, args...)}
}

func note(format string, args ...any) finding {
	return finding{mark: noted, what: fmt.Sprintf(format, args...)}
}

func broken(remedy, format string, args ...any) finding {
	return finding{mark: ill, what: fmt.Sprintf(format, args...), remedy: remedy}
}
