package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"khuyencong/flows/dialog"
)

// TestNotOurFiles: files that the system does not give are no damaged database,
// and nobody is to be told to restore a backup.
func TestNotOurFiles(t *testing.T) {
	s := fresh(t)
	meet(t, s, 100, dialog.Owner)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.path+"-wal", 0o700); err != nil { // cannot be opened, by root either
		t.Fatal(err)
	}
	_, opened := Open(t.Context(), Options{Path: s.path})
	_, inspected := Inspect(t.Context(), s.path, true)
	file := filepath.Join(s.path, "data", "khuyencong.db")
	_, below := Open(t.Context(), Options{Path: file})
	_, seen := Inspect(t.Context(), file, true)
	for what, err := range map[string]error{
		"opened": opened, "inspected": inspected, "tried": TryWrite(t.Context(), s.path), "opened below a file": below, "inspected below a file": seen,
	} {
		if !errors.Is(err, ErrUnwritable) || errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
