package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
	"khuyencong/store"
)

// A shelf is a store of files in memory, with its rules: only what waits is
// changed.
type shelf struct {
	mu     sync.Mutex
	files  map[string]store.File
	broken error // what saving comes to
}

func newShelf(ids ...string) *shelf {
	s := &shelf{files: map[string]store.File{}}
	for _, id := range ids {
		s.files[id] = store.File{ID: id, Record: "r1", Step: "photos", State: store.FileWaiting, Due: time.Now()}
	}
	return s
}

func (s *shelf) DueFiles(_ context.Context, now time.Time, n int) ([]store.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var due []store.File
	for _, f := range s.files {
		if f.State == store.FileWaiting && !f.Due.After(now) {
			due = append(due, f)
		}
	}
	slices.SortFunc(due, func(a, b store.File) int { return strings.Compare(a.ID, b.ID) })
	return due[:min(n, len(due))], nil
}

func (s *shelf) SaveFile(_ context.Context, f store.File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken == nil && s.files[f.ID].State == store.FileWaiting {
		s.files[f.ID] = f
	}
	return s.broken
}

func (s *shelf) file(id string) store.File {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files[id]
}

// A mail is a channel that gives contents, after the faults that come first.
type mail struct {
	contents map[string]string
	faults   map[string][]error
	at       map[string][]time.Time // of every try
	halves   bool                   // a fault comes after half the content
	held     chan struct{}          // not nil: every answer hangs until it is closed
	now      int
	most     int
}

func (m *mail) Download(ctx context.Context, id string, w io.Writer) (int64, error) {
	m.now++
	m.most = max(m.most, m.now)
	defer func() { m.now-- }()
	m.at[id] = append(m.at[id], time.Now())
	if m.held != nil {
		select {
		case <-m.held:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	c := m.contents[id]
	if faults := m.faults[id]; len(faults) > 0 {
		m.faults[id] = faults[1:]
		if m.halves {
			_, _ = io.WriteString(w, c[:len(c)/2])
		}
		return 0, faults[0]
	}
	n, err := io.WriteString(w, c)
	return int64(n), err
}

func newMail(contents map[string]string) *mail {
	return &mail{contents: contents, faults: map[string][]error{}, at: map[string][]time.Time{}}
}

// keeping lets a keeper of files run for d and returns what it says.
func keeping(t *testing.T, folder string, s bot.FileStore, c bot.FileChannel, d time.Duration) string {
	t.Helper()
	var log bytes.Buffer
	f := &bot.Files{Folder: folder, Store: s, Channel: c, Now: time.Now, Log: slog.New(slog.NewTextHandler(&log, nil))}
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	f.Run(ctx)
	return log.String()
}

// inFolder are the files below a folder, by their paths.
func inFolder(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		short, _ := filepath.Rel(folder, name)
		all[filepath.ToSlash(short)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

const (
	helloHash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" // of "hello"
	helloPath = "2c/" + helloHash
)

func TestFilesAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := filepath.Join(t.TempDir(), "data", "files")
		s, m := newShelf("a", "b", "c"), newMail(map[string]string{"a": "hello", "b": "other", "c": "hello"})
		keeping(t, folder, s, m, time.Second)
		if got := s.file("a"); got.State != store.FileKept || got.Path != helloPath || got.SHA256 != helloHash || got.Size != 5 || got.Tries != 1 || got.Why != "" {
			t.Errorf("kept as %+v", got)
		}
		if got := inFolder(t, folder); len(got) != 2 || got[helloPath] != "hello" || s.file("c").Path != helloPath {
			t.Errorf("the folder holds %v", got)
		}
		for _, path := range []string{folder, filepath.Join(folder, "2c"), filepath.Join(folder, filepath.FromSlash(helloPath))} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%v, %v: others may read it", info, err)
			}
		}
		if m.most != 1 {
			t.Errorf("%d at a time", m.most)
		}
	})
}

// What is queued while the keeper rests is found without a word.
func TestFilesAreFoundLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, m := newShelf(), newMail(map[string]string{"a": "hello"})
		go func() {
			time.Sleep(time.Minute)
			late := newShelf("a").file("a")
			s.mu.Lock()
			s.files["a"] = late
			s.mu.Unlock()
		}()
		keeping(t, t.TempDir(), s, m, time.Minute+10*time.Second)
		if s.file("a").State != store.FileKept {
			t.Error("not found")
		}
	})
}

func TestFilesAreTriedAgain(t *testing.T) {
	fault := errors.New("network")
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		s, m := newShelf("a"), newMail(map[string]string{"a": "hello"})
		m.faults["a"], m.halves = slices.Repeat([]error{fault}, 20), true
		said := keeping(t, folder, s, m, 24*time.Hour)
		if got := s.file("a"); got.State != store.FileKept || got.Tries != 21 {
			t.Fatalf("%+v", got)
		}
		for i, at := range m.at["a"][1:] {
			rested, least := at.Sub(m.at["a"][i]), min(2*time.Second<<min(i, 12), time.Hour)
			if rested < least || rested > least+2*time.Minute {
				t.Errorf("pause %d: %s, want about %s", i, rested, least)
			}
		}
		if got := inFolder(t, folder); len(got) != 1 || got[helloPath] != "hello" {
			t.Errorf("the folder holds %v", got)
		}
		if !strings.Contains(said, "record=r1") {
			t.Errorf("said %s", said)
		}
	})
}

// A channel that is away is not asked for every file again and again.
func TestFilesRestWhileTheChannelIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ids []string
		for i := range 500 {
			ids = append(ids, fmt.Sprintf("f%03d", i))
		}
		s, m := newShelf(ids...), newMail(nil)
		for _, id := range ids {
			m.faults[id] = slices.Repeat([]error{errors.New("network")}, 1000)
		}
		keeping(t, t.TempDir(), s, m, time.Hour)
		tries := 0
		for _, at := range m.at {
			tries += len(at)
		}
		if tries < 50 || tries > 70 {
			t.Errorf("%d tries in an hour", tries)
		}
	})
}

func TestFilesThatFail(t *testing.T) {
	for name, tt := range map[string]struct {
		err   error
		tries int
		why   string
	}{
		"too big": {fmt.Errorf("getFile: %w", bot.ErrTooBig), 1, "too big"},
		"gone":    {fmt.Errorf("getFile: %w: wrong file_id", bot.ErrRefused), 5, "gone"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, m := newShelf("a", "b"), newMail(map[string]string{"a": "bye", "b": "hello"})
				m.faults["a"] = slices.Repeat([]error{tt.err}, 100)
				keeping(t, t.TempDir(), s, m, time.Hour)
				if got := s.file("a"); got.State != store.FileFailed || !strings.Contains(got.Why, tt.why) || len(m.at["a"]) != tt.tries || got.Path != "" {
					t.Errorf("%+v after %d tries", got, len(m.at["a"]))
				}
				if at := m.at["b"]; s.file("b").State != store.FileKept || at[0].Sub(m.at["a"][0]) != 0 {
					t.Error("another file had to wait")
				}
			})
		})
	}
}

// A file that is refused for a moment is none that is gone.
func TestFilesRefusedForAMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, m := newShelf("a"), newMail(map[string]string{"a": "hello"})
		m.faults["a"] = slices.Repeat([]error{bot.ErrRefused}, 4)
		keeping(t, t.TempDir(), s, m, time.Hour)
		if got := s.file("a"); got.State != store.FileKept {
			t.Errorf("%+v", got)
		}
	})
}

// All wait when the channel asks for it, and no try is counted.
func TestFilesWaitWhenAsked(t *testing.T) {
	for _, asked := range []time.Duration{0, 90 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			s, m := newShelf("a", "b"), newMail(map[string]string{"a": "hello", "b": "other"})
			m.faults["a"] = []error{&bot.RetryError{After: asked, Everybody: true}}
			keeping(t, t.TempDir(), s, m, time.Hour)
			want := max(asked, time.Second)
			if first := m.at["a"][0]; m.at["b"][0].Sub(first) != want || m.at["a"][1].Sub(first) != want {
				t.Errorf("tried %v", m.at)
			}
			if got := s.file("a"); got.State != store.FileKept || got.Tries != 1 {
				t.Errorf("%+v", got)
			}
		})
	}
}

// A store that cannot say so leaves the file where it is, and waiting.
func TestFilesWhenTheStoreFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		s, m := newShelf("a"), newMail(map[string]string{"a": "hello"})
		s.broken = errDisk
		said := keeping(t, folder, s, m, 5*time.Minute)
		if n := len(m.at["a"]); n < 2 || n > 6 || !strings.Contains(said, errDisk.Error()) {
			t.Errorf("%d tries in five minutes: %s", n, said)
		}
		s.broken = nil
		keeping(t, folder, s, m, time.Second)
		if got := inFolder(t, folder); s.file("a").State != store.FileKept || len(got) != 1 {
			t.Errorf("%+v, the folder holds %v", s.file("a"), got)
		}
	})
}

// A folder that cannot be written is said to be that, and tried again.
func TestFilesWithoutAFolder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := filepath.Join(t.TempDir(), "files")
		if err := os.WriteFile(folder, nil, 0o600); err != nil { // a file where the folder should be
			t.Fatal(err)
		}
		s, m := newShelf("a"), newMail(map[string]string{"a": "hello"})
		keeping(t, folder, s, m, 3*time.Second)
		if got := s.file("a"); got.State != store.FileWaiting || !strings.Contains(got.Why, "folder") {
			t.Errorf("%+v", got)
		}
		if err := os.Remove(folder); err != nil {
			t.Fatal(err)
		}
		keeping(t, folder, s, m, time.Minute)
		if s.file("a").State != store.FileKept {
			t.Errorf("%+v", s.file("a"))
		}
	})
}

// Ending in the middle of a file leaves nothing of it; what a crash has left is
// removed by the next start, and what is whole stays.
func TestFilesAfterAnEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		s, m := newShelf("a"), newMail(map[string]string{"a": "hello"})
		m.held = make(chan struct{})
		keeping(t, folder, s, m, time.Second)
		if got := inFolder(t, folder); len(got) != 0 || s.file("a").Tries != 0 {
			t.Errorf("left %v, %+v", got, s.file("a"))
		}
		for name, content := range map[string]string{"part-123": "hel", "other": "whole"} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		m.held = nil
		keeping(t, folder, s, m, time.Second)
		if got := inFolder(t, folder); len(got) != 2 || got[helloPath] != "hello" || got["other"] != "whole" {
			t.Errorf("the folder holds %v", got)
		}
	})
}
