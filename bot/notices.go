package bot

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"khuyencong/store"
)

// Outbox is what the shell needs of a store to send notices.
type Outbox interface {
	Due(context.Context, store.Window) ([]store.Notice, error)
	Together(ctx context.Context, person int64, w store.Window) ([]store.Notice, error)
	Sent(ctx context.Context, id, message int64, card string) error
	SentTogether(ctx context.Context, ids []int64, message int64) error
	Later(ctx context.Context, id int64, due time.Time, why string) error
	Hold(ctx context.Context, id int64, due time.Time, why string) error
	Supersede(ctx context.Context, id int64) error
	Fail(ctx context.Context, id int64, why string) error
}

const (
	// A bulk sender may send about 30 messages a second to all chats together.
	// Answers do not count; notices leave room for them.
	noticesPerSecond = 20
	// sideBySide is how many chats are written to at a time.
	sideBySide = 16
	// noticePage is how many notices are read at a time.
	noticePage = 64
	// afterReturn is how long who comes back is left for the answer to be first.
	afterReturn = 300 * time.Millisecond
)

// A sender sends what is due: in order within a chat, and about one thing to one
// person; side by side between chats, so that one that is slow or must wait
// delays no other. A notice is sent at least once: after a crash between sending
// and noting it down it is sent again.
type sender struct {
	bot    *Bot
	pace   *rate.Limiter // of all notices
	holds  holds
	mu     sync.Mutex
	busy   map[int64]bool // chats that are being written to
	behind map[int64]bool // chats in which an answer goes first
	wg     sync.WaitGroup
}

func newSender(b *Bot) *sender {
	return &sender{bot: b, pace: rate.NewLimiter(noticesPerSecond, noticesPerSecond), holds: newHolds(), busy: map[int64]bool{}, behind: map[int64]bool{}}
}

// sendNotices sends what is due, as long as ctx lasts. It looks when something
// new was committed or a chat may be written to again, and once a second, since
// due times pass.
func (b *Bot) sendNotices(ctx context.Context) {
	s := b.notices
	defer s.wg.Wait()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		for s.handOut(ctx) {
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-b.wake:
		}
	}
}

// poke has the sender look whether there is something to do.
func (b *Bot) poke() {
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// handOut begins to send what is due to as many chats as there is room for, and
// reports whether there may be more.
func (s *sender) handOut(ctx context.Context) bool {
	room := s.room()
	if ctx.Err() != nil || room == 0 || s.holds.everybody() > 0 {
		return false
	}
	lots, more := s.due(ctx, s.bot.now().Add(-afterReturn))
	for _, lot := range lots[:min(len(lots), room)] {
		s.enter(lot[0].Chat)
		s.wg.Go(func() {
			s.work(ctx, lot, true)
			s.leave(lot[0].Chat)
			s.bot.poke()
		})
	}
	return more
}

// sendAll sends all that is due, one after the other and without a pause.
func (s *sender) sendAll(ctx context.Context) {
	for ctx.Err() == nil && s.holds.everybody() == 0 {
		lots, more := s.due(ctx, s.bot.now())
		if !more {
			return
		}
		for _, lot := range lots {
			s.work(ctx, lot, false)
		}
	}
}

// due are the next notices, by chat, and whether there may be more. A chat in
// which an answer is being shown comes later: answers go first.
func (s *sender) due(ctx context.Context, back time.Time) (lots [][]store.Notice, more bool) {
	w := s.window()
	w.Back = back
	notices, err := s.bot.store.Due(ctx, w)
	if err != nil {
		if ctx.Err() == nil {
			s.bot.log.Error("reading notices", "error", err)
		}
		return nil, false
	}
	at := map[int64]int{}
	for _, n := range notices {
		if s.answering(n.Chat) {
			continue
		}
		i, ok := at[n.Chat]
		if !ok {
			i, lots = len(lots), append(lots, nil)
			at[n.Chat] = i
		}
		lots[i] = append(lots[i], n)
	}
	return lots, len(notices) > 0
}

// answering reports whether something is being shown in the chat. Then notices
// stand back until that is done.
func (s *sender) answering(chat int64) bool {
	s.mu.Lock()
	s.behind[chat] = true
	s.mu.Unlock()
	if s.bot.shows.showing(chat) {
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.behind, chat)
	return false
}

// answered: nothing more is being shown in the chat.
func (s *sender) answered(chat int64) {
	s.mu.Lock()
	waited := s.behind[chat]
	delete(s.behind, chat)
	s.mu.Unlock()
	if waited {
		s.bot.poke()
	}
}

// showing reports whether something is being shown in the chat.
func (s *shows) showing(chat int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, busy := s.chats[chat]
	return busy
}

// window is what may be sent now.
func (s *sender) window() store.Window {
	now, c := s.bot.now().In(s.bot.zone), s.bot.centre()
	busy, slow := s.holds.chats()
	s.mu.Lock()
	busy = slices.AppendSeq(slices.AppendSeq(busy, maps.Keys(s.busy)), maps.Keys(s.behind))
	s.mu.Unlock()
	return store.Window{
		At: now, Quiet: c.Quiet.At(now), Digest: c.Digest.Last(now), Busy: busy, Slow: slow, Most: noticePage,
	}
}

func (s *sender) room() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return sideBySide - len(s.busy)
}

func (s *sender) enter(chat int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy[chat] = true
}

func (s *sender) leave(chat int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.busy, chat)
}
