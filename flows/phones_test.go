package flows_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"khuyencong/bot"
)

// phones are the bot's channel: every chat keeps what was shown in it, and a
// list of what was shown since it was last read. Ids count per chat, as in
// Telegram; what people send takes ids too.
type phones struct {
	t       *testing.T
	mu      sync.Mutex
	chats   map[int64]*chat
	shown   []display
	toasts  []string
	links   []string // codes of invite links, as they were shown
	blocked map[int64]bool
	moved   map[int64]int64 // groups that have become another chat
}

type chat struct {
	last     int64
	messages []*message
}

// A message of the bot with all it has said, the newest last.
type message struct {
	id     int64
	states []bot.Message
}

// A display is one message that was shown or changed.
type display struct {
	chat  int64
	edit  bool
	same  bool // nothing about it is new
	shows bot.Message
}

func newPhones(t *testing.T) *phones {
	return &phones{t: t, chats: map[int64]*chat{}, blocked: map[int64]bool{}, moved: map[int64]int64{}}
}

var _ bot.Channel = (*phones)(nil)

// Show implements bot.Channel.
func (p *phones) Show(_ context.Context, to int64, m bot.Message) (int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.blocked[to]:
		return 0, bot.ErrBlocked
	case p.moved[to] != 0:
		return 0, &bot.MigratedError{To: p.moved[to]}
	}
	p.inspect(m)
	p.noteLink(m.Text)
	c := p.chat(to)
	c.close(m.Close)
	if m.Drop != "" {
		c.last++
		p.shown = append(p.shown, display{chat: to, shows: bot.Message{Text: m.Drop}})
	}
	if old := c.message(m.Place); old != nil && m.Request == nil {
		same := alike(old.states[len(old.states)-1], m)
		old.states = append(old.states, m)
		p.shown = append(p.shown, display{chat: to, edit: true, same: same, shows: m})
		return old.id, nil
	}
	c.last += 2 // leaves an id for what is sent before and comes late
	c.messages = append(c.messages, &message{id: c.last, states: []bot.Message{m}})
	p.shown = append(p.shown, display{chat: to, shows: m})
	return c.last, nil
}

// Toast implements bot.Channel.
func (p *phones) Toast(_ context.Context, query, text string, alert bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if query == "" {
		p.t.Error("a toast answers no press")
	}
	if text != "" {
		p.toasts = append(p.toasts, "<toast "+text)
	}
	return nil
}

func (p *phones) chat(id int64) *chat {
	if p.chats[id] == nil {
		p.chats[id] = &chat{}
	}
	return p.chats[id]
}

// message of the bot by id, or nil.
func (c *chat) message(id int64) *message {
	i := slices.IndexFunc(c.messages, func(m *message) bool { return m.id == id })
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

// close takes the buttons off a message.
func (c *chat) close(id int64) {
	if m := c.message(id); m != nil {
		bare := m.states[len(m.states)-1]
		bare.Rows = nil
		m.states = append(m.states, bare)
	}
}

// next is the id of what a person sends.
func (p *phones) next(chat int64) int64 {
	c := p.chat(chat)
	c.last++
	return c.last
}

// now is what has become of a chat.
func (p *phones) now(chat int64) int64 {
	if to := p.moved[chat]; to != 0 {
		return to
	}
	return chat
}

func alike(a, b bot.Message) bool {
	return a.Text == b.Text && fmt.Sprint(a.Rows) == fmt.Sprint(b.Rows)
}

// A found button: the message it is under, and what it carries.
type found struct {
	message int64
	data    string
}

// button finds the newest button with the label; old: the newest that is not to
// be seen any more or stands under an older message.
func (p *phones) button(in int64, label string, old bool) (found, bool) {
	c := p.chat(in)
	current := true
	for i := len(c.messages) - 1; i >= 0; i-- {
		m := c.messages[i]
		for n := len(m.states) - 1; n >= 0; n-- {
			visible := n == len(m.states)-1
			here := buttonIn(m.states[n], label)
			if here != "" && (old && !(visible && current) || !old && visible) {
				return found{m.id, here}, true
			}
			if visible && len(m.states[n].Rows) > 0 {
				current = false
			}
		}
	}
	return found{}, false
}

func buttonIn(m bot.Message, label string) string {
	for _, row := range m.Rows {
		for _, b := range row {
			if means(b.Label, label) {
				return b.Data
			}
		}
	}
	return ""
}

// means: the script may leave out the sign before a label, and all behind "…".
func means(label, wanted string) bool {
	begins, cut := strings.CutSuffix(wanted, "…")
	return label == wanted || bare(label) == wanted || cut && strings.HasPrefix(label, begins)
}
