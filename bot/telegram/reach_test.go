package telegram

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// Who starts while the network is down must know that the token may be right.
func TestMeTellsWhy(t *testing.T) {
	dead := newServer(t, nil)
	dead.Close()
	for name, tt := range map[string]struct {
		answer http.HandlerFunc // nil: nobody is there
		want   error
		not    error
	}{
		"nobody there":   {nil, ErrUnreachable, ErrToken},
		"portal":         {gives(200, "<html>Log in</html>"), ErrUnreachable, ErrToken},
		"proxy says 401": {gives(401, "<html>Who are you?</html>"), ErrUnreachable, ErrToken},
		"proxy says 404": {gives(404, "not found"), ErrUnreachable, ErrToken},
		"silent":         {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ErrUnreachable, ErrToken},
		"cut":            {cutConnection, ErrUnreachable, ErrToken},
		"wrong token":    {refuses(401, "Unauthorized"), ErrToken, ErrUnreachable},
		"no such bot":    {refuses(404, "Not Found"), ErrToken, ErrUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			s := dead
			if tt.answer != nil {
				s = newServer(t, map[string]http.HandlerFunc{"getMe": tt.answer})
			}
			c := s.client()
			c.patience = 200 * time.Millisecond
			if _, err := c.Me(t.Context()); !errors.Is(err, tt.want) || errors.Is(err, tt.not) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

// The address may be that of a relay, with a path and anything in it.
func TestAPIAddress(t *testing.T) {
	for given, want := range map[string]string{
		"":             "/bot" + testToken + "/getMe",
		"/":            "/bot" + testToken + "/getMe",
		"/relay/tg":    "/relay/tg/bot" + testToken + "/getMe",
		"/relay/tg///": "/relay/tg/bot" + testToken + "/getMe",
		"/a%20b":       "/a b/bot" + testToken + "/getMe",
	} {
		t.Run(given, func(t *testing.T) {
			called := ""
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				called = r.URL.Path
				gives(200, meOK)(w, r)
			}))
			defer s.Close()
			_, err := New(Options{Token: testToken, APIURL: s.URL + given}).Me(t.Context())
			if err != nil || called != want {
				t.Errorf("called %s, want %s; %v", called, want, err)
			}
		})
	}
	if got := apiURL(""); got != officialURL {
		t.Error(got)
	}
}
