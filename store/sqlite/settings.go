package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Keys of the settings that make a store.Centre.
const (
	CentreName   = "centre.name"
	CentreParent = "centre.parent"
	CentrePhone  = "centre.phone"
	CentreHours  = "centre.hours"
	CentreGroup  = "centre.group" // the staff group's chat, a decimal number
	centreTitle  = "centre.group_title"
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

// centre is what everybody may know of the centre.
func (s *Store) centre(ctx context.Context) (dialog.Result, error) {
	var c store.Centre
	rows, err := s.read.query(ctx, `SELECT key, value FROM settings WHERE key LIKE 'centre.%'`)
	if err != nil {
		return dialog.Result{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return dialog.Result{}, err
		}
		if err := fill(&c, key, value); err != nil {
			return dialog.Result{}, err
		}
	}
	row := dialog.Row{Name: c.Name, Label: dialog.Plain(c.Name), Body: c}
	return dialog.Result{Rows: []dialog.Row{row}, Total: 1}, rows.Err()
}

func fill(c *store.Centre, key, value string) (err error) {
	switch key {
	case CentreName:
		c.Name = value
	case CentreParent:
		c.Parent = value
	case CentrePhone:
		c.Phone = value
	case CentreHours:
		c.Hours = value
	case CentreGroup:
		if c.Group, err = strconv.ParseInt(value, 10, 64); err != nil {
			return fmt.Errorf("setting %s: %w", key, err)
		}
	}
	return nil
}
