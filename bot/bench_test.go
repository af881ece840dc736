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

// instant is a channel that answers at once and remembers where every chat's last
// view is.
type instant struct {
	shown atomic.Int64
	last  [chats + 1]atomic.Int64
}

func (c *instant) Show(_ context.Context, chat int64, m bot.Message) (int64, error) {
	id := m.Place
	if id == 0 {
		id = c.last[chat].Load() + 1
	}
	c.last[chat].Store(id)
	c.shown.Add(1)
	return id, nil
}

func (*instant) Toast(context.Context, string, string, bool) error { return nil }

const chats = 100

// works is a running bot with as many collaborators at the card of a form.
func works(b *testing.B) (*bot.Bot, *instant) {
	texts, err := locales.Load()
	if err != nil {
		b.Fatal(err)
	}
	db, err := sqlite.Open(b.Context(), sqlite.Options{Path: filepath.Join(b.TempDir(), "khuyencong.db"), Demo: true})
	if err != nil {
		b.Fatal(err)
	}
	channel := &instant{}
	ids := 0
	o := bot.Options{Store: db, Channel: channel, Texts: texts, Book: flows.Book(bot.Plain(texts)), Now: time.Now, Zone: hanoi,
		Fresh: func() string { ids++; return fmt.Sprintf("s%07d", ids) }, Secret: func() string { return fmt.Sprintf("code%07d", ids) }}
	people := store.Batch{At: time.Now()}
	for user := int64(1); user <= chats; user++ {
		s := dialog.Session{ID: fmt.Sprintf("c%07d", user), Revision: 1, Flow: "facility", Form: 1, Turn: 1, Card: 1, CardTurn: 1, Answers: filled("Hoa Ban")}
		channel.last[user].Store(1)
		people.Sessions = append(people.Sessions, store.SessionRow{Key: store.SessionKey{Chat: user, User: user}, Session: s})
		people.Changes = append(people.Changes, store.Meet{User: user, Chat: user, Name: "H'Linh Niê", Role: dialog.Collaborator, Lang: "vi", Communes: []string{"24169"}})
	}
	if err := db.Commit(b.Context(), people); err != nil {
		b.Fatal(err)
	}
	return runs(b, o), channel
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
		if err := o.Store.(*sqlite.Store).Close(); err != nil {
			b.Error(err)
		}
	})
	return house
}

// BenchmarkTaps is a batch of 100 taps of 100 chats until it is acknowledged and
// all is shown: the leave-or-stay screen of a form and
// back to its card, by turns.
func BenchmarkTaps(b *testing.B) {
	house, channel := works(b)
	b.ReportAllocs()
	var acknowledged time.Duration
	turn, update := 1, int64(0)
	for b.Loop() {
		opt := []string{".", "="}[turn%2]
		events := make([]dialog.Event, 0, chats)
		for user := int64(1); user <= chats; user++ {
			update++
			e := dialog.Event{Kind: dialog.Pressed, Update: update, Chat: user, Message: channel.last[user].Load(), Query: "q", Data: fmt.Sprintf("c%07d:%d:%s", user, turn, opt)}
			e.Actor.User = user
			events = append(events, e)
		}
		from := time.Now()
		if err := house.Handle(b.Context(), events); err != nil {
			b.Fatal(err)
		}
		acknowledged += time.Since(from)
		for channel.shown.Load() < int64(chats*turn) {
			time.Sleep(50 * time.Microsecond)
		}
		turn++
	}
	b.ReportMetric(float64(chats*b.N)/b.Elapsed().Seconds(), "updates/s")
	b.ReportMetric(float64(acknowledged.Microseconds())/float64(b.N)/1000, "ms-to-ack")
}
