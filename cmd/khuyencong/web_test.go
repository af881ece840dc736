package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func says(word string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(word)) })
}

func aWeb(path string) web {
	return web{health: says("health"), metrics: says("metrics"), hook: says("hook"), path: path, log: quietly()}
}

func TestPages(t *testing.T) {
	tests := []struct {
		method, target, from string
		header               string
		want                 string // "": not found
	}{
		{"GET", "/healthz", "203.0.113.7:1", "", "health"},
		{"HEAD", "/healthz", "203.0.113.7:1", "", "health"},
		{"POST", "/healthz", "127.0.0.1:1", "", ""},
		{"GET", "/metrics", "127.0.0.1:1", "", "metrics"},
		{"GET", "/metrics", "[::1]:1", "", "metrics"},
		{"GET", "/metrics", "[::ffff:127.0.0.1]:1", "", "metrics"},
		{"GET", "/metrics", "203.0.113.7:1", "", ""},
		{"GET", "/metrics", "10.0.0.1:1", "", ""},
		{"GET", "/metrics", "nonsense", "", ""},
		{"GET", "/metrics", "127.0.0.1:1", "X-Forwarded-For", ""},
		{"GET", "/metrics", "127.0.0.1:1", "Forwarded", ""},
		{"GET", "/metrics", "127.0.0.1:1", "X-Real-IP", ""},
		{"POST", "/metrics", "127.0.0.1:1", "", ""},
		{"POST", "/tin", "203.0.113.7:1", "", "hook"},
		{"GET", "/tin", "203.0.113.7:1", "", "hook"},
		{"POST", "/tin/", "203.0.113.7:1", "", ""},
		{"POST", "/", "203.0.113.7:1", "", ""},
		{"GET", "/sim/state", "127.0.0.1:1", "", ""},
	}
	for _, tt := range tests {
		r := httptest.NewRequest(tt.method, tt.target, nil)
		r.RemoteAddr = tt.from
		if tt.header != "" {
			r.Header.Set(tt.header, "203.0.113.7")
		}
		w := httptest.NewRecorder()
		aWeb("/tin").ServeHTTP(w, r)
		if got := w.Body.String(); w.Code == http.StatusOK && got != tt.want || w.Code != http.StatusOK && (tt.want != "" || w.Code != http.StatusNotFound) {
			t.Errorf("%s %s from %s %s: %d %q, want %q", tt.method, tt.target, tt.from, tt.header, w.Code, got, tt.want)
		}
	}
}

// TestNoWebhookNoPath: without a webhook its handler cannot be reached at all.
func TestNoWebhookNoPath(t *testing.T) {
	for _, path := range []string{"/", "/tin", ""} {
		r := httptest.NewRequest(http.MethodPost, "/x", nil)
		r.URL.Path = path
		w := httptest.NewRecorder()
		aWeb("").ServeHTTP(w, r)
		if w.Code != http.StatusNotFound {
			t.Errorf("%q: %d", path, w.Code)
		}
	}
}

func TestAPageThatPanics(t *testing.T) {
	var said strings.Builder
	b := aWeb("/tin")
	b.log = logTo(&said)
	b.hook = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("0905123456") })
	w := httptest.NewRecorder()
	b.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/tin", nil))
	if w.Code != http.StatusInternalServerError || !strings.Contains(said.String(), "panicked") || strings.Contains(said.String(), "0905") {
		t.Errorf("%d, %s", w.Code, said.String())
	}
}

// TestSlowRequests cannot hold a connection for ever.
func TestSlowRequests(t *testing.T) {
	s := server(says(""))
	if s.ReadHeaderTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= 0 || s.ErrorLog.Writer() != io.Discard {
		t.Errorf("%+v", s)
	}
}
