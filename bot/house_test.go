package bot_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// A house is a running bot with a real store, phones that keep what is shown,
// and nobody in it yet. It lives in a synctest bubble: time passes only when
// everybody waits, so nothing sleeps and nothing is guessed.
type house struct {
	t       testing.TB
	path    string
	store   *weak
	beside  *sql.DB // the same file, as another process would see it
	phones  *phones
	book    *dialog.Book
	texts   *locales.Texts
	said    *diary
	bot     *bot.Bot
	jumped  atomic.Int64 // how far the clock is ahead, in nanoseconds
	updates int64
	ids     int

	living context.Context
	end    context.CancelFunc // as SIGTERM would
	ended  chan error
	gone   atomic.Bool
	menu   func(context.Context, int64, dialog.Role, string) error
	file   *dialog.Choices // what the centre's file of options says
	fault  bool            // the process ended by a fault of its own
}

// opening is when every house opens; hanoi its zone.
var (
	hanoi   = time.FixedZone("+07", 7*60*60)
	opening = time.Date(2026, 11, 23, 9, 0, 0, 0, hanoi)
)

// inHouse runs the test in a house of its own.
func inHouse(t *testing.T, test func(*testing.T, *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(t, newHouse(t)) })
}

// readTexts reads them once for all houses.
var readTexts = sync.OnceValues(locales.Load)

func newHouse(t testing.TB) *house {
	t.Helper()
	texts, err := readTexts()
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, path: filepath.Join(t.TempDir(), "khuyencong.db"), phones: newPhones(), texts: texts, said: &diary{}}
	h.book = flows.Book(bot.Plain(texts))
	h.jump(time.Until(opening))
	h.store, h.phones.dead = &weak{dead: h.gone.Load}, h.gone.Load
	h.open()
	if h.beside, err = sql.Open("sqlite", "file:"+h.path+"?_pragma=busy_timeout(5000)"); err != nil {
		t.Fatal(err)
	}
	h.start()
	t.Cleanup(h.close)
	return h
}

func (h *house) open() {
	h.t.Helper()
	db, err := sqlite.Open(context.Background(), sqlite.Options{Path: h.path, Demo: true, Now: h.now})
	if err != nil {
		h.t.Fatal(err)
	}
	h.store.Store = db
}

func (h *house) close() {
	h.stop()
	if err := errors.Join(h.beside.Close(), h.store.Close()); err != nil {
		h.t.Error(err)
	}
}

func (h *house) now() time.Time { return time.Now().Add(time.Duration(h.jumped.Load())) }

// id is like those of live sessions: 8 letters and digits.
func (h *house) id() string {
	h.ids++
	return fmt.Sprintf("s%07d", h.ids)
}

func (h *house) code() string { return fmt.Sprintf("code%07d", h.ids) }

// start lets a bot in and waits until it has nothing left to do.
func (h *house) start() {
	h.living, h.end = context.WithCancel(context.Background())
	h.gone.Store(false)
	h.bot = bot.New(bot.Options{
		Store: h.store, Channel: h.phones, Texts: h.texts, Book: h.book,
		Now: h.now, Fresh: h.id, Secret: h.code, Zone: hanoi, Log: slog.New(h.said), Crashed: h.fault, Menu: h.menu,
		Choices: func() *dialog.Choices { return h.file },
	})
	ended := make(chan error, 1)
	h.ended = ended
	b, ctx := h.bot, h.living
	go func() { ended <- b.Run(ctx) }()
	synctest.Wait()
}

// kill ends the bot as SIGKILL would: what is not committed is gone, what is not
// sent is never sent.
func (h *house) kill() {
	h.gone.Store(true)
	h.end()
}

// stop ends the bot, however far it has come.
func (h *house) stop() {
	h.t.Helper()
	h.end()
	if h.ended == nil {
		return
	}
	if err := <-h.ended; err != nil && !errors.Is(err, context.Canceled) {
		h.t.Error("run:", err)
	}
	h.ended = nil
}

// restart is what a new process over the same file does.
func (h *house) restart() {
	h.t.Helper()
	h.stop()
	if err := h.store.Close(); err != nil {
		h.t.Fatal(err)
	}
	h.open()
	h.start()
}

// try hands events over, as a poll or a webhook does, and lets the bot do all
// that comes of them without time passing.
func (h *house) try(events ...dialog.Event) error {
	h.t.Helper()
	err := h.bot.Handle(h.living, events)
	synctest.Wait()
	return err
}

// give is try where nothing may go wrong.
func (h *house) give(events ...dialog.Event) {
	h.t.Helper()
	if err := h.try(events...); err != nil {
		h.t.Fatal("handle:", err)
	}
}

// pass lets time pass.
func (h *house) pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// jump moves the clock as somebody who sets it would: no timer notices.
func (h *house) jump(d time.Duration) { h.jumped.Add(int64(d)) }

// later lets a long time pass at once.
func (h *house) later(d time.Duration) {
	h.jump(d - 2*time.Second)
	h.pass(2 * time.Second)
}

// due does what time has brought about, and lets the notices go out.
func (h *house) due() {
	h.t.Helper()
	if err := h.bot.Due(h.t.Context()); err != nil {
		h.t.Fatal("due:", err)
	}
	h.pass(time.Second)
}

// commit makes changes as the desk or another process would.
func (h *house) commit(changes ...store.Change) {
	h.t.Helper()
	if err := h.store.Store.Commit(h.t.Context(), store.Batch{Changes: changes, At: h.now()}); err != nil {
		h.t.Fatal(err)
	}
}
