package redis

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

type ctx = context.Context

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// patient waits long enough for a busy machine.
const patient = 20 * time.Second

// generation tells the stores of one server apart.
func generation(t testing.TB) string {
	return strings.NewReplacer("/", "-", "{", "", "}", "").Replace(fmt.Sprintf("%s-%p", t.Name(), t))
}

// open gives copies whose Redis has time.
func open(t testing.TB, url string, o Options) *Sessions {
	t.Helper()
	if o.Timeout == 0 {
		o.Timeout = patient
	}
	s, err := Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// A ledger is a journal that counts what it is asked for.
type ledger struct {
	*sqlite.Store
	loads, bodies, revisions atomic.Int64
}

func newLedger(t testing.TB) *ledger {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "khuyencong.db"), Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &ledger{Store: s}
}

func (l *ledger) Load(ctx ctx, keys []store.SessionKey) ([]store.Loaded, error) {
	l.loads.Add(1)
	l.bodies.Add(int64(len(keys)))
	return l.Store.Load(ctx, keys)
}

func (l *ledger) Revisions(ctx ctx, keys []store.SessionKey) ([]store.Loaded, error) {
	l.revisions.Add(1)
	return l.Store.Revisions(ctx, keys)
}

// A house is a journal with its copies, as the bot has it.
type house struct {
	*ledger
	*Conversations
	log *pages
}

func (h house) Load(ctx ctx, keys []store.SessionKey) ([]store.Loaded, error) {
	return h.Conversations.Load(ctx, keys)
}
func (h house) Commit(ctx ctx, b store.Batch) error { return h.Conversations.Commit(ctx, b) }
func (h house) Find(ctx ctx, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	return h.Conversations.Find(ctx, v, q)
}
func (h house) Close() { h.Conversations.Close() }

func newHouse(t testing.TB, s *Sessions) house {
	t.Helper()
	h := house{ledger: newLedger(t), log: &pages{}}
	h.Conversations = NewConversations(h.ledger, s, slog.New(slog.NewTextHandler(h.log, nil)))
	t.Cleanup(h.Close)
	return h
}

// rewatch asks more often, so that a test need not wait.
func (h house) rewatch(t testing.TB) {
	h.watch.close()
	h.watch = newWatch(h.copies.Ping, 10*time.Millisecond, h.watch.log)
	t.Cleanup(h.watch.close)
}

// pages is a log that can be read meanwhile.
type pages struct {
	mu   sync.Mutex
	text strings.Builder
}

func (p *pages) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

func (p *pages) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

func key(chat, user int64) store.SessionKey { return store.SessionKey{Chat: chat, User: user} }

func row(k store.SessionKey, revision int64, mark string) store.SessionRow {
	return store.SessionRow{Key: k, Was: revision - 1, Session: dialog.Session{ID: mark, Revision: revision}}
}

func (h house) commit(t testing.TB, rows ...store.SessionRow) {
	t.Helper()
	if err := h.Commit(t.Context(), store.Batch{Sessions: rows, At: noon}); err != nil {
		t.Fatal(err)
	}
}

// marked asserts that exactly these sessions are loaded.
func (h house) marked(t testing.TB, want map[store.SessionKey]string) {
	t.Helper()
	var keys []store.SessionKey
	for k := range want {
		keys = append(keys, k)
	}
	got, err := h.Load(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range keys {
		if got[i].Session.ID != want[k] {
			t.Errorf("%v: %q, want %q", k, got[i].Session.ID, want[k])
		}
	}
}

// taken asserts how many sessions were read from their rows since it was asked last.
func (h house) taken(t testing.TB, want int64) {
	t.Helper()
	if got := h.bodies.Swap(0); got != want {
		t.Fatalf("%d sessions were read from their rows, want %d", got, want)
	}
}

// A recorder counts round trips and keeps what they carried.
type recorder struct {
	mu    sync.Mutex
	trips [][]goredis.Cmder
}

func record(s *Sessions) *recorder {
	r := &recorder{}
	s.client.AddHook(r)
	return r
}

func (r *recorder) DialHook(next goredis.DialHook) goredis.DialHook { return next }

func (r *recorder) ProcessHook(next goredis.ProcessHook) goredis.ProcessHook {
	return func(ctx ctx, cmd goredis.Cmder) error {
		r.add([]goredis.Cmder{cmd})
		return next(ctx, cmd)
	}
}

func (r *recorder) ProcessPipelineHook(next goredis.ProcessPipelineHook) goredis.ProcessPipelineHook {
	return func(ctx ctx, cmds []goredis.Cmder) error {
		r.add(cmds)
		return next(ctx, cmds)
	}
}

func (r *recorder) add(cmds []goredis.Cmder) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.trips = append(r.trips, cmds)
}

func (r *recorder) take() [][]goredis.Cmder {
	r.mu.Lock()
	defer r.mu.Unlock()
	trips := r.trips
	r.trips = nil
	return trips
}
