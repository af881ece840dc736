package redis

import (
	"context"
	"strings"
)

// Facts are what a Redis says of itself; what it does not say is empty.
type Facts struct {
	Version string // "7.2.4"
	Role    string // master, or slave of a replica
	Policy  string // what it forgets when it is full: "noeviction" nothing
	Limited bool   // it may become full: a memory limit is set
	AOF     bool   // it writes every change to its disk
	Failing bool   // it could not save to its disk the last time it tried
}

// Inspect asks the Redis at the address whether it is there and takes writes, and
// how it is set up. Of a cluster one node answers. It fails as Open and Ping do.
func Inspect(ctx context.Context, address string) (Facts, error) {
	s, err := Open(ctx, address, Options{})
	if err != nil {
		return Facts{}, err
	}
	defer func() { _ = s.Close() }()
	if err := s.Ping(ctx); err != nil {
		return Facts{}, err
	}
	said, err := s.client.Info(ctx).Result()
	if err != nil { // not everybody may ask
		return Facts{}, nil
	}
	return facts(said), nil
}

// facts reads lines of name:value.
func facts(said string) Facts {
	is := map[string]string{}
	for line := range strings.Lines(said) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ":"); ok {
			is[name] = value
		}
	}
	return Facts{
		Version: is["redis_version"], Role: is["role"], Policy: is["maxmemory_policy"],
		Limited: is["maxmemory"] != "" && is["maxmemory"] != "0",
		AOF:     is["aof_enabled"] == "1",
		Failing: is["rdb_last_bgsave_status"] == "err" || is["aof_last_write_status"] == "err",
	}
}
