package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Setting by key; "" where it was never set.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := s.read.scan(ctx, `SELECT value FROM settings WHERE key = ?`, []any{key}, &value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("setting %s: %w", key, err)
	}
	return value, nil
}

// SaveSetting sets it.
func (s *Store) SaveSetting(ctx context.Context, key, value string) error {
	return s.commit(ctx, func(t *tx) error { return t.set(ctx, key, value) })
}

func (t *tx) set(ctx context.Context, key, value string) error {
	_, err := t.exec(ctx, `INSERT INTO settings (key, value) VALUES (?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	if err != nil {
		return fmt.Errorf("setting %s: %w", key, err)
	}
	return nil
}
