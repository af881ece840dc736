package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"khuyencong/store"
)

func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		name   string
		first  Options // what is open, or was, when the second opens
		closed bool
		open   func(context.Context, Options) (*Store, error)
		second Options
		want   error
	}{
		{"two that serve", Options{}, false, Open, Options{}, ErrLocked},
		{"one after the other", Options{}, true, Open, Options{}, nil},
		{"a command beside the server", Options{}, false, OpenShared, Options{}, nil},
		{"live over training", Options{Demo: true}, true, Open, Options{}, ErrMode},
		{"training over live", Options{}, true, Open, Options{Demo: true}, ErrMode},
		{"a live command on training", Options{Demo: true}, false, OpenShared, Options{}, ErrMode},
		{"training twice", Options{Demo: true}, true, Open, Options{Demo: true}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "k.db")
			tt.first.Path, tt.second.Path = path, path
			first, err := Open(t.Context(), tt.first)
			if err != nil {
				t.Fatal(err)
			}
			defer first.Close()
			if tt.closed {
				first.Close()
			}
			second, err := tt.open(t.Context(), tt.second)
			if !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			if err == nil {
				second.Close()
			}
		})
	}
}

func TestSharedBeforeServing(t *testing.T) {
	o := Options{Path: filepath.Join(t.TempDir(), "k.db")}
	shared, err := OpenShared(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	server, err := Open(t.Context(), o)
	if err != nil {
		t.Fatalf("a command keeps the server out: %v", err)
	}
	defer server.Close()
	if err := shared.SaveSetting(t.Context(), store.CentreName, "Trung tâm"); err != nil {
		t.Fatal(err)
	}
	if got, err := server.Setting(t.Context(), store.CentreName); got != "Trung tâm" || err != nil {
		t.Fatalf("the server reads %q, %v", got, err)
	}
}

func TestOnlyTheOwnerMayRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dữ liệu #1 100%?")
	s, err := Open(t.Context(), Options{Path: filepath.Join(dir, "k.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Backup(t.Context(), filepath.Join(dir, "copy.db")); err != nil {
		t.Fatal(err)
	}
	want := map[string]os.FileMode{"": 0o700, "k.db": 0o600, "k.db-wal": 0o600, "k.db-shm": 0o600, "lock": 0o600, "copy.db": 0o600}
	for name, mode := range want {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%q is %v, want %v", name, info.Mode().Perm(), mode)
		}
	}
}

func TestNotADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	if err := os.WriteFile(path, []byte("this is a letter and no database, whatever its name says"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(t.Context(), Options{Path: path}); err == nil {
		s.Close()
		t.Fatal("opened")
	}
}

// TestDurable reads back the settings on which the promises rest.
func TestDurable(t *testing.T) {
	s := fresh(t)
	want := map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"}
	for pragma, value := range want {
		var got string
		if err := s.write.db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != value {
			t.Errorf("%s is %q (%v), want %s", pragma, got, err, value)
		}
	}
	if _, err := s.read.db.ExecContext(t.Context(), `DELETE FROM settings`); err == nil {
		t.Error("a reader wrote")
	}
	var loose int
	if err := s.read.db.QueryRowContext(t.Context(), `SELECT count(*) FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%'`).Scan(&loose); err != nil || loose != 0 {
		t.Errorf("%d tables are not strict (%v)", loose, err)
	}
}

func TestBackup(t *testing.T) {
	s := fresh(t)
	person := meet(t, s, 100, "owner")
	put(t, s, aFacility("r1", 1, person), 100)
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), path); err == nil {
		t.Fatal("a backup was overwritten")
	}
	copied, err := Open(t.Context(), Options{Path: path, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if got := record(t, copied, "r1"); got.Title != "Cơ sở rang xay cà phê Hoa Ban" {
		t.Fatalf("the copy holds %q", got.Title)
	}
}

// TestACommandWritesBesideTheServer: transactions that read before they write
// wait for one another instead of failing.
func TestACommandWritesBesideTheServer(t *testing.T) {
	server := fresh(t)
	command, err := OpenShared(t.Context(), Options{Path: server.path})
	if err != nil {
		t.Fatal(err)
	}
	defer command.Close()
	var both sync.WaitGroup
	for _, s := range []*Store{server, command} {
		both.Go(func() {
			for i := range int64(200) {
				if err := try(t, s, store.Meet{User: i, Communes: []string{"24118"}}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	both.Wait()
}
