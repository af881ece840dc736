package bot

import (
	"github.com/hashicorp/golang-lru/v2/simplelru"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// manyKept is how many conversations are kept in memory: 10 KB each, or less.
const manyKept = 8000

// A kept conversation is one as the bot left it.
type kept struct {
	session dialog.Session
	was     int64 // its revision in the store, which may lag behind
	person  store.Person
	people  int64 // what store.People said before the person was read
}

// A memory keeps the conversations of late, so that they are read and decoded
// once. What a view's having been shown changes in them is not committed at
// once: mostly the next tap comes first and takes it along. Until then the store
// has the view as owed, and a crash has it shown once more.
//
// The store stays the judge: what somebody else changed makes the next commit
// fail by its revision, and the round is decided anew on what is read then.
// Only the worker uses a memory.
type memory struct {
	late *simplelru.LRU[store.SessionKey, kept]
	lazy map[store.SessionKey]kept // ahead of the store
}

func newMemory() *memory {
	late, err := simplelru.NewLRU[store.SessionKey, kept](manyKept, nil)
	if err != nil {
		panic(err) // the size is no size
	}
	return &memory{late: late, lazy: map[store.SessionKey]kept{}}
}

// get is the conversation, if its person is still as it was read.
func (m *memory) get(k store.SessionKey, people int64) (kept, bool) {
	c, ok := m.late.Get(k)
	return c, ok && c.people == people
}

// ahead is what is kept of a conversation that was read anew and is not in the
// store yet.
func (m *memory) ahead(k store.SessionKey, revision int64) (dialog.Session, bool) {
	c, ok := m.lazy[k]
	if ok && c.was == revision {
		return c.session, true
	}
	delete(m.lazy, k)
	return dialog.Session{}, false
}

func (m *memory) put(k store.SessionKey, c kept) {
	m.late.Add(k, c)
	if c.session.Revision == c.was {
		delete(m.lazy, k)
	} else {
		m.lazy[k] = c
	}
}

// doubt has the conversations read anew. What the store does not have yet stays,
// if it turns out to follow what is read.
func (m *memory) doubt(keys []store.SessionKey) {
	for _, k := range keys {
		m.late.Remove(k)
	}
}

// drop gives up what the store does not have yet: it knows better.
func (m *memory) drop(rows []store.SessionRow) {
	for _, r := range rows {
		m.late.Remove(r.Key)
		delete(m.lazy, r.Key)
	}
}

// rows are what the store does not have yet.
func (m *memory) rows() []store.SessionRow {
	rows := make([]store.SessionRow, 0, len(m.lazy))
	for k, c := range m.lazy {
		rows = append(rows, store.SessionRow{Key: k, Session: c.session, Was: c.was})
	}
	return rows
}

// written: the store has these rows now.
func (m *memory) written(rows []store.SessionRow) {
	for _, r := range rows {
		c := m.lazy[r.Key]
		c.was = c.session.Revision
		m.put(r.Key, c)
	}
}
