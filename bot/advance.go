package bot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// lookups is how many look-ups one event may need at most.
const lookups = 8

// advance runs the engine on one event, looking up what it asks for. It
// reports false if that must wait until the round is committed.
func (b *Bot) advance(ctx context.Context, r *round, c *conversation, e dialog.Event) (bool, error) {
	b.bring(&e, c.person, r.at)
	c.phone = e.Actor.Lang
	for range lookups {
		s, effects, err := b.engine(c.session, e)
		if err != nil {
			b.broken(r, c, e, err)
			return true, nil
		}
		q, ok := asksFor(effects)
		if !ok {
			r.take(c, e, s, effects)
			b.count(effects)
			return true, nil
		}
		if r.dirty() {
			return false, nil
		}
		e.Found[q], err = b.store.Find(ctx, viewer(e, c.person), q)
		switch {
		case lasting(err):
			b.broken(r, c, e, err)
			return true, nil
		case err != nil:
			return false, fmt.Errorf("look up %s: %w", q.Name, err)
		}
	}
	b.broken(r, c, e, fmt.Errorf("more than %d look-ups", lookups))
	return true, nil
}

// bring gives the event all that the engine may know.
func (b *Bot) bring(e *dialog.Event, p store.Person, at time.Time) {
	e.At, e.Fresh, e.Secret, e.Number = at.In(b.zone), b.fresh(), b.secret(), b.number
	e.Choices, e.Known = b.choices(), b.known()
	e.Found, e.Tried = dialog.Found{}, b.shows.tried(keyOf(*e))
	if p.ID == 0 { // all there is to go by is the channel's word, which may hold anything
		e.Actor.Name = strings.Join(strings.Fields(vietnamese.Clean(e.Actor.Name)), " ")
		return
	}
	e.Actor.Person, e.Actor.Name, e.Actor.Role, e.Actor.Lang, e.Actor.Communes, e.Actor.Refuses, e.Actor.Consent, e.Actor.Declines = p.ID, p.Name, p.Role, p.Lang, p.Communes, p.Refuses, p.Consent, p.Declines
}

func viewer(e dialog.Event, p store.Person) store.Viewer {
	return store.Viewer{Person: p.ID, User: e.Actor.User, Chat: e.Chat, Role: p.Role, Communes: p.Communes, At: e.At}
}

func asksFor(effects []dialog.Effect) (dialog.Query, bool) {
	if len(effects) == 1 {
		if l, ok := effects[0].(dialog.Lookup); ok {
			return l.Query, true
		}
	}
	return dialog.Query{}, false
}

// take adds what an event came to. That a view has been shown is not worth a
// commit of its own.
func (r *round) take(c *conversation, e dialog.Event, s dialog.Session, effects []dialog.Effect) {
	if s.Revision != c.session.Revision {
		c.session, c.changed = s, c.changed || e.Kind != dialog.Displayed
	}
	r.sent = max(r.sent, e.Sent)
	lang := e.Actor.Lang
	for _, effect := range effects {
		switch x := effect.(type) {
		case dialog.Toast:
			r.toasts, r.langs = append(r.toasts, x), append(r.langs, lang)
		case dialog.Park:
			r.parked = append(r.parked, x.Draft)
		case dialog.Unpark:
			r.unparked = append(r.unparked, x.ID)
		case dialog.Send:
			r.sends = append(r.sends, shown{key: store.SessionKey{Chat: x.Chat}, lang: lang, aside: true, view: x.View})
		case store.Change:
			r.changes = append(r.changes, x)
		}
		if x, ok := effect.(store.Speak); ok {
			c.person.Lang = x.Lang
		}
	}
}

// count moves to the next record number.
func (b *Bot) count(effects []dialog.Effect) {
	for _, effect := range effects {
		if _, ok := effect.(store.Put); ok {
			b.number++
		}
	}
}

// commit keeps the whole round or nothing of it.
func (b *Bot) commit(ctx context.Context, r *round) error {
	batch := store.Batch{Sessions: r.rows(), Changes: r.changes, Parked: r.parked, Unparked: r.unparked, At: r.at}
	if len(batch.Sessions) == 0 && !r.dirty() {
		return nil
	}
	if err := b.store.Commit(ctx, batch); err != nil {
		return err
	}
	b.health.committed(r)
	b.outage.over()
	return nil
}

// after remembers a committed round and shows what it owes. Nothing waits for it.
func (b *Bot) after(ctx, showing context.Context, r *round) {
	b.remember(r)
	for i, t := range r.toasts {
		b.shows.toast(showing, t, r.langs[i])
	}
	for _, k := range r.keys {
		if c := r.sessions[k]; c.session.Owed != nil {
			b.shows.add(showing, shown{key: k, lang: c.lang(), view: b.outage.below(k.Chat, *c.session.Owed)})
		} else {
			b.shows.known(k)
		}
		b.menus.see(showing, r.sessions[k].person, k)
	}
	for _, s := range r.sends {
		b.shows.add(showing, s)
	}
	b.notice(ctx, r)
}

// notice wakes the sender of notices, and keeps up with the centre's settings.
func (b *Bot) notice(ctx context.Context, r *round) {
	for _, c := range r.changes {
		switch c := c.(type) {
		case store.Erase:
			b.erased(c)
		case store.Publish:
			b.published(ctx)
		case store.Group, store.Setting:
			if err := b.readCentre(ctx); err != nil {
				b.log.Error("reading the centre's settings", "error", err)
			}
		}
	}
	if len(r.changes) == 0 {
		return
	}
	select {
	case b.wake <- struct{}{}:
	default:
	}
}
