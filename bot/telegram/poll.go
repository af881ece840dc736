package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
)

const (
	batchSize = 100              // the most the server gives at once
	pollGrace = 15 * time.Second // for the answer to a poll to arrive
)

// A Handler takes events in the order they came and returns when what they cause
// is kept: only then is Telegram told that they have arrived.
type Handler func(context.Context, []dialog.Event) error

// Poll fetches what happens and hands it to handle, in order, a batch at a time,
// until ctx ends: then it returns nil at once. A batch is acknowledged only
// after handle returned nil; otherwise the same updates come again. An update
// that cannot be read is logged by its id and skipped. Faults are waited out, also
// a second poller, which may be an old process that is about to end; only ErrToken
// ends polling.
func (c *Client) Poll(ctx context.Context, handle Handler) error {
	p := poller{client: c, handle: handle}
	for ctx.Err() == nil {
		err := p.round(ctx)
		switch {
		case ctx.Err() != nil:
		case err == nil:
			p.pause.reset()
		case errors.Is(err, ErrToken):
			return err
		default:
			p.rest(ctx, err)
		}
	}
	return nil
}

type poller struct {
	client *Client
	handle Handler
	next   int64 // the first update id not yet handled; 0: whatever the server still has
	heard  bool  // the last fetch was answered, so the server may hold the next one
	pause  pause
	rival  rival
}

func (p *poller) round(ctx context.Context) error {
	if p.client.self.Load() == nil {
		if _, err := p.client.Me(ctx); err != nil {
			return err
		}
	}
	updates, err := p.fetch(ctx)
	if errors.Is(err, errWebhook) {
		return p.removeWebhook(ctx, err)
	}
	if err != nil {
		return err
	}
	events, next, err := p.read(ctx, updates)
	if err != nil {
		return err
	}
	if len(events) > 0 {
		if err := p.handle(ctx, events); err != nil {
			return fmt.Errorf("handle updates: %w", err)
		}
	}
	p.next = next
	return nil
}

// getUpdates is what that method takes.
type getUpdates struct {
	Offset  int64    `json:"offset,omitempty"`
	Limit   int      `json:"limit"`
	Timeout int      `json:"timeout"` // seconds
	Allowed []string `json:"allowed_updates"`
}

// fetch asks for what has happened. The server holds the answer until something
// does, but not the first one, nor the first after a fault: whether messages can
// be fetched is to be known at once.
func (p *poller) fetch(ctx context.Context) (updates []json.RawMessage, err error) {
	ask := getUpdates{Offset: p.next, Limit: batchSize, Allowed: allowedUpdates[:]}
	wait := time.Duration(0)
	if p.heard {
		wait = p.client.pollWait
		ask.Timeout = max(1, int(wait.Seconds()))
	}
	err = p.client.call(ctx, wait+pollGrace, "getUpdates", ask, &updates)
	p.heard = err == nil
	return updates, err
}

// read makes the events of a batch, and the id to go on from. After an empty
// answer that is 0: all before has been acknowledged by then, and after a quiet
// week ids begin anew, possibly lower.
func (p *poller) read(ctx context.Context, updates []json.RawMessage) (events []dialog.Event, next int64, err error) {
	for _, raw := range updates {
		e, id, ok := p.client.open(ctx, raw)
		if id != 0 {
			next = id + 1
		}
		if ok {
			events = append(events, e)
		}
	}
	if len(updates) > 0 && next == 0 {
		return nil, 0, errors.New("getUpdates: updates without ids")
	}
	return events, next, nil
}

// open reads one update: its id, 0 if it has none, and the event if it means one.
// What cannot be read is logged by its id, never by what it says: it would be no
// better when it came again.
func (c *Client) open(ctx context.Context, raw []byte) (e dialog.Event, id int64, ok bool) {
	var u Update
	if json.Unmarshal(raw, &u) == nil && u.ID != 0 {
		e, ok = c.Event(u)
		return e, u.ID, ok
	}
	var only struct {
		ID int64 `json:"update_id"`
	}
	if json.Unmarshal(raw, &only) != nil {
		only.ID = 0
	}
	c.log.WarnContext(ctx, "update cannot be read and is skipped", "update", only.ID, "bytes", len(raw))
	return e, only.ID, false
}

// removeWebhook makes polling possible, for the next round: after a pause, in
// case another program sets it again.
func (p *poller) removeWebhook(ctx context.Context, because error) error {
	if err := p.client.Call(ctx, "deleteWebhook", nil, nil); err != nil {
		return err
	}
	return fmt.Errorf("%w; it has been removed", because)
}

func (p *poller) rest(ctx context.Context, err error) {
	pause, said := &p.pause, true
	if errors.Is(err, ErrConflictingPoller) {
		pause, said = p.rival.met(time.Now())
	}
	delay := pause.after(err)
	if said {
		p.client.log.WarnContext(ctx, "fetching messages goes on after a pause", "err", err, "pause", delay)
	}
	select {
	case <-ctx.Done():
	case <-time.After(delay):
	}
}
