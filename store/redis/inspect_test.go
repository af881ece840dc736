package redis

import (
	"errors"
	"testing"
)

func TestInspect(t *testing.T) {
	s := newServer(t, "--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru")
	is, err := Inspect(t.Context(), s.url())
	if err != nil {
		t.Fatal(err)
	}
	version := is.Version
	is.Version = ""
	if want := (Facts{Role: "master", Policy: "allkeys-lru", Limited: true}); is != want || version == "" {
		t.Errorf("%+v of version %q, want %+v", is, version, want)
	}
	s.do(t, "CONFIG", "SET", "requirepass", "lạ")
	if _, err := Inspect(t.Context(), s.url()); !errors.Is(err, ErrRefused) {
		t.Errorf("without the password: %v", err)
	}
}

func TestInspectOneThatTakesNothing(t *testing.T) {
	g := newServer(t)
	replica := newServer(t, "--replicaof", "127.0.0.1 "+g.port)
	if _, err := Inspect(t.Context(), replica.url()); err == nil {
		t.Error("a replica takes writes")
	}
	g.kill(t)
	if _, err := Inspect(t.Context(), g.url()); err == nil {
		t.Error("one that is away answers")
	}
	if _, err := Inspect(t.Context(), "http://127.0.0.1"); !errors.Is(err, ErrAddress) {
		t.Errorf("no address: %v", err)
	}
}

func TestFacts(t *testing.T) {
	for said, want := range map[string]Facts{
		"": {},
		"# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:noeviction\r\n": {Policy: "noeviction"},
		"maxmemory:1\r\naof_enabled:1\r\n":                           {Limited: true, AOF: true},
		"rdb_last_bgsave_status:err\r\n":                             {Failing: true},
		"nonsense without a colon":                                   {},
	} {
		if got := facts(said); got != want {
			t.Errorf("%q: %+v, want %+v", said, got, want)
		}
	}
}
