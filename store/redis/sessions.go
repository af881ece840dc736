package redis

import (
	"context"
	"errors"

	goredis "github.com/redis/go-redis/v9"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Load gives the copies there are, in one round trip. What is missing or cannot
// be read is absent. Whether a copy is still true, only the journal can tell.
func (s *Sessions) Load(ctx context.Context, keys []store.SessionKey) (map[store.SessionKey]dialog.Session, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	ctx, done := context.WithTimeout(ctx, s.timeout)
	defer done()
	pipe := s.client.Pipeline()
	values := make([]*goredis.StringCmd, len(keys))
	for i, k := range keys {
		values[i] = pipe.Get(ctx, s.key(k))
	}
	_, _ = pipe.Exec(ctx) // every value has its error
	found := make(map[store.SessionKey]dialog.Session, len(keys))
	for i, v := range values {
		value, err := v.Bytes()
		if err != nil && !absent(err) {
			return nil, plain("load", err)
		}
		if session, ok := decode(value); ok {
			found[keys[i]] = session
		}
	}
	return found, nil
}

func absent(err error) bool {
	return errors.Is(err, goredis.Nil) || goredis.HasErrorPrefix(err, "WRONGTYPE")
}

// Forget removes copies, in one round trip: the next look is at the rows.
func (s *Sessions) Forget(ctx context.Context, keys []store.SessionKey) error {
	if len(keys) == 0 {
		return nil
	}
	ctx, done := context.WithTimeout(ctx, s.timeout)
	defer done()
	_, err := s.client.Pipelined(ctx, func(pipe goredis.Pipeliner) error {
		for _, k := range keys {
			pipe.Del(ctx, s.key(k))
		}
		return nil
	})
	return plain("forget", err)
}
