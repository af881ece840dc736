package bot

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

// Records is what the shell needs of a store to handle events.
type Records interface {
	Load(context.Context, []store.SessionKey) ([]store.Loaded, error)
	Find(context.Context, store.Viewer, dialog.Query) (dialog.Result, error)
	Commit(context.Context, store.Batch) error
}

// Outbox is what the shell needs of a store to send notices.
type Outbox interface {
	Due(ctx context.Context, now time.Time, n int) ([]store.Notice, error)
	Sent(ctx context.Context, id, message int64, card string) error
	Later(ctx context.Context, id int64, due time.Time, why string) error
	Fail(ctx context.Context, id int64, why string) error
}

// Keeper is what the shell needs of a store besides: what to do on its own.
type Keeper interface {
	Owing(context.Context) ([]store.SessionKey, error)
	NextNumber(context.Context) (int64, error)
	Lapsed(ctx context.Context, now time.Time) ([]store.Record, error)
	OldDrafts(ctx context.Context, before time.Time) ([]store.OldDraft, error)
	Warned(ctx context.Context, draft string, n int) error
	PurgeDraft(ctx context.Context, draft string) error
	Draft(ctx context.Context, id string) (dialog.Draft, error)
	Record(ctx context.Context, id string) (store.Record, error)
	Person(ctx context.Context, id int64) (store.Person, error)
	Trouble(ctx context.Context, update int64, what string, at time.Time) error
}

// Store is all of it.
type Store interface {
	Records
	Outbox
	Keeper
}

// Options of a Bot. All are needed but Log.
type Options struct {
	Store   Store
	Channel Channel
	Texts   *locales.Texts
	Book    *dialog.Book
	Now     func() time.Time
	Fresh   func() string // a new session id: 8 letters a-z0-9, never the same twice
	Zone    *time.Location
	Log     *slog.Logger
}

// A Bot handles events, shows what is owed and sends notices.
type Bot struct {
	store   Store
	channel Channel
	texts   *locales.Texts
	book    *dialog.Book
	now     func() time.Time
	fresh   func() string
	zone    *time.Location
	log     *slog.Logger

	inbox  chan delivery
	shows  *shows
	wake   chan struct{}       // there is a new notice
	quiet  map[int64]time.Time // chats that get no notice until then; only their sender's
	mu     sync.Mutex
	about  store.Centre
	number int64 // the next record's, 0: ask the store
}

// New is a Bot that does nothing until Run.
func New(o Options) *Bot {
	b := &Bot{
		store: o.Store, channel: o.Channel, texts: o.Texts, book: o.Book, now: o.Now, fresh: o.Fresh, zone: o.Zone, log: o.Log,
		inbox: make(chan delivery), wake: make(chan struct{}, 1), quiet: map[int64]time.Time{},
	}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	b.shows = newShows(b)
	return b
}

// Run handles what Handle hands over, until ctx ends. What was owed when the
// process ended last is shown first.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.readCentre(ctx); err != nil {
		return err
	}
	b.showOwed(ctx)
	var wg sync.WaitGroup
	for _, work := range []func(context.Context){b.work, b.sendNotices, b.remind} {
		wg.Go(func() { work(ctx) })
	}
	<-ctx.Done()
	wg.Wait()
	b.shows.wait()
	return nil
}

func (b *Bot) readCentre(ctx context.Context) error {
	r, err := b.store.Find(ctx, store.Viewer{At: b.now()}, dialog.Query{Name: store.Settings})
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(r.Rows) > 0 {
		b.about = r.Rows[0].Body.(store.Centre)
	}
	return nil
}

func (b *Bot) centre() store.Centre {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.about
}

// missed reports a text that could not be said: a defect of ours.
func (b *Bot) missed(err error) { b.log.Error("a text is missing", "error", err) }

func (b *Bot) showOwed(ctx context.Context) {
	keys, err := b.store.Owing(ctx)
	if err != nil {
		b.log.Error("reading what is owed", "error", err)
		return
	}
	for from := 0; from < len(keys); from += batchSize {
		b.showLoaded(ctx, keys[from:min(from+batchSize, len(keys))])
	}
}

func (b *Bot) showLoaded(ctx context.Context, keys []store.SessionKey) {
	loaded, err := b.store.Load(ctx, keys)
	if err != nil {
		b.log.Error("reading what is owed", "error", err)
		return
	}
	for i, l := range loaded {
		if l.Session.Owed != nil {
			b.shows.add(ctx, shown{key: keys[i], lang: langOf(l.Person), view: *l.Session.Owed})
		}
	}
}

func langOf(p store.Person) string {
	if p.Lang == "" {
		return locales.First
	}
	return p.Lang
}
