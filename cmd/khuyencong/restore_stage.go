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
	"khuyencong/store/redis"
	"khuyencong/store/sqlite"
)

// stage makes the folder that could be served, beside the one that is.
func (r restoring) stage(ctx context.Context, file string) (archive.Manifest, error) {
	err := os.MkdirAll(filepath.Dir(r.staged), 0o700)
	if err == nil {
		err = os.Mkdir(r.staged, 0o700)
	}
	if err != nil {
		return archive.Manifest{}, fmt.Errorf("no folder can be made beside %s (%w); let KHUYENCONG_DATA name a folder inside one of your own", r.data, err)
	}
	m, err := r.unpack(ctx, file)
	if err != nil {
		return m, err
	}
	return m, filepath.WalkDir(r.staged, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return syncFolder(path)
	})
}

func (r restoring) unpack(ctx context.Context, file string) (archive.Manifest, error) {
	f, err := os.Open(file)
	if err != nil {
		return archive.Manifest{}, err
	}
	defer f.Close()
	m, err := archive.Unpack(patientReader{ctx, f}, archive.Unpacking{Folder: r.staged, Most: room(filepath.Dir(r.staged)), Wants: belongs})
	if err != nil {
		return m, err
	}
	path := filepath.Join(r.staged, r.name)
	if r.name != databasePart {
		if err := os.Rename(filepath.Join(r.staged, databasePart), path); err != nil {
			return m, err
		}
	}
	return m, prepare(ctx, path, m)
}

// prepare checks the database, brings it up to this release and has it ignore
// what Redis holds.
func prepare(ctx context.Context, path string, m archive.Manifest) error {
	is, err := sqlite.Inspect(ctx, path, false)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: there is no database in it", archive.ErrBroken)
	case errors.Is(err, sqlite.ErrDamaged):
		return fmt.Errorf("%w: %w", archive.ErrBroken, err)
	case err != nil:
		return explain(err, "the backup")
	}
	for what, n := range m.Rows {
		if found, counted := is.Rows[what]; counted && found != n {
			return fmt.Errorf("%w: it holds %d %s, its manifest says %d", archive.ErrBroken, found, what, n)
		}
	}
	db, err := sqlite.Open(ctx, sqlite.Options{Path: path, Now: time.Now})
	if err != nil {
		return explain(err, "the backup")
	}
	_, err = redis.Renew(ctx, db, freshID)
	return errors.Join(err, db.Close())
}

// belongs: what a backup of ours may hold.
func belongs(name string) bool { return name == databasePart || strings.HasPrefix(name, filesPart) }

// room is how many bytes a backup may take; a tenth of what is free is left.
func room(dir string) int64 {
	if free, err := freeSpace(dir); err == nil {
		return free - free/10
	}
	return 1 << 40
}
