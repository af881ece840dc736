package bot_test

import (
	"context"
	"errors"
	"html"
	"slices"
	"sync"
	"time"

	"khuyencong/bot"
)

// phones are the bot's channel. Every chat keeps the messages as they are now;
// ids count per chat, as in Telegram, and what people send takes ids too.
type phones struct {
	mu     sync.Mutex
	chats  map[int64]*phone
	calls  []call
	toasts []toast
	come   map[int64][]error       // what the next calls in a chat come to
	held   map[int64]chan struct{} // chats whose answers hang until the channel is closed
	shown  func(chat int64)        // after a message is on the phone, before the bot knows
	whole  bool                    // an answer arrives even if the bot is being stopped meanwhile
	dead   func() bool             // the process has been killed: nothing is sent and no answer arrives
}

type phone struct {
	last    int64
	screens []*screen
}

// A screen is a message with all that it has said.
type screen struct {
	id     int64
	states []bot.Message
}

func (s *screen) now() bot.Message { return s.states[len(s.states)-1] }

// A call is one try to show something.
type call struct {
	chat int64
	at   time.Time
	text string
	err  error
}

type toast struct {
	query, text string
	alert       bool
}

var (
	errNetwork = errors.New("connection reset")
	errLost    = errors.New("the message is shown, its answer lost")
)

func newPhones() *phones {
	return &phones{chats: map[int64]*phone{}, come: map[int64][]error{}, held: map[int64]chan struct{}{}}
}

// Show implements bot.Channel.
func (p *phones) Show(ctx context.Context, chat int64, m bot.Message) (int64, error) {
	if err := p.wait(ctx, chat); err != nil {
		return 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dead() {
		return 0, errKilled
	}
	err := p.next(chat)
	p.calls = append(p.calls, call{chat, time.Now(), html.UnescapeString(m.Text), err})
	if err != nil && !errors.Is(err, errLost) {
		return 0, err
	}
	id := p.phone(chat).put(m)
	if p.shown != nil {
		p.shown(chat)
	}
	if p.dead() {
		return 0, errKilled
	}
	if p.whole {
		return id, nil
	}
	return id, errors.Join(err, ctx.Err())
}

// wait hangs as long as the chat is held.
func (p *phones) wait(ctx context.Context, chat int64) error {
	p.mu.Lock()
	held := p.held[chat]
	p.mu.Unlock()
	if held == nil {
		return ctx.Err()
	}
	select {
	case <-held:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// when has something done whenever a message has come to a phone.
func (p *phones) when(shown func(chat int64)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = shown
}

// answering has answers arrive even if the bot is being stopped meanwhile.
func (p *phones) answering() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.whole = true
}

// next is what this call comes to. The caller holds the lock.
func (p *phones) next(chat int64) error {
	queue := p.come[chat]
	if len(queue) == 0 {
		return nil
	}
	p.come[chat] = queue[1:]
	return queue[0]
}

// Toast implements bot.Channel.
func (p *phones) Toast(ctx context.Context, query, text string, alert bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ctx.Err() == nil {
		p.toasts = append(p.toasts, toast{query, text, alert})
	}
	return ctx.Err()
}

func (p *phones) phone(chat int64) *phone {
	if p.chats[chat] == nil {
		p.chats[chat] = &phone{}
	}
	return p.chats[chat]
}

// put shows a message in its place or below all others.
func (p *phone) put(m bot.Message) int64 {
	if old := p.screen(m.Close); old != nil {
		bare := old.now()
		bare.Rows = nil
		old.states = append(old.states, bare)
	}
	if old := p.screen(m.Place); old != nil && m.Request == nil {
		old.states = append(old.states, m)
		return old.id
	}
	p.last++
	p.screens = append(p.screens, &screen{id: p.last, states: []bot.Message{m}})
	return p.last
}

func (p *phone) screen(id int64) *screen {
	i := slices.IndexFunc(p.screens, func(s *screen) bool { return s.id == id })
	if i < 0 {
		return nil
	}
	return p.screens[i]
}

// fail has the next calls in a chat come to the errors.
func (p *phones) fail(chat int64, errs ...error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.come[chat] = append(p.come[chat], errs...)
}

// mend takes back what fail has prepared for a chat.
func (p *phones) mend(chat int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.come, chat)
}

// hold has all calls in a chat hang until release.
func (p *phones) hold(chat int64) (release func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	held := make(chan struct{})
	p.held[chat] = held
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.held, chat)
		close(held)
	}
}

// sent takes the id of what a person sends.
func (p *phones) sent(chat int64) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.phone(chat)
	c.last++
	return c.last
}
