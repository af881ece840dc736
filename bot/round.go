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
	people   int64 // store.People before anybody was read
	handled  int
	sent     int64 // unix seconds: when the newest of its messages was sent
	keys     []store.SessionKey
	sessions map[store.SessionKey]*conversation
	changes  []store.Change
	parked   []dialog.Draft
	unparked []string
	toasts   []dialog.Toast
	langs    []string // of the toasts
	sends    []shown
}

// A conversation is a session at work.
type conversation struct {
	session dialog.Session
	was     int64 // its revision in the store
	person  store.Person
	phone   string // the language that serves somebody unknown
	changed bool   // to be committed
}

// lang is the language the conversation is shown in.
func (c *conversation) lang() string {
	if c.person.ID == 0 && c.phone != "" {
		return c.phone
	}
	return langOf(c.person)
}

func newRound(at time.Time, people int64) *round {
	return &round{at: at, people: people, sessions: map[store.SessionKey]*conversation{}}
}

func keyOf(e dialog.Event) store.SessionKey {
	return store.SessionKey{Chat: e.Chat, User: e.Actor.User}
}

// load brings the conversations of the events: from memory, the others from the
// store, all in one query.
func (b *Bot) load(ctx context.Context, r *round, events []dialog.Event) error {
	var unknown []store.SessionKey
	for _, e := range events {
		k := keyOf(e)
		if _, ok := r.sessions[k]; ok {
			continue
		}
		r.keys = append(r.keys, k)
		r.sessions[k] = nil
		if c, ok := b.memory.get(k, r.people); ok && c.session.Turn >= e.Turn {
			r.sessions[k] = &conversation{session: c.session, was: c.was, person: c.person}
		} else {
			unknown = append(unknown, k)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	loaded, err := b.store.Load(ctx, unknown)
	if err != nil {
		return err
	}
	for i, k := range unknown {
		c := &conversation{session: loaded[i].Session, was: loaded[i].Session.Revision, person: loaded[i].Person}
		if s, ok := b.memory.ahead(k, c.was); ok {
			c.session = s
		}
		r.sessions[k] = c
	}
	return nil
}

// rows are the sessions to be committed.
func (r *round) rows() []store.SessionRow {
	var rows []store.SessionRow
	for _, k := range r.keys {
		if c := r.sessions[k]; c.changed {
			rows = append(rows, store.SessionRow{Key: k, Session: c.session, Was: c.was})
		}
	}
	return rows
}

// remember keeps the conversations as the committed round left them.
func (b *Bot) remember(r *round) {
	for _, k := range r.keys {
		c := r.sessions[k]
		if c.changed {
			c.was = c.session.Revision
		}
		b.memory.put(k, kept{session: c.session, was: c.was, person: c.person, people: r.people})
	}
}

// changesPeople: the next event must see who people are now. Who can be reached
// again is known here already.
func (r *round) changesPeople() bool {
	if len(r.changes) == 0 {
		return false
	}
	last := r.changes[len(r.changes)-1]
	_, reach := last.(store.Reach)
	return !reach && store.OfPeople(last)
}

// dirty: what a look-up would find is not committed yet.
func (r *round) dirty() bool { return len(r.changes)+len(r.parked)+len(r.unparked) > 0 }

// back: who does something in the own chat can be reached again, whether the
// channel has said so or not.
func (r *round) back(c *conversation, e dialog.Event) {
	if c.person.Blocked && !e.Group && e.Kind != dialog.Blocked && e.Kind != dialog.Displayed {
		r.changes = append(r.changes, store.Reach{User: c.person.User, At: r.at})
		c.person.Blocked = false
	}
}
