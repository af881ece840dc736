package redis

import (
	"context"
	"log/slog"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A Journal is what conversations are committed to: the truth.
type Journal interface {
	Load(context.Context, []store.SessionKey) ([]store.Loaded, error)
	Find(context.Context, store.Viewer, dialog.Query) (dialog.Result, error)
	Commit(context.Context, store.Batch) error
	// Revisions is Load with no more of the sessions than their revision.
	Revisions(context.Context, []store.SessionKey) ([]store.Loaded, error)
}

// Conversations are those of a journal, worked with through their copies. A
// batch takes one round trip to Redis to load and one to save. It is safe for
// concurrent use, also by several processes.
type Conversations struct {
	journal Journal
	copies  *Sessions
	watch   *watch
}

// NewConversations begins to work with the copies; the log hears when Redis goes
// away and comes back. They must be closed before the sessions and the journal.
func NewConversations(j Journal, s *Sessions, log *slog.Logger) *Conversations {
	return &Conversations{journal: j, copies: s, watch: newWatch(s.Ping, probeEvery, log)}
}

// Close ends watching for a Redis that is away. It closes neither journal nor sessions.
func (c *Conversations) Close() { c.watch.close() }

// Find looks up in the journal.
func (c *Conversations) Find(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	return c.journal.Find(ctx, v, q)
}

// Load gives the conversations and the people they are with, in the order of the
// keys; what is not there is zero. It sees everything committed before.
func (c *Conversations) Load(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	copies := c.look(ctx, keys)
	if len(copies) == 0 {
		return c.journal.Load(ctx, keys)
	}
	// The journal is asked second. So a copy can be older than its row, but newer
	// only if the journal went back.
	all, err := c.journal.Revisions(ctx, keys)
	if err != nil {
		return nil, err
	}
	var stale, ahead []store.SessionKey
	var places []int
	for i, k := range keys {
		is := all[i].Session.Revision
		copied, found := copies[k]
		if found && copied.Revision > is {
			ahead = append(ahead, k)
		}
		switch {
		case found && copied.Revision == is:
			all[i].Session = copied
		case is != 0:
			stale, places = append(stale, k), append(places, i)
		}
	}
	c.forget(ctx, ahead)
	return all, c.replace(ctx, all, stale, places)
}

// replace takes the rows where the copies were not the last.
func (c *Conversations) replace(ctx context.Context, all []store.Loaded, stale []store.SessionKey, places []int) error {
	if len(stale) == 0 {
		return nil
	}
	rows, err := c.journal.Load(ctx, stale)
	if err != nil {
		return err
	}
	for i, at := range places {
		all[at] = rows[i]
	}
	return nil
}

// Commit makes all changes of the batch in the journal, or none, and then copies
// its sessions. Without the copy the commit still stands: what Redis has is then
// older and is not taken.
func (c *Conversations) Commit(ctx context.Context, b store.Batch) error {
	if err := c.journal.Commit(ctx, b); err != nil {
		return err
	}
	if len(b.Sessions) > 0 && !c.watch.away() {
		c.watch.note(ctx, c.copies.Save(ctx, b.Sessions))
	}
	c.forget(ctx, erased(b))
	return nil
}

// erased are the conversations that nobody may have any more. What cannot be
// forgotten now, as Redis is away, expires there by itself.
func erased(b store.Batch) []store.SessionKey {
	var keys []store.SessionKey
	for _, change := range b.Changes {
		if c, ok := change.(store.Erase); ok && c.Person != 0 {
			keys = append(keys, store.SessionKey{Chat: c.Chat, User: c.User})
		}
	}
	return keys
}

// look gives the copies, none while Redis is away.
func (c *Conversations) look(ctx context.Context, keys []store.SessionKey) map[store.SessionKey]dialog.Session {
	if len(keys) == 0 || c.watch.away() {
		return nil
	}
	copies, err := c.copies.Load(ctx, keys)
	c.watch.note(ctx, err)
	return copies
}

// forget removes copies that are ahead of the journal, before it catches up with
// them: it was put back from a backup, and by hand, or the generation would be
// another one.
func (c *Conversations) forget(ctx context.Context, ahead []store.SessionKey) {
	if len(ahead) > 0 && !c.watch.away() {
		c.watch.note(ctx, c.copies.Forget(ctx, ahead))
	}
}
