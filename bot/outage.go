package bot

import (
	"context"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// outageAfter is how long nothing can be kept before people are told: a moment's
// trouble is over before they would have read about it.
const outageAfter = 3 * time.Second

// An outage is a time in which nothing can be kept. What people send meanwhile is
// not acknowledged, so it comes again and is answered afterwards; they are told
// so once. Only the worker uses it.
type outage struct {
	since time.Time
	told  map[int64]bool // chats
}

// over: something could be kept again.
func (o *outage) over() { o.since = time.Time{} }

// below puts a view below what its chat was told, where it is looked for.
func (o *outage) below(chat int64, v dialog.View) dialog.View {
	if o.told[chat] {
		delete(o.told, chat)
		if v.Place != 0 {
			v.Place, v.Close = 0, v.Place
		}
	}
	return v
}

// failing has the events' people told, once the outage has lasted.
func (b *Bot) failing(ctx, showing context.Context, events []dialog.Event) {
	o := &b.outage
	switch {
	case ctx.Err() != nil:
		return
	case o.since.IsZero():
		o.since, o.told = time.Now(), map[int64]bool{}
		return
	case time.Since(o.since) < outageAfter:
		return
	}
	for _, e := range events {
		if e.Update == 0 || e.Group || o.told[e.Chat] {
			continue
		}
		o.told[e.Chat] = true
		b.shows.add(showing, shown{key: store.SessionKey{Chat: e.Chat}, lang: e.Actor.Lang, aside: true,
			view: dialog.View{Body: []dialog.Phrase{dialog.Say("outage")}}})
	}
}
