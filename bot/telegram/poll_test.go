package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

// A wire is a server without a network, so that time can be a test's own: an
// answer to each getUpdates in turn, and then silence.
type wire struct {
	answers []string
	polls   []getUpdates
	at      []time.Duration // when each poll came
	others  []string        // the other methods called
	start   time.Time
	me      string
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	if method != "getUpdates" {
		w.others = append(w.others, method)
		return answered(w.me), nil
	}
	var poll getUpdates
	if err := json.NewDecoder(r.Body).Decode(&poll); err != nil {
		return nil, err
	}
	w.polls, w.at = append(w.polls, poll), append(w.at, time.Since(w.start))
	if len(w.answers) == 0 {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	next := w.answers[0]
	w.answers = w.answers[1:]
	if next == "cut" {
		return nil, io.ErrUnexpectedEOF
	}
	return answered(next), nil
}

func answered(body string) *http.Response {
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(body))}
}

const meOK = `{"ok":true,"result":{"id":99,"is_bot":true,"first_name":"KC","username":"kc_bot"}}`

func batch(updates ...string) string {
	return `{"ok":true,"result":[` + strings.Join(updates, ",") + `]}`
}

func text(id int, words string) string {
	return fmt.Sprintf(`{"update_id":%d,"message":{%s%s%s"text":%q}}`, id, head, linh, private, words)
}

// poll lets a client poll the wire for d and returns what was handled and
// Poll's error.
func poll(t *testing.T, w *wire, log io.Writer, d time.Duration, handle func([]dialog.Event) error) error {
	w.start = time.Now()
	if w.me == "" {
		w.me = meOK
	}
	c := New(Options{Token: testToken, HTTP: &http.Client{Transport: w}, Log: slog.New(slog.NewTextHandler(log, nil))})
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	return c.Poll(ctx, func(_ context.Context, events []dialog.Event) error { return handle(events) })
}

func offsets(w *wire) []int64 {
	var out []int64
	for _, p := range w.polls {
		out = append(out, p.Offset)
	}
	return out
}

func TestPollHandsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &wire{answers: []string{
			batch(text(10, "a"), text(11, "b")),
			batch(),
			batch(text(4, "ids begin anew")),
			batch(`{"update_id":5,"poll":{}}`),
		}}
		var heard []string
		err := poll(t, w, io.Discard, time.Second, func(events []dialog.Event) error {
			for _, e := range events {
				heard = append(heard, fmt.Sprint(e.Update, " ", e.Text))
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if d := cmp.Diff([]string{"10 a", "11 b", "4 ids begin anew"}, heard); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]int64{0, 12, 0, 5, 6}, offsets(w)); d != "" {
			t.Error(d)
		}
		for i, p := range w.polls {
			if p.Limit != 100 || p.Timeout != 50*min(i, 1) || len(p.Allowed) != len(allowedUpdates) {
				t.Errorf("asked %+v", p)
			}
		}
		if took := time.Since(w.start); took != time.Second {
			t.Errorf("ended after %s", took)
		}
	})
}

// TestPollKnowsAtOnce: the first poll, and the first after a fault of the network,
// is answered at once, so that nobody waits to learn whether messages can be
// fetched. What could not be kept is no such fault.
func TestPollKnowsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &wire{answers: []string{batch(), batch(), "cut", "cut", batch(), batch(text(10, "a")), batch(text(10, "a"))}}
		tries := 0
		_ = poll(t, w, io.Discard, time.Minute, func([]dialog.Event) error {
			if tries++; tries == 1 {
				return errors.New("the disk is full")
			}
			return nil
		})
		var held []int
		for _, p := range w.polls {
			held = append(held, p.Timeout)
		}
		if d := cmp.Diff([]int{0, 50, 50, 0, 0, 50, 50, 50}, held); d != "" {
			t.Error(d)
		}
	})
}

// The offset stays until the batch has been handled.
func TestPollAcknowledgesAfterHandling(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &wire{answers: []string{batch(text(10, "a")), batch(text(10, "a")), batch(text(10, "a"))}}
		tries := 0
		_ = poll(t, w, io.Discard, time.Minute, func([]dialog.Event) error {
			if tries++; tries < 3 {
				return errors.New("the disk is full")
			}
			return nil
		})
		if d := cmp.Diff([]int64{0, 0, 0, 11}, offsets(w)); d != "" || tries != 3 {
			t.Errorf("%d tries, offsets %s", tries, d)
		}
	})
}

func TestPollSkipsWhatCannotBeRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		w := &wire{answers: []string{batch(
			`{"update_id":10,"message":{"message_id":"H'Linh"}}`, text(11, "b"), `"nothing"`, `{"update_id":13,"message":"0905123456"}`)}}
		heard := 0
		_ = poll(t, w, &log, time.Second, func(events []dialog.Event) error { heard += len(events); return nil })
		if heard != 1 {
			t.Errorf("%d events", heard)
		}
		if d := cmp.Diff([]int64{0, 14}, offsets(w)); d != "" {
			t.Error(d)
		}
		if text := log.String(); !strings.Contains(text, "update=10") || strings.Contains(text, "Linh") || strings.Contains(text, "0905") {
			t.Errorf("logged %s", text)
		}
	})
}

func TestPollWaits(t *testing.T) {
	const tooMany = `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}`
	const conflict = `{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"}`
	for _, tt := range []struct {
		name        string
		fault       string
		least, most time.Duration // the pause after the first fault
		says        string
	}{
		{"too many", tooMany, 7 * time.Second, 7 * time.Second, "wait 7s"},
		{"a page", "<html>502</html>", shortestPause, 2 * shortestPause, "answered 200"},
		{"cut", "cut", shortestPause, 2 * shortestPause, "unexpected EOF"},
		{"second poller", conflict, shortestPause, 2 * shortestPause, "another program is fetching"},
		{"without ids", batch(`{}`), shortestPause, 2 * shortestPause, "without ids"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var log bytes.Buffer
				w := &wire{answers: []string{tt.fault, batch(text(10, "a"))}}
				heard := 0
				err := poll(t, w, &log, time.Minute, func(events []dialog.Event) error { heard += len(events); return nil })
				if err != nil || heard != 1 {
					t.Fatalf("%d events, %v", heard, err)
				}
				if rested := w.at[1] - w.at[0]; rested < tt.least || rested > tt.most {
					t.Errorf("waited %s", rested)
				}
				if !strings.Contains(log.String(), tt.says) {
					t.Errorf("logged %s", log.String())
				}
			})
		})
	}
}

// Pauses grow to half a minute, no further, and begin anew after a good answer.
func TestPollPauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answers := make([]string, 12)
		for i := range answers {
			answers[i] = "cut"
		}
		w := &wire{answers: append(answers, batch(), "cut", batch())}
		_ = poll(t, w, io.Discard, time.Hour, func([]dialog.Event) error { return nil })
		for i := 1; i <= len(answers); i++ {
			most := min(shortestPause<<i, longestPause)
			if rested := w.at[i] - w.at[i-1]; rested < shortestPause || rested > most {
				t.Errorf("pause %d: %s, at most %s", i, rested, most)
			}
		}
		if rested := w.at[14] - w.at[13]; rested > 2*shortestPause {
			t.Errorf("after a good answer: %s", rested)
		}
	})
}

// Two that fetch in turn both have good answers now and then: pauses grow all the
// same, and it is said once a minute, by name.
func TestPollMeetsARival(t *testing.T) {
	const conflict = `{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"}`
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		var answers []string
		for i := range 40 {
			answers = append(answers, batch(text(10+i, "a")), conflict)
		}
		w := &wire{answers: answers}
		heard := 0
		_ = poll(t, w, &log, 20*time.Minute, func(events []dialog.Event) error { heard += len(events); return nil })
		if heard != 40 {
			t.Errorf("%d events", heard)
		}
		if took := w.at[len(answers)] - w.at[20]; took < 30*time.Second*3 {
			t.Errorf("30 conflicts in %s", took)
		}
		said := strings.Count(log.String(), "another program is fetching")
		if most := int(w.at[len(answers)]/time.Minute) + 1; said == 0 || said > most {
			t.Errorf("said %d times, at most %d:\n%s", said, most, &log)
		}
	})
}

// Somebody who was met an hour ago makes no pause longer.
func TestRivalIsForgotten(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var r rival
	for i, tt := range []struct {
		after  time.Duration
		faults int
		say    bool
	}{
		{0, 0, true}, {time.Second, 1, false}, {59 * time.Second, 2, false}, {61 * time.Second, 3, true}, {time.Hour, 0, true},
	} {
		pause, say := r.met(start.Add(tt.after))
		if pause.faults != tt.faults || say != tt.say {
			t.Errorf("%d: %d faults, said %v", i, pause.faults, say)
		}
		pause.after(ErrConflictingPoller)
	}
}

func TestPollRemovesWebhook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const webhook = `{"ok":false,"error_code":409,"description":"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}`
		w := &wire{answers: []string{webhook, batch(text(10, "a"))}}
		heard := 0
		_ = poll(t, w, io.Discard, time.Minute, func(events []dialog.Event) error { heard += len(events); return nil })
		if d := cmp.Diff([]string{"getMe", "deleteWebhook"}, w.others); d != "" || heard != 1 {
			t.Errorf("%d events, calls %s", heard, d)
		}
	})
}

func TestPollEndsOnWrongToken(t *testing.T) {
	const unauthorized = `{"ok":false,"error_code":401,"description":"Unauthorized"}`
	for name, w := range map[string]*wire{
		"at first": {me: unauthorized}, "no token": {me: `{"ok":false,"error_code":404,"description":"Not Found"}`},
		"withdrawn": {answers: []string{unauthorized}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				err := poll(t, w, io.Discard, time.Hour, nil)
				if !errors.Is(err, ErrToken) || errors.Is(err, ErrUnreachable) || len(w.polls) > 1 || time.Since(w.start) != 0 {
					t.Errorf("got %v after %d polls and %s", err, len(w.polls), time.Since(w.start))
				}
			})
		})
	}
}

// A server that holds a poll for longer than it should is left.
func TestPollLeavesASilentServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &wire{}
		_ = poll(t, w, io.Discard, 5*time.Minute, nil)
		if len(w.at) < 3 || w.at[1]-w.at[0] > longestPoll+pollGrace+2*shortestPause {
			t.Errorf("polled at %v", w.at)
		}
	})
}
