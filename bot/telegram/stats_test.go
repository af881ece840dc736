package telegram

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
)

func TestOutcomes(t *testing.T) {
	for name, tt := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"done":          {gives(200, sent77), "ok"},
		"not modified":  {refuses(400, "Bad Request: message is not modified"), "ok"},
		"too many":      {refusesWith(429, "Too Many Requests", map[string]any{"retry_after": 3}), "429"},
		"blocked":       {refuses(403, "Forbidden: bot was blocked by the user"), "403"},
		"refused":       {refuses(400, "Bad Request: chat not found"), "400"},
		"fault":         {refuses(500, "Internal Server Error"), "5xx"},
		"page":          {gives(502, "<html>"), "5xx"},
		"portal":        {gives(200, "<html>"), "network"},
		"cut":           {cutConnection, "network"},
		"slow":          {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "network"},
		"second poller": {refuses(409, "Conflict: terminated by other getUpdates request"), "other"},
		"unreadable":    {gives(200, `{"ok":true,"result":"words"}`), "other"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t, map[string]http.HandlerFunc{"sendMessage": tt.answer})
			c := s.client()
			c.patience = 200 * time.Millisecond
			var out struct{}
			for range 2 {
				_ = c.Call(t.Context(), "sendMessage", nil, &out)
			}
			got := c.Stats()
			if d := cmp.Diff([]Calls{{"sendMessage", tt.want, 2}}, got.Calls); d != "" {
				t.Error(d)
			}
			if failed := tt.want != "ok"; failed == (got.Failed == "") || failed && got.Failed != tt.want || failed == got.FailedAt.IsZero() {
				t.Errorf("last failed %q at %v", got.Failed, got.FailedAt)
			}
		})
	}
}

// What the caller breaks off says nothing about Telegram.
func TestBrokenOffDoesNotCount(t *testing.T) {
	s := newServer(t, nil)
	c := s.client()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Call(ctx, "getMe", nil, nil); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if d := cmp.Diff(Stats{}, c.Stats()); d != "" {
		t.Error(d)
	}
}

// quiet is a server that gives no updates, until it is down.
type quiet struct{ down atomic.Bool }

func (q *quiet) RoundTrip(r *http.Request) (*http.Response, error) {
	if q.down.Load() {
		return nil, io.ErrUnexpectedEOF
	}
	if path.Base(r.URL.Path) == "getUpdates" {
		time.Sleep(longestPoll)
		return answered(batch()), nil
	}
	return answered(meOK), nil
}

// An empty poll is a sign of life; a failed one is none.
func TestUpdatedByPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &quiet{}
		c := New(Options{Token: testToken, HTTP: &http.Client{Transport: net}, Log: slog.New(slog.DiscardHandler)})
		start := time.Now()
		go func() { _ = c.Poll(t.Context(), nil) }()
		time.Sleep(longestPoll - time.Second)
		if got := c.Stats().Updated; !got.IsZero() {
			t.Errorf("before the first answer: %v", got)
		}
		time.Sleep(2 * time.Second)
		net.down.Store(true)
		time.Sleep(10 * time.Minute)
		got := c.Stats()
		if got.Updated.Sub(start) != 2*longestPoll || got.Failed != "network" || time.Since(got.FailedAt) > longestPause {
			t.Errorf("updated after %s, %s at %v", got.Updated.Sub(start), got.Failed, got.FailedAt)
		}
	})
}

func TestUpdatedByHook(t *testing.T) {
	c := New(Options{Token: testToken, Log: slog.New(slog.DiscardHandler)})
	fails := errors.New("the disk is full")
	hook := c.Hook(testSecret, func(context.Context, []dialog.Event) error { return fails })
	hook.ServeHTTP(httptest.NewRecorder(), posted("forged", text(10, "a")))
	hook.ServeHTTP(httptest.NewRecorder(), posted(testSecret, "words"))
	hook.ServeHTTP(httptest.NewRecorder(), posted(testSecret, text(10, "a")))
	if got := c.Stats().Updated; !got.IsZero() {
		t.Errorf("updated at %v", got)
	}
	fails = nil
	hook.ServeHTTP(httptest.NewRecorder(), posted(testSecret, text(10, "a")))
	if c.Stats().Updated.IsZero() {
		t.Error("not noted")
	}
}

// Counting loses nothing, however many call.
func TestStatsTogether(t *testing.T) {
	c := New(Options{Token: testToken, HTTP: &http.Client{Transport: still{}}})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				_, _ = c.Show(t.Context(), 5, bot.Message{Text: "x"})
				c.Stats()
			}
		})
	}
	all.Wait()
	if d := cmp.Diff([]Calls{{"sendMessage", "ok", 1600}}, c.Stats().Calls); d != "" {
		t.Error(d)
	}
}

func BenchmarkCount(b *testing.B) {
	var t tally
	now := time.Now()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			t.count("sendMessage", succeeded, now)
		}
	})
}
