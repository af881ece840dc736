package bot_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// instant is a channel that answers at once and remembers nothing.
type instant struct{ shown atomic.Int64 }

func (c *instant) Show(_ context.Context, _ int64, m bot.Message) (int64, error) {
	if m.Place != 0 {
		return m.Place, nil
	}
	return 1 + c.shown.Add(1), nil
}

func (*instant) Toast(context.Context, string, string, bool) error { return nil }

// knowing is the store, telling how many views it knows to be shown.
type knowing struct {
	*sqlite.Store
	known atomic.Int64
}

func (k *knowing) Commit(ctx context.Context, b store.Batch) error {
	err := k.Store.Commit(ctx, b)
	for _, s := range b.Sessions {
		if s.Session.Owed == nil && err == nil {
			k.known.Add(1)
		}
	}
	return err
}

const chats = 100

// works is a running bot with as many collaborators at the card of a form.
func works(b *testing.B) (*bot.Bot, *knowing) {
	texts, err := locales.Load()
	if err != nil {
		b.Fatal(err)
	}
	db, err := sqlite.Open(b.Context(), sqlite.Options{Path: filepath.Join(b.TempDir(), "khuyencong.db"), Demo: true})
	if err != nil {
		b.Fatal(err)
	}
	k := &knowing{Store: db}
	ids := 0
	o := bot.Options{Store: k, Channel: &instant{}, Texts: texts, Book: flows.Book(bot.Plain(texts)), Now: time.Now, Zone: hanoi,
		Fresh: func() string { ids++; return fmt.Sprintf("s%07d", ids) }}
	people := store.Batch{At: time.Now()}
	for user := int64(1); user <= chats; user++ {
		s := dialog.Session{ID: fmt.Sprintf("c%07d", user), Revision: 1, Flow: "facility", Form: 1, Turn: 1, Card: 1, CardTurn: 1, Answers: filled("Hoa Ban")}
		people.Sessions = append(people.Sessions, store.SessionRow{Key: store.SessionKey{Chat: user, User: user}, Session: s})
		people.Changes = append(people.Changes, store.Meet{User: user, Chat: user, Name: "H'Linh Niê", Role: dialog.Collaborator, Lang: "vi", Communes: []string{"24169"}})
	}
	if err := db.Commit(b.Context(), people); err != nil {
		b.Fatal(err)
	}
	return runs(b, o), k
}

func runs(b *testing.B, o bot.Options) *bot.Bot {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	house := bot.New(o)
	go func() { ended <- house.Run(ctx) }()
	b.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			b.Error(err)
		}
		if err := o.Store.(*knowing).Close(); err != nil {
			b.Error(err)
		}
	})
	return house
}

// BenchmarkTaps is a batch of 100 taps of 100 chats until it is acknowledged and
// all is shown and known to be shown: the leave-or-stay screen of a form and
// back to its card, by turns.
func BenchmarkTaps(b *testing.B) {
	house, k := works(b)
	b.ReportAllocs()
	var acknowledged time.Duration
	turn, update := 1, int64(0)
	for b.Loop() {
		opt := []string{".", "="}[turn%2]
		events := make([]dialog.Event, 0, chats)
		for user := int64(1); user <= chats; user++ {
			update++
			e := dialog.Event{Kind: dialog.Pressed, Update: update, Chat: user, Message: 1, Query: "q", Data: fmt.Sprintf("c%07d:%d:%s", user, turn, opt)}
			e.Actor.User = user
			events = append(events, e)
		}
		from := time.Now()
		if err := house.Handle(b.Context(), events); err != nil {
			b.Fatal(err)
		}
		acknowledged += time.Since(from)
		for k.known.Load() < int64(chats*turn) {
			time.Sleep(50 * time.Microsecond)
		}
		turn++
	}
	b.ReportMetric(float64(chats*b.N)/b.Elapsed().Seconds(), "updates/s")
	b.ReportMetric(float64(acknowledged.Microseconds())/float64(b.N)/1000, "ms-to-ack")
}
