package redis

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"khuyencong/store"
)

func TestKeys(t *testing.T) {
	m := miniredis.RunT(t)
	tests := []struct {
		o    Options
		want string
	}{
		{Options{}, "khuyencong:{-100123}:7"},
		{Options{Generation: "k3"}, "khuyencong:k3:{-100123}:7"},
		{Options{Prefix: "test", Generation: "k3"}, "test:k3:{-100123}:7"},
	}
	for _, tt := range tests {
		if got := open(t, "redis://"+m.Addr(), tt.o).key(key(-100123, 7)); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	for _, bad := range []Options{{Prefix: "a{b"}, {Generation: "a}"}} {
		if _, err := Open(t.Context(), "redis://"+m.Addr(), bad); err == nil {
			t.Errorf("%+v: the hash tag is broken", bad)
		}
	}
}

// What is there may be older, newer, the same, or nothing of ours.
func TestSaveKeepsTheNewer(t *testing.T) {
	for name, url := range map[string]func(*testing.T) string{
		"in memory": func(t *testing.T) string { return "redis://" + miniredis.RunT(t).Addr() },
		"server":    func(t *testing.T) string { return newServer(t).url() },
	} {
		t.Run(name, func(t *testing.T) { saveKeepsTheNewer(t, open(t, url(t), Options{})) })
	}
}

func saveKeepsTheNewer(t *testing.T, s *Sessions) {
	tests := []struct {
		is   string
		kept bool
	}{
		{"", false},
		{`4 {"id":"old","rev":4}`, false},
		{`5 {"id":"old","rev":5}`, false},
		{`6 {"id":"old","rev":6}`, true},
		{`10 {"id":"old","rev":10}`, true}, // as numbers, not as texts
		{`9007199254740000 {"id":"old","rev":9007199254740000}`, true},
		{"nonsense", false},
		{"99nonsense", false},
		{" 99 {}", false},
		{"-7 {}", false},
	}
	k := key(1, 1)
	for _, tt := range tests {
		if err := s.client.Set(t.Context(), s.key(k), tt.is, 0).Err(); err != nil {
			t.Fatal(err)
		}
		if err := s.Save(t.Context(), []store.SessionRow{row(k, 5, "new")}); err != nil {
			t.Fatal(err)
		}
		got, err := s.Load(t.Context(), []store.SessionKey{k})
		if err != nil || (got[k].ID == "old") != tt.kept || (got[k].ID == "new") == tt.kept {
			t.Errorf("%q: %v, %v", tt.is, got, err)
		}
	}
}

func TestWhatCannotBeReadIsAbsent(t *testing.T) {
	m := miniredis.RunT(t)
	s := open(t, "redis://"+m.Addr(), Options{})
	good := key(9, 9)
	if err := s.Save(t.Context(), []store.SessionRow{row(good, 1, "good")}); err != nil {
		t.Fatal(err)
	}
	keys := []store.SessionKey{good}
	for i, bad := range []string{"", "5", "5 ", "5 {", `5 {"rev":6}`, `x {"rev":5}`, `{"rev":5}`, `5 {"rev":"5"}`, "5 null", "\x00\xff"} {
		k := key(1, int64(i))
		keys = append(keys, k)
		if err := m.Set(s.key(k), bad); err != nil {
			t.Fatal(err)
		}
	}
	list := key(2, 2)
	if _, err := m.Push(s.key(list), "another kind of value"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Load(t.Context(), append(keys, list, key(3, 3)))
	if err != nil || len(got) != 1 || got[good].ID != "good" {
		t.Fatalf("%v, %v", got, err)
	}
	if err := s.Save(t.Context(), []store.SessionRow{row(list, 1, "mended")}); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.Load(t.Context(), []store.SessionKey{list}); got[list].ID != "mended" {
		t.Fatal("a value of another kind was not replaced")
	}
}

func TestExpiry(t *testing.T) {
	m := miniredis.RunT(t)
	k := key(1, 1)
	for _, tt := range []struct{ set, want time.Duration }{{0, 30 * 24 * time.Hour}, {time.Hour, time.Hour}} {
		s := open(t, "redis://"+m.Addr(), Options{Expiry: tt.set})
		for revision := range int64(2) {
			if err := s.Save(t.Context(), []store.SessionRow{row(k, revision+1, "a")}); err != nil {
				t.Fatal(err)
			}
			if got := m.TTL(s.key(k)); got != tt.want {
				t.Errorf("%v to live, want %v", got, tt.want)
			}
			m.FastForward(tt.want / 2) // every save begins anew
		}
		m.FastForward(tt.want)
		if got, err := s.Load(t.Context(), []store.SessionKey{k}); err != nil || len(got) != 0 {
			t.Errorf("%v, %v after it expired", got, err)
		}
	}
}

// A server that forgot the script gets it again, in the same call.
func TestScriptForgotten(t *testing.T) {
	server := newServer(t)
	s := open(t, server.url(), Options{})
	seen := record(s)
	for revision, trips := range []int{2, 1, 2, 1} {
		if err := s.Save(t.Context(), []store.SessionRow{row(key(1, 1), int64(revision+1), "a"), row(key(2, 2), 1, "b")}); err != nil {
			t.Fatal(err)
		}
		if got := len(seen.take()); got != trips {
			t.Fatalf("save %d took %d round trips, want %d", revision, got, trips)
		}
		if revision == 1 {
			server.do(t, "SCRIPT", "FLUSH")
		}
	}
	if got, err := s.Load(t.Context(), []store.SessionKey{key(1, 1)}); err != nil || got[key(1, 1)].Revision != 4 {
		t.Fatalf("%v, %v", got, err)
	}
}

func TestNothingIsNoRoundTrip(t *testing.T) {
	s := open(t, "redis://"+miniredis.RunT(t).Addr(), Options{})
	seen := record(s)
	_, err := s.Load(t.Context(), nil)
	if err := errors.Join(err, s.Save(t.Context(), nil), s.Forget(t.Context(), nil)); err != nil {
		t.Fatal(err)
	}
	if n := len(seen.take()); n != 0 {
		t.Fatalf("%d round trips", n)
	}
}

func TestOpen(t *testing.T) {
	m := miniredis.RunT(t)
	m.RequireAuth("secret")
	address := m.Addr()
	for _, url := range []string{"redis://", "redis://:wrong-secret@"} {
		_, err := Open(t.Context(), url+address, Options{})
		if !errors.Is(err, ErrRefused) || strings.Contains(err.Error(), "wrong") {
			t.Errorf("%s: %v, want ErrRefused and no password", url, err)
		}
	}
	s := open(t, "redis://:secret@"+address, Options{})
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.SetError("LOADING with phone 0905123456")
	if err := s.Ping(t.Context()); err == nil || !strings.Contains(err.Error(), "LOADING") || strings.Contains(err.Error(), "0905") {
		t.Fatalf("%v: an answer's code is told, its text is not", err)
	}
	m.SetError("")
	m.Close()
	if err := s.Ping(t.Context()); err == nil {
		t.Fatal("it is not there")
	}
	begun := time.Now()
	away, err := Open(t.Context(), "redis://:secret@"+address, Options{})
	if err != nil || time.Since(begun) > 5*time.Second {
		t.Fatalf("%v after %v: a Redis that is away is no reason not to start", err, time.Since(begun))
	}
	if err := away.Close(); err != nil {
		t.Error(err)
	}
}

// Full, or a replica: it answers, and is of no use.
func TestPingNeedsWrites(t *testing.T) {
	server := newServer(t)
	s := open(t, server.url(), Options{})
	server.do(t, "CONFIG", "SET", "maxmemory", "1")
	if err := s.Ping(t.Context()); err == nil || !strings.Contains(err.Error(), "OOM") {
		t.Fatalf("full: %v", err)
	}
	server.do(t, "CONFIG", "SET", "maxmemory", "0")
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	server.do(t, "REPLICAOF", "127.0.0.1", freePort(t))
	if err := s.Ping(t.Context()); err == nil {
		t.Fatal("a replica takes no writes")
	}
}
