package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

const (
	statusOK      = "ok"
	statusFailing = "failing"

	// silentFor is how long nothing could be fetched before that is a fault. A poll
	// is answered within a minute, also when nothing happens.
	silentFor = 3 * time.Minute
	// stuckFor is how long a message may wait to be kept before that is a fault: what
	// an outage has held up is worked off in seconds.
	stuckFor = time.Minute
	// probedFor is how long an answer of the stores counts.
	probedFor = 5 * time.Second
	probeFor  = 2 * time.Second
)

// health is what /healthz answers.
type health struct {
	Status  string     `json:"status"`            // ok or failing
	Reasons []string   `json:"reasons,omitempty"` // why it is failing
	Version string     `json:"version"`
	Uptime  int64      `json:"uptime_s"`
	Mode    string     `json:"mode"`                   // poll or webhook
	Fetched *time.Time `json:"last_fetched,omitempty"` // when messages last came, or none were there
	Waiting string     `json:"waiting,omitempty"`      // instead of it: for what, since when
	Oldest  int64      `json:"oldest_event_s"`         // how long the oldest message that is not kept yet has been waiting here
	Store   string     `json:"store"`                  // writable or not writable
	Redis   string     `json:"redis"`                  // ok, away or none
}

// A pulse knows how the bot is doing. All fields are needed but redis.
type pulse struct {
	now      func() time.Time
	started  time.Time
	hooked   bool             // messages are posted, so silence says nothing
	fetched  func() time.Time // zero: never
	oldest   func() time.Duration
	writable func(context.Context) error
	redis    func(context.Context) error // nil: there is none
	log      *slog.Logger

	mu     sync.Mutex
	probed time.Time
	store  error
	copies error
}

// look says how it is now. The stores are asked every few seconds at most.
func (p *pulse) look(ctx context.Context) health {
	now := p.now()
	store, copies := p.probe(ctx)
	is := health{Status: statusOK, Version: version(), Uptime: int64(now.Sub(p.started).Seconds()), Mode: "poll", Store: "writable", Redis: "none"}
	if p.hooked {
		is.Mode = "webhook"
	}
	p.fetching(&is)
	if p.redis != nil {
		is.Redis = "ok"
		if copies != nil {
			is.Redis = "away"
		}
	}
	if store != nil {
		is.Store = "not writable"
		is.Reasons = append(is.Reasons, "the database takes no changes; the log says why")
	}
	if silent := p.silence(now); silent > silentFor {
		is.Reasons = append(is.Reasons, fmt.Sprintf("nothing could be fetched from Telegram for %s", silent.Round(time.Second)))
	}
	oldest := p.oldest()
	is.Oldest = int64(oldest.Seconds())
	if oldest > stuckFor {
		is.Reasons = append(is.Reasons, fmt.Sprintf("messages are not handled: the oldest has been waiting for %s; the log says why", oldest.Round(time.Second)))
	}
	if is.Reasons != nil {
		is.Status = statusFailing
	}
	return is
}

// fetching says when messages last came, or since when the first are waited for.
func (p *pulse) fetching(is *health) {
	at := p.fetched().UTC()
	switch {
	case !at.IsZero():
		is.Fetched = &at
	case p.hooked:
		is.Waiting = "for Telegram's first message since " + p.started.UTC().Format(time.RFC3339)
	default:
		is.Waiting = "for Telegram's first answer since " + p.started.UTC().Format(time.RFC3339)
	}
}

// silence is how long nothing could be fetched; 0 where that is not to be judged.
func (p *pulse) silence(now time.Time) time.Duration {
	if p.hooked {
		return 0
	}
	since := p.fetched()
	if since.Before(p.started) {
		since = p.started
	}
	return now.Sub(since)
}

func (p *pulse) probe(ctx context.Context) (store, copies error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.probed.IsZero() && p.now().Sub(p.probed) < probedFor {
		return p.store, p.copies
	}
	// Who asks may go away meanwhile: that is no fault of the stores.
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), probeFor)
	defer done()
	was := p.store
	p.store = p.writable(ctx)
	if p.store != nil && was == nil {
		p.log.Error("the database takes no changes", "error", p.store)
	}
	if p.redis != nil {
		p.copies = p.redis(ctx)
	}
	p.probed = p.now()
	return p.store, p.copies
}

// ServeHTTP answers 200 while all is well and 503 otherwise.
func (p *pulse) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	is := p.look(r.Context())
	body, err := json.Marshal(is)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if is.Status != statusOK {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	w.Write(append(body, '\n'))
}
