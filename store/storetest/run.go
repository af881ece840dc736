package storetest

import (
	"context"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A Store keeps conversations.
type Store interface {
	Load(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error)
	Commit(ctx context.Context, b store.Batch) error
	Owing(ctx context.Context) ([]store.SessionKey, error)
	Find(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error)
}

// noon is when everything happens.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// Run puts stores that open makes, each empty, through the suite.
func Run(t *testing.T, open func(t *testing.T) Store) {
	tests := []struct {
		name string
		test func(*testing.T, Store)
	}{
		{"strangers are zero", strangers},
		{"what is committed is loaded, in the order of the keys", roundTrip},
		{"a session comes back whole", whole},
		{"a conversation of one chat is not another's", apart},
		{"the fence", fence},
		{"a conflict undoes the batch", allOrNothing},
		{"one batch may change a session twice", twice},
		{"owed views are found until they are shown", owed},
		{"drafts are parked and unparked", parked},
		{"a draft is its owner's", ownersOnly},
		{"big sessions", big},
		{"no update is lost among many writers", manyWriters},
		{"of two first sessions one is kept", firstWriters},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, open(t)) })
	}
}

func key(chat, user int64) store.SessionKey { return store.SessionKey{Chat: chat, User: user} }

// row is a session with only a mark to know it by.
func row(k store.SessionKey, was int64, mark string) store.SessionRow {
	return store.SessionRow{Key: k, Was: was, Session: dialog.Session{ID: mark, Revision: was + 1}}
}

func commit(t *testing.T, s Store, rows ...store.SessionRow) {
	t.Helper()
	if err := s.Commit(t.Context(), store.Batch{Sessions: rows, At: noon}); err != nil {
		t.Fatalf("commit: %v", err)
	}
}

func load(t *testing.T, s Store, keys ...store.SessionKey) []store.Loaded {
	t.Helper()
	got, err := s.Load(t.Context(), keys)
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	if len(got) != len(keys) {
		t.Fatalf("loaded %d for %d keys", len(got), len(keys))
	}
	return got
}

// marked asserts the mark of the session that is stored.
func marked(t *testing.T, s Store, k store.SessionKey, mark string) {
	t.Helper()
	if got := load(t, s, k)[0].Session.ID; got != mark {
		t.Fatalf("session of %v is %q, want %q", k, got, mark)
	}
}
