// Package simulator is the Bot API of Telegram in one process over HTTP, with a
// web page that shows the phones of the people who talk to the bot.
//
// The bot uses it exactly as it uses the real one, in training and in tests: every
// request is checked against the published schema, texts, buttons and edits follow
// the official rules and error texts, updates wait in a queue with offsets and
// webhooks, and the network can be made bad in repeatable ways.
//
// It refuses what it cannot imitate: a method or parameter it does not know how to
// play answers an error and is kept in Violations, never a made-up success. It keeps
// everything in memory, opens no connection of its own except to a webhook, and
// holds one bot only.
package simulator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say which bot is simulated. Token and Username are required.
type Options struct {
	Token    string           // "99:made-up"; the digits before the colon are the bot's user id
	Username string           // without @
	Name     string           // shown as the sender
	Now      func() time.Time // real clock, time.Now when nil; the page moves an offset on top of it
	Seed     uint64           // makes the bad network repeat itself

	OnReset func() error // called by a reset of the page after the chats were emptied, to empty the bot as well; nil: nothing

	// Before is what every call comes to before anything is done; it waits for the return. Code is 0.
	// To have the call lost, as if it had never arrived, Before panics with http.ErrAbortHandler.
	Before func(Call)
	After  func(Call) // the same when all was done, before the answer goes out

	GroupPerMinute int           // messages the bot may send to one group in a minute; 0 means 20, as Telegram
	WebhookRetry   time.Duration // first pause after a refused webhook post, doubled up to a minute; 0 means one second
}

// Simulator is one bot and its world. All methods are safe for concurrent use.
type Simulator struct {
	opts    Options
	schema  *schema
	methods map[string]method // by lower-case name
	handler http.Handler

	ctx    context.Context // ends with Close
	cancel context.CancelFunc
	work   sync.WaitGroup // goroutines started by the simulator

	mu     sync.Mutex // guards everything below
	offset time.Duration
	bot    *user
	world
	queue   queue
	hook    *webhook
	profile profile
	faults  faults
	log     callLog
	hub     hub
}

// New makes a world with a bot and nobody else in it.
func New(o Options) (*Simulator, error) {
	id, err := botID(o.Token)
	if err != nil {
		return nil, err
	}
	if o.Username == "" {
		return nil, fmt.Errorf("simulator: the bot needs a username")
	}
	rules, err := loadSchema()
	if err != nil {
		return nil, err
	}
	s := &Simulator{opts: withDefaults(o), schema: rules, methods: methodTable()}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.bot = &user{ID: id, IsBot: true, FirstName: s.opts.Name, Username: o.Username}
	s.world = newWorld(o.Token)
	s.queue = newQueue(id)
	s.profile = newProfile()
	s.faults.dice = rand.New(rand.NewPCG(o.Seed, 1))
	s.handler = s.routes()
	return s, nil
}

func withDefaults(o Options) Options {
	if o.Name == "" {
		o.Name = o.Username
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.GroupPerMinute == 0 {
		o.GroupPerMinute = 20
	}
	if o.WebhookRetry == 0 {
		o.WebhookRetry = time.Second
	}
	return o
}

// botID reads the user id that stands before the colon of a token.
func botID(token string) (int64, error) {
	digits, secret, _ := strings.Cut(token, ":")
	id, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || id <= 0 || secret == "" || strings.Contains(token, "/") {
		return 0, fmt.Errorf("simulator: a token looks like 99:secret")
	}
	return id, nil
}

// Handler serves the Bot API, the file downloads and the phones' page.
func (s *Simulator) Handler() http.Handler { return s.handler }

// Now is the clock of the simulated world: the real one plus what the page added.
func (s *Simulator) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

func (s *Simulator) now() time.Time { return s.opts.Now().Add(s.offset) }

// Advance moves the clock forward; updates older than a day are gone afterwards.
func (s *Simulator) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moveClock(d)
}

// Close ends long polls, event streams, timers and webhook posts, and waits for them.
// Call it before closing the HTTP server, which waits for its open requests.
func (s *Simulator) Close() {
	s.cancel()
	s.mu.Lock()
	s.queue.stop()
	s.stopTyping()
	s.dropWebhook()
	s.mu.Unlock()
	s.work.Wait()
}
