package telegram

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
)

// Nothing that comes out of the package may show the token's secret half.
func TestTokenStaysSecret(t *testing.T) {
	_, secret, _ := strings.Cut(testToken, ":")
	echo := func(w http.ResponseWriter, r *http.Request) {
		refuses(400, "Bad Request: no route "+r.URL.Path)(w, r)
	}
	s := newServer(t, map[string]http.HandlerFunc{"sendMessage": echo, "getMe": echo})
	dead := newServer(t, nil)
	dead.Close()
	for name, address := range map[string]string{
		"echoed": s.URL, "dead": dead.URL, "no host": "http://nobody.invalid", "no address": "http://[::1", "odd port": "http://x:y",
		"percent": "http://127.0.0.1:1/%s", "scheme": "gopher://x",
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			c := New(Options{Token: testToken, APIURL: address, Log: logger(&log)})
			_, err := c.Show(t.Context(), 1, bot.Message{Text: "x", Close: 3})
			if err == nil {
				t.Fatal("no error")
			}
			ctx, cancel := context.WithTimeout(t.Context(), shortestPause/2)
			defer cancel()
			_ = c.Poll(ctx, func(context.Context, []dialog.Event) error { return nil })
			for e := err; e != nil; e = errors.Unwrap(e) {
				log.WriteString(e.Error())
			}
			if strings.Contains(log.String(), secret) {
				t.Errorf("the token is in %s", log.String())
			}
		})
	}
}

func TestHide(t *testing.T) {
	c := New(Options{Token: testToken})
	wrapped := &url.Error{Op: "Post", URL: "https://x/bot" + testToken, Err: &url.Error{Op: "proxy", URL: testToken, Err: io.ErrUnexpectedEOF}}
	if err := c.hide(wrapped); !errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(err.Error(), testToken) {
		t.Errorf("got %v", err)
	}
	for _, text := range []string{testToken, url.QueryEscape(testToken), testToken[10:]} {
		if err := c.hide(errors.New("x" + text)); err.Error() != "x(token)" {
			t.Errorf("%s became %v", text, err)
		}
	}
	if got := New(Options{}).redact("abc"); got != "abc" {
		t.Errorf("no token: %q", got)
	}
}

func TestImpersonal(t *testing.T) {
	for text, want := range map[string]string{
		`Bad Request: can't parse entities: Unsupported start tag "nguyễn" at byte offset 12`:  `Bad Request: can't parse entities: Unsupported start tag "…" at byte offset 12`,
		`Bad Request: can't parse entities: Can't find end tag corresponding to start tag b`:   `Bad Request: can't parse entities: Can't find end tag corresponding to start tag b`,
		`Bad Request: inline keyboard button URL 'http://x/H'Linh' is invalid: Wrong HTTP URL`: `Bad Request: inline keyboard button URL '…' is invalid: Wrong HTTP URL`,
		`Bad Request: unclosed "H'Linh Niê 0905`:                                               `Bad Request: unclosed "…"`,
		`Bad Request: Cơ sở Hoa Ban`:                                                           `Bad Request: C… s… Hoa Ban`,
		`Bad Request: 0905 123 456 is bad`:                                                     `Bad Request: …is bad`,
		`Bad Request: 0905.123.456`:                                                            `Bad Request: …`,
		`retry after 30`:                                                                       `retry after 30`,
	} {
		if got := impersonal(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	if long := impersonal(strings.Repeat("a", 1000)); len(long) > longestDescription+len("…") {
		t.Errorf("%d bytes", len(long))
	}
}
