package sqlite

import (
	"context"
	"fmt"
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A passage is a hand-over at work: whose records of which communes become whose.
type passage struct {
	key      string
	from, to standing
	communes []string
	all      bool
	action   store.Action
	by       int64
	byName   string
	channel  string
	at       time.Time
}

// handOver makes the successor the sender of the predecessor's records. The same
// change again is nothing.
func (t *tx) handOver(ctx context.Context, h store.HandOver, at time.Time) error {
	if h.At.IsZero() {
		h.At = at
	}
	content, err := digest(h.From, h.User, h.Communes)
	if err != nil {
		return err
	}
	isNew, err := t.once(ctx, "hand_over:"+h.Key, content)
	if err != nil || !isNew {
		return err
	}
	from, err := t.standingBy(ctx, h.From, h.Version)
	if err != nil {
		return fmt.Errorf("hand over: %w", err)
	}
	to, err := t.standingOf(ctx, h.User)
	if err != nil {
		return fmt.Errorf("hand over: %w", err)
	}
	if to.id == from.id {
		return nil // two accounts that have become one person meanwhile: all is theirs
	}
	p := passage{key: h.Key, from: from, to: to, communes: h.Communes, all: allOf(from.communes, h.Communes),
		action: store.Inherit, by: h.By, byName: h.ByName, channel: h.Channel, at: h.At}
	return t.pass(ctx, p)
}

// pass carries it out: what is open, drafts, news, records; then who works where.
func (t *tx) pass(ctx context.Context, p passage) error {
	if err := t.endGoing(ctx, p); err != nil {
		return err
	}
	drafts, err := t.passDrafts(ctx, p)
	if err != nil {
		return err
	}
	records, err := t.passRecords(ctx, p)
	if err != nil {
		return err
	}
	return t.passPlaces(ctx, p, records, drafts)
}

// passPlaces moves the communes from one to the other, and notes it of both. No
// more than a collaborator's or contact's part is given or taken: if the
// predecessor has come to work at the centre meanwhile, that is not handed over.
func (t *tx) passPlaces(ctx context.Context, p passage, records, drafts int) error {
	from, to, role := p.from, p.to, dialog.Collaborator
	if from.role == dialog.Contact {
		role = dialog.Contact
	}
	if role.Above(to.role) {
		to.role = role
	}
	to.communes = union(to.communes, p.communes)
	from.communes = slices.DeleteFunc(slices.Clone(from.communes), func(c string) bool { return slices.Contains(p.communes, c) })
	if p.all && (from.role == dialog.Collaborator || from.role == dialog.Contact) {
		from.role = dialog.Owner
	}
	e := store.PeopleEntry{Key: p.key, At: p.at, By: p.by, ByName: p.byName, Records: records, Drafts: drafts, Channel: p.channel}
	for _, s := range []struct {
		was, is standing
		action  store.PeopleAction
	}{{p.from, from, store.Replaced}, {p.to, to, store.Succeeded}} {
		if err := t.place(ctx, s.is.id, s.is.role, s.is.communes); err != nil {
			return err
		}
		e.Action = s.action
		if err := t.standAs(ctx, s.was, s.is, e); err != nil {
			return err
		}
	}
	return nil
}

// allOf reports whether the chosen communes are all that somebody has. Who has
// none any more has given up no others than were chosen.
func allOf(have, chosen []string) bool {
	return (len(have) > 0 || len(chosen) == 0) && !slices.ContainsFunc(have, func(c string) bool { return !slices.Contains(chosen, c) })
}

func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}
