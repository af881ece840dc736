package bot_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/store/sqlite"
)

// files are what the messages of a chat came with, as they are now.
func (p *phones) files(chat int64) []bot.File {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []bot.File
	for _, s := range p.phone(chat).screens {
		all = append(all, s.now().Files...)
	}
	return all
}

// toCard is a registered facility with its record open.
func (h *house) toCard(t *testing.T) {
	t.Helper()
	if err := h.store.SaveSetting(t.Context(), sqlite.BotUsername, "kc_bot"); err != nil {
		t.Fatal(err)
	}
	h.invite(linh)
	h.walk(linh, registration...)
	h.walk(linh, "/hoso", "["+h.rows(`SELECT id FROM records`)[0]+"]")
}

func (h *house) wantPicture(t *testing.T, n int) {
	t.Helper()
	files := h.phones.files(linh)
	if len(files) != n {
		t.Fatalf("%d files", len(files))
	}
	for _, f := range files {
		if _, err := png.Decode(bytes.NewReader(f.Content)); err != nil || f.ID != "" || f.Sort != bot.Picture {
			t.Errorf("%q %q of %d bytes: %v", f.Sort, f.Name, len(f.Content), err)
		}
	}
}

// TestMadeAgain: a picture that could not be sent is made anew with every try,
// also by the next process.
func TestMadeAgain(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.toCard(t)
		h.phones.fail(linh, errNetwork, errNetwork)
		h.give(h.tap(linh, linh, "card"))
		h.wantPicture(t, 0)
		h.pass(time.Minute)
		h.wantPicture(t, 1)
	})
	inHouse(t, func(t *testing.T, h *house) {
		h.toCard(t)
		h.killed(afterCommit, h.tap(linh, linh, "card"))
		h.pass(time.Minute)
		h.wantPicture(t, 1)
		if texts := h.phones.texts(linh); !strings.Contains(texts[len(texts)-1], "CS-1") {
			t.Errorf("shown: %q", texts)
		}
	})
}

// TestNothingToMakeWithoutAName: as long as nobody knows what the bot is called
// there is no link, and the card is shown without it.
func TestNothingToMakeWithoutAName(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.toCard(t)
		h.exec(`DELETE FROM settings WHERE key = 'bot.username'`)
		h.give(h.tap(linh, linh, "card"))
		h.pass(time.Minute)
		h.wantPicture(t, 0)
		if texts := h.phones.texts(linh); !strings.Contains(texts[len(texts)-1], "CS-1") {
			t.Errorf("shown: %q", texts)
		}
	})
}
