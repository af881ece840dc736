package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khuyencong/store"
)

// once notes that the change of this key and content is being made. It reports
// false when it was made before, and ErrDefect when the key was used for other
// content.
func (t *tx) once(ctx context.Context, key, content string) (bool, error) {
	n, err := t.exec(ctx, `INSERT INTO applied (key, digest, at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING`,
		key, content, millis(t.now))
	if err != nil || n == 1 {
		return n == 1, err
	}
	was, err := t.appliedAs(ctx, key)
	if err != nil {
		return false, err
	}
	if was != content {
		return false, fmt.Errorf("%s: %w", key, store.ErrDefect)
	}
	return false, nil
}

// appliedAs is the content the key was used for, or "".
func (t *tx) appliedAs(ctx context.Context, key string) (string, error) {
	var content string
	err := t.row(ctx, `SELECT digest FROM applied WHERE key = ?`, key).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return content, err
}
