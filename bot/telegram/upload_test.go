package telegram

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
)

// formOf is what a form holds, a part a line.
func formOf(t *testing.T, kind string, body io.Reader) []string {
	t.Helper()
	media, args, err := mime.ParseMediaType(kind)
	if err != nil || media != "multipart/form-data" {
		t.Errorf("content type %q: %v", kind, err)
		return nil
	}
	var lines []string
	for parts := multipart.NewReader(body, args["boundary"]); ; {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Error(err)
			return lines
		}
		data, err := io.ReadAll(p)
		if err != nil {
			t.Error(err)
		}
		lines = append(lines, fmt.Sprintf("%s %q %.20q of %d", p.FormName(), p.FileName(), data, len(data)))
	}
}

func TestUpload(t *testing.T) {
	for _, tt := range []struct {
		name   string
		file   bot.File
		method string
		want   []string
	}{
		{"picture", bot.File{Name: "ma-qr.png", Content: []byte("PNG")}, "sendPhoto", []string{`chat_id "" "5" of 1`, `photo "ma-qr.png" "PNG" of 3`}},
		{"document", bot.File{Sort: bot.Document, Name: "du-lieu.json", Content: []byte("{}")}, "sendDocument",
			[]string{`chat_id "" "5" of 1`, `document "du-lieu.json" "{}" of 2`}},
		{"quoted name", bot.File{Sort: bot.Document, Name: "hồ \"sơ\"\r\nx.json", Content: []byte("{}")}, "sendDocument",
			[]string{`chat_id "" "5" of 1`, `document "hồ \"sơ\"  x.json" "{}" of 2`}},
		{"large picture", bot.File{Name: "x.png", Content: bytes.Repeat([]byte("x"), largestPicture+1)}, "sendDocument",
			[]string{`chat_id "" "5" of 1`, `document "x.png" "xxxxxxxxxxxxxxxxxxxx" of 10485761`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			s := newServer(t, map[string]http.HandlerFunc{"sendMessage": gives(200, sent77)})
			s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "/"+tt.method) {
					got = formOf(t, r.Header.Get("Content-Type"), r.Body)
				}
				s.serve(w, r)
			})
			if _, err := s.client().Show(t.Context(), 5, bot.Message{Text: "x", Files: []bot.File{tt.file}}); err != nil {
				t.Fatal(err)
			}
			for i := range got {
				got[i] = strings.NewReplacer("%0D%0A", "  ", "%22", `"`).Replace(got[i])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s got %q, want %q", tt.method, got, tt.want)
			}
		})
	}
}

// A file that the server does not take, or not now, means the same as a message.
func TestUploadFaults(t *testing.T) {
	picture := bot.Message{Text: "x", Files: []bot.File{{Name: "ma-qr.png", Content: []byte("PNG")}}}
	for _, tt := range []struct {
		name   string
		answer http.HandlerFunc
		want   func(error) bool
	}{
		{"flood", refusesWith(429, "Too Many Requests: retry after 7", map[string]any{"retry_after": 7}), func(err error) bool {
			retry, ok := errors.AsType[*bot.RetryError](err)
			return ok && retry.After == 7*time.Second
		}},
		{"blocked", refuses(403, "Forbidden: bot was blocked by the user"), func(err error) bool { return errors.Is(err, bot.ErrBlocked) }},
		{"nobody", refuses(400, "Bad Request: chat not found"), func(err error) bool { return errors.Is(err, bot.ErrNoChat) }},
		{"too large", refuses(413, "Request Entity Too Large"), func(err error) bool { return errors.Is(err, bot.ErrRefused) }},
		{"no picture", refuses(400, "Bad Request: IMAGE_PROCESS_FAILED"), func(err error) bool { return errors.Is(err, bot.ErrRefused) }},
		{"moved", refusesWith(400, "Bad Request: group chat was upgraded to a supergroup chat", map[string]any{"migrate_to_chat_id": -1005}), func(err error) bool {
			moved, ok := errors.AsType[*bot.MigratedError](err)
			return ok && moved.To == -1005
		}},
		{"cut", cutConnection, func(err error) bool { return errors.Is(err, ErrUnreachable) }},
		{"page of a proxy", gives(502, "<html>"), func(err error) bool { return errors.Is(err, ErrUnreachable) }},
	} {
		s := newServer(t, map[string]http.HandlerFunc{"sendPhoto": tt.answer, "sendMessage": gives(200, sent77)})
		_, err := s.client().Show(t.Context(), 5, picture)
		if !tt.want(err) || strings.Contains(fmt.Sprint(err), testToken) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if n := len(s.requests()); n != 1 {
			t.Errorf("%s: %d requests: what comes after the file was sent all the same", tt.name, n)
		}
	}
}

func TestNoWayToUpload(t *testing.T) {
	s := newServer(t, nil)
	for _, f := range []bot.File{
		{Sort: bot.Voice, Name: "x.oga", Content: []byte("x")}, {Name: "empty.png", Content: []byte{}},
		{Sort: bot.Document, Name: "x", Content: make([]byte, largestUpload+1)},
	} {
		if _, err := s.client().Show(t.Context(), 5, bot.Message{Text: "x", Files: []bot.File{f}}); !errors.Is(err, bot.ErrRefused) {
			t.Errorf("%q of %d bytes: %v", f.Sort, len(f.Content), err)
		}
	}
	if n := len(s.requests()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

// Each file takes its place in what a group gets in a minute, and what has no
// room is not begun.
func TestUploadsCountInGroups(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &counted{answer: sent77}
		c := longRunning(net)
		m := bot.Message{Text: "x", Files: []bot.File{{Name: "a.png", Content: []byte("a")}, {Sort: bot.Voice, ID: "v"}, {Sort: bot.Document, Name: "b", Content: []byte("b")}}}
		for range groupMessages / 4 {
			if err := second(c.Show(t.Context(), -5, m)); err != nil {
				t.Fatal(err)
			}
		}
		calls := len(net.calls)
		mustWait(t, second(c.Show(t.Context(), -5, m)))
		if calls != groupMessages || len(net.calls) != calls {
			t.Errorf("%d calls, then %d", calls, len(net.calls))
		}
	})
}

// What was sent to the bot goes out again as what it was.
func TestKnownFiles(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"sendMessage": gives(200, sent77)})
	files := []bot.File{{ID: "p1"}, {ID: "v1", Sort: bot.Voice}, {ID: "d1", Sort: bot.Document}, {ID: "p2"}, {ID: "a1", Sort: bot.Audio}, {ID: "v2", Sort: bot.Voice}}
	if _, err := s.client().Show(t.Context(), 5, bot.Message{Text: "x", Files: files}); err != nil {
		t.Fatal(err)
	}
	want := []request{
		{"sendMediaGroup", `{"chat_id":5,"media":[{"type":"photo","media":"p1"},{"type":"photo","media":"p2"}]}`},
		{"sendDocument", `{"chat_id":5,"document":"d1"}`},
		{"sendVoice", `{"chat_id":5,"voice":"v1"}`}, {"sendVoice", `{"chat_id":5,"voice":"v2"}`},
		{"sendAudio", `{"chat_id":5,"audio":"a1"}`},
	}
	if got := s.requests(); !slices.Equal(got[:len(got)-1], want) {
		t.Errorf("got %q", got)
	}
}
