package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"khuyencong/bot/simulator"
	"khuyencong/store/sqlite"
)

type tryCommand struct {
	Empty bool `help:"Start without demo data: only an administrator and an invite."`
}

// Help is the rest of --help.
func (tryCommand) Help() string {
	return "Nothing in it is kept, and nothing of it meets live data.\n\nExample: khuyencong try --empty"
}

// Run opens the simulator: the Bot API and its page, and the bot talking to it
// over HTTP as it would to the real one.
func (c *tryCommand) Run(ctx context.Context, s *Settings) error {
	zone, err := s.zone()
	if err != nil {
		return err
	}
	l, err := listenOrElse(s)
	if err != nil {
		return err
	}
	p := &practice{folder: filepath.Join(s.Data, "try"), empty: c.Empty, zone: zone, log: s.logger(), address: "http://" + l.Addr().String()}
	if err := p.start(ctx, l); err != nil {
		return err
	}
	defer p.stop()
	fmt.Fprintf(os.Stderr, "\n  Chạy thử: mở %s trong trình duyệt (dữ liệu mẫu, mỗi lần mở làm lại từ đầu).\n"+
		"  Practice: open the address in a browser. Ctrl+C stops it.\n\n", p.address)
	<-ctx.Done()
	return nil
}

// listenOrElse takes another port when the usual one is taken and nobody asked
// for it in particular.
func listenOrElse(s *Settings) (net.Listener, error) {
	l, err := s.listen()
	if err != nil && s.Listen == "127.0.0.1:8080" {
		return net.Listen("tcp", "127.0.0.1:0")
	}
	return l, err
}

// A practice is a simulator with a bot that can be started over.
type practice struct {
	folder  string
	address string
	empty   bool
	zone    *time.Location
	log     *slog.Logger

	sim    *simulator.Simulator
	server *http.Server
	house  *house
	end    context.CancelFunc
	ended  chan struct{}
}

const (
	practiceToken = "99:practice-only"
	practiceName  = "khuyencong_thu_bot"
)

func (p *practice) start(ctx context.Context, l net.Listener) error {
	sim, err := simulator.New(simulator.Options{
		Token: practiceToken, Username: practiceName, Name: "Khuyến công Đắk Lắk", Now: time.Now,
		OnReset: func() error { return p.again(ctx) },
	})
	if err != nil {
		return err
	}
	p.sim = sim
	if err := addPhones(sim, p.empty); err != nil {
		return err
	}
	p.server = &http.Server{Handler: sim.Handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		if err := p.server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			p.log.Error("the pages cannot be served", "error", err)
		}
	}()
	return p.open(ctx)
}

// open starts a bot on a fresh practice database.
func (p *practice) open(ctx context.Context) error {
	if err := os.RemoveAll(p.folder); err != nil {
		return fmt.Errorf("emptying the practice folder: %w", err)
	}
	h, err := build(ctx, plan{
		token: practiceToken, apiURL: p.address, path: filepath.Join(p.folder, databasePart), files: filepath.Join(p.folder, filesPart),
		demo: true, now: p.sim.Now, zone: p.zone, log: p.log,
	})
	if err != nil {
		return err
	}
	if err := seed(ctx, h.store, p.sim.Now(), p.empty); err != nil {
		return errors.Join(err, h.store.Close())
	}
	if err := meetSelf(ctx, h); err != nil {
		return errors.Join(err, h.store.Close())
	}
	ctx, p.end = context.WithCancel(ctx)
	p.house, p.ended = h, make(chan struct{})
	go func() {
		defer close(p.ended)
		introduce := func(ctx, _ context.Context) error { h.introduction(ctx); return nil }
		if err := h.run(ctx, introduce, h.poll); err != nil {
			p.log.Error("the bot has stopped", "error", err)
		}
	}()
	return greetStaff(p.sim, p.empty)
}

// meetSelf has the bot know its own name, for links to it and their QR codes.
func meetSelf(ctx context.Context, h *house) error {
	self, err := h.client.Me(ctx)
	if err != nil {
		return err
	}
	return h.store.SaveSetting(ctx, sqlite.BotUsername, self.Username)
}

// close stops the bot; the phones stay.
func (p *practice) close() error {
	if p.house == nil {
		return nil
	}
	p.end()
	<-p.ended
	err := p.house.close()
	p.house = nil
	return err
}

// again starts everything over, from the page's button.
func (p *practice) again(ctx context.Context) error {
	if err := p.close(); err != nil {
		return err
	}
	return p.open(ctx)
}

func (p *practice) stop() {
	if err := p.close(); err != nil {
		p.log.Error("closing the practice database", "error", err)
	}
	p.sim.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := p.server.Shutdown(ctx); err != nil {
		p.server.Close()
	}
}
