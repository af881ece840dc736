//go:build linux

package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"khuyencong/bot/simulator"
)

// TestNothingCanBeWritten takes from the running bot the right to write files.
func TestNothingCanBeWritten(t *testing.T) {
	t.Parallel()
	o, s := staffed(t)
	o.unwritable(s, func() { o.mayWrite(0) }, func() { o.mayWrite(unix.RLIM_INFINITY) })
}

// TestFullDisk fills the disk that the running bot writes to.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	disk := tinyDisk(t)
	if disk == "" {
		return
	}
	data := filepath.Join(disk, "data")
	o, s := staffed(t, "KHUYENCONG_DATA="+data)
	o.folder = data
	filler := filepath.Join(disk, "filler")
	var release func()
	o.unwritable(s, func() { release = noSpareJournal(t, data); fill(t, filler) }, func() {
		release()
		if err := os.Remove(filler); err != nil {
			t.Error(err)
		}
	})
}

// noSpareJournal leaves SQLite no room in the journal it has: that is cut to
// nothing, and a reader keeps it from being begun anew, so that every commit must
// make it longer.
func noSpareJournal(t *testing.T, data string) (release func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, "khuyencong.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	reader, err := db.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reader.QueryRowContext(t.Context(), `SELECT count(*) FROM sessions`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(reader.Rollback(), db.Close()); err != nil {
			t.Error(err)
		}
	}
}

// unwritable has everybody answer while the bot can keep nothing. What it has
// acknowledged it must have kept, so nothing may be acknowledged; when it can
// write again all goes on.
func (o *outside) unwritable(s script, breaks, mends func()) {
	o.t.Helper()
	people := o.collaborators(20)
	o.together(people, map[string]func(){"facility.phone": breaks})
	o.begin(people)
	o.upTo(people, s, "facility.phone")
	o.refusals(len(people))
	mends()
	for _, h := range people {
		h.before = func(string) {}
	}
	o.goThrough(people, s)
	o.well(people, s)
}

// mayWrite sets up to which size the running bot may write files.
func (o *outside) mayWrite(bytes uint64) {
	o.t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	limit := unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}
	if err := unix.Prlimit(o.bot.Process.Pid, unix.RLIMIT_FSIZE, &limit, nil); err != nil {
		o.t.Fatal(err)
	}
}

// refusals waits until the bot has tried to keep something and could not, and
// checks that it has not acknowledged what people have said.
func (o *outside) refusals(updates int) {
	o.t.Helper()
	polls := 0
	seen := make(chan struct{}, 100)
	defer o.calls.guard(func(c simulator.Call) {
		if c.Method == "getUpdates" {
			select {
			case seen <- struct{}{}:
			default:
			}
		}
	})()
	for patience := time.After(2 * time.Minute); polls < 2; polls++ {
		select {
		case <-seen:
		case <-patience:
			o.t.Fatal("the bot does not ask again for what it could not keep")
		}
	}
	if n := o.sim.Pending(); n != updates {
		o.t.Errorf("%d updates wait, not all %d: some were acknowledged and not kept", n, updates)
	}
}

// fill takes all that is left of a disk.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	for block := make([]byte, 64<<10); len(block) > 0; {
		if _, err := f.Write(block); err != nil {
			block = block[:len(block)/2]
		}
	}
}

// TestReadOnlyFolder starts the bot on files that it may not write to.
func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	o := newOutside(t)
	o.serve()
	o.stop()
	for path, mode := range map[string]os.FileMode{filepath.Join(o.folder, "khuyencong.db"): 0o400, o.folder: 0o500} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
	}
	o.refusesToStart(underModes)
}

// TestReadOnlyDisk starts it on a disk that nobody may write to.
func TestReadOnlyDisk(t *testing.T) {
	t.Parallel()
	disk := tinyDisk(t)
	if disk == "" {
		return
	}
	o := newOutside(t, "KHUYENCONG_DATA="+filepath.Join(disk, "data"))
	o.serve()
	o.stop()
	switch err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); {
	case err == nil:
		o.refusesToStart((*exec.Cmd).CombinedOutput)
	case os.Getenv(withMounts) == "":
		t.Logf("no disk of our own (%v): the modes of the folder must do", err)
	default:
		t.Error(err)
	}
}

// refusesToStart: it must say why in a sentence, and end.
func (o *outside) refusesToStart(run func(*exec.Cmd) ([]byte, error)) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), enough)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "serve")
	cmd.Env, cmd.SysProcAttr = o.command().Env, diesWithUs()
	out, err := run(cmd)
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ctx.Err() != nil || len(out) == 0 || strings.Contains(string(out), "goroutine") {
		o.t.Errorf("%v: %s", err, out)
	}
	o.t.Logf("%s", out)
}

// againUnderModes runs the test once more in a process of its own, to which the
// modes of files apply.
func againUnderModes(t *testing.T) {
	t.Helper()
	const again = "KHUYENCONG_TEST_UNDER_MODES"
	if os.Getenv(again) != "" {
		t.Fatal("the modes of files do not apply here either")
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), again+"=yes")
	if out, err := underModes(cmd); err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("%v: %s", err, out)
	}
}

// underModes runs a program to which the modes of files apply, even if it is root's.
func underModes(cmd *exec.Cmd) (out []byte, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // for good: the thread ends with what it has given up
		if err = unix.Prctl(unix.PR_CAPBSET_DROP, unix.CAP_DAC_OVERRIDE, 0, 0, 0); err != nil && os.Geteuid() == 0 {
			return
		}
		out, err = cmd.CombinedOutput()
	}()
	<-done
	return out, err
}
