package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"khuyencong/flows/vietnamese"
)

// A plan is one measurement.
type plan struct {
	Mode   string        `json:"mode"` // poll or webhook
	Redis  bool          `json:"redis"`
	Chats  int           `json:"chats"`
	Window time.Duration `json:"window_ns"`
	binary string
	warm   time.Duration
	reads  time.Duration
}

// A house is the bot under load, and what it needs.
type house struct {
	plan   plan
	folder string
	api    *api
	server *server
	crowd  *crowd
	redis  *child
	bot    *child
	begun  time.Time
	done   chan struct{} // ends the posts to a webhook
	posts  chan struct{} // closed when they have ended
}

// measure starts a bot with an empty database, has everybody join, and counts
// for a while what happens.
func measure(ctx context.Context, p plan) (f figures, err error) {
	h, err := open(ctx, p)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	if f.Start, err = h.started(ctx); err != nil {
		return f, err
	}
	if err := h.letIn(ctx); err != nil {
		return f, err
	}
	if f.OpenRSS, _, err = h.bot.memory(); err != nil {
		return f, err
	}
	h.crowd.enter()
	if !rest(ctx, p.warm) {
		return f, ctx.Err()
	}
	err = h.count(ctx, &f)
	h.crowd.over.Store(true)
	return f, err
}

func open(ctx context.Context, p plan) (*house, error) {
	words, err := newScript()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "khuyencong-load-")
	if err != nil {
		return nil, err
	}
	h := &house{plan: p, folder: folder, crowd: newCrowd(words, p.reads), done: make(chan struct{}), posts: make(chan struct{})}
	h.api = newAPI(h.crowd)
	if h.server, err = serve(h.api.answer); err != nil {
		return nil, errors.Join(err, h.close())
	}
	if err := h.startBot(ctx); err != nil {
		return nil, errors.Join(err, h.close())
	}
	return h, nil
}

func (h *house) startBot(ctx context.Context) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	env := []string{
		"TELEGRAM_BOT_TOKEN=" + token, "TELEGRAM_API_URL=" + h.server.url(), "KHUYENCONG_DATA=" + h.folder,
		"KHUYENCONG_LISTEN=127.0.0.1:" + port, "KHUYENCONG_LOG=warn", "REDIS_URL=", "WEBHOOK_URL=",
	}
	if h.plan.Mode == "webhook" {
		env = append(env, "WEBHOOK_URL=http://127.0.0.1:"+port+"/telegram")
	}
	if h.plan.Redis {
		var address string
		if h.redis, address, err = startRedis(ctx, h.folder); err != nil {
			return err
		}
		env = append(env, "REDIS_URL="+address)
	}
	h.begun = time.Now()
	h.bot, err = start(env, h.plan.binary, "serve")
	return err
}

// started is how long the bot took until it was ready for updates.
func (h *house) started(ctx context.Context) (time.Duration, error) {
	select {
	case <-h.api.first:
	case err := <-h.bot.died:
		return 0, fmt.Errorf("the bot has ended: %w\n%s", err, h.bot.lastWords())
	case <-time.After(30 * time.Second):
		return 0, errors.New("the bot asks for no updates")
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	took := time.Since(h.begun)
	if h.plan.Mode != "webhook" {
		close(h.posts)
		return took, nil
	}
	select {
	case to := <-h.api.hook:
		go func() { defer close(h.posts); h.crowd.queue.deliver(to, h.done) }()
		return took, nil
	case <-time.After(5 * time.Second):
		close(h.posts)
		return 0, errors.New("WEBHOOK_URL was given and the bot sets no webhook")
	}
}

// mostUses is what one invite may be good for, and communes how many there are
// people in.
const (
	mostUses = 1000
	communes = 50
)

// letIn invites one of the staff, who are told of every record, and
// collaborators spread over the communes; everybody joins.
func (h *house) letIn(ctx context.Context) error {
	code, err := invite(ctx, h.plan.binary, h.folder, "staff", "", 1)
	if err != nil {
		return err
	}
	h.crowd.add(1, code)
	h.crowd.people[0].staff = true
	places := vietnamese.Communes()[:min(communes, h.plan.Chats)]
	left := h.plan.Chats
	for i, place := range places {
		n := left / (len(places) - i)
		if code, err = invite(ctx, h.plan.binary, h.folder, "collaborator", place.Code, min(max(n, 1), mostUses)); err != nil {
			return err
		}
		h.crowd.add(n, code)
		left -= n
	}
	return h.crowd.join(ctx)
}

// count measures for as long as the plan says.
func (h *house) count(ctx context.Context, f *figures) error {
	before, err := h.look()
	if err != nil {
		return err
	}
	h.crowd.times.reset()
	if !rest(ctx, h.plan.Window) {
		return ctx.Err()
	}
	after, err := h.look()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, h.bot.lastWords())
	}
	f.plan = h.plan
	f.fill(before, after, h.crowd)
	f.RSS, f.PeakRSS, err = h.bot.memory()
	return err
}

// A look is what has happened so far.
type look struct {
	at             time.Time
	updates, calls int64
	bot, redis, us time.Duration // CPU
}

func (h *house) look() (look, error) {
	l := look{at: time.Now(), updates: h.crowd.updates.Load(), calls: h.api.calls.Load()}
	var err error
	if l.bot, err = h.bot.cpu(); err != nil {
		return l, err
	}
	if h.redis != nil {
		if l.redis, err = h.redis.cpu(); err != nil {
			return l, err
		}
	}
	l.us, err = ownCPU()
	return l, err
}

func (h *house) close() error {
	h.crowd.over.Store(true)
	close(h.done)
	var errs []error
	for _, c := range []*child{h.bot, h.redis} {
		if c != nil {
			errs = append(errs, c.stop())
		}
	}
	if h.server != nil {
		h.server.close()
	}
	return errors.Join(append(errs, os.RemoveAll(h.folder))...)
}
