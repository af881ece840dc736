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

// after is how long to wait now: what the server asks for, if it does.
func (p *pause) after(err error) time.Duration {
	if asked, ok := errors.AsType[*bot.RetryError](err); ok {
		return max(asked.After, shortestPause)
	}
	most := min(shortestPause<<min(p.faults+1, 10), longestPause)
	p.faults++
	return shortestPause + rand.N(most-shortestPause)
}
