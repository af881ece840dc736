package bot

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A shown is something to be shown in a chat: a session's view, of which only
// the latest counts, or something aside.
type shown struct {
	key   store.SessionKey
	lang  string
	view  dialog.View
	aside bool // belongs to no session's view
}

// shows has a queue a chat: in order within, side by side between. A chat that
// must wait delays no other.
type shows struct {
	bot      *Bot
	mu       sync.Mutex
	chats    map[int64][]shown
	underway map[store.SessionKey]int // turn of the view on its way, until the session knows that it is shown
	tries    map[store.SessionKey]dialog.Try
	wg       sync.WaitGroup
}

func newShows(b *Bot) *shows {
	return &shows{bot: b, chats: map[int64][]shown{}, underway: map[store.SessionKey]int{}, tries: map[store.SessionKey]dialog.Try{}}
}

func (s *shows) wait() { s.wg.Wait() }

// known: nothing of the session is on its way any more.
func (s *shows) known(k store.SessionKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.underway, k)
}

// idle reports whether nothing is being shown in the session's chat; then nothing
// of it is on its way either.
func (s *shows) idle(k store.SessionKey) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, busy := s.chats[k.Chat]; busy {
		return false
	}
	delete(s.underway, k)
	return true
}

// add queues x, unless it is on its way; a view of the same session that still
// waits is replaced, since the newer one says what that one had to say.
func (s *shows) add(ctx context.Context, x shown) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !x.aside {
		if s.underway[x.key] >= x.view.Turn {
			return
		}
		s.underway[x.key] = x.view.Turn
	}
	queue, running := s.chats[x.key.Chat]
	for i, old := range queue {
		if !x.aside && !old.aside && old.key == x.key {
			queue[i] = x
			return
		}
	}
	s.chats[x.key.Chat] = append(queue, x)
	if !running {
		s.bot.health.showing.Add(1)
		s.wg.Go(func() { s.run(ctx, x.key.Chat) })
	}
}

// run shows a chat's queue until it is empty.
func (s *shows) run(ctx context.Context, chat int64) {
	defer s.bot.health.showing.Add(-1)
	for {
		s.mu.Lock()
		queue := s.chats[chat]
		if len(queue) == 0 || ctx.Err() != nil {
			delete(s.chats, chat)
			s.mu.Unlock()
			s.bot.notices.answered(chat)
			return
		}
		x := queue[0]
		s.chats[chat] = queue[1:]
		s.mu.Unlock()
		s.show(ctx, x)
	}
}

// Waits between tries to show: a person is looking at the phone, so they stay
// short; a channel that is away as a whole is not hurt by one try a chat.
const (
	firstWait   = 300 * time.Millisecond
	longestWait = 8 * time.Second
	leastRetry  = time.Second // however little the channel asks for
)

// show shows x, trying again as long as that can help. A newer view of the same
// session takes its place meanwhile.
func (s *shows) show(ctx context.Context, x shown) {
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		s.trying(x)
		id, err := s.bot.present(ctx, x.key.Chat, x.lang, x.view)
		if err == nil {
			s.displayed(ctx, x, id)
			return
		}
		pause, again := s.failed(ctx, &x, err, wait)
		if !again {
			return
		}
		s.bot.health.retries.Add(1)
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		if !x.aside {
			x = s.newer(x)
		}
	}
}

// failed says after what pause to try again, if that can help.
func (s *shows) failed(ctx context.Context, x *shown, err error, wait time.Duration) (pause time.Duration, again bool) {
	var retry *RetryError
	var moved *MigratedError
	switch {
	case ctx.Err() != nil:
		return 0, false
	case errors.Is(err, ErrBlocked), errors.Is(err, ErrNoChat):
		s.unreachable(ctx, *x)
		return 0, false
	case errors.Is(err, ErrRefused), errors.Is(err, errUnsayable):
		s.refused(ctx, *x, err)
		return 0, false
	case errors.As(err, &retry):
		s.notTried(*x)
		pause = max(retry.After, leastRetry)
		if retry.Everybody {
			s.bot.everybodyWaits(pause)
		}
		return pause, true
	case errors.As(err, &moved):
		x.key.Chat = moved.To
	default:
		s.bot.log.Warn("showing is to be tried again", "error", err, "in", wait)
	}
	return wait, true
}

// manyTries is how many tries are remembered before old ones are forgotten.
const manyTries = 2000

// trying remembers that x is handed to the channel now: it may be seen before
// the channel's answer comes back.
func (s *shows) trying(x shown) {
	if x.aside {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tries[x.key].Turn == x.view.Turn {
		return
	}
	now := s.bot.now().Unix()
	if len(s.tries) >= manyTries {
		maps.DeleteFunc(s.tries, func(_ store.SessionKey, t dialog.Try) bool { return now-t.At > 600 })
	}
	s.tries[x.key] = dialog.Try{Turn: x.view.Turn, At: now}
}

// notTried: the channel said that it did not show x.
func (s *shows) notTried(x shown) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tries, x.key)
}

// handed reports whether this process has handed that view of the session to the
// channel, or a newer one.
func (s *shows) handed(k store.SessionKey, turn int) bool { return s.tried(k).Turn >= turn }

func (s *shows) tried(k store.SessionKey) dialog.Try {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tries[k]
}

// newer is the view that has replaced x while it waited, or x.
func (s *shows) newer(x shown) shown {
	s.mu.Lock()
	defer s.mu.Unlock()
	queue := s.chats[x.key.Chat]
	for i, y := range queue {
		if !y.aside && y.key == x.key {
			s.chats[x.key.Chat] = append(queue[:i:i], queue[i+1:]...)
			return y
		}
	}
	return x
}

// displayed tells the session which message shows its view.
func (s *shows) displayed(ctx context.Context, x shown, message int64) {
	s.bot.health.shown.Add(1)
	if x.aside {
		return
	}
	e := dialog.Event{Kind: dialog.Displayed, Chat: x.key.Chat, Message: message, Turn: x.view.Turn}
	e.Actor.User = x.key.User
	select {
	case s.bot.seen <- e:
	case <-ctx.Done():
	}
}

// unreachable: the person is left alone until they come back.
func (s *shows) unreachable(ctx context.Context, x shown) {
	s.known(x.key)
	s.notTried(x)
	change := store.Reach{User: x.key.User, Blocked: true, At: s.bot.now()}
	if err := s.bot.store.Commit(ctx, store.Batch{Changes: []store.Change{change}, At: change.At}); err != nil {
		s.bot.log.Error("noting that a person cannot be reached", "error", err)
	}
}

// refused: what cannot be shown is a defect of ours. The person is told and
// offered the menu instead.
func (s *shows) refused(ctx context.Context, x shown, err error) {
	s.bot.log.Error("a view cannot be shown", "error", err, "turn", x.view.Turn)
	id, err := s.bot.present(ctx, x.key.Chat, x.lang, sorry())
	if err != nil && ctx.Err() == nil {
		s.bot.log.Error("nor can that be said", "error", err)
	}
	s.displayed(ctx, x, id)
}

// toast answers a press, beside everything else.
func (s *shows) toast(ctx context.Context, t dialog.Toast, lang string) {
	s.wg.Go(func() {
		text := s.bot.words(lang, false).say(t.Text)
		if err := s.bot.channel.Toast(ctx, t.Query, text, t.Alert); err != nil && ctx.Err() == nil {
			s.bot.log.Warn("answering a press", "error", err)
		}
	})
}
