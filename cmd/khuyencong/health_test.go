package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

var noonOfTests = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func logTo(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// aPulse is well at the time.
func aPulse(now time.Time) *pulse {
	return &pulse{
		now: func() time.Time { return now }, started: noonOfTests, log: quietly(),
		oldest:  func() time.Duration { return 0 },
		fetched: func() time.Time { return now }, writable: func(context.Context) error { return nil },
	}
}

var errHush = errors.New("disk of 0905123456 is full")

func fails(context.Context) error { return errHush }

func TestHealth(t *testing.T) {
	ago := func(p *pulse, d time.Duration) { at := p.now().Add(-d); p.fetched = func() time.Time { return at } }
	never := func(p *pulse) { p.fetched = func() time.Time { return time.Time{} } }
	waits := func(d time.Duration) func(*pulse) {
		return func(p *pulse) { p.oldest = func() time.Duration { return d } }
	}
	tests := []struct {
		name   string
		after  time.Duration // the start
		change func(*pulse)
		status int
		says   string
	}{
		{"well", time.Hour, func(*pulse) {}, http.StatusOK, `"redis":"none"`},
		{"just started", time.Second, never, http.StatusOK, `"uptime_s":1`},
		{"nothing answered yet", time.Second, never, http.StatusOK, `"waiting":"for Telegram's first answer since 2026-11-23T12:00:00Z"`},
		{"nothing posted yet", time.Hour, func(p *pulse) { never(p); p.hooked = true }, http.StatusOK, `"waiting":"for Telegram's first message since 2026-11-23T12:00:00Z"`},
		{"some have been waiting", time.Hour, waits(stuckFor), http.StatusOK, `"oldest_event_s":60`},
		{"some wait for long", time.Hour, waits(stuckFor + time.Second), http.StatusServiceUnavailable, "the oldest has been waiting for 1m1s"},
		{"never fetched", silentFor, never, http.StatusOK, `"status":"ok"`},
		{"never fetched for long", silentFor + 1, never, http.StatusServiceUnavailable, "nothing could be fetched"},
		{"quiet for a while", time.Hour, func(p *pulse) { ago(p, silentFor) }, http.StatusOK, "last_fetched"},
		{"quiet for long", time.Hour, func(p *pulse) { ago(p, silentFor+1) }, http.StatusServiceUnavailable, "3m0s"},
		{"a webhook is quiet", time.Hour, func(p *pulse) { never(p); p.hooked = true }, http.StatusOK, `"mode":"webhook"`},
		{"nothing can be kept", time.Hour, func(p *pulse) { p.writable = fails }, http.StatusServiceUnavailable, "takes no changes"},
		{"Redis is away", time.Hour, func(p *pulse) { p.redis = fails }, http.StatusOK, `"redis":"away"`},
		{"Redis is there", time.Hour, func(p *pulse) { p.redis = func(context.Context) error { return nil } }, http.StatusOK, `"redis":"ok"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := aPulse(noonOfTests.Add(tt.after))
			tt.change(p)
			w := httptest.NewRecorder()
			p.ServeHTTP(w, httptest.NewRequest(http.MethodGet, healthPath, nil))
			if body := w.Body.String(); w.Code != tt.status || !strings.Contains(body, tt.says) || strings.Contains(body, "0905") {
				t.Errorf("%d %s, want %d with %s", w.Code, body, tt.status, tt.says)
			}
		})
	}
}

// TestHealthAsksTheStoresNowAndThen: whoever may ask often makes no work.
func TestHealthAsksTheStoresNowAndThen(t *testing.T) {
	now, asked := noonOfTests, 0
	p := aPulse(now)
	p.now = func() time.Time { return now }
	p.writable = func(context.Context) error { asked++; return nil }
	for range 10 {
		p.look(t.Context())
	}
	if asked != 1 {
		t.Errorf("asked %d times at once", asked)
	}
	now = now.Add(probedFor)
	p.look(t.Context())
	if asked != 2 {
		t.Errorf("asked %d times after a while", asked)
	}
}

// TestWhoAsksMayGoAway: that is no fault of the database.
func TestWhoAsksMayGoAway(t *testing.T) {
	p := aPulse(noonOfTests)
	p.writable = func(ctx context.Context) error { return ctx.Err() }
	gone, leave := context.WithCancel(t.Context())
	leave()
	if is := p.look(gone); is.Status != statusOK {
		t.Errorf("%+v", is)
	}
}
