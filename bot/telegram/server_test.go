package telegram

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const testToken = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"

// A request is one call that the fake server has seen.
type request struct {
	Method string
	Body   string
}

// A server answers every method with what it is told to.
type server struct {
	*httptest.Server
	mu      sync.Mutex
	seen    []request
	answers map[string]http.HandlerFunc // by method; missing: ok with result true
}

func newServer(t *testing.T, answers map[string]http.HandlerFunc) *server {
	s := &server{answers: answers}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	method := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.seen = append(s.seen, request{method, strings.TrimSpace(string(body))})
	s.mu.Unlock()
	answer := s.answers[method]
	if answer == nil {
		answer = gives(200, `{"ok":true,"result":true}`)
	}
	answer(w, r)
}

func (s *server) requests() []request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]request(nil), s.seen...)
}

func (s *server) client() *Client {
	return New(Options{Token: testToken, APIURL: s.URL, Patience: 5 * time.Second, Log: slog.New(slog.DiscardHandler)})
}

func gives(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// inTurn gives one answer after the other, and the last one for ever.
func inTurn(answers ...http.HandlerFunc) http.HandlerFunc {
	var mu sync.Mutex
	return func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		answer := answers[0]
		if len(answers) > 1 {
			answers = answers[1:]
		}
		mu.Unlock()
		answer(w, r)
	}
}

func cutConnection(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, `{"ok":tr`)
	panic(http.ErrAbortHandler)
}

func refuses(code int, description string) http.HandlerFunc {
	return refusesWith(code, description, nil)
}

func refusesWith(code int, description string, parameters map[string]any) http.HandlerFunc {
	answer := map[string]any{"ok": false, "error_code": code, "description": description}
	if parameters != nil {
		answer["parameters"] = parameters
	}
	body, _ := json.Marshal(answer)
	return gives(code, string(body))
}

func logger(into *bytes.Buffer) *slog.Logger {
	return slog.New(slog.NewTextHandler(into, &slog.HandlerOptions{Level: slog.LevelDebug}))
}
