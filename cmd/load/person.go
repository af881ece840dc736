package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"time"
)

// A person reads a screen and answers at once, over and over.
type person struct {
	crowd  *crowd
	id     int64
	invite string
	user   string // as it stands in updates
	chat   string
	staff  bool       // joins and does nothing more
	post   sync.Mutex // held while a webhook is given an update of this chat

	mu         sync.Mutex
	last       int64 // the last message id of the chat
	sent       bool  // something was done that no screen has answered yet
	at         time.Time
	facilities int
	ready      bool   // stands before the first question of a form, at the gate
	held       screen // what is read there
}

func newPerson(c *crowd, invite string) *person {
	p := &person{crowd: c, id: firstPerson + int64(len(c.people)), invite: invite}
	p.user = fmt.Sprintf(`{"id":%d,"is_bot":false,"first_name":%q,"language_code":"vi"}`, p.id, p.name())
	p.chat = fmt.Sprintf(`{"id":%d,"first_name":%q,"type":"private"}`, p.id, p.name())
	return p
}

// A screen is a text with buttons.
type screen struct {
	message int64
	text    string
	raw     text
}

type button struct {
	Label string `json:"text"`
	Data  string `json:"callback_data"`
}

// handed notes when the bot got the person's update, the first time.
func (p *person) handed(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sent && p.at.IsZero() {
		p.at = now
	}
}

// read takes what the bot shows; then is to act on it, nil: there is nothing to
// do. The id is the message's.
func (p *person) read(c text, fresh bool) (id int64, then func()) {
	now := time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	id = c.message
	if fresh {
		p.last++
		id = p.last
	}
	if !p.sent || p.at.IsZero() {
		return id, nil // a notice: nobody asked for it
	}
	p.crowd.took(now.Sub(p.at))
	p.sent, p.at = false, time.Time{}
	s := screen{message: id, raw: text{text: bytes.Clone(c.text), markup: bytes.Clone(c.markup)}}
	if json.Unmarshal(s.raw.text, &s.text) != nil {
		return id, nil
	}
	return id, func() { time.AfterFunc(p.crowd.reads, func() { p.acts(s) }) }
}

func (p *person) acts(s screen) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.act(s)
}

// act answers a screen, unless the gate is closed or all is over.
func (p *person) act(s screen) {
	if p.crowd.over.Load() {
		return
	}
	does := p.crowd.script.answer(s, p)
	if p.staff && does.onward {
		p.crowd.arrived.Add(1)
		return
	}
	if does.form && !p.crowd.open.Load() && !p.ready {
		p.ready, p.held = true, s
		p.crowd.arrived.Add(1)
		return
	}
	p.do(s, does)
}

// enter goes on where the gate held the person.
func (p *person) enter() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ready {
		p.act(p.held)
	}
}

// begin sends the invite.
func (p *person) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.say("/start " + p.invite)
}

func (p *person) do(s screen, does action) {
	switch {
	case does.press != "":
		p.press(s, does.press)
	case does.say != "":
		p.say(does.say)
	}
	if does.early {
		p.crowd.early.Add(1)
	}
	if does.lost {
		p.crowd.lost.Add(1)
	}
}

func (p *person) say(text string) {
	p.last++
	p.sent = true
	message, now := p.last, time.Now().Unix()
	entities := ""
	if text[0] == '/' {
		n := len(text)
		for i, r := range text {
			if r == ' ' {
				n = i
				break
			}
		}
		entities = fmt.Sprintf(`,"entities":[{"type":"bot_command","offset":0,"length":%d}]`, n)
	}
	words, _ := json.Marshal(text) // a string always can be
	p.crowd.queue.put(p, func(id int64) []byte {
		return fmt.Appendf(nil, `{"update_id":%d,"message":{"message_id":%d,"from":%s,"chat":%s,"date":%d,"text":%s%s}}`,
			id, message, p.user, p.chat, now, words, entities)
	})
}

func (p *person) press(s screen, data string) {
	p.sent = true
	under := s.raw.markup
	if under == nil {
		under = []byte("{}")
	}
	p.crowd.queue.put(p, func(id int64) []byte {
		return fmt.Appendf(nil, `{"update_id":%d,"callback_query":{"id":"43%d","from":%s,"message":{"message_id":%d,`+
			`"from":{"id":99,"is_bot":true,"first_name":"Khuyến công","username":%q},"chat":%s,"date":%d,"text":%s,"reply_markup":%s},`+
			`"chat_instance":"-77%d","data":%q}}`,
			id, id, p.user, s.message, username, p.chat, time.Now().Unix(), s.raw.text, under, p.id, data)
	})
}

func (p *person) name() string { return "Người Mẫu " + strconv.FormatInt(p.id, 10) }
