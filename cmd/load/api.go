package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

const (
	token    = "99:load-only"
	username = "khuyencong_load_bot"
)

// A call is what the methods that fetch updates take.
type call struct {
	Offset  int64 `json:"offset"`
	Limit   int   `json:"limit"`
	Timeout int   `json:"timeout"` // seconds

	URL         string `json:"url"`
	Secret      string `json:"secret_token"`
	Connections int    `json:"max_connections"`
}

// An api is as much of the Bot API as a bot needs under load: getUpdates and
// webhooks, texts with buttons, answers to presses. Everything else is answered
// with true. It checks nothing; bot/simulator does that.
type api struct {
	crowd *crowd
	queue *queue
	hook  chan hook    // of setWebhook
	calls atomic.Int64 // but those that fetch updates
	first chan struct{}
	begun atomic.Bool
}

func newAPI(c *crowd) *api {
	return &api{crowd: c, queue: c.queue, hook: make(chan hook, 1), first: make(chan struct{})}
}

const (
	yes = `{"ok":true,"result":true}`
	me  = `{"ok":true,"result":{"id":99,"is_bot":true,"first_name":"Khuyến công","username":"` + username + `"}}`
)

// answer carries out one call.
func (a *api) answer(path string, body []byte) (out []byte, then func()) {
	method := path[strings.LastIndexByte(path, '/')+1:]
	switch method {
	case "getUpdates":
		a.start()
		return a.updates(body), nil
	case "setWebhook":
		a.start()
		return a.setWebhook(body), nil
	}
	a.calls.Add(1)
	switch method {
	case "getMe":
		return []byte(me), nil
	case "sendMessage", "editMessageText":
		return a.show(body, method == "sendMessage")
	}
	return []byte(yes), nil
}

// start: the bot is ready to take updates.
func (a *api) start() {
	if a.begun.CompareAndSwap(false, true) {
		close(a.first)
	}
}

func refuse(why string) []byte {
	return fmt.Appendf(nil, `{"ok":false,"error_code":400,"description":%q}`, "Bad Request: "+why)
}

func (a *api) updates(body []byte) []byte {
	var c call
	if err := json.Unmarshal(body, &c); err != nil {
		return refuse("the load driver reads JSON only")
	}
	out := []byte(`{"ok":true,"result":[`)
	for i, u := range a.queue.take(c.Offset, c.Limit, time.Duration(c.Timeout)*time.Second) {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, u.body...)
	}
	return append(out, ']', '}')
}

func (a *api) setWebhook(body []byte) []byte {
	var c call
	if err := json.Unmarshal(body, &c); err != nil {
		return refuse("the load driver reads JSON only")
	}
	to, err := url.Parse(c.URL)
	if err != nil || to.Scheme != "http" {
		return refuse("the load driver posts to plain HTTP only")
	}
	if c.Connections == 0 {
		c.Connections = 40 // Telegram's own
	}
	select {
	case a.hook <- hook{to: to, secret: c.Secret, connections: c.Connections}:
	default: // it posts already
	}
	return []byte(yes)
}

// show brings a text to a person, who acts on it as soon as the bot has its
// answer: nobody reads faster.
func (a *api) show(body []byte, fresh bool) (out []byte, then func()) {
	c, err := readText(body)
	if err != nil {
		return refuse("the load driver reads JSON only"), nil
	}
	p := a.crowd.person(c.chat)
	if p == nil {
		return refuse("chat not found"), nil
	}
	id, then := p.read(c, fresh)
	out = fmt.Appendf(nil, `{"ok":true,"result":{"message_id":%d,"from":{"id":99,"is_bot":true,"first_name":"Khuyến công","username":%q},`+
		`"chat":{"id":%d,"type":"private"},"date":%d,"text":%s`, id, username, p.id, time.Now().Unix(), c.text)
	if len(c.markup) > 0 {
		out = fmt.Appendf(out, `,"reply_markup":%s`, c.markup)
	}
	return append(out, '}', '}'), then
}
