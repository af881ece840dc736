package bot

import (
	"context"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A round is what a batch of events came to, before it is committed.
type round struct {
	at       time.Time
	handled  int
	keys     []store.SessionKey
	sessions map[store.SessionKey]*conversation
	changes  []store.Change
	parked   []dialog.Draft
	unparked []string
	toasts   []dialog.Toast
	langs    []string // of the toasts
	sends    []shown
	troubles []trouble
}

// A conversation is a session at work.
type conversation struct {
	session dialog.Session
	was     int64
	person  store.Person
	phone   string // the language that serves somebody unknown
	changed bool
}

// lang is the language the conversation is shown in.
func (c *conversation) lang() string {
	if c.person.ID == 0 && c.phone != "" {
		return c.phone
	}
	return langOf(c.person)
}

func newRound(at time.Time) *round {
	return &round{at: at, sessions: map[store.SessionKey]*conversation{}}
}

type trouble struct {
	update int64
	what   string
}

func keyOf(e dialog.Event) store.SessionKey {
	return store.SessionKey{Chat: e.Chat, User: e.Actor.User}
}

func (b *Bot) load(ctx context.Context, r *round, events []dialog.Event) error {
	for _, e := range events {
		k := keyOf(e)
		if _, ok := r.sessions[k]; !ok {
			r.sessions[k] = nil
			r.keys = append(r.keys, k)
		}
	}
	loaded, err := b.store.Load(ctx, r.keys)
	if err != nil {
		return err
	}
	for i, l := range loaded {
		r.sessions[r.keys[i]] = &conversation{session: l.Session, was: l.Session.Revision, person: l.Person}
	}
	return nil
}

// changesPeople: the next event must see who people are now.
func (r *round) changesPeople() bool {
	if len(r.changes) == 0 {
		return false
	}
	switch r.changes[len(r.changes)-1].(type) {
	case store.Meet, store.Speak, store.Group:
		return true
	}
	return false
}

// dirty: what a look-up would find is not committed yet.
func (r *round) dirty() bool { return len(r.changes)+len(r.parked)+len(r.unparked) > 0 }

// back: who does something in the own chat can be reached again, whether the
// channel has said so or not.
func (r *round) back(c *conversation, e dialog.Event) {
	if c.person.Blocked && !e.Group && e.Kind != dialog.Blocked {
		r.changes = append(r.changes, store.Reach{User: c.person.User, At: r.at})
		c.person.Blocked = false
	}
}
