package telegram

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCheckSecret(t *testing.T) {
	for secret, want := range map[string]error{
		testSecret: nil, "a": nil, "AZaz09_-": nil, strings.Repeat("a", 256): nil,
		"": ErrSecret, strings.Repeat("a", 257): ErrSecret, "a b": ErrSecret, "a\n": ErrSecret, "bí-mật": ErrSecret, "a=": ErrSecret,
	} {
		if err := CheckSecret(secret); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%q: %v", secret, err)
		}
	}
}

func TestSetHook(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"getMe": gives(200, meOK)})
	c := s.client()
	for _, drop := range []bool{false, true} {
		if err := c.SetHook(t.Context(), "https://kc.example/hook", testSecret, drop); err != nil {
			t.Fatal(err)
		}
	}
	set := func(drop string) request {
		return request{"setWebhook", `{"url":"https://kc.example/hook","secret_token":"` + testSecret + `","drop_pending_updates":` + drop +
			`,"max_connections":100,"allowed_updates":["message","edited_message","callback_query","my_chat_member"]}`}
	}
	if d := cmp.Diff([]request{{"getMe", "{}"}, set("false"), set("true")}, s.requests()); d != "" {
		t.Error(d)
	}
}

func TestSetHookRefuses(t *testing.T) {
	s := newServer(t, nil)
	c := s.client()
	if err := c.SetHook(t.Context(), "https://kc.example/hook", "a b", false); !errors.Is(err, ErrSecret) {
		t.Errorf("secret: %v", err)
	}
	if err := c.SetHook(t.Context(), "", testSecret, false); err == nil {
		t.Error("no address was set")
	}
	if seen := s.requests(); len(seen) > 0 {
		t.Errorf("called %v", seen)
	}
	wrong := newServer(t, map[string]http.HandlerFunc{"getMe": refuses(401, "Unauthorized")})
	if err := wrong.client().SetHook(t.Context(), "https://kc.example/hook", testSecret, false); !errors.Is(err, ErrToken) || len(wrong.requests()) != 1 {
		t.Errorf("wrong token: %v, %v", err, wrong.requests())
	}
}

func TestHookInfo(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"getWebhookInfo": inTurn(
		gives(200, `{"ok":true,"result":{"url":"https://kc.example/`+testToken+`","pending_update_count":7,"last_error_date":1795424400,"last_error_message":"Wrong response from the webhook: 401 Unauthorized"}}`),
		gives(200, `{"ok":true,"result":{"url":"","pending_update_count":0}}`),
		gives(502, "<html>"))})
	c := s.client()
	failed := HookState{URL: "https://kc.example/(token)", Pending: 7, FailedAt: time.Unix(1795424400, 0), LastError: "Wrong response from the webhook: 401 Unauthorized"}
	for _, want := range []HookState{failed, {}} {
		got, err := c.HookInfo(t.Context())
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Error(d, err)
		}
	}
	if _, err := c.HookInfo(t.Context()); !errors.Is(err, ErrUnreachable) {
		t.Errorf("got %v", err)
	}
}
