package telegram

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// How a call ended.
const (
	succeeded   = "ok"
	tooMany     = "429"
	forbidden   = "403"
	badCall     = "400"
	serverFault = "5xx"
	network     = "network" // no answer of the API came
	other       = "other"
)

// Stats are what a client has done since it was made.
type Stats struct {
	Calls    []Calls   // by method, then outcome
	Updated  time.Time // when updates were last fetched (even none) or taken from the webhook; zero: never
	Failed   string    // outcome of the last call that failed; "" if none did
	FailedAt time.Time
}

// Calls is how often a method had an outcome: ok, 429, 403, 400, 5xx, network or
// other. What a group had no room for and what the caller broke off do not count.
type Calls struct {
	Method  string
	Outcome string
	N       uint64
}

// Stats may be asked for at any time.
func (c *Client) Stats() Stats { return c.tally.stats() }

// tally counts. Methods are constants of programs, so they are few.
type tally struct {
	mu       sync.Mutex
	calls    map[call]uint64
	updated  time.Time
	failed   string
	failedAt time.Time
}

type call struct{ method, outcome string }

// count notes how a call ended; "" does not count.
func (t *tally) count(method, outcome string, now time.Time) {
	if outcome == "" {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.calls == nil {
		t.calls = map[call]uint64{}
	}
	t.calls[call{method, outcome}]++
	switch {
	case outcome != succeeded:
		t.failed, t.failedAt = outcome, now
	case method == "getUpdates":
		t.updated = now
	}
}

// hooked notes an update taken from the webhook.
func (t *tally) hooked(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.updated = now
}

func (t *tally) stats() Stats {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := Stats{Updated: t.updated, Failed: t.failed, FailedAt: t.failedAt}
	for c, n := range t.calls {
		s.Calls = append(s.Calls, Calls{c.method, c.outcome, n})
	}
	slices.SortFunc(s.Calls, func(a, b Calls) int {
		return cmp.Or(cmp.Compare(a.Method, b.Method), cmp.Compare(a.Outcome, b.Outcome))
	})
	return s
}

// outcome is the class of what a call came to: err as it came, meant what it
// means; "" if the caller broke it off.
func outcome(ctx context.Context, err, meant error) string {
	if meant == nil {
		return succeeded
	}
	if ctx.Err() != nil {
		return ""
	}
	if answer, ok := errors.AsType[*tgbotapi.Error](err); ok {
		return statusClass(answer)
	}
	if page, ok := errors.AsType[notAPI](err); ok && page.status >= http.StatusInternalServerError {
		return serverFault
	}
	if errors.Is(meant, ErrUnreachable) {
		return network
	}
	return other
}

func statusClass(answer *tgbotapi.Error) string {
	switch {
	case asksToWait(answer):
		return tooMany
	case answer.Code == http.StatusForbidden:
		return forbidden
	case answer.Code == http.StatusBadRequest:
		return badCall
	case answer.Code >= http.StatusInternalServerError:
		return serverFault
	}
	return other
}
