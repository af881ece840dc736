package dialog_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"khuyencong/flows/dialog"
)

// A phone is one person's chat with the bot. It gives events their ids, looks
// up what the engine asks for, and shows what is owed as a channel would.
// Every event it gives is checked for what must always hold.
type phone struct {
	t    fatal
	book *dialog.Book
	me   dialog.Actor
	find func(dialog.Query) dialog.Result // what look-ups find; nil: nothing

	s       dialog.Session
	choices *dialog.Choices
	slow    bool     // what is owed stays owed until show is called
	screens []screen // all that was shown, the newest last

	sent    dialog.Event    // the last event that came from the person
	effects []dialog.Effect // of the last event, without toasts
	toasts  []dialog.Toast  // of the last event
	lookups []dialog.Query  // made for the last event

	update, message int64
}

// A screen is a view as a message of the chat.
type screen struct {
	message int64
	view    dialog.View
}

// fatal is what *testing.T, *testing.B and *rapid.T have in common.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

var morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

func newPhone(t testing.TB, flows ...*dialog.Flow) *phone {
	return phoneOf(t, bookOf(flows...))
}

// phoneOf has shown 100 messages before, as chats have.
func phoneOf(t fatal, b *dialog.Book) *phone {
	return &phone{t: t, book: b, message: 100,
		me: dialog.Actor{Person: 7, User: 77, Name: "H'Bia", Role: dialog.Collaborator, Lang: "vi"}}
}

// opened is a phone on which the first flow was opened from the menu.
func opened(t testing.TB, flows ...*dialog.Flow) *phone {
	p := newPhone(t, flows...)
	p.command(flows[0].Name, "")
	return p
}

// filled completes an event as the shell does.
func (p *phone) filled(e dialog.Event) dialog.Event {
	if e.Update == 0 && e.Kind != dialog.Displayed {
		p.update++
		e.Update = p.update
	}
	if e.Message == 0 && e.Kind != dialog.Displayed {
		p.message++
		e.Message = p.message
	}
	e.Chat, e.Actor = cmpOr(e.Chat, 77), p.me
	e.At = morning.Add(time.Duration(p.update) * time.Second)
	e.Fresh, e.Number = fmt.Sprintf("s%07d", p.update), p.update
	e.Choices = p.choices
	return e
}

func cmpOr(a, b int64) int64 {
	if a != 0 {
		return a
	}
	return b
}

// give lets the event happen and, unless the phone is slow, shows the outcome.
func (p *phone) give(e dialog.Event) {
	p.t.Helper()
	p.apply(p.filled(e))
	if !p.slow {
		p.show()
	}
}

// apply advances the session by an event that is complete but for look-ups.
func (p *phone) apply(e dialog.Event) {
	p.t.Helper()
	if e.Kind != dialog.Displayed {
		p.sent, p.effects, p.toasts, p.lookups = e, nil, nil, nil
	}
	e.Found = dialog.Found{}
	before := p.s.Turn
	for {
		s, effects := p.book.Advance(p.s, e)
		q, ok := asksFor(effects)
		if !ok {
			p.s = s
			p.sort(effects)
			break
		}
		if _, twice := e.Found[q]; twice || asJSON(s) != asJSON(p.s) {
			p.t.Fatalf("a look-up of %v twice, or with a change of the session", q)
		}
		e.Found[q] = p.found(q)
		p.lookups = append(p.lookups, q)
	}
	if p.s.Turn < before {
		p.t.Fatalf("turn went from %d to %d", before, p.s.Turn)
	}
	if p.s.Owed != nil {
		checkButtons(p.t, *p.s.Owed)
	}
}

func (p *phone) found(q dialog.Query) dialog.Result {
	if p.find == nil {
		return dialog.Result{}
	}
	return p.find(q)
}

func asksFor(effects []dialog.Effect) (dialog.Query, bool) {
	if len(effects) == 1 {
		if l, ok := effects[0].(dialog.Lookup); ok {
			return l.Query, true
		}
	}
	return dialog.Query{}, false
}

func (p *phone) sort(effects []dialog.Effect) {
	for _, e := range effects {
		if toast, ok := e.(dialog.Toast); ok {
			p.toasts = append(p.toasts, toast)
			continue
		}
		p.effects = append(p.effects, e)
	}
}

// checkButtons: what a button carries fits the channel, comes back as itself
// and is not carried by another one.
func checkButtons(t fatal, v dialog.View) {
	t.Helper()
	var seen []string
	for _, b := range slices.Concat(v.Rows...) {
		if n := len(b.Data); n == 0 || n > 64 || slices.Contains(seen, b.Data) || b.Label.Empty() {
			t.Fatalf("button %q carries %q (%d bytes; all so far: %q)", text(b.Label), b.Data, n, seen)
		}
		seen = append(seen, b.Data)
	}
}

// show has what is owed appear on the phone.
func (p *phone) show() {
	p.t.Helper()
	if p.s.Owed == nil {
		return
	}
	v := *p.s.Owed
	p.apply(p.filled(dialog.Event{Kind: dialog.Displayed, Turn: v.Turn, Message: p.put(v)}))
	if p.s.Owed != nil {
		p.t.Fatalf("still owed after it was shown: %+v", *p.s.Owed)
	}
}

// put is the message a channel would show the view as: a reply keyboard cannot
// stand under a message that is changed.
func (p *phone) put(v dialog.View) int64 {
	id := v.Place
	if id == 0 || v.Request != "" {
		p.message++
		id = p.message
	}
	p.screens = append(p.screens, screen{id, v})
	return id
}

// now is the newest screen.
func (p *phone) now() screen {
	if len(p.screens) == 0 {
		return screen{}
	}
	return p.screens[len(p.screens)-1]
}
