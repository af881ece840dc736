package telegram

import (
	"errors"
	"math/rand/v2"
	"time"

	"khuyencong/bot"
)

const (
	shortestPause = 500 * time.Millisecond
	longestPause  = 30 * time.Second
)

// A pause grows with every fault in a row, from half a second to half a minute,
// with chance in it so that several bots do not come back together.
type pause struct{ faults int }

func (p *pause) reset() { p.faults = 0 }

// A rival is a second poller. Two that fetch in turn both have a good answer now
// and then, so pauses grow until it was not met for a while; it is said once a
// minute.
type rival struct {
	pause pause
	at    time.Time // when last met,
	said  time.Time // and when last said
}

const (
	rivalGone = 2 * time.Minute
	rivalSaid = time.Minute
)

// met is the pause after meeting it, and whether it is to be said.
func (r *rival) met(now time.Time) (*pause, bool) {
	if now.Sub(r.at) > rivalGone {
		r.pause.reset()
	}
	say := now.Sub(r.said) >= rivalSaid
	r.at = now
	if say {
		r.said = now
	}
	return &r.pause, say
}

// after is how long to wait now: what the server asks for, if it does.
func (p *pause) after(err error) time.Duration {
	if asked, ok := errors.AsType[*bot.RetryError](err); ok {
		return max(asked.After, shortestPause)
	}
	most := min(shortestPause<<min(p.faults+1, 10), longestPause)
	p.faults++
	return shortestPause + rand.N(most-shortestPause)
}
