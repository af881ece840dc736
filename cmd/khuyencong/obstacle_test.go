package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"khuyencong/store/sqlite"
)

// TestObstacles: who installs this reads what is wrong with the folder and what to
// type, whatever the system says.
func TestObstacles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "letter")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	missing, spaced := filepath.Join(dir, "data"), filepath.Join(dir, "du lieu", "data")
	refused := func(op, path string, why error) error {
		return fmt.Errorf("%w: %w", sqlite.ErrUnwritable, &fs.PathError{Op: op, Path: path, Err: why})
	}
	for name, tt := range map[string]struct {
		err   error
		says  []string
		usage bool
	}{
		"not to be made": {refused("mkdir", missing, syscall.EACCES), []string{missing, "permission denied", "sudo install -d -m 700 -o " + me() + " " + missing, "KHUYENCONG_DATA"}, false},
		"a strange name": {refused("mkdir", spaced, syscall.EACCES), []string{"-o " + me() + " '" + spaced + "'"}, false},
		"not to be written": {refused("open", filepath.Join(dir, databasePart), syscall.EACCES),
			[]string{dir + ", or a file in it", "sudo chown -R " + me() + " " + dir + " && sudo chmod 700 " + dir}, false},
		"another's files":  {fmt.Errorf("%w: (14)", sqlite.ErrUnwritable), []string{"sudo chown -R " + me() + " " + dir}, false},
		"read-only, made":  {refused("mkdir", missing, syscall.EROFS), []string{"read-only", "KHUYENCONG_DATA=" + usualFolder, "mount -o remount,rw", "-T " + dir + ")"}, false},
		"read-only, there": {refused("open", filepath.Join(dir, databasePart), syscall.EROFS), []string{"read-only", "mount -o remount,rw"}, false},
		"full":             {refused("open", filepath.Join(dir, databasePart), syscall.ENOSPC), []string{"full", "df -h " + dir}, false},
		"a file":           {refused("mkdir", file, syscall.ENOTDIR), []string{file + " is a file", "KHUYENCONG_DATA=" + usualFolder}, true},
		"below a file":     {refused("mkdir", filepath.Join(file, "data"), syscall.ENOTDIR), []string{file + " is a file"}, true},
	} {
		got := explain(tt.err, filepath.Join(dir, databasePart))
		for _, words := range tt.says {
			if !strings.Contains(got.Error(), words) {
				t.Errorf("%s: no %q in: %v", name, words, got)
			}
		}
		if errors.As(got, &usageError{}) != tt.usage || strings.Contains(got.Error(), "sqlite") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestQuoted: what is typed names the folder, whatever it is called.
func TestQuoted(t *testing.T) {
	for path, want := range map[string]string{"/var/lib/a-b_c.d9": "/var/lib/a-b_c.d9", "/a b": "'/a b'", "/a'b": `'/a'\''b'`, "/$(x)/y": "'/$(x)/y'", "/dữ": "'/dữ'"} {
		if got := quoted(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// TestStartWithoutAFolder: the start itself ends with that sentence, and doctor
// says it before.
func TestStartWithoutAFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "letter")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "data")} {
		_, err := build(t.Context(), plan{path: filepath.Join(folder, databasePart), now: time.Now, zone: time.UTC, log: quietly()})
		if err == nil || !strings.Contains(err.Error(), "let KHUYENCONG_DATA name a folder") {
			t.Errorf("%s: %v", folder, err)
		}
		for _, look := range []check{checkFolder, checkDatabase} {
			if found := look(t.Context(), &Settings{Data: folder}); judged(found) != "✗" || !strings.Contains(found[0].remedy, "name a folder") {
				t.Errorf("doctor on %s: %v", folder, found)
			}
		}
	}
}

// TestStartInAnothersFolder: where a user's rights count, a folder that is not to
// be written stops the start with what to type.
func TestStartInAnothersFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if mayWrite(dir) == nil { // as root may
		againUnderModes(t)
		return
	}
	for folder, types := range map[string]string{dir: "sudo chown -R", filepath.Join(dir, "data"): "sudo install -d"} {
		_, err := build(t.Context(), plan{path: filepath.Join(folder, databasePart), now: time.Now, zone: time.UTC, log: quietly()})
		if err == nil || !strings.Contains(err.Error(), types) {
			t.Errorf("%s: %v", folder, err)
		}
		if found := checkFolder(t.Context(), &Settings{Data: folder}); judged(found) != "✗" || !strings.Contains(found[0].remedy, types) {
			t.Errorf("doctor on %s: %v", folder, found)
		}
	}
}
