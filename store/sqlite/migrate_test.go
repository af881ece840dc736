package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"khuyencong/flows/dialog"
)

// releases are the migrations of this release and of one after it.
func releases(t *testing.T, next string) (now, later fs.FS) {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	files["migrations/09999_next.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + next)}
	return migrations, files
}

func openWith(t *testing.T, path string, steps fs.FS) (*Store, error) {
	t.Helper()
	return open(t.Context(), Options{Path: path, Now: func() time.Time { return noon }}, true, steps)
}

func TestMigrationKeepsACopy(t *testing.T) {
	now, later := releases(t, `ALTER TABLE people ADD COLUMN hobby TEXT NOT NULL DEFAULT 'cờ tướng';`)
	path := filepath.Join(t.TempDir(), "k.db")
	old, err := openWith(t, path, now)
	if err != nil {
		t.Fatal(err)
	}
	put(t, old, aFacility("r1", 1, meet(t, old, 100, dialog.Owner)), 100)
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}

	migrated, err := openWith(t, path, later)
	if err != nil {
		t.Fatal(err)
	}
	defer migrated.Close()
	if n := count(t, migrated, `SELECT count(*) FROM people WHERE hobby = 'cờ tướng'`); n != 1 {
		t.Fatalf("%d people migrated, want 1", n)
	}
	copied, err := openWith(t, onlyCopy(t, path), now)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if n := count(t, copied, `SELECT count(*) FROM pragma_table_info('people') WHERE name = 'hobby'`); n != 0 {
		t.Fatal("the copy was made after the migration")
	}
	record(t, copied, "r1")
}

// onlyCopy moves the copy beside the database into a folder of its own.
func onlyCopy(t *testing.T, path string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), "backup-before-v9999-*.db"))
	if err != nil || len(found) != 1 {
		t.Fatalf("copies: %v, %v", found, err)
	}
	alone := filepath.Join(t.TempDir(), "copy.db")
	if err := os.Rename(found[0], alone); err != nil {
		t.Fatal(err)
	}
	return alone
}

func TestNewDatabaseNeedsNoCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	for range 2 {
		s, err := openWith(t, path, migrations)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	if found, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "backup-*")); found != nil {
		t.Fatalf("copies of nothing: %v", found)
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	now, later := releases(t, "CREATE TABLE half (x INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);")
	path := filepath.Join(t.TempDir(), "k.db")
	old, err := openWith(t, path, now)
	if err != nil {
		t.Fatal(err)
	}
	old.Close()
	if s, err := openWith(t, path, later); err == nil {
		s.Close()
		t.Fatal("a broken migration passed")
	}
	again, err := openWith(t, path, now)
	if err != nil {
		t.Fatalf("the old release no longer starts: %v", err)
	}
	defer again.Close()
	if n := count(t, again, `SELECT count(*) FROM sqlite_schema WHERE name = 'half'`); n != 0 {
		t.Fatal("half a migration stayed")
	}
}

func TestOtherReleases(t *testing.T) {
	now, later := releases(t, `ALTER TABLE people ADD COLUMN hobby TEXT;`)
	path := filepath.Join(t.TempDir(), "k.db")
	serving, err := openWith(t, path, now)
	if err != nil {
		t.Fatal(err)
	}
	shared := func(ctx context.Context) error {
		s, err := open(ctx, Options{Path: path}, false, later)
		if err == nil {
			s.Close()
		}
		return err
	}
	if err := shared(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("a newer command beside the server: %v, want ErrLocked", err)
	}
	serving.Close()
	if err := shared(t.Context()); err != nil {
		t.Errorf("a newer command alone: %v", err)
	}
	if s, err := openWith(t, path, now); !errors.Is(err, ErrNewer) {
		s.Close()
		t.Errorf("an older release: %v, want ErrNewer", err)
	}
}
