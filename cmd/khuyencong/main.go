// Command khuyencong is the khuyến công bot of Đắk Lắk: with a token it serves
// Telegram, without one it opens the simulator.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	_ "time/tzdata" // the screens' clock on machines without a zone database

	"github.com/alecthomas/kong"
)

// Exit statuses, as scripts rely on them.
const (
	exitFailed = 1 // one clear sentence on stderr says why
	exitUsage  = 2 // wrong usage, or a setting that cannot be used
)

// commands is the whole command line; every flag is a variable too.
type commands struct {
	Settings

	Version kong.VersionFlag `help:"Print the version."`

	Serve       serveCommand       `cmd:"" default:"1" help:"With a token: the bot. Without: as try."`
	Try         tryCommand         `cmd:"" help:"The simulator: bot and phones in one page, demo data, nothing to install."`
	Invite      inviteCommand      `cmd:"" help:"Print a link that lets somebody in. Works while the bot runs."`
	Commune     communeCommand     `cmd:"" help:"Find communes by new or old name."`
	Backup      backupCommand      `cmd:"" help:"Copy everything into one file, while the bot runs."`
	Restore     restoreCommand     `cmd:"" help:"Put a backup in place; only while the bot is stopped."`
	Options     optionsCommand     `cmd:"" help:"The options of questions, as the centre can change them."`
	Duplicates  duplicatesCommand  `cmd:"" help:"List pairs in a file of facilities that may be the same."`
	Capture     captureCommand     `cmd:"" help:"Show what one message says about a facility."`
	Policy      policyCommand      `cmd:"" help:"Prove the rules and support levels, and print the built-in ones."`
	Eligibility eligibilityCommand `cmd:"" help:"Say of cases what the rules mean for them."`
	Ask         askCommand         `cmd:"" help:"Answer a question on procedures."`
	Doctor      doctorCommand      `cmd:"" help:"Check token, network, database and machine; one line each, with the remedy."`
}

// spareMemory is how much the heap may grow between two collections, in percent:
// a tenth less CPU under load than with Go's 100, for a dozen megabytes.
const spareMemory = 150

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(spareMemory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:]))
}

func run(ctx context.Context, args []string) int {
	var c commands
	parser, err := kong.New(&c,
		kong.Name("khuyencong"),
		kong.Description("Khuyến công Đắk Lắk: a Telegram bot for collaborators, facility owners and the centre's staff."),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.UsageOnError(),
		kong.Vars{"version": "khuyencong " + version()},
	)
	if err != nil {
		return fail(err)
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "khuyencong:", err)
		return exitUsage
	}
	if err := k.Run(&c.Settings); err != nil {
		return fail(err)
	}
	return 0
}

// A usageError is a setting or an argument that cannot be used.
type usageError struct{ error }

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "khuyencong:", err)
	if errors.As(err, &usageError{}) {
		return exitUsage
	}
	return exitFailed
}
