package flows_test

import (
	"context"
	"log/slog"
	"testing"
)

// An alarm fails the test for every error the bot logs: a text that is missing,
// an event that could not be handled.
type alarm struct{ t *testing.T }

func (alarm) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelWarn }

func (a alarm) Handle(_ context.Context, r slog.Record) error {
	what := r.Message
	r.Attrs(func(x slog.Attr) bool {
		what += " " + x.String()
		return true
	})
	a.t.Error("the bot logs: " + what)
	return nil
}

func (a alarm) WithAttrs([]slog.Attr) slog.Handler { return a }
func (a alarm) WithGroup(string) slog.Handler      { return a }
