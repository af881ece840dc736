package main

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/archive"
	"khuyencong/store/sqlite"
)

// aHouse is a data folder with a database of so many people and some files.
func aHouse(t *testing.T, people int64) *Settings {
	t.Helper()
	s := &Settings{Data: filepath.Join(t.TempDir(), "data")}
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(s.Data, databasePart)})
	if err != nil {
		t.Fatal(err)
	}
	for user := range people {
		meet := store.Meet{User: user + 1, Chat: user + 1, Name: "Người Mẫu", Role: dialog.Owner, Lang: "vi", At: time.Now()}
		if err := db.Commit(t.Context(), store.Batch{Changes: []store.Change{meet}, At: meet.At}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.SaveSetting(t.Context(), generationKey, "old"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"files/ab/abc": "a picture", "files/cd/cde": "another", "files/part-1": "being written", "try/khuyencong.db": "practice",
	} {
		path := filepath.Join(s.Data, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

const generationKey = "conversations.generation"

func aBackup(t *testing.T, s *Settings, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := (&backupCommand{File: file}).Run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return file
}

func people(t *testing.T, s *Settings) int64 {
	t.Helper()
	is, err := sqlite.Inspect(t.Context(), filepath.Join(s.Data, databasePart), false)
	if err != nil {
		t.Fatal(err)
	}
	return is.Rows["people"]
}

// tree is what a folder holds, without what SQLite makes beside a database.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "-wal") || strings.HasSuffix(path, "-shm") {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}

func restore(t *testing.T, s *Settings, file string) error {
	t.Helper()
	return (&restoreCommand{File: file}).Run(t.Context(), s)
}

func TestBackupIsForItsOwnerAlone(t *testing.T) {
	s := aHouse(t, 1)
	for _, name := range []string{"b.tar", "b.tar.gz"} {
		file := aBackup(t, s, name)
		info, err := os.Stat(file)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".*")); left != nil {
			t.Errorf("left behind: %v", left)
		}
		if err := (&backupCommand{File: file}).Run(t.Context(), s); err == nil {
			t.Errorf("%s was overwritten", name)
		}
	}
}

func TestBackupOfNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "b.tar")
	if err := (&backupCommand{File: file}).Run(t.Context(), &Settings{Data: filepath.Join(dir, "nothing")}); err == nil {
		t.Error("nothing was backed up")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := (&backupCommand{File: file}).Run(ended, aHouse(t, 1)); err == nil {
		t.Error("a backup that was broken off counts")
	}
	if left := tree(t, dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRestoreIntoNothing(t *testing.T) {
	file := aBackup(t, aHouse(t, 3), "b.tar.gz")
	to := &Settings{Data: filepath.Join(t.TempDir(), "a", "new", "data")}
	if err := restore(t, to, file); err != nil {
		t.Fatal(err)
	}
	if n := people(t, to); n != 3 {
		t.Errorf("%d people, not three", n)
	}
	got := tree(t, to.Data)
	delete(got, databasePart)
	if diff := cmp.Diff(map[string]string{"files/ab/abc": "a picture", "files/cd/cde": "another", "lock": ""}, got); diff != "" {
		t.Error(diff)
	}
	if info, err := os.Stat(to.Data); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v, %v", info.Mode(), err)
	}
	if beside, _ := filepath.Glob(to.Data + ".*"); beside != nil {
		t.Errorf("left behind: %v", beside)
	}
}

func TestRestoreOverWhatIsThere(t *testing.T) {
	file := aBackup(t, aHouse(t, 3), "b.tar")
	to := aHouse(t, 5)
	before := tree(t, to.Data)
	if err := restore(t, to, file); err != nil {
		t.Fatal(err)
	}
	if n := people(t, to); n != 3 {
		t.Errorf("%d people, not three", n)
	}
	aside, err := filepath.Glob(to.Data + ".before-restore-*")
	if err != nil || len(aside) != 1 {
		t.Fatalf("aside: %v, %v", aside, err)
	}
	if diff := cmp.Diff(before, tree(t, aside[0])); diff != "" {
		t.Errorf("the old data has changed: %s", diff)
	}
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(to.Data, databasePart)})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if is, err := db.Setting(t.Context(), generationKey); is == "old" || is == "" || err != nil {
		t.Errorf("copies in Redis are of generation %q still, %v", is, err)
	}
}

func TestRestoreOnlyWhenStopped(t *testing.T) {
	s := aHouse(t, 1)
	file := aBackup(t, s, "b.tar")
	held, err := sqlite.Hold(t.Context(), s.Data)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	before := tree(t, s.Data)
	if err := restore(t, s, file); err == nil || !strings.Contains(err.Error(), "stop it first") {
		t.Errorf("restored under a running bot: %v", err)
	}
	if err := (&restoreCommand{File: file, Check: true}).Run(t.Context(), s); err != nil {
		t.Errorf("a check disturbs nobody: %v", err)
	}
	unchanged(t, s, before)
}

func unchanged(t *testing.T, s *Settings, before map[string]string) {
	t.Helper()
	if diff := cmp.Diff(before, tree(t, s.Data)); diff != "" {
		t.Errorf("the data has changed: %s", diff)
	}
	if beside, _ := filepath.Glob(s.Data + ".*"); beside != nil {
		t.Errorf("left behind: %v", beside)
	}
}

func TestRestoreChecksOnly(t *testing.T) {
	s := aHouse(t, 2)
	file := aBackup(t, aHouse(t, 1), "b.tar")
	before := tree(t, s.Data)
	if err := (&restoreCommand{File: file, Check: true}).Run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	unchanged(t, s, before)
}

// TestRestoreRefuses what is no whole backup of the live bot, and then nothing
// has changed.
func TestRestoreRefuses(t *testing.T) {
	whole, err := os.ReadFile(aBackup(t, aHouse(t, 3), "b.tar"))
	if err != nil {
		t.Fatal(err)
	}
	small, err := os.ReadFile(aBackup(t, aHouse(t, 1), "b.tar"))
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(whole, []byte("a picture"), []byte("A picture"), 1)
	tests := map[string][]byte{
		"nothing":                  {},
		"a letter":                 []byte("Kính gửi Trung tâm Khuyến công"),
		"the first half":           whole[:len(whole)/2],
		"all but its manifest":     whole[:bytes.Index(whole, []byte("manifest.json"))],
		"other content":            changed,
		"no database":              rebuilt(t, whole, databasePart, nil),
		"a letter for a database":  rebuilt(t, whole, databasePart, []byte("a letter")),
		"another database":         rebuilt(t, whole, databasePart, part(t, small, databasePart)),
		"half a database":          rebuilt(t, whole, databasePart, part(t, whole, databasePart)[:8192]),
		"a database for practice":  rebuilt(t, whole, databasePart, practiceDatabase(t)),
		"a name that leads out":    rebuilt(t, whole, "files/../../x", []byte("x")),
		"something not asked for":  rebuilt(t, whole, "lock", []byte("x")),
		"a policy of somebody's":   rebuilt(t, whole, "policy.toml", []byte("x")),
		"a database with a suffix": rebuilt(t, whole, databasePart+"-wal", []byte("x")),
	}
	s := aHouse(t, 2)
	before := tree(t, s.Data)
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "b.tar")
			if err := os.WriteFile(file, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := restore(t, s, file); err == nil {
				t.Error("restored")
			}
			unchanged(t, s, before)
			fresh := &Settings{Data: filepath.Join(t.TempDir(), "data")}
			if err := restore(t, fresh, file); err == nil {
				t.Error("restored into nothing")
			}
			if left := tree(t, fresh.Data); len(left) > 1 { // the lock
				t.Errorf("left behind: %v", left)
			}
		})
	}
	if err := restore(t, s, filepath.Join(t.TempDir(), "missing.tar")); err == nil {
		t.Error("what is not there was restored")
	}
	unchanged(t, s, before)
}

// part is one file of an archive.
func part(t *testing.T, whole []byte, name string) []byte {
	t.Helper()
	r := tar.NewReader(bytes.NewReader(whole))
	for {
		h, err := r.Next()
		if err != nil {
			t.Fatalf("no %s: %v", name, err)
		}
		if h.Name == name {
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
	}
}

// rebuilt is the archive with one part replaced, added or, for nil, left out, and
// a manifest that fits: made by somebody who knows the format.
func rebuilt(t *testing.T, whole []byte, name string, content []byte) []byte {
	t.Helper()
	var m archive.Manifest
	if err := json.Unmarshal(part(t, whole, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := archive.NewWriter(&out, false, m.Made)
	names := map[string]bool{}
	for _, p := range m.Parts {
		names[p.Name] = true
		b := part(t, whole, p.Name)
		if p.Name == name {
			b = content
		}
		if b != nil {
			addBytes(t, w, p.Name, b)
		}
	}
	if !names[name] {
		addBytes(t, w, name, content)
	}
	if _, err := w.Finish(m.Program, m.Rows); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func addBytes(t *testing.T, w *archive.Writer, name string, b []byte) {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "part")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write(b); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if err := w.Add(name, f); err != nil {
		t.Fatal(err)
	}
}

func practiceDatabase(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "k.db")
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, Demo: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRestoreWhereTheDatabaseHasAnotherName, and refuses where it is elsewhere.
func TestRestoreWhereTheDatabaseHasAnotherName(t *testing.T) {
	file := aBackup(t, aHouse(t, 3), "b.tar")
	data := filepath.Join(t.TempDir(), "data")
	named := &Settings{Data: data, Database: filepath.Join(data, "own.db")}
	if err := restore(t, named, file); err != nil {
		t.Fatal(err)
	}
	if is, err := sqlite.Inspect(t.Context(), named.Database, false); err != nil || is.Rows["people"] != 3 {
		t.Errorf("%+v, %v", is, err)
	}
	elsewhere := &Settings{Data: data, Database: filepath.Join(t.TempDir(), "own.db")}
	if err := restore(t, elsewhere, file); !errors.As(err, &usageError{}) {
		t.Errorf("a database outside the folder: %v", err)
	}
}

// TestInTwoSteps is how folders are exchanged where the system has no better way.
func TestInTwoSteps(t *testing.T) {
	dir := t.TempDir()
	old, staged, aside := filepath.Join(dir, "old"), filepath.Join(dir, "staged"), filepath.Join(dir, "aside")
	for _, d := range []string{old, staged} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(d, "is"), []byte(filepath.Base(d)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := inTwoSteps(old, filepath.Join(dir, "missing"), aside, io.NopCloser(nil)); err == nil {
		t.Fatal("nothing was put in place")
	}
	if diff := cmp.Diff(map[string]string{"old/is": "old", "staged/is": "staged"}, tree(t, dir)); diff != "" {
		t.Fatalf("after an error: %s", diff)
	}
	if got, err := inTwoSteps(old, staged, aside, io.NopCloser(nil)); err != nil || got != aside {
		t.Fatal(got, err)
	}
	if diff := cmp.Diff(map[string]string{"old/is": "staged", "aside/is": "old"}, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}
