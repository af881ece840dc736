package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

const centreTitle = "centre.group_title"

// centre is what everybody may know of the centre.
func (s *Store) centre(ctx context.Context) (dialog.Result, error) {
	c := store.Usual()
	rows, err := s.read.query(ctx, `SELECT key, value FROM settings WHERE key LIKE 'centre.%' AND value <> ''`)
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
			return dialog.Result{}, fmt.Errorf("setting %s: %w", key, err)
		}
	}
	row := dialog.Row{Name: c.Name, Label: dialog.Plain(c.Name), Body: c}
	return dialog.Result{Rows: []dialog.Row{row}, Total: 1}, rows.Err()
}

// fill sets one value; a key that no Centre has is passed over.
func fill(c *store.Centre, key, value string) (err error) {
	switch key {
	case store.CentreName:
		c.Name = value
	case store.CentreParent:
		c.Parent = value
	case store.CentrePhone:
		c.Phone = value
	case store.CentreHours:
		c.Hours = value
	case centreTitle:
		c.GroupTitle = value
	case store.CentreGroup:
		c.Group, err = strconv.ParseInt(value, 10, 64)
	case store.CentreQuiet:
		c.Quiet, err = quiet(value)
	case store.CentreDigest:
		c.Digest, err = clock(value)
	case store.CentreDrafts:
		c.DraftsKept, err = times(value, 24*time.Hour)
	case store.CentreClaim:
		c.ClaimFor, err = times(value, time.Hour)
	case store.CentreTalks:
		c.Retention, err = times(value, 24*time.Hour)
	case store.CentreKept:
		c.KeptYears, err = years(value)
	case store.CentreOff:
		c.DaysOff, err = daysOff(value)
	}
	return err
}

// times is a number of units.
func times(value string, unit time.Duration) (time.Duration, error) {
	n, err := strconv.Atoi(value)
	if err == nil && n <= 0 {
		err = strconv.ErrRange
	}
	return time.Duration(n) * unit, err
}

// clock reads 06:30.
func clock(value string) (store.Clock, error) {
	t, err := time.Parse("15:04", value)
	return store.Clock(t.Hour()*60 + t.Minute()), err
}

// quiet reads 21:00-06:30, or off.
func quiet(value string) (q store.Quiet, err error) {
	if value == "off" {
		return q, nil
	}
	from, to, _ := strings.Cut(value, "-")
	if q.From, err = clock(from); err != nil {
		return q, err
	}
	q.To, err = clock(to)
	return q, err
}

// setting changes one setting, and writes down who did and what it was before. A
// value that could not be read again is refused.
func (t *tx) setting(ctx context.Context, c store.Setting, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.Name, c.Value, c.By)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "setting:"+c.Key+":"+c.Name, content)
	if err != nil || !isNew {
		return err
	}
	if c.Value != "" {
		err = fill(&store.Centre{}, c.Name, c.Value)
	}
	if err != nil || !strings.HasPrefix(c.Name, "centre.") {
		return fmt.Errorf("setting %s: %w", c.Name, errors.Join(store.ErrDefect, err))
	}
	return t.changeSetting(ctx, c)
}

func (t *tx) changeSetting(ctx context.Context, c store.Setting) error {
	var before string
	err := t.row(ctx, `SELECT value FROM settings WHERE key = ?`, c.Name).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("setting %s: %w", c.Name, err)
	}
	if before == c.Value {
		return nil
	}
	if _, err := t.exec(ctx, `INSERT INTO centre_history (at, actor, actor_name, name, before, after) 
VALUES (?1, ?2, ifnull(nullif(?3, ''), ifnull((SELECT name FROM people WHERE id = ?2), '')), ?4, ?5, ?6)`,
		millis(c.At), maybe(c.By), c.ByName, c.Name, before, c.Value); err != nil {
		return fmt.Errorf("setting %s: %w", c.Name, err)
	}
	return t.set(ctx, c.Name, c.Value)
}
