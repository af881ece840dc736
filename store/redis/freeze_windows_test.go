package redis

import "testing"

func (s *server) freeze(t testing.TB) { t.Skip("a process cannot be stopped here") }
