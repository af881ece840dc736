package telegram

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/flows/dialog"
)

const testSecret = "Made-Up_secret-0123456789"

// touched is a body that knows whether somebody has read it.
type touched struct {
	io.Reader
	reads int
}

func (b *touched) Read(p []byte) (int, error) { b.reads++; return b.Reader.Read(p) }

func posted(secret, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/hook", strings.NewReader(body))
	r.Header.Set(secretHeader, secret)
	return r
}

// tooLong is an update that never ends within the limit.
var tooLong = `{"update_id":10,"message":{"text":"` + strings.Repeat("0905123456 ", 100_000) + `"}}`

func TestHook(t *testing.T) {
	good := text(10, "Hoa Ban")
	for _, tt := range []struct {
		name    string
		method  string // POST if empty
		secret  string // of the request; testSecret if empty, none if "-"
		body    string
		chunked bool
		status  int
		handled int
		logged  string
	}{
		{name: "update", body: good, status: 200, handled: 1},
		{name: "in pieces", body: good, chunked: true, status: 200, handled: 1},
		{name: "means nothing", body: `{"update_id":10,"poll":{}}`, status: 200},
		{name: "cannot be read but has an id", body: `{"update_id":10,"message":{"message_id":"H'Linh 0905123456"}}`, status: 200, logged: "update=10"},
		{name: "no secret", secret: "-", body: good, status: 401},
		{name: "forged", secret: testSecret[1:] + "0", body: good, status: 401},
		{name: "beginning of the secret", secret: testSecret[:8], body: good, status: 401},
		{name: "other case", secret: strings.ToLower(testSecret), body: good, status: 401},
		{name: "no secret, too long", secret: "-", body: tooLong, status: 401},
		{name: "GET", method: http.MethodGet, body: good, status: 405},
		{name: "PUT", method: http.MethodPut, body: good, status: 405},
		{name: "DELETE without secret", method: http.MethodDelete, secret: "-", status: 405},
		{name: "too long, said", body: tooLong, status: 413},
		{name: "too long, unsaid", body: tooLong, chunked: true, status: 413},
		{name: "nothing", body: "", status: 400, logged: "update=0"},
		{name: "null", body: "null", status: 400, logged: "update=0"},
		{name: "a list", body: "[" + good + "]", status: 400, logged: "update=0"},
		{name: "words", body: "Hoa Ban 0905123456", status: 400, logged: "update=0"},
		{name: "no id", body: `{"message":{"text":"Hoa Ban 0905123456"}}`, status: 400, logged: "update=0"},
		{name: "id is a word", body: `{"update_id":"10","message":{}}`, status: 400, logged: "update=0"},
		{name: "half", body: good[:len(good)/2], status: 400, logged: "update=0"},
		{name: "two at once", body: good + text(11, "Hoa Ban"), status: 400, logged: "update=0"},
		{name: "form", body: "update_id=10&text=Hoa+Ban+0905123456", status: 400, logged: "update=0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			body := &touched{Reader: strings.NewReader(tt.body)}
			r := httptest.NewRequest(tt.method, "/hook", body)
			if r.Method = tt.method; tt.method == "" {
				r.Method = http.MethodPost
			}
			if r.ContentLength = int64(len(tt.body)); tt.chunked {
				r.ContentLength = -1
			}
			if tt.secret == "" {
				r.Header.Set(secretHeader, testSecret)
			} else if tt.secret != "-" {
				r.Header.Set(secretHeader, tt.secret)
			}
			handled := 0
			hook := New(Options{Token: testToken, Log: logger(&log)}).Hook(testSecret, func(_ context.Context, events []dialog.Event) error {
				handled += len(events)
				return nil
			})
			w := httptest.NewRecorder()
			hook.ServeHTTP(w, r)
			if w.Code != tt.status || handled != tt.handled || w.Body.Len() != 0 {
				t.Errorf("%d, %d handled, %q", w.Code, handled, w.Body)
			}
			if (tt.status == 401 || tt.status == 405) && body.reads > 0 {
				t.Error("the body was read")
			}
			if tt.logged == "" && log.Len() > 0 || !strings.Contains(log.String(), tt.logged) {
				t.Errorf("logged %s", &log)
			}
			for _, word := range []string{"0905", "Linh", "Hoa", testSecret} {
				if strings.Contains(log.String(), word) {
					t.Errorf("%s is in the log: %s", word, &log)
				}
			}
		})
	}
}

// A secret that nobody has made lets nobody in, least of all who sends none.
func TestHookWithoutSecret(t *testing.T) {
	for _, secret := range []string{"", "with space", strings.Repeat("a", 257)} {
		for _, given := range []string{"", secret} {
			w := httptest.NewRecorder()
			New(Options{Token: testToken}).Hook(secret, nil).ServeHTTP(w, posted(given, text(10, "a")))
			if w.Code != http.StatusUnauthorized {
				t.Errorf("secret %q, given %q: %d", secret, given, w.Code)
			}
		}
	}
}

// order is a response that notes when it is answered.
type order struct {
	http.ResponseWriter
	steps *[]string
}

func (o order) WriteHeader(status int) {
	*o.steps = append(*o.steps, fmt.Sprint(status))
	o.ResponseWriter.WriteHeader(status)
}

// 200 is said after the event is kept, and never if it is not.
func TestHookAnswersAfterHandling(t *testing.T) {
	var log bytes.Buffer
	var steps []string
	kept := false
	hook := New(Options{Token: testToken, Log: logger(&log)}).Hook(testSecret, func(_ context.Context, events []dialog.Event) error {
		steps = append(steps, events[0].Text)
		if !kept {
			return errors.New("the disk is full")
		}
		return nil
	})
	for _, kept = range []bool{false, true} {
		hook.ServeHTTP(order{httptest.NewRecorder(), &steps}, posted(testSecret, text(10, "a")))
	}
	if got := strings.Join(steps, " "); got != "a 500 a 200" {
		t.Error(got)
	}
	if !strings.Contains(log.String(), "update=10") {
		t.Errorf("logged %s", &log)
	}
}

// Not more than there are slots are handled at once; whoever goes away while
// waiting is not handled.
func TestHookAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inside, gate := 0, make(chan struct{})
		h := newHook(New(Options{Token: testToken}), testSecret, func(context.Context, []dialog.Event) error {
			inside++
			<-gate
			return nil
		})
		h.slots = make(chan struct{}, 1)
		codes := make(chan int, 3)
		ctx, leave := context.WithCancel(t.Context())
		post := func(ctx context.Context) {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, posted(testSecret, text(10, "a")).WithContext(ctx))
			codes <- w.Code
		}
		go post(t.Context())
		synctest.Wait()
		go post(ctx)
		go post(t.Context())
		synctest.Wait()
		if inside != 1 {
			t.Fatalf("%d inside", inside)
		}
		leave()
		if code := <-codes; code != http.StatusServiceUnavailable {
			t.Errorf("who left: %d", code)
		}
		close(gate)
		for range 2 {
			if code := <-codes; code != http.StatusOK {
				t.Errorf("who stayed: %d", code)
			}
		}
		if inside != 2 {
			t.Errorf("%d were handled", inside)
		}
	})
}

// served is a hook on a real server with a short patience.
func served(t *testing.T, patience time.Duration, handle Handler) *httptest.Server {
	h := newHook(New(Options{Token: testToken}), testSecret, handle)
	h.patience = patience
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// Half a body that is not going on ends the request.
func TestHookSlowBody(t *testing.T) {
	var handled atomic.Int64
	s := served(t, 50*time.Millisecond, func(context.Context, []dialog.Event) error { handled.Add(1); return nil })
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second)) // a test that hangs says less
	update := text(10, "a")
	fmt.Fprintf(conn, "POST / HTTP/1.1\r\nHost: x\r\n%s: %s\r\nContent-Length: %d\r\n\r\n%s", secretHeader, testSecret, len(update), update[:20])
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusRequestTimeout || handled.Load() != 0 {
		t.Errorf("%s, %d handled", answer.Status, handled.Load())
	}
}

// Patience is for the body alone: handling may take longer, and the connection is
// used again.
func TestHookSlowHandling(t *testing.T) {
	const patience = 30 * time.Millisecond
	s := served(t, patience, func(ctx context.Context, _ []dialog.Event) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * patience):
			return nil
		}
	})
	for range 2 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL, strings.NewReader(text(10, "a")))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(secretHeader, testSecret)
		answer, err := s.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Error(answer.Status)
		}
	}
}

// On a real connection nothing of a stranger's body is read: it is closed.
func TestHookClosesOnStrangers(t *testing.T) {
	s := served(t, time.Second, nil)
	body := &touched{Reader: strings.NewReader(tooLong)}
	answer, err := s.Client().Post(s.URL, "application/json", body)
	if err != nil {
		return // closed before the body was sent: the same
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusUnauthorized || !answer.Close {
		t.Errorf("%s, kept open", answer.Status)
	}
}
