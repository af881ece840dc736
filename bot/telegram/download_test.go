package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
)

// file serves getFile and the file itself, below a prefix.
func file(t *testing.T, info string, content http.HandlerFunc) *Client {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /relay/tg/bot"+testToken+"/getFile", gives(200, `{"ok":true,"result":`+info+`}`))
	mux.HandleFunc("GET /relay/tg/file/", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/relay/tg/file/bot"+testToken+"/photos/file #1?.jpg" {
			http.NotFound(w, r)
			return
		}
		content(w, r)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return New(Options{Token: testToken, APIURL: s.URL + "/relay/tg/", Patience: 5 * time.Second})
}

const info = `{"file_id":"A","file_size":5,"file_path":"photos/file #1?.jpg"}`

func TestDownload(t *testing.T) {
	for name, said := range map[string]string{"size known": info, "size unknown": `{"file_path":"photos/file #1?.jpg"}`} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			n, err := file(t, said, gives(200, "hello")).Download(t.Context(), "A", &got)
			if err != nil || n != 5 || got.String() != "hello" {
				t.Errorf("%d, %q, %v", n, &got, err)
			}
		})
	}
}

// large writes n bytes without saying so before.
func large(n int64) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.Copy(w, io.LimitReader(zero{}, n))
	}
}

type zero struct{}

func (zero) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestDownloadFails(t *testing.T) {
	const limit = 20 << 20
	sized := func(n int64) string { return fmt.Sprintf(`{"file_size":%d,"file_path":"photos/file #1?.jpg"}`, n) }
	unsized := `{"file_path":"photos/file #1?.jpg"}`
	for _, tt := range []struct {
		name    string
		info    string
		content http.HandlerFunc
		want    error // nil: none of those that last
	}{
		{"too big, said", sized(limit + 1), gives(200, "x"), bot.ErrTooBig},
		{"too big, unsaid", unsized, large(limit + 1), bot.ErrTooBig},
		{"endless", unsized, large(1 << 40), bot.ErrTooBig},
		{"gone", info, refuses(404, "Not Found"), bot.ErrRefused},
		{"a page instead of gone", info, gives(404, "<html>Not Found</html>"), nil},
		{"token withdrawn meanwhile", info, refuses(401, "Unauthorized"), ErrToken},
		{"fault", info, refuses(500, "Internal Server Error"), nil},
		{"proxy's fault", info, gives(502, "<html>"), ErrUnreachable},
		{"portal", info, gives(200, "<html>Log in to the hotel's network</html>"), ErrUnreachable},
		{"cut", info, cutConnection, ErrUnreachable},
		{"shorter", info, gives(200, "hell"), ErrUnreachable},
		{"longer", info, gives(200, "hello!"), ErrUnreachable},
		{"redirect", info, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://elsewhere.invalid", http.StatusFound)
		}, ErrUnreachable},
		{"no path", `{"file_size":5}`, gives(200, "hello"), nil},
		{"other path", `{"file_path":"/var/lib/bot` + testToken + `/../x?y#z"}`, gives(200, "hello"), ErrUnreachable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n, err := file(t, tt.info, tt.content).Download(t.Context(), "A", io.Discard)
			if err == nil || n != 0 || tt.want != nil && !errors.Is(err, tt.want) {
				t.Fatalf("%d, %v, want %v", n, err, tt.want)
			}
			if lasting := errors.Is(err, bot.ErrRefused); lasting != errors.Is(tt.want, bot.ErrRefused) {
				t.Errorf("%v: lasting %v", err, lasting)
			}
			if _, secret, _ := strings.Cut(testToken, ":"); strings.Contains(err.Error(), secret) {
				t.Errorf("the token is in %v", err)
			}
		})
	}
}

func TestDownloadLimit(t *testing.T) {
	const limit = 20 << 20
	if n, err := file(t, `{"file_path":"photos/file #1?.jpg"}`, large(limit)).Download(t.Context(), "A", io.Discard); n != limit || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

func TestGetFileRefuses(t *testing.T) {
	for _, tt := range []struct {
		answer http.HandlerFunc
		want   error
	}{
		{refuses(400, "Bad Request: file is too big"), bot.ErrTooBig},
		{refuses(400, "Bad Request: wrong file_id or the file is temporarily unavailable"), bot.ErrRefused},
		{refuses(401, "Unauthorized"), ErrToken},
		{gives(502, "<html>"), ErrUnreachable},
	} {
		s := newServer(t, map[string]http.HandlerFunc{"getFile": tt.answer})
		if _, err := s.client().Download(t.Context(), "A", io.Discard); !errors.Is(err, tt.want) || len(s.requests()) != 1 {
			t.Errorf("%v after %v, want %v", err, s.requests(), tt.want)
		}
	}
}

func TestDownloadWaits(t *testing.T) {
	c := file(t, info, refusesWith(429, "Too Many Requests", map[string]any{"retry_after": 7}))
	_, err := c.Download(t.Context(), "A", io.Discard)
	if retry, ok := errors.AsType[*bot.RetryError](err); !ok || retry.After != 7*time.Second {
		t.Errorf("got %v", err)
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

// A disk that is full is not Telegram's fault, and ending is nobody's.
func TestDownloadOurOwnFaults(t *testing.T) {
	c := file(t, info, gives(200, "hello"))
	if _, err := c.Download(t.Context(), "A", full{}); !errors.Is(err, errFull) || errors.Is(err, ErrUnreachable) {
		t.Errorf("full: %v", err)
	}
	if failed := c.Stats().Failed; failed != "" {
		t.Errorf("counted as %s", failed)
	}
	slow := make(chan bool)
	ctx, cancel := context.WithCancel(t.Context())
	c = file(t, info, func(w http.ResponseWriter, r *http.Request) { close(slow); <-r.Context().Done() })
	go func() { <-slow; cancel() }()
	if _, err := c.Download(ctx, "A", io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}

// stuck gives half a file and then nothing.
type stuck struct{}

func (stuck) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, "getFile") {
		return answered(`{"ok":true,"result":` + info + `}`), nil
	}
	half := answered("")
	half.Body = io.NopCloser(io.MultiReader(strings.NewReader("he"), silence{r.Context()}))
	return half, nil
}

type silence struct{ ctx context.Context }

func (s silence) Read([]byte) (int, error) { <-s.ctx.Done(); return 0, s.ctx.Err() }

// A file that does not go on is left, and is worth another try.
func TestDownloadStuck(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Options{Token: testToken, HTTP: &http.Client{Transport: stuck{}}})
		start := time.Now()
		_, err := c.Download(t.Context(), "A", io.Discard)
		if !errors.Is(err, ErrUnreachable) || errors.Is(err, context.DeadlineExceeded) || time.Since(start) != downloadPatience {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		if failed := c.Stats().Failed; failed != network {
			t.Errorf("counted as %q", failed)
		}
	})
}
