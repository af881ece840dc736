package bot

import (
	"maps"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A private chat takes a message a second, and a few at once; of changes that
// make no sound, which somebody who has just tapped is waiting for, some more.
const (
	chatPace    = time.Second
	chatBurst   = 3
	silentBurst = 10
)

// manyPaces is how many chats' paces are remembered before those that have
// rested are forgotten.
const manyPaces = 1000

// holds are who must wait for notices, and until when. These waits are real
// time: no clock that is set changes them.
type holds struct {
	mu    sync.Mutex
	until map[lane]time.Time
	all   time.Time
	paces map[lane]*rate.Limiter
}

// A lane is a chat and what goes there: what makes no sound waits for nothing
// that does.
type lane struct {
	chat   int64
	silent bool
}

func (l lane) burst() int {
	if l.silent {
		return silentBurst
	}
	return chatBurst
}

func newHolds() holds {
	return holds{until: map[lane]time.Time{}, paces: map[lane]*rate.Limiter{}}
}

// everybodyWaits stops all notices for a while: the channel has asked for it,
// for whatever was sent.
func (b *Bot) everybodyWaits(d time.Duration) {
	h := &b.notices.holds
	h.mu.Lock()
	defer h.mu.Unlock()
	if until := time.Now().Add(d); until.After(h.all) {
		h.all = until
	}
	time.AfterFunc(d, b.poke)
}

// hold leaves the chat alone for a while.
func (s *sender) hold(chat int64, d time.Duration) { s.holdLane(lane{chat, true}, d) }

// holdLane leaves a lane alone for a while. Nothing goes to a chat that must not
// even get what is silent.
func (s *sender) holdLane(to lane, d time.Duration) {
	s.holds.mu.Lock()
	defer s.holds.mu.Unlock()
	s.holds.until[to] = time.Now().Add(d)
	time.AfterFunc(d, s.bot.poke)
}

// everybody is how long all must wait.
func (h *holds) everybody() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return max(0, time.Until(h.all))
}

// chats are those that must wait now, and those that get only what is silent.
func (h *holds) chats() (busy, slow []int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	maps.DeleteFunc(h.until, func(_ lane, t time.Time) bool { return time.Until(t) <= 0 })
	for l := range h.until {
		if l.silent {
			busy = append(busy, l.chat)
		} else {
			slow = append(slow, l.chat)
		}
	}
	return busy, slow
}

// turn takes the lane's turn for a message; where it is not yet, it says how long
// that takes. Groups have their pace from the channel.
func (h *holds) turn(to lane) time.Duration {
	if to.chat < 0 {
		return 0
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.paces) >= manyPaces {
		maps.DeleteFunc(h.paces, func(of lane, l *rate.Limiter) bool { return l.Tokens() >= float64(of.burst()) })
	}
	l := h.paces[to]
	if l == nil {
		l = rate.NewLimiter(rate.Every(chatPace), to.burst())
		h.paces[to] = l
	}
	r := l.Reserve()
	wait := r.Delay()
	if wait > 0 {
		r.Cancel()
	}
	return wait
}
