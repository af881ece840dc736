package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/store"
)

// agree adds an answer to a consent, unless the last one was the same in the same
// words. Who refuses to be written to is told nothing of what waits.
func (t *tx) agree(ctx context.Context, c store.Agree, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	if _, err := t.exec(ctx, `
INSERT INTO consents (person, purpose, version, given, at)
SELECT ?1, ?2, ?3, ?4, ?5 WHERE (?3, ?4) IS NOT (
	SELECT version, given FROM consents WHERE person = ?1 AND purpose = ?2 ORDER BY seq DESC LIMIT 1)
ON CONFLICT DO NOTHING`, c.Person, c.Purpose, c.Version, c.Given, millis(c.At)); err != nil {
		return fmt.Errorf("consent of person %d: %w", c.Person, err)
	}
	if c.Purpose != store.ForNotices || c.Given {
		return nil
	}
	if _, err := t.exec(ctx, `UPDATE notices SET state = 'superseded' WHERE state = 'waiting' AND person = ? AND kind IN `+common, c.Person); err != nil {
		return fmt.Errorf("consent of person %d: %w", c.Person, err)
	}
	return nil
}

// years is a number of years, 0 for never.
func years(value string) (int, error) {
	if value == "never" {
		return 0, nil
	}
	n, err := strconv.Atoi(value)
	if err == nil && n <= 0 {
		err = strconv.ErrRange
	}
	return n, err
}

// daysOff are days written as 2027-01-01, with commas between.
func daysOff(value string) ([]string, error) {
	days := strings.Split(value, ",")
	slices.Sort(days)
	for _, d := range days {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return nil, err
		}
	}
	return days, nil
}
