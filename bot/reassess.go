package bot

import (
	"context"
	"fmt"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// mostReassessed is how many hundreds of needs are looked at before other things
// that are due have their turn.
const mostReassessed = 20

// reassess has the rules in force look at the open needs of which others spoke last,
// or whose facts have changed since. Once that is done, staff are told of all of
// which these rules say something else.
func (b *Bot) reassess(ctx context.Context, now time.Time) error {
	k := b.known()
	if k == nil {
		return nil
	}
	for range mostReassessed {
		needs, err := b.store.Unchecked(ctx, k.Policy.Version)
		switch {
		case err != nil:
			return err
		case len(needs) == 0:
			return b.tellRules(ctx, k.Policy.Version, now)
		}
		if err := b.reassessSome(ctx, k, needs, now); err != nil {
			return err
		}
	}
	return nil
}

func (b *Bot) reassessSome(ctx context.Context, k *flows.Knowledge, needs []store.Record, now time.Time) error {
	var changes []store.Change
	for _, r := range needs {
		var facility store.Record
		if r.Facility != "" {
			var err error
			if facility, err = b.store.Record(ctx, r.Facility); err != nil {
				return fmt.Errorf("facility of %s: %w", r.ID, err)
			}
		}
		changes = append(changes, flows.Reassess(k, r, facility, now.In(b.zone)))
	}
	return b.store.Commit(ctx, store.Batch{Changes: changes, At: now})
}

// tellRules tells staff once what other rules have changed, if anything.
func (b *Bot) tellRules(ctx context.Context, rules string, now time.Time) error {
	if last := b.rules.Load(); last != nil && *last == rules {
		return nil
	}
	numbers, err := b.store.Rechecked(ctx, rules)
	if err != nil {
		return err
	}
	if len(numbers) > 0 {
		tell := store.Tell{Key: "rules:" + rules, Staff: true, Kind: store.RulesChanged, Record: rules, At: now}
		if err := b.store.Commit(ctx, store.Batch{Changes: []store.Change{tell}, At: now}); err != nil {
			return err
		}
	}
	b.rules.Store(&rules)
	return nil
}

// rulesView is what other rules have changed; nothing if all of it is decided.
func (s *sender) rulesView(ctx context.Context, n store.Notice) (func() dialog.View, bool, error) {
	numbers, err := s.bot.store.Rechecked(ctx, n.Record)
	if err != nil {
		return nil, false, err
	}
	return func() dialog.View { return flows.RulesNotice(n.Record, numbers) }, len(numbers) == 0, nil
}
