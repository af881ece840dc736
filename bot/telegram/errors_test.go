package telegram

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
)

func TestRefusals(t *testing.T) {
	for _, tt := range []struct {
		name   string
		answer http.HandlerFunc
		want   error // nil: success
	}{
		{"blocked", refuses(403, "Forbidden: bot was blocked by the user"), bot.ErrBlocked},
		{"deactivated", refuses(403, "Forbidden: user is deactivated"), bot.ErrBlocked},
		{"kicked", refuses(403, "Forbidden: bot was kicked from the supergroup chat"), bot.ErrBlocked},
		{"never started", refuses(403, "Forbidden: bot can't initiate conversation with a user"), bot.ErrBlocked},
		{"muted in group", refuses(400, "Bad Request: not enough rights to send text messages to the chat"), bot.ErrBlocked},
		{"no chat", refuses(400, "Bad Request: chat not found"), bot.ErrNoChat},
		{"not modified", refuses(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"), nil},
		{"old query", refuses(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), nil},
		{"bad button", refuses(400, "Bad Request: BUTTON_DATA_INVALID"), bot.ErrRefused},
		{"no such method", refuses(404, "Not Found: method not found"), bot.ErrRefused},
		{"too large", refuses(413, "Request Entity Too Large"), bot.ErrRefused},
		{"wrong token", refuses(401, "Unauthorized"), ErrToken},
		{"no token at all", refuses(404, "Not Found"), ErrToken},
		{"second poller", refuses(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), ErrConflictingPoller},
		{"webhook", refuses(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), errWebhook},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, map[string]http.HandlerFunc{"sendMessage": tt.answer})
			err := s.client().Call(t.Context(), "sendMessage", nil, nil)
			if !errors.Is(err, tt.want) || (tt.want == nil && err != nil) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

// What is only worth trying again is none of the errors that mean something.
func TestPlainFaults(t *testing.T) {
	for _, tt := range []struct {
		name   string
		answer http.HandlerFunc
	}{
		{"502 as a page", gives(502, "<html><h1>502 Bad Gateway</h1></html>")},
		{"403 as a page", gives(403, "<html>Forbidden by the office's proxy</html>")},
		{"200 as a page", gives(200, "<html>Log in to the hotel's network</html>")},
		{"500", refuses(500, "Internal Server Error: restart")},
		{"empty", gives(200, "")},
		{"other JSON", gives(200, "{}")},
		{"half", gives(200, `{"ok":true,"result":`)},
		{"no result", gives(200, `{"ok":true}`)},
		{"result of another kind", gives(200, `{"ok":true,"result":"0905123456"}`)},
		{"404 as a page", gives(404, "<html>Not Found</html>")},
		{"401 as a page", gives(401, "<html>Who are you?</html>")},
		{"redirect", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }},
		{"cut", cutConnection},
		{"slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, map[string]http.HandlerFunc{"sendMessage": tt.answer})
			c := s.client()
			c.patience = 200 * time.Millisecond
			var out struct{ X int }
			err := c.Call(t.Context(), "sendMessage", nil, &out)
			if err == nil {
				t.Fatal("no error")
			}
			for _, meant := range []error{bot.ErrBlocked, bot.ErrNoChat, bot.ErrRefused, ErrToken, ErrConflictingPoller, context.DeadlineExceeded} {
				if errors.Is(err, meant) {
					t.Errorf("%v is taken for %v", err, meant)
				}
			}
			if strings.Contains(err.Error(), "0905") {
				t.Errorf("%v repeats what was answered", err)
			}
			if len(s.requests()) > 1 {
				t.Errorf("followed a redirect: %v", s.requests())
			}
		})
	}
}

func TestWaiting(t *testing.T) {
	for _, tt := range []struct {
		name   string
		answer http.HandlerFunc
		want   time.Duration
	}{
		{"named", refusesWith(429, "Too Many Requests: retry after 7", map[string]any{"retry_after": 7}), 7 * time.Second},
		{"not named", refuses(429, "Too Many Requests"), time.Second},
		{"absurd", refusesWith(429, "Too Many Requests", map[string]any{"retry_after": int64(1) << 50}), longestRest},
		{"negative", refusesWith(429, "Too Many Requests", map[string]any{"retry_after": -5}), time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, map[string]http.HandlerFunc{"sendMessage": tt.answer})
			_, err := s.client().Show(t.Context(), 5, bot.Message{Text: "x"})
			retry, ok := errors.AsType[*bot.RetryError](err)
			if !ok || retry.After != tt.want || retry.Everybody {
				t.Errorf("got %v, want to wait %s for this chat only", err, tt.want)
			}
		})
	}
}

func TestMigrated(t *testing.T) {
	moved := refusesWith(400, "Bad Request: group chat was upgraded to a supergroup chat", map[string]any{"migrate_to_chat_id": -1001234567890})
	s := newServer(t, map[string]http.HandlerFunc{"sendMessage": moved})
	_, err := s.client().Show(t.Context(), -5, bot.Message{Text: "x"})
	if to, ok := errors.AsType[*bot.MigratedError](err); !ok || to.To != -1001234567890 {
		t.Errorf("got %v", err)
	}
}

func TestFloodsOfEverybody(t *testing.T) {
	start := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	var f floods
	for i, tt := range []struct {
		chat  int64
		after time.Duration
		want  bool
	}{
		{0, 0, true}, // bound to no chat
		{1, 0, false},
		{1, 10 * time.Millisecond, false},   // the same again
		{2, 500 * time.Millisecond, true},   // another within a second
		{3, 1600 * time.Millisecond, false}, // later
	} {
		if got := f.everybody(tt.chat, start.Add(tt.after)); got != tt.want {
			t.Errorf("%d: everybody = %v", i, got)
		}
	}
}

// The caller's own end is told from a server that is slow.
func TestCallEndsWithItsContext(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"getMe": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }})
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.client().Call(ended, "getMe", nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	late, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := s.client().Call(late, "getMe", nil, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("too late: %v", err)
	}
}
