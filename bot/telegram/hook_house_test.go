package telegram_test

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot/telegram"
)

// A registration through the webhook; then every post comes once more, as when
// all of Telegram's answers had been lost or somebody had recorded them: nothing
// is kept twice, nothing is said twice.
func TestHookReplayed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.registered()
	before := h.kept()
	h.mu.Lock()
	posts := h.posts
	h.mu.Unlock()
	if len(posts) < 15 {
		t.Fatalf("only %d posts", len(posts))
	}
	for range 2 {
		for _, body := range posts {
			if status := h.post(body); status != http.StatusOK {
				t.Errorf("%d for %s", status, body)
			}
		}
	}
	h.settled()
	if d := cmp.Diff(before, h.kept()); d != "" {
		t.Error(d)
	}
	info, err := h.client.HookInfo(t.Context())
	if d := cmp.Diff(telegram.HookState{URL: h.hook.URL}, info); d != "" || err != nil {
		t.Error(d, err)
	}
	if h.client.Stats().Updated.IsZero() {
		t.Error("no sign of life")
	}
}

// The same post twice and another of the same chat, all at the same time: the
// order is anybody's, but each counts once.
func TestHookTogether(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.does("/start")
	h.mu.Lock()
	first := h.posts[0]
	h.mu.Unlock()
	before := len(h.messages())
	var together sync.WaitGroup
	for i := range 8 {
		body := updated(first, 900+i/2, "/menu")
		together.Go(func() {
			if status := h.post(body); status != http.StatusOK {
				t.Errorf("%d for %s", status, body)
			}
		})
	}
	together.Wait()
	h.settled()
	if n := h.count(`SELECT 1 + length(body ->> 'seen') - length(replace(body ->> 'seen', ' ', '')) FROM sessions`); n != 5 {
		t.Errorf("%d updates applied, want 5", n)
	}
	if after := len(h.messages()); after == before || after > before+4 {
		t.Errorf("%d messages after %d", after, before)
	}
}

// updated is the message sent anew, with an id of its own and another text.
func updated(body []byte, id int, text string) []byte {
	_, rest, _ := bytes.Cut(body, []byte(`"message_id":1,`))
	rest = bytes.Replace(rest, []byte(`"text":"/start"`), fmt.Appendf(nil, `"text":%q`, text), 1)
	return fmt.Appendf(nil, `{"update_id":%d,"message":{"message_id":%d,%s`, 900_000_000+id, id, rest)
}

// Pictures of a record that was sent come to the folder, whole, once.
func TestFilesOfARecord(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.registered()
	h.until("two files are kept", func() bool { return h.count(`SELECT count(*) FROM files WHERE state = 'kept'`) == 2 })
	rows, err := h.beside.Query(`SELECT path, size, sha256 FROM files`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var path, sum string
		var size int64
		if err := rows.Scan(&path, &size, &sum); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(h.files, filepath.FromSlash(path)))
		if err != nil || info.Size() != size || info.Mode().Perm() != 0o600 || !strings.HasSuffix(path, sum) {
			t.Errorf("%s: %v, %v", path, info, err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
