package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// A web is what the live bot serves: no page of the simulator is among it.
type web struct {
	health  http.Handler
	metrics http.Handler
	path    string       // of the webhook; "": there is none
	hook    http.Handler // by its path
	log     *slog.Logger
}

// ServeHTTP implements http.Handler. A handler that panics is a defect of ours
// and ends its request alone.
func (b web) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("a page has panicked", "kind", fmt.Sprintf("%T", p))
			w.WriteHeader(http.StatusInternalServerError)
		}
	}()
	w.Header().Set("X-Content-Type-Options", "nosniff")
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch {
	case b.path != "" && r.URL.Path == b.path:
		b.hook.ServeHTTP(w, r)
	case reads && r.URL.Path == healthPath:
		b.health.ServeHTTP(w, r)
	case reads && r.URL.Path == metricsPath && fromHere(r):
		b.metrics.ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

// fromHere: asked by a program on this machine for itself. What a proxy on this
// machine passes on comes from elsewhere.
func fromHere(r *http.Request) bool {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if r.Header.Get(name) != "" {
			return false
		}
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	return err == nil && from.Addr().Unmap().IsLoopback()
}

// server has the patience that a page of ours needs, and no more. Its own log
// would name the addresses of those who ask.
func server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: log.New(io.Discard, "", 0),
	}
}

// serveUntil serves until ctx ends, then gives requests under way a moment.
func serveUntil(ctx context.Context, s *http.Server, l net.Listener, moment time.Duration) error {
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving the pages: %w", err)
	case <-ctx.Done():
	}
	late, done := context.WithTimeout(context.WithoutCancel(ctx), moment)
	defer done()
	if err := s.Shutdown(late); err != nil {
		s.Close()
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving the pages: %w", err)
	}
	return nil
}
