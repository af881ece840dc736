package redis

import (
	"context"
	"fmt"
)

// generationKey of the setting.
const generationKey = "conversations.generation"

// Settings is where the journal keeps its generation.
type Settings interface {
	Setting(ctx context.Context, key string) (string, error) // "" where it was never set
	SaveSetting(ctx context.Context, key, value string) error
}

// Generation of the journal: which run of revisions a copy belongs to. It is kept
// in the journal, made with fresh on first use, and part of every key.
//
// Revisions are compared for being equal, and that means something only within
// one history. A journal put back from a backup counts on from an older revision
// and comes, with other content, to one that Redis has seen; and the training
// database may use the same Redis as the live one. With a generation each finds
// only its own copies; those of others expire.
func Generation(ctx context.Context, s Settings, fresh func() string) (string, error) {
	is, err := s.Setting(ctx, generationKey)
	if err != nil || is != "" {
		return is, err
	}
	return Renew(ctx, s, fresh)
}

// Renew begins a new generation: to be called on a journal that was put back
// from a backup, before anybody is served from it.
func Renew(ctx context.Context, s Settings, fresh func() string) (string, error) {
	is := fresh()
	if err := s.SaveSetting(ctx, generationKey, is); err != nil {
		return "", fmt.Errorf("renew generation: %w", err)
	}
	return is, nil
}
