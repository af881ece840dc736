package simulator

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"
)

const webhookPatience = 60 * time.Second // how long a webhook's answer is awaited

// webhook is where updates go instead of waiting for a poll.
type webhook struct {
	url         string
	secret      string
	connections int
	certificate bool
	client      *http.Client
	ctx         context.Context // ends when the webhook is replaced or removed
	cancel      context.CancelFunc

	wake      chan struct{}
	busy      map[int64]bool // chats whose update is being posted: one at a time
	pause     map[int64]backoff
	lastError string
	failedAt  time.Time
}

// backoff is how long a chat waits after a refused post.
type backoff struct {
	until time.Time // real clock
	step  time.Duration
}

type setWebhookArgs struct {
	URL         string    `json:"url"`
	Certificate string    `json:"certificate"`
	Connections int       `json:"max_connections"`
	Allowed     *[]string `json:"allowed_updates"`
	Drop        bool      `json:"drop_pending_updates"`
	Secret      string    `json:"secret_token"`
}

var secretPattern = regexp.MustCompile(`^[A-Za-z0-9_-]*$`)

func (s *Simulator) setWebhook(req *request, a setWebhookArgs) (any, error) {
	if a.URL == "" {
		return s.deleteWebhook(req, deleteWebhookArgs{Drop: a.Drop})
	}
	switch {
	case !allowedWebhook(a.URL):
		return nil, badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	case len(a.Secret) > 256:
		return nil, badRequest("secret token is too long")
	case !secretPattern.MatchString(a.Secret):
		return nil, badRequest("secret token contains unallowed characters")
	}
	roots, err := s.trusted(req, a.Certificate)
	if err != nil {
		return nil, err
	}
	if a.Allowed != nil {
		s.queue.allowed = *a.Allowed
	}
	if a.Drop {
		s.queue.waiting = nil
	}
	s.queue.endPoll(conflict(hookWasSet))
	s.dropWebhook()
	s.startWebhook(a, roots)
	return remark{result: true, text: "Webhook was set"}, nil
}

// allowedWebhook: HTTPS everywhere; plain HTTP on this machine only, where no certificate can be had.
func allowedWebhook(raw string) bool {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return false
	}
	address, err := netip.ParseAddr(u.Hostname())
	local := u.Hostname() == "localhost" || err == nil && address.IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && local
}

// trusted reads the self-signed certificate that may come along.
func (s *Simulator) trusted(req *request, reference string) (*x509.CertPool, error) {
	if reference == "" {
		return nil, nil
	}
	up := req.files[strings.TrimPrefix(reference, attachPrefix)]
	if up == nil {
		return nil, badRequest("certificate must be uploaded")
	}
	up.used = true
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(up.Data) {
		return nil, badRequest("bad webhook: certificate is not in PEM format")
	}
	return roots, nil
}

func (s *Simulator) startWebhook(a setWebhookArgs, roots *x509.CertPool) {
	h := &webhook{
		url: a.URL, secret: a.Secret, connections: a.Connections, certificate: roots != nil,
		wake: make(chan struct{}, 1), busy: map[int64]bool{}, pause: map[int64]backoff{},
	}
	if h.connections < 1 || h.connections > 100 {
		h.connections = 40
	}
	h.client = &http.Client{
		Timeout: webhookPatience,
		Transport: &http.Transport{
			TLSClientConfig: &tls.Config{RootCAs: roots}, MaxIdleConnsPerHost: h.connections, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	h.ctx, h.cancel = context.WithCancel(s.ctx)
	s.hook = h
	s.work.Go(func() { s.deliver(h) })
}

// dropWebhook stops the deliveries; posts under way are cut.
func (s *Simulator) dropWebhook() {
	if s.hook == nil {
		return
	}
	s.hook.cancel()
	s.hook = nil
}

type deleteWebhookArgs struct {
	Drop bool `json:"drop_pending_updates"`
}

func (s *Simulator) deleteWebhook(_ *request, a deleteWebhookArgs) (any, error) {
	if a.Drop {
		s.queue.waiting = nil
	}
	if s.hook == nil {
		return remark{result: true, text: "Webhook is already deleted"}, nil
	}
	s.dropWebhook()
	return remark{result: true, text: "Webhook was deleted"}, nil
}

type webhookInfo struct {
	URL         string   `json:"url"`
	Certificate bool     `json:"has_custom_certificate"`
	Pending     int      `json:"pending_update_count"`
	FailedAt    int64    `json:"last_error_date,omitempty"`
	LastError   string   `json:"last_error_message,omitempty"`
	Connections int      `json:"max_connections,omitempty"`
	Allowed     []string `json:"allowed_updates,omitempty"`
}

func (s *Simulator) getWebhookInfo(*request, none) (any, error) {
	info := webhookInfo{Pending: len(s.queue.waiting), Allowed: s.queue.allowed}
	if h := s.hook; h != nil {
		info.URL, info.Certificate, info.Connections = h.url, h.certificate, h.connections
		if h.lastError != "" {
			info.LastError, info.FailedAt = h.lastError, h.failedAt.Unix()
		}
	}
	return info, nil
}
