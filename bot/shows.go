package bot

import (
	"context"
	"errors"
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
	bot   *Bot
	mu    sync.Mutex
	chats map[int64][]shown
	wg    sync.WaitGroup
}

func newShows(b *Bot) *shows { return &shows{bot: b, chats: map[int64][]shown{}} }

func (s *shows) wait() { s.wg.Wait() }

// add queues x; a view of the same session that still waits is replaced, since
// the newer one says what that one had to say.
func (s *shows) add(ctx context.Context, x shown) {
	s.mu.Lock()
	defer s.mu.Unlock()
	queue, running := s.chats[x.key.Chat]
	for i, old := range queue {
		if !x.aside && !old.aside && old.key == x.key {
			queue[i] = x
			return
		}
	}
	s.chats[x.key.Chat] = append(queue, x)
	if !running {
		s.wg.Go(func() { s.run(ctx, x.key.Chat) })
	}
}

// run shows a chat's queue until it is empty.
func (s *shows) run(ctx context.Context, chat int64) {
	for {
		s.mu.Lock()
		queue := s.chats[chat]
		if len(queue) == 0 || ctx.Err() != nil {
			delete(s.chats, chat)
			s.mu.Unlock()
			return
		}
		x := queue[0]
		s.chats[chat] = queue[1:]
		s.mu.Unlock()
		s.show(ctx, x)
	}
}

// show shows x, trying again as long as that can help. A newer view of the same
// session takes its place meanwhile.
func (s *shows) show(ctx context.Context, x shown) {
	for wait := 500 * time.Millisecond; ; wait = min(2*wait, 30*time.Second) {
		id, err := s.bot.channel.Show(ctx, x.key.Chat, s.bot.message(x.lang, x.view))
		var retry *RetryError
		switch {
		case err == nil:
			s.displayed(ctx, x, id)
			return
		case ctx.Err() != nil:
			return
		case errors.Is(err, ErrBlocked), errors.Is(err, ErrNoChat), errors.Is(err, ErrRefused):
			s.gaveUp(ctx, x, err)
			return
		case errors.As(err, &retry):
			wait = retry.After
		default:
			s.bot.log.Warn("showing is to be tried again", "error", err, "in", wait)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		if !x.aside {
			x = s.newer(x)
		}
	}
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
	if x.aside {
		return
	}
	e := dialog.Event{Kind: dialog.Displayed, Chat: x.key.Chat, Message: message, Turn: x.view.Turn}
	e.Actor.User = x.key.User
	s.wg.Go(func() {
		select {
		case s.bot.inbox <- delivery{events: []dialog.Event{e}}:
		case <-ctx.Done():
		}
	})
}

// gaveUp: showing this is useless. A person who blocked the bot is left alone
// until they come back; what the channel refuses is a defect of ours.
func (s *shows) gaveUp(ctx context.Context, x shown, err error) {
	if errors.Is(err, ErrBlocked) || errors.Is(err, ErrNoChat) {
		change := store.Reach{User: x.key.User, Blocked: true, At: s.bot.now()}
		if err := s.bot.store.Commit(ctx, store.Batch{Changes: []store.Change{change}, At: change.At}); err != nil {
			s.bot.log.Error("noting that a person cannot be reached", "error", err)
		}
		return
	}
	s.bot.log.Error("the channel refuses a view", "error", err, "turn", x.view.Turn)
	s.displayed(ctx, x, 0)
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
