package bot

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

// Records is what the shell needs of a store to handle events.
type Records interface {
	Load(context.Context, []store.SessionKey) ([]store.Loaded, error)
	Find(context.Context, store.Viewer, dialog.Query) (dialog.Result, error)
	Commit(context.Context, store.Batch) error
	// People grows with every change of people: what was loaded of them before it
	// grew may be out of date.
	People() int64
}

// Keeper is what the shell needs of a store besides: what to do on its own.
type Keeper interface {
	Owing(context.Context) ([]store.SessionKey, error)
	NextNumber(context.Context) (int64, error)
	Lapsed(ctx context.Context, now time.Time) ([]store.Record, error)
	Untended(ctx context.Context, since time.Time) ([]store.Record, error)
	Unchecked(ctx context.Context, rules string) ([]store.Record, error)
	Rechecked(ctx context.Context, rules string) ([]int64, error)
	Returned(ctx context.Context, before time.Time) ([]store.Record, error)
	LeftOver(ctx context.Context, year int) (int, error)
	StaleSenders(ctx context.Context, at, again time.Time) ([]int64, error)
	OldDrafts(ctx context.Context, before time.Time) ([]store.OldDraft, error)
	Warned(ctx context.Context, draft string, n int) error
	PurgeDraft(ctx context.Context, draft string) error
	Draft(ctx context.Context, id string) (store.OldDraft, error)
	Tidy(ctx context.Context, before, talks time.Time) error
	Record(ctx context.Context, id string) (store.Record, error)
	Person(ctx context.Context, id int64) (store.Person, error)
	PeopleEntry(ctx context.Context, key string, person int64) (store.PeopleEntry, error)
	// Attempt counts how often an update was about to be handled, Spare takes that
	// back.
	Attempt(ctx context.Context, update int64, at time.Time) (times int, err error)
	Spare(ctx context.Context, update int64) error
}

// Store is all of it.
type Store interface {
	Records
	Outbox
	Keeper
	DataKeeper
}

// Options of a Bot. All are needed but Log, Choices, Files, Menu and Crashed.
type Options struct {
	Store     Store
	Channel   Channel
	Texts     *locales.Texts
	Book      *dialog.Book
	Now       func() time.Time
	Fresh     func() string // a new session id: 8 letters a-z0-9, never the same twice
	Secret    func() string // a new code for an invite, which nobody can guess: A-Z a-z 0-9 _ -, at most 64
	Zone      *time.Location
	Log       *slog.Logger
	Choices   func() *dialog.Choices                                                     // what the centre changed about options; nil: nothing
	Known     func() *flows.Knowledge                                                    // the rules and articles in force; nil: the built-in rules, no articles
	Published func(context.Context)                                                      // called when the centre's own articles have changed; nil: nobody
	Files     *Files                                                                     // nil: what people send stays with the channel alone
	Menu      func(ctx context.Context, chat int64, role dialog.Role, lang string) error // gives a phone the list of commands of a role; nil: all have the same
	Crashed   bool                                                                       // a fault of its own ended the last process
}

// A Bot handles events, shows what is owed and sends notices.
type Bot struct {
	store     Store
	channel   Channel
	texts     *locales.Texts
	book      *dialog.Book
	now       func() time.Time
	fresh     func() string
	secret    func() string
	zone      *time.Location
	log       *slog.Logger
	choices   func() *dialog.Choices
	known     func() *flows.Knowledge
	published func(context.Context)
	files     *Files

	inbox    chan delivery
	seen     chan dialog.Event // what has been shown
	memory   *memory
	care     care
	outage   outage
	health   health
	shows    *shows
	menus    *menus
	wake     chan struct{} // there is a new notice
	notices  *sender
	mu       sync.Mutex
	about    store.Centre
	retired  atomic.Int64           // unix seconds: when old records' personal data were last erased
	reminded sync.Map               // keys of reminders that are known to be told
	number   int64                  // the next record's, 0: ask the store
	rules    atomic.Pointer[string] // the version of the rules by which all open needs were looked at
	turned   atomic.Int64           // the year whose beginning staff know of, as far as is known here
}

// New is a Bot that does nothing until Run.
func New(o Options) *Bot {
	b := &Bot{
		store: o.Store, channel: o.Channel, texts: o.Texts, book: o.Book, now: o.Now, fresh: o.Fresh, secret: o.Secret, zone: o.Zone, log: o.Log, choices: o.Choices, known: o.Known, published: o.Published, files: o.Files,
		inbox: make(chan delivery), seen: make(chan dialog.Event, batchSize), memory: newMemory(), wake: make(chan struct{}, 1),
	}
	if b.choices == nil {
		b.choices = func() *dialog.Choices { return nil }
	}
	if b.known == nil {
		b.known = func() *flows.Knowledge { return nil }
	}
	if b.published == nil {
		b.published = func(context.Context) {}
	}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	b.shows = newShows(b)
	b.notices = newSender(b)
	b.menus = &menus{bot: b, give: o.Menu, given: map[int64]string{}}
	if o.Crashed {
		b.log.Warn("a fault ended the last process; updates are handled one by one for a while")
		b.care.left = carefor
	}
	return b
}

// endWithin is how long, when the process is asked to end, what was decided is
// still being shown.
const endWithin = 3 * time.Second

// Run handles what Handle hands over, until ctx ends. What was owed when the
// process ended last is shown first. When ctx ends nothing new is taken; what is
// decided is shown as far as that goes within 3 seconds, the rest at the next
// start.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.readCentre(ctx); err != nil {
		return err
	}
	showing, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	var wg sync.WaitGroup
	for _, work := range []func(context.Context){b.sendNotices, b.remind} {
		wg.Go(func() { work(ctx) })
	}
	if b.files != nil {
		wg.Go(func() { b.files.Run(ctx) })
	}
	wg.Go(func() { b.sweep(ctx, showing) })
	b.work(ctx, showing)
	b.finish(showing, end)
	wg.Wait()
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

func langOf(p store.Person) string {
	if p.Lang == "" {
		return locales.First
	}
	return p.Lang
}
