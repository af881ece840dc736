package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/store/sqlite"
)

// TestInsist: a fault is said once and tried again, ever more slowly; a wrong
// token ends it.
func TestInsist(t *testing.T) {
	away := fmt.Errorf("getMe: %w", telegram.ErrUnreachable)
	for _, tt := range []struct {
		name string
		errs []error
		end  error
		took time.Duration
		said int
	}{
		{"at once", []error{nil}, nil, 0, 0},
		{"the third time", []error{away, away, nil}, nil, 3 * time.Second, 1},
		{"asked to wait", []error{&bot.RetryError{After: time.Minute}, nil}, nil, time.Minute, 1},
		{"a wrong token", []error{away, telegram.ErrToken}, telegram.ErrToken, time.Second, 1},
		{"for long", []error{away, away, away, away, away, away, away, nil}, nil, (1 + 2 + 4 + 8 + 16 + 30 + 30) * time.Second, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var said strings.Builder
				v := &live{house: &house{log: logTo(&said)}}
				begun, n := time.Now(), 0
				err := v.insist(t.Context(), "it does not work", func(context.Context) error { n++; return tt.errs[n-1] })
				if !errors.Is(err, tt.end) || n != len(tt.errs) || time.Since(begun) != tt.took || strings.Count(said.String(), "it does not work") != tt.said {
					t.Errorf("%v after %d tries in %s: %s", err, n, time.Since(begun), said.String())
				}
			})
		})
	}
}

// TestInsistNoLonger than it is wanted: that is no fault.
func TestInsistNoLonger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithTimeout(t.Context(), time.Minute)
		defer end()
		v := &live{house: &house{log: quietly()}}
		if err := v.insist(ctx, "", func(context.Context) error { return telegram.ErrUnreachable }); err != nil {
			t.Error(err)
		}
	})
}

func TestSecretStays(t *testing.T) {
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "k.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first, err := secret(t.Context(), db)
	if err != nil || len(first) < 32 || telegram.CheckSecret(first) != nil {
		t.Fatalf("%d letters, %v", len(first), err)
	}
	if again, err := secret(t.Context(), db); again != first || err != nil {
		t.Errorf("another one, %v", err)
	}
	if err := db.SaveSetting(t.Context(), secretKey, "weak"); err != nil {
		t.Fatal(err)
	}
	if other, err := secret(t.Context(), db); telegram.CheckSecret(other) != nil || other == first || err != nil {
		t.Errorf("a weak one stays: %v", err)
	}
}

func TestSameHook(t *testing.T) {
	const want = "https://bot.example.vn/99:x"
	for is, same := range map[string]bool{want: true, "https://bot.example.vn/(token)": true, "": false, "https://other.vn/(token)": false, "https://bot.example.vn/y": false} {
		if sameHook(is, want) != same {
			t.Errorf("%q: %t", is, !same)
		}
	}
}
