//go:build unix

package redis

import (
	"syscall"
	"testing"
)

// freeze stops it without closing anything, as a swapping machine would.
func (s *server) freeze(t testing.TB) {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
}
