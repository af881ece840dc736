package telegram

import (
	"maps"
	"strings"
	"sync"
	"time"
)

// Telegram takes 20 messages a minute for one group, edits included. A second
// more is for what is longer under way than what follows it.
const (
	groupMessages = 20
	groupMinute   = time.Minute + time.Second
	shortestRest  = time.Second
	manyGroups    = 200 // how many are remembered before quiet ones are forgotten
	earlier       = groupMessages / 2
)

// groups keeps within what Telegram takes for every group. It counts what went
// out in the last minute instead of filling a bucket: a bucket of 20 that fills
// again meanwhile lets 39 through in its first minute. What the process before
// this one sent it does not know: in the first minute after the start half of them
// count as gone.
type groups struct {
	mu      sync.Mutex
	byChat  map[int64]*window
	started time.Time
}

// A window is when the last messages to a group went out, the oldest at next.
type window struct {
	sent  [groupMessages]time.Time
	next  int
	until time.Time // the server wants no message before
}

// take notes n messages to the chat, or reports how long to wait if they have no
// room now. Private chats always have.
func (g *groups) take(chat int64, n int, now time.Time) time.Duration {
	return g.ask(chat, n, now, true)
}

// room is take that notes nothing.
func (g *groups) room(chat int64, n int, now time.Time) time.Duration {
	return g.ask(chat, n, now, false)
}

func (g *groups) ask(chat int64, n int, now time.Time, take bool) time.Duration {
	if chat >= 0 || n == 0 {
		return 0
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	w := g.window(chat, now)
	if wait := w.wait(n, now); wait > 0 {
		return max(wait, shortestRest)
	}
	if take {
		w.note(n, now)
	}
	return 0
}

// rest leaves the group alone until then, as its server asked.
func (g *groups) rest(chat int64, until time.Time) {
	if chat >= 0 {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.window(chat, until).until = until
}

func (g *groups) window(chat int64, now time.Time) *window {
	if w := g.byChat[chat]; w != nil {
		return w
	}
	if g.byChat == nil {
		g.byChat = map[int64]*window{}
	}
	if len(g.byChat) >= manyGroups {
		maps.DeleteFunc(g.byChat, func(_ int64, w *window) bool { return w.wait(groupMessages, now) <= 0 })
	}
	w := &window{}
	if now.Before(g.started.Add(groupMinute)) {
		w.note(earlier, g.started)
	}
	g.byChat[chat] = w
	return w
}

// wait is how long until n messages may go: the nth oldest must be over a minute
// old.
func (w *window) wait(n int, now time.Time) time.Duration {
	nth := w.sent[(w.next+min(n, groupMessages)-1)%groupMessages]
	return max(nth.Add(groupMinute).Sub(now), w.until.Sub(now))
}

func (w *window) note(n int, now time.Time) {
	for range n {
		w.sent[w.next] = now
		w.next = (w.next + 1) % groupMessages
	}
}

// messagesOf is how many messages of its chat a call sends or changes.
func messagesOf(method string, params any) int {
	switch {
	case method == "sendChatAction":
		return 0
	case strings.HasPrefix(method, "send"), strings.HasPrefix(method, "edit"):
		if album, ok := params.(mediaGroup); ok {
			return len(album.Media)
		}
		return 1
	}
	return 0
}
