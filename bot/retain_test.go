package bot_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// aged makes the records withdrawn, last changed some years ago.
func (h *house) aged(years int) {
	h.t.Helper()
	h.exec(`UPDATE records SET state = 'withdrawn', updated = ?`, h.now().AddDate(-years, 0, -1).UnixMilli())
}

// TestRetentionRuns once a day: what ended five years ago loses its personal data.
func TestRetentionRuns(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		h.aged(4)
		h.jump(day)
		h.due()
		if n := h.count(`SELECT count(*) FROM records WHERE erased IS NOT NULL`); n != 0 {
			t.Fatal("a year early")
		}
		h.aged(5)
		h.jump(day - time.Minute)
		h.due()
		if n := h.count(`SELECT count(*) FROM records WHERE erased IS NOT NULL`); n != 0 {
			t.Fatal("it looked twice a day")
		}
		h.jump(time.Minute)
		h.due()
		if n := h.count(`SELECT count(*) FROM records WHERE erased IS NOT NULL AND phone = '' AND state = 'withdrawn'`); n != 1 {
			t.Error("it was not retired")
		}
		if log := h.said.all(); log != "" {
			t.Errorf("the log complains: %s", log)
		}
	})
}

// TestRetentionHeedsTheSetting: never is never, and a shorter time holds the next day.
func TestRetentionHeedsTheSetting(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		set := func(value string) {
			change := store.Setting{Key: value, Name: store.CentreKept, Value: value, At: h.now()}
			if err := h.store.Commit(t.Context(), store.Batch{Changes: []store.Change{change}, At: h.now()}); err != nil {
				t.Fatal(err)
			}
			h.stop()
			h.start()
		}
		h.aged(40)
		set("never")
		h.jump(2 * day)
		h.due()
		if n := h.count(`SELECT count(*) FROM records WHERE erased IS NOT NULL`); n != 0 {
			t.Error("never came")
		}
		set("2")
		h.aged(2)
		h.jump(2 * day)
		h.due()
		if n := h.count(`SELECT count(*) FROM records WHERE erased IS NOT NULL`); n != 1 {
			t.Error("two years are not two years")
		}
	})
}

// TestAlertAtNight: a breach wakes those who lead, whatever hour it is and however
// they want to be told; a request's deadline waits for the day.
func TestAlertAtNight(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.exec(`DELETE FROM settings WHERE key = 'centre.quiet'`)
		h.exec(`UPDATE people SET telling = 'daily'`)
		h.stop()
		h.start()
		admin := h.person(hanh)
		at := h.now()
		put := func(id string, n int64, kind store.Kind, state store.State, a dialog.Answers) {
			r := store.Record{ID: id, Number: n, Kind: kind, State: state, Version: 1, By: admin.ID, Title: "x", Answers: a, Created: at}
			if err := h.store.Commit(t.Context(), store.Batch{Changes: []store.Change{store.Put{Record: r, Channel: "test"}}, At: at}); err != nil {
				t.Fatal(err)
			}
		}
		put("breach01", 91, store.Breach, store.Running, dialog.Answers{"discovered": {Number: at.Add(-7 * time.Hour).Unix()}}) // at 2 in the morning
		put("wish0001", 92, store.Privacy, store.Acknowledged, dialog.Answers{"type": {Key: "delete"}, "done_by": {Number: at.Add(-9 * time.Hour).Unix()}})
		h.jump(17 * time.Hour)
		h.pass(10 * time.Second)
		if got := strings.Join(h.rows(`SELECT kind, state FROM notices WHERE kind IN ('alert', 'deadline') ORDER BY kind`), ", "); got != "alert sent, deadline waiting" {
			t.Errorf("at 2 in the morning: %s", got)
		}
		h.jump(36 * time.Hour)
		h.pass(10 * time.Second)
		h.jump(12 * time.Hour)
		h.pass(10 * time.Second)
		if n := h.count(`SELECT count(*) FROM notices WHERE kind = 'alert' AND state = 'sent'`); n != 3 {
			t.Errorf("%d alerts, want one at 24, 60 and 72 hours", n)
		}
		h.pass(time.Hour)
		if n := h.count(`SELECT count(*) FROM notices WHERE kind IN ('alert', 'deadline')`); n != 4 {
			t.Errorf("%d reminders, each once is 4", n)
		}
	})
}

// A shredder is a store of paths that are to go.
type shredder struct {
	paths []string
	gone  []string
}

func (s *shredder) Shreds(context.Context, int) ([]string, error) { return s.paths, nil }
func (s *shredder) Shred(_ context.Context, p string) error       { s.paths = append(s.paths, p); return nil }

func (s *shredder) Shredded(_ context.Context, p string) error {
	s.gone = append(s.gone, p)
	for i := range s.paths {
		if s.paths[i] == p {
			s.paths = append(s.paths[:i:i], s.paths[i+1:]...)
			break
		}
	}
	return nil
}

// TestErasedFilesGo from the folder; one that is there no more is gone already, and
// a path that leads out of the folder is left alone.
func TestErasedFilesGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := filepath.Join(t.TempDir(), "files")
		outside := filepath.Join(filepath.Dir(folder), "outside")
		for _, f := range []string{filepath.Join(folder, "aa", "one"), filepath.Join(folder, "aa", "two"), outside} {
			if err := os.MkdirAll(filepath.Dir(f), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(f, []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s := &shredder{paths: []string{"aa/one", "bb/never", "../outside"}}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		(&bot.Files{Folder: folder, Store: newShelf(), Channel: newMail(nil), Shreds: s, Now: time.Now}).Run(ctx)
		if strings.Join(s.gone, " ") != "aa/one bb/never" {
			t.Errorf("gone: %q", s.gone)
		}
		for f, there := range map[string]bool{filepath.Join(folder, "aa", "one"): false, filepath.Join(folder, "aa", "two"): true, outside: true} {
			if _, err := os.Stat(f); (err == nil) != there {
				t.Errorf("%s: %v", filepath.Base(f), err)
			}
		}
	})
}

// An emptied shelf has lost its files by the time one is saved.
type emptied struct{ *shelf }

func (s emptied) SaveFile(_ context.Context, f store.File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.files, f.ID)
	return store.ErrNotFound
}

// TestErasedWhileFetched: the record goes while its picture is on its way. What was
// fetched goes, too.
func TestErasedWhileFetched(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		s := &shredder{}
		mail := newMail(map[string]string{"f1": "picture"})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		var log bytes.Buffer
		(&bot.Files{Folder: folder, Store: emptied{newShelf("f1")}, Channel: mail, Shreds: s, Now: time.Now, Log: slog.New(slog.NewTextHandler(&log, nil))}).Run(ctx)
		if len(s.gone) == 0 {
			t.Errorf("nothing was removed: %v, %s", s.paths, log.String())
		}
	})
}

// TestErasedPictureIsGone from the folder, fetched and erased as in the running
// bot; the same content in another record stays.
func TestErasedPictureIsGone(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration...)
		by := h.person(linh)
		put := func(id string, n int64, files ...string) {
			r := store.Record{ID: id, Number: n, Kind: store.Facility, State: store.Sent, Version: 1, By: by.ID, Title: id, Created: h.now(), Answers: dialog.Answers{}}
			var items []dialog.Item
			for _, f := range files {
				items = append(items, dialog.Item{File: f, Unique: f})
			}
			r.Answers["photos"] = dialog.Value{Items: items}
			h.keep(store.Put{Record: r, Channel: "test"})
		}
		put("one", 91, "home", "sign")
		put("two", 92, "sign again")
		folder := filepath.Join(t.TempDir(), "files")
		run := func() {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			mail := newMail(map[string]string{"home": "his house", "sign": "a sign", "sign again": "a sign"})
			(&bot.Files{Folder: folder, Store: h.store, Channel: mail, Shreds: h.store, Now: h.now}).Run(ctx)
		}
		run()
		if got := len(inFolder(t, folder)); got != 2 {
			t.Fatalf("%d contents were fetched", got)
		}
		h.keep(store.Erase{Key: "e", Records: []string{"one"}, Title: "-", At: h.now()})
		run()
		var left []string
		for _, content := range inFolder(t, folder) {
			left = append(left, content)
		}
		if len(left) != 1 || left[0] != "a sign" {
			t.Errorf("left: %q", left)
		}
	})
}

// keep commits a change beside the bot.
func (h *house) keep(c store.Change) {
	h.t.Helper()
	if err := h.store.Commit(h.t.Context(), store.Batch{Changes: []store.Change{c}, At: h.now()}); err != nil {
		h.t.Fatal(err)
	}
}
