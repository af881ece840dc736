package redis

import (
	"fmt"
	"testing"
)

func TestGeneration(t *testing.T) {
	l := newLedger(t)
	n := 0
	fresh := func() string { n++; return fmt.Sprint("g", n) }
	is := func(want string) {
		t.Helper()
		if got, err := Generation(t.Context(), l, fresh); err != nil || got != want {
			t.Fatalf("%q, %v, want %q", got, err, want)
		}
	}
	is("g1")
	is("g1")
	if got, err := Renew(t.Context(), l, fresh); err != nil || got != "g2" {
		t.Fatalf("%q, %v", got, err)
	}
	is("g2")
}
