package main

import (
	"errors"
	"strings"
	"testing"
)

func TestWebhookAddress(t *testing.T) {
	for address, path := range map[string]string{
		"https://bot.example.vn/telegram":      "/telegram",
		"https://bot.example.vn:8443/a/b":      "/a/b",
		"https://bot.example.vn":               "/",
		"https://bot.example.vn/":              "/",
		"http://127.0.0.1:8080/telegram":       "/telegram",
		"http://localhost:8080/telegram":       "/telegram",
		"http://[::1]:8080/telegram":           "/telegram",
		"https://bot.example.vn/t%C3%ADn/x%20": "/tín/x ",
	} {
		if _, got, err := (&Settings{Webhook: address}).webhook(); got != path || err != nil {
			t.Errorf("%s: path %q, %v; want %q", address, got, err, path)
		}
	}
	for _, address := range []string{
		"bot.example.vn", "http://bot.example.vn/x", "http://10.0.0.1/x", "http://127.0.0.1.example.vn/x", "ftp://bot.example.vn/x",
		"https://", "https:///x", "https:x", "https://u:p@bot.example.vn/x", "https://bot.example.vn/x?secret=1", "https://bot.example.vn/x#y",
		"https://bot.example.vn/healthz", "https://bot.example.vn/metrics", "https://bot.example.vn/%zz",
	} {
		_, _, err := (&Settings{Webhook: address}).webhook()
		if !errors.As(err, &usageError{}) {
			t.Errorf("%s: %v", address, err)
		}
		if err != nil && strings.Contains(err.Error(), "u:p") {
			t.Errorf("%s: repeated", address)
		}
	}
	if address, path, err := (&Settings{}).webhook(); address != "" || path != "" || err != nil {
		t.Errorf("without one: %q %q %v", address, path, err)
	}
}

func TestPublicAddress(t *testing.T) {
	for given, want := range map[string]string{
		"https://bot.example.vn":    "https://bot.example.vn",
		"https://bot.example.vn/x/": "https://bot.example.vn/x",
		"":                          "http://127.0.0.1:8080",
	} {
		if got, err := (&Settings{Public: given, Listen: "127.0.0.1:8080"}).public(); got != want || err != nil {
			t.Errorf("%q: %q, %v", given, got, err)
		}
	}
	for _, given := range []string{"bot.example.vn", "ftp://x", "https://", "https://u:p@x", "https://x?y", "https://x#y"} {
		if _, err := (&Settings{Public: given}).public(); !errors.As(err, &usageError{}) {
			t.Errorf("%q: %v", given, err)
		}
	}
}

func TestNear(t *testing.T) {
	for listen, want := range map[string]string{
		"127.0.0.1:8080": "127.0.0.1:8080", ":8080": "127.0.0.1:8080", "0.0.0.0:80": "127.0.0.1:80", "[::]:80": "127.0.0.1:80",
		"10.0.0.5:80": "10.0.0.5:80", "[::1]:80": "[::1]:80", "nonsense": "nonsense",
	} {
		if got := (&Settings{Listen: listen}).near(); got != want {
			t.Errorf("%q: %q, want %q", listen, got, want)
		}
	}
}
