package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"khuyencong/store/archive"
	"khuyencong/store/sqlite"
)

type restoreCommand struct {
	File  string `arg:"" help:"A file that khuyencong backup made." placeholder:"FILE"`
	Check bool   `help:"Only read the backup through and say what it holds; changes nothing, also while the bot runs."`
}

// Help is the rest of --help.
func (restoreCommand) Help() string {
	return `Puts a backup in the place of the data folder. The bot must be stopped. Everything is checked before anything is
touched; what was there stays beside it as DATA.before-restore-TIME. Copies of conversations in Redis are ignored afterwards.

Example: khuyencong restore --check /var/backups/khuyencong/2026-11-23.tar.gz
         khuyencong restore /var/backups/khuyencong/2026-11-23.tar.gz`
}

// Run restores, or checks whether that could be done.
func (c *restoreCommand) Run(ctx context.Context, s *Settings) error {
	r, err := newRestoring(s, time.Now())
	if err != nil {
		return err
	}
	m, aside, err := r.do(ctx, c.File, c.Check)
	if err != nil {
		return fmt.Errorf("nothing was changed: %w", err)
	}
	fmt.Printf("%s: made %s by khuyencong %s; %s; %d files\n",
		c.File, m.Made.Local().Format("2006-01-02 15:04"), m.Program, rowsOf(m), len(m.Parts)-1)
	switch {
	case c.Check:
		fmt.Println("The backup is whole; nothing was changed.")
	case aside != "":
		fmt.Printf("Restored. What was there before is in %s; remove it when all is well.\n", aside)
	default:
		fmt.Println("Restored.")
	}
	return nil
}

// A restoring knows the folder it is about and the two that stand beside it.
type restoring struct {
	data   string // the data folder, no link
	name   string // of the database in it
	staged string // where the backup is unpacked and checked
	aside  string // where the old data goes
}

func newRestoring(s *Settings, now time.Time) (restoring, error) {
	data, err := filepath.Abs(s.Data)
	if err != nil {
		return restoring{}, err
	}
	if to, err := filepath.EvalSymlinks(data); err == nil {
		data = to
	}
	path, err := s.database(data)
	if err != nil {
		return restoring{}, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return restoring{}, err
	}
	if filepath.Dir(path) != data {
		return restoring{}, usageError{errors.New("DATABASE_URL: the database is outside the data folder; restore without DATABASE_URL into a new KHUYENCONG_DATA, and move khuyencong.db from there")}
	}
	stamp := now.UTC().Format("20060102-150405")
	return restoring{data: data, name: filepath.Base(path), staged: data + ".restoring-" + stamp, aside: data + ".before-restore-" + stamp}, nil
}

// do checks the backup and then, unless that was all, puts it in place. It
// returns where the old data is now, "" if there was none.
func (r restoring) do(ctx context.Context, file string, check bool) (m archive.Manifest, aside string, err error) {
	if check {
		m, err = r.stage(ctx, file)
		return m, "", errors.Join(err, os.RemoveAll(r.staged))
	}
	lock, err := r.hold(ctx)
	if err != nil {
		return m, "", err
	}
	defer lock.Close()
	if m, err = r.stage(ctx, file); err == nil {
		aside, err = r.swap(lock)
	}
	if err != nil {
		return m, "", errors.Join(err, os.RemoveAll(r.staged))
	}
	return m, aside, nil
}

// hold makes sure that nobody serves the folder, which is made if need be.
func (r restoring) hold(ctx context.Context) (io.Closer, error) {
	if err := os.MkdirAll(r.data, 0o700); err != nil {
		return nil, err
	}
	if mine, err := own(r.data); err == nil && !mine {
		return nil, fmt.Errorf("%s belongs to another user; do this as that user (sudo -u khuyencong …), or the bot could not read what is restored", r.data)
	}
	lock, err := sqlite.Hold(ctx, r.data)
	if errors.Is(err, sqlite.ErrLocked) {
		return nil, errors.New("the bot is running; stop it first (systemctl stop khuyencong)")
	}
	return lock, err
}

// swap puts the staged folder in the place of the data folder and returns where
// the old one is. One that holds nothing goes.
func (r restoring) swap(lock io.Closer) (string, error) {
	old, err := exchange(r.data, r.staged, r.aside, lock)
	if err != nil {
		return "", fmt.Errorf("%s cannot be replaced: %w; it may be a mount point, then let KHUYENCONG_DATA name a folder inside it", r.data, err)
	}
	// From here on it is done: what fails now must not say otherwise.
	_ = syncFolder(filepath.Dir(r.data))
	if left, err := os.ReadDir(old); err == nil && (len(left) == 0 || len(left) == 1 && left[0].Name() == "lock") && os.RemoveAll(old) == nil {
		return "", nil
	}
	return old, nil
}
