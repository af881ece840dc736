//go:build linux

package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"khuyencong/bot/simulator"
)

// TestNothingCanBeWritten takes from the running bot the right to write files.
func TestNothingCanBeWritten(t *testing.T) {
	o, s := staffed(t)
	o.unwritable(s, func() { o.mayWrite(0) }, func() { o.mayWrite(unix.RLIM_INFINITY) })
}

// TestFullDisk fills the disk that the running bot writes to.
func TestFullDisk(t *testing.T) {
	data := filepath.Join(tinyDisk(t), "data")
	o, s := staffed(t, "KHUYENCONG_DATA="+data)
	o.folder = data
	filler := filepath.Join(filepath.Dir(data), "filler")
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
	err := all(people, func(h *human) error {
		if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
			return err
		}
		return h.meet(o.t.Context(), s, func(simulator.Shown) bool { return h.at == "facility.phone" })
	})
	if err != nil {
		o.t.Error(err)
	}
	o.refusals(len(people))
	mends()
	for _, h := range people {
		h.before = func(string) {}
	}
	if err := all(people, func(h *human) error { return h.on(o.t.Context(), s, "menu.another_facility") }); err != nil {
		o.t.Error(err)
	}
	o.settled(people)
	o.alive(people, s)
	o.stop()
	o.discreet(people)
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

// tinyDisk is a file system of 32 MB in memory, which only root can make.
func tinyDisk(t *testing.T) string {
	t.Helper()
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=32m,mode=0700", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("no disk of our own, which needs root: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", disk).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	return disk
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

// TestReadOnlyFolder starts the bot on a database that it may not write to: it
// must say so in a sentence and end.
func TestReadOnlyFolder(t *testing.T) {
	disk := t.TempDir()
	if os.Geteuid() == 0 { // whom no mode stops
		disk = tinyDisk(t)
	}
	o := newOutside(t, "KHUYENCONG_DATA="+filepath.Join(disk, "data"))
	o.serve()
	o.stop()
	readOnly(t, disk)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "serve")
	cmd.Env = o.env
	out, err := cmd.CombinedOutput()
	if err == nil || ctx.Err() != nil || len(out) == 0 || strings.Contains(string(out), "goroutine") {
		t.Errorf("%v: %s", err, out)
	}
	t.Logf("%s", out)
}

func readOnly(t *testing.T, disk string) {
	t.Helper()
	if os.Geteuid() == 0 {
		if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return
	}
	data := filepath.Join(disk, "data")
	for path, mode := range map[string]os.FileMode{filepath.Join(data, "khuyencong.db"): 0o400, data: 0o500} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
	}
}
