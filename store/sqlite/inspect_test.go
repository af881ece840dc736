package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func TestInspectBesideTheServer(t *testing.T) {
	s := fresh(t)
	put(t, s, aFacility("r1", 1, meet(t, s, 100, dialog.Owner)), 100)
	for _, quick := range []bool{true, false} {
		c, err := Inspect(t.Context(), s.path, quick)
		if err != nil {
			t.Fatal(err)
		}
		if c.Rows["records"] != 1 || c.Rows["people"] != 1 || c.Demo || c.Version != c.Newest || c.Version == 0 {
			t.Errorf("%+v", c)
		}
	}
}

func TestInspectRefuses(t *testing.T) {
	dir := t.TempDir()
	closed := func(name string, steps fs.FS) string {
		path := filepath.Join(dir, name)
		s, err := openWith(t, path, steps)
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, aFacility("r1", 1, meet(t, s, 100, dialog.Owner)), 100)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	_, later := releases(t, `ALTER TABLE people ADD COLUMN hobby TEXT;`)
	letter := filepath.Join(dir, "letter.db")
	if err := os.WriteFile(letter, []byte("this is a letter and no database, whatever its name says"), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		want       error
	}{
		{"not there", filepath.Join(dir, "nothing.db"), fs.ErrNotExist},
		{"a letter", letter, ErrDamaged},
		{"nothing in it", empty, ErrDamaged},
		{"of a later release", closed("later.db", later), ErrNewer},
		{"pages overwritten", damaged(t, closed("damaged.db", migrations)), ErrDamaged},
	}
	for _, tt := range tests {
		if _, err := Inspect(t.Context(), tt.path, false); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// TestInspectReadsItThrough: a file whose rows can all be read may be wrong all the
// same, here by two indexes that claim the same pages.
func TestInspectReadsItThrough(t *testing.T) {
	s := fresh(t)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := Copy(t.Context(), s.path, copied); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", copied)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), `PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'people_chat') WHERE name = 'notices_failed'`)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, quick := range []bool{true, false} {
		if _, err := Inspect(t.Context(), copied, quick); !errors.Is(err, ErrDamaged) {
			t.Errorf("quick %t: %v", quick, err)
		}
	}
}

// TestCopy of a database that nobody has open here, and of none.
func TestCopy(t *testing.T) {
	s := fresh(t)
	meet(t, s, 100, dialog.Owner)
	dir := t.TempDir()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s.write, s.read = nil, nil
	to := filepath.Join(dir, "copy.db")
	if err := Copy(t.Context(), s.path, to); err != nil {
		t.Fatal(err)
	}
	if c, err := Inspect(t.Context(), to, false); err != nil || c.Rows["people"] != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	if err := Copy(t.Context(), s.path, to); err == nil {
		t.Error("a copy was overwritten")
	}
	if err := Copy(t.Context(), filepath.Join(dir, "nothing.db"), filepath.Join(dir, "other.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy of nothing: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "other.db")); err == nil {
		t.Error("left behind")
	}
}

// TestTryWrite waits for its turn and changes nothing.
func TestTryWrite(t *testing.T) {
	s := fresh(t)
	if err := TryWrite(t.Context(), s.path); err != nil {
		t.Error(err)
	}
	begun, err := s.write.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	soon, done := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer done()
	if err := TryWrite(soon, s.path); err == nil {
		t.Error("it can be written to while somebody else writes")
	}
	if err := begun.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := TryWrite(t.Context(), filepath.Join(t.TempDir(), "nothing.db")); err == nil {
		t.Error("nothing can be written to")
	}
}

// damaged overwrites the second half of the file.
func damaged(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b); i++ {
		b[i] = 0x5a
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHolding(t *testing.T) {
	s := fresh(t)
	dir := filepath.Dir(s.path)
	if served, err := Served(dir); err != nil || !served {
		t.Fatalf("served %t, %v while it is open", served, err)
	}
	if _, err := Hold(t.Context(), dir); !errors.Is(err, ErrLocked) {
		t.Fatalf("held while it is served: %v", err)
	}
	if err := s.unlock(); err != nil {
		t.Fatal(err)
	}
	if served, err := Served(dir); err != nil || served {
		t.Fatalf("served %t, %v after it was let go", served, err)
	}
	held, err := Hold(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if _, err := Open(t.Context(), Options{Path: s.path}); !errors.Is(err, ErrLocked) {
		t.Fatalf("opened while it is held: %v", err)
	}
}

// TestAMomentIsWaitedFor: a command that holds the folder for a moment does not
// keep the server from starting.
func TestAMomentIsWaitedFor(t *testing.T) {
	dir := t.TempDir()
	first, err := Hold(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	let := time.AfterFunc(patience/4, func() { first.Close() })
	defer let.Stop()
	second, err := Hold(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
}

func TestWritable(t *testing.T) {
	s := fresh(t)
	if err := s.Writable(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.db.ExecContext(t.Context(), `PRAGMA query_only = 1`); err != nil {
		t.Fatal(err)
	}
	if err := s.Writable(t.Context()); err == nil {
		t.Error("a database that takes nothing counts as writable")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := s.Writable(ended); err == nil {
		t.Error("nobody waits and still it counts")
	}
}

func TestNumbers(t *testing.T) {
	s := fresh(t)
	meet(t, s, 200, dialog.Staff)
	put(t, s, aFacility("r1", 1, meet(t, s, 100, dialog.Owner)), 100)
	n, err := s.Numbers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n.Records["facility"] != 1 || n.Owed != 0 {
		t.Errorf("%+v", n)
	}
}

// TestNumbersOfNotices: every state the table knows is counted, also the empty
// ones: what appears with its first failure has not increased.
func TestNumbersOfNotices(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 100, dialog.Owner)
	commit(t, s, store.Tell{Key: "a", Person: p.ID, Kind: store.Changed, Record: "a", At: noon}, store.Tell{Key: "b", Person: p.ID, Kind: store.Changed, Record: "b", At: noon})
	if _, err := s.write.db.ExecContext(t.Context(), `UPDATE notices SET state = 'skipped' WHERE key = 'b'`); err != nil {
		t.Fatal(err)
	}
	n, err := s.Numbers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]int64{"waiting": 1, "sent": 0, "failed": 0, "superseded": 0, "skipped": 1}, n.Notices); d != "" {
		t.Error(d)
	}
	var table string
	if err := s.read.scan(t.Context(), `SELECT sql FROM sqlite_master WHERE name = 'notices'`, nil, &table); err != nil {
		t.Fatal(err)
	}
	_, table, _ = strings.Cut(table, "state IN (")
	list, _, _ := strings.Cut(table, ")")
	if want := "'" + strings.Join(noticeStates[:], "', '") + "'"; list != want {
		t.Errorf("the table knows %s, counted are %s", list, want)
	}
}
