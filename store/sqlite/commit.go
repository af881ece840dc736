package sqlite

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/store"
)

// Commit makes all changes of the batch, or none: ErrConflict when a session or
// a record was changed by somebody else since it was loaded, ErrDefect when the
// batch breaks the rules of the tables and would do so again.
//
// Sessions come first, as the fence of everything else; drafts are removed before
// they are added, so that one which is opened and put aside again is kept.
func (s *Store) Commit(ctx context.Context, b store.Batch) error {
	sessions, err := encodeSessions(b.Sessions)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(b.Changes, store.OfPeople) {
		defer s.people.Add(1)
	}
	return s.commit(ctx, func(t *tx) error {
		for _, row := range sessions {
			if err := t.saveSession(ctx, row); err != nil {
				return err
			}
		}
		for _, id := range b.Unparked {
			if err := t.dropDraft(ctx, id); err != nil {
				return err
			}
		}
		for _, d := range b.Parked {
			if err := t.saveDraft(ctx, d); err != nil {
				return err
			}
		}
		for _, c := range b.Changes {
			if err := t.apply(ctx, c, b); err != nil {
				return err
			}
		}
		return nil
	})
}

// People grows with every change of people: what was loaded of them before it
// grew may be out of date.
func (s *Store) People() int64 { return s.people.Load() }

// apply makes one change. What brings no time of its own happened at the batch's.
func (t *tx) apply(ctx context.Context, c store.Change, b store.Batch) error {
	switch c := c.(type) {
	case store.Put:
		return t.put(ctx, c, b.At)
	case store.Mend:
		return t.mend(ctx, c, b.At)
	case store.Decide:
		return t.decide(ctx, c, b.At)
	case store.Remind:
		return t.remind(ctx, c, b.At)
	case store.Meet:
		return t.meet(ctx, c, b.At)
	case store.Speak:
		return t.speak(ctx, c)
	case store.Reach:
		return t.reach(ctx, c, b.At)
	case store.Group:
		return t.group(ctx, c)
	case store.Tell:
		return t.tell(ctx, c, b.At)
	case store.Grow:
		return t.invite(ctx, c.Invite, b.At)
	case store.Setting:
		return t.setting(ctx, c, b.At)
	case store.Prefer:
		return t.prefer(ctx, c, b.At)
	case store.Settle:
		return t.settle(ctx, c, b.At)
	case store.Menu:
		return t.menu(ctx, c)
	case store.Trouble:
		return t.trouble(ctx, c, b.At)
	case store.Appoint:
		return t.appoint(ctx, c, b.At)
	case store.HandOver:
		return t.handOver(ctx, c, b.At)
	case store.Relink:
		return t.relink(ctx, c, b.At)
	case store.Revoke:
		return t.revoke(ctx, c, b.At)
	case store.Attest:
		return t.attest(ctx, c, b.At)
	case store.Own:
		return t.own(ctx, c, b.At)
	case store.Vouched:
		return t.vouch(ctx, c, b.At)
	case store.AskStale:
		return t.askStale(ctx, c, b.At)
	case store.Erase:
		return t.erase(ctx, c, b.At)
	case store.Renew:
		return t.renew(ctx, c, b.At)
	case store.Agree:
		return t.agree(ctx, c, b.At)
	case store.Overrule:
		return t.overrule(ctx, c, b.At)
	case store.Reassess:
		return t.reassess(ctx, c, b.At)
	case store.Publish:
		return t.publish(ctx, c.Article, b.At)
	case store.Rate:
		return t.rate(ctx, c)
	case store.Learn:
		return t.learn(ctx, c, b.At)
	}
	return fmt.Errorf("change %T: %w", c, store.ErrDefect)
}
