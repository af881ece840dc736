package main

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

const (
	healthPath  = "/healthz"
	metricsPath = "/metrics"
)

// webhook is where Telegram is to post, "" if messages are fetched, and the path
// of it that is served here.
func (s *Settings) webhook() (address, path string, err error) {
	if s.Webhook == "" {
		return "", "", nil
	}
	u, err := url.Parse(s.Webhook)
	switch {
	case err != nil || u.Hostname() == "" || u.Opaque != "":
		return "", "", usageError{errors.New("WEBHOOK_URL: a full address like https://bot.example.vn/telegram is needed")}
	case u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())):
		return "", "", usageError{errors.New("WEBHOOK_URL: it must begin with https:// (http:// works on this machine only)")}
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return "", "", usageError{errors.New("WEBHOOK_URL: no user, ? or # in it; the secret is made and checked without you")}
	}
	path = "/" + strings.TrimPrefix(u.Path, "/")
	if path == healthPath || path == metricsPath {
		return "", "", usageError{fmt.Errorf("WEBHOOK_URL: %s is another page's path; choose another", path)}
	}
	return u.String(), path, nil
}

func loopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// public is the address of the web pages, without a slash at its end.
func (s *Settings) public() (string, error) {
	if s.Public == "" {
		return "http://" + s.near(), nil
	}
	u, err := url.Parse(s.Public)
	if err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", usageError{errors.New("KHUYENCONG_URL: an address like https://bot.example.vn is needed")}
	}
	return strings.TrimRight(u.String(), "/"), nil
}

// near is where the pages can be asked for from this machine.
func (s *Settings) near() string {
	host, port, err := net.SplitHostPort(s.Listen)
	if err != nil {
		return s.Listen
	}
	if address, err := netip.ParseAddr(host); host == "" || err == nil && address.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
