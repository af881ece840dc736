package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"khuyencong/store"
)

// overrule notes what the centre says of a need's eligibility, where it is still
// the version they saw.
func (t *tx) overrule(ctx context.Context, c store.Overrule, at time.Time) error {
	if c.At.IsZero() {
		c.At = at
	}
	content, err := digest(c.Verdict, c.Why, c.By)
	if err != nil {
		return err
	}
	return t.onVersion(ctx, "overrule", c.Record, c.Version, content, func(was store.Record) error {
		if was.Kind != store.Need || was.State == store.Erased {
			return fmt.Errorf("overrule a %s that is %s: %w", was.Kind, was.State, store.ErrDefect)
		}
		if err := t.writeRuling(ctx, c); err != nil {
			return err
		}
		if err := t.moveDrafts(ctx, c.Record, was.Version); err != nil {
			return err
		}
		if err := t.note(ctx, store.Entry{Record: c.Record, At: c.At, By: c.By, ByName: c.ByName, Action: store.Rule,
			After: c.Verdict, Note: c.Why, Channel: c.Channel, Form: was.Form}); err != nil {
			return err
		}
		return t.refreshCards(ctx, c.Record, c.Version+1, c.At)
	})
}

func (t *tx) writeRuling(ctx context.Context, c store.Overrule) error {
	ruling := ""
	if c.Verdict != "" {
		text, err := json.Marshal(store.Ruling{Verdict: c.Verdict, Why: c.Why, By: c.ByName, At: c.At.Unix()})
		if err != nil {
			return fmt.Errorf("%w: %w", store.ErrDefect, err)
		}
		ruling = string(text)
	}
	_, err := t.exec(ctx, `UPDATE records SET ruling = ?, version = version + 1 WHERE id = ?`, ruling, c.Record)
	if err != nil {
		return fmt.Errorf("overrule %s: %w", c.Record, err)
	}
	return nil
}

// readRuling is what overrule wrote.
func readRuling(text string) (r store.Ruling, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &r)
	}
	return r, err
}

// saveCheck notes what the rules say of a record's answers.
func (t *tx) saveCheck(ctx context.Context, record string, c store.Check) error {
	if c.Verdict == "" {
		return nil
	}
	_, err := t.exec(ctx, `UPDATE records SET verdict = ?1, found = ?1, rules = ?2, found_by = ?2, checked = ?3 WHERE id = ?4`, c.Verdict, c.Rules, millis(c.At), record)
	if err != nil {
		return fmt.Errorf("check of %s: %w", record, err)
	}
	return nil
}
