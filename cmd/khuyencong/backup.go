package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"khuyencong/store/archive"
	"khuyencong/store/sqlite"
)

// What a backup holds: the database under this name and these folders of the
// data folder. Practice data, locks and older copies are not in it.
const (
	databasePart = "khuyencong.db"
	filesPart    = "files/"
)

type backupCommand struct {
	File string `arg:"" help:"The file to make; it must not exist. Ending in .gz it is packed." placeholder:"FILE"`
}

// Help is the rest of --help.
func (backupCommand) Help() string {
	return `Copies the database and the kept files into one file that only its owner may read. The bot goes on meanwhile.
It holds personal data: keep it on the centre's own machines.

Example: khuyencong backup /var/backups/khuyencong/$(date +%F).tar.gz`
}

// Run writes the backup under another name first, so that under its own it is
// whole or not there.
func (c *backupCommand) Run(ctx context.Context, s *Settings) error {
	path, err := s.database(s.Data)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(c.File); err == nil {
		return fmt.Errorf("%s exists already; a backup overwrites nothing, choose another name", c.File)
	}
	m, err := makeBackup(ctx, source{database: path, folder: s.Data}, c.File)
	if err != nil {
		return fmt.Errorf("no backup was made: %w", err)
	}
	fmt.Printf("%s: %s; %d files, %d MB\n", c.File, rowsOf(m), len(m.Parts)-1, m.Bytes()>>20)
	return nil
}

// A source is what is backed up.
type source struct{ database, folder string }

func makeBackup(ctx context.Context, from source, file string) (m archive.Manifest, err error) {
	if _, err := os.Stat(from.database); err != nil {
		return m, fmt.Errorf("there is no database at %s; is KHUYENCONG_DATA right?", from.database)
	}
	work, err := os.MkdirTemp(filepath.Dir(file), ".khuyencong-backup-")
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	unfinished := filepath.Join(work, "archive")
	if m, err = from.write(ctx, work, unfinished, strings.HasSuffix(file, ".gz") || strings.HasSuffix(file, ".tgz")); err != nil {
		return m, err
	}
	if _, err := os.Lstat(file); err == nil {
		return m, fmt.Errorf("%s has appeared meanwhile", file)
	}
	if err := os.Rename(unfinished, file); err != nil {
		return m, err
	}
	return m, syncFolder(filepath.Dir(file))
}

// write copies the database before the files: a file too many does no harm, one
// too few would be missed.
func (from source) write(ctx context.Context, work, to string, packed bool) (m archive.Manifest, err error) {
	copied := filepath.Join(work, databasePart)
	rows, err := copyDatabase(ctx, from.database, copied)
	if err != nil {
		return m, err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	a := archive.NewWriter(patientWriter{ctx, f}, packed, time.Now())
	if err := addFile(a, databasePart, copied); err != nil {
		return m, err
	}
	if err := from.addFiles(a); err != nil {
		return m, err
	}
	if m, err = a.Finish(version(), rows); err != nil {
		return m, err
	}
	return m, f.Sync()
}

// copyDatabase copies what is committed now and checks the copy.
func copyDatabase(ctx context.Context, path, to string) (map[string]int64, error) {
	if err := sqlite.Copy(ctx, path, to); err != nil {
		return nil, err
	}
	c, err := sqlite.Inspect(ctx, to, false)
	if err != nil {
		return nil, explain(err, path)
	}
	return c.Rows, nil
}

// addFiles takes in the finished files, which never change. One that was removed
// meanwhile belonged to nothing any more.
func (from source) addFiles(a *archive.Writer) error {
	root := filepath.Join(from.folder, strings.TrimSuffix(filesPart, "/"))
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || unfinished(d.Name()) {
			return gone(err)
		}
		name, err := filepath.Rel(from.folder, path)
		if err != nil {
			return err
		}
		return gone(addFile(a, filepath.ToSlash(name), path))
	})
}

// gone: not there is no fault.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// unfinished are names under which files are still being written.
func unfinished(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "part-")
}

func addFile(a *archive.Writer, name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return a.Add(name, f)
}

// rowsOf says what a backup holds, for people to compare with what they expect.
func rowsOf(m archive.Manifest) string {
	return fmt.Sprintf("%d records, %d people, %d drafts", m.Rows["records"], m.Rows["people"], m.Rows["drafts"])
}

// syncFolder makes a new name in it survive a power cut. Where folders cannot be
// synced, the system does so by itself.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}
