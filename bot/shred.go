package bot

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"khuyencong/store"
)

// ShredStore is what the keeper of files needs of a store to remove contents that
// were erased.
type ShredStore interface {
	// Shreds are at most n paths in the folder to be removed now.
	Shreds(ctx context.Context, n int) ([]string, error)
	// Shredded notes that one is gone.
	Shredded(ctx context.Context, path string) error
	// Shred notes that a content no record has is to go.
	Shred(ctx context.Context, path string) error
}

// shred removes what was erased, beside fetching and never at the same time as
// it: a content that somebody else sends again is not lost in between.
func (f *Files) shred(ctx context.Context) {
	if f.Shreds == nil {
		return
	}
	paths, err := f.Shreds.Shreds(ctx, filesPage)
	for _, p := range paths {
		if e := folder(f.Folder).remove(p); e != nil {
			err = errors.Join(err, e)
			continue
		}
		err = errors.Join(err, f.Shreds.Shredded(ctx, p))
	}
	if err != nil && ctx.Err() == nil {
		f.Log.Error("removing files that were erased", "error", err)
	}
}

// unwanted: the record of a file that was just fetched has been erased meanwhile.
func (f *Files) unwanted(ctx context.Context, x store.File, err error) bool {
	if f.Shreds == nil || x.Path == "" || !errors.Is(err, store.ErrNotFound) {
		return false
	}
	return f.Shreds.Shred(ctx, x.Path) == nil
}

// remove takes a content out of the folder. One that is not there is gone already.
func (f folder) remove(path string) error {
	if !filepath.IsLocal(filepath.FromSlash(path)) {
		return fs.ErrInvalid
	}
	name := filepath.Join(string(f), filepath.FromSlash(path))
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := syncFolder(filepath.Dir(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
