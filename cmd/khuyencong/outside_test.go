package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

// asBinary makes the test program the command itself, so that the tests can run
// the real main as a process of its own, with the race detector if they have it.
const asBinary = "KHUYENCONG_TEST_AS_BINARY"

func TestMain(m *testing.M) {
	if os.Getenv(asBinary) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const (
	outsideToken = "99:from-outside"
	outsideName  = "khuyencong_ngoai_bot"
)

// An outside is the bot as the world sees it: a process that can be killed, the
// Bot API it talks to, and its folder.
type outside struct {
	t      *testing.T
	sim    *simulator.Simulator
	api    *httptest.Server
	folder string
	said   string // file with all that the bot has written to stderr
	env    []string
	port   string
	calls  calls

	mu      sync.Mutex
	bot     *exec.Cmd // nil while it is down
	ended   bool      // the test is over: it stays down
	crashes int
}

// newOutside has no bot yet. Settings are NAME=value; % in them is the port the
// bot listens on.
func newOutside(t *testing.T, settings ...string) *outside {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no process can be asked to end there")
	}
	o := &outside{t: t, folder: filepath.Join(t.TempDir(), "data"), said: filepath.Join(t.TempDir(), "stderr")}
	sim, err := simulator.New(simulator.Options{
		Token: outsideToken, Username: outsideName, Seed: 1, WebhookRetry: 50 * time.Millisecond,
		Before: func(c simulator.Call) { o.calls.before(c) }, After: func(c simulator.Call) { o.calls.after(c) },
	})
	if err != nil {
		t.Fatal(err)
	}
	o.sim, o.api, o.port = sim, httptest.NewServer(sim.Handler()), strconv.Itoa(vacantPort(t))
	for i, s := range settings {
		settings[i] = strings.ReplaceAll(s, "%", o.port)
	}
	o.env = append(append(os.Environ(), asBinary+"=1", "TELEGRAM_BOT_TOKEN="+outsideToken, "TELEGRAM_API_URL="+o.api.URL,
		"KHUYENCONG_DATA="+o.folder, "KHUYENCONG_LISTEN=127.0.0.1:"+o.port, "TZ="+noon(), "REDIS_URL=", "WEBHOOK_URL=", "DATABASE_URL=",
		"HTTP_PROXY=", "HTTPS_PROXY="), settings...)
	t.Cleanup(func() {
		o.finish()
		sim.Close()
		o.api.Close()
		if t.Failed() {
			t.Logf("the bot's last words:\n%s", o.lastWords())
		}
	})
	return o
}

// noon is a zone in which it is the middle of the day, when notices go out.
func noon() string {
	switch ahead := 12 - time.Now().UTC().Hour(); {
	case ahead > 0:
		return fmt.Sprintf("Etc/GMT-%d", ahead)
	case ahead < 0:
		return fmt.Sprintf("Etc/GMT+%d", -ahead)
	}
	return "Etc/GMT"
}

// start runs the bot, unless it runs.
func (o *outside) start() {
	o.t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.bot != nil || o.ended {
		return
	}
	said, err := os.OpenFile(o.said, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		o.t.Error(err)
		return
	}
	defer said.Close()
	cmd := o.command("serve")
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		o.t.Error(err)
		return
	}
	o.bot = cmd
}

// serve runs the bot and returns when it asks for updates.
func (o *outside) serve() {
	o.t.Helper()
	ready := make(chan struct{})
	var once sync.Once
	defer o.calls.watch(func(c simulator.Call) {
		if c.Method == "setWebhook" {
			once.Do(func() { close(ready) })
		}
	})()
	defer o.calls.guard(func(c simulator.Call) {
		if c.Method == "getUpdates" {
			once.Do(func() { close(ready) })
		}
	})()
	o.start()
	select {
	case <-ready:
	case <-time.After(30 * time.Second):
		o.t.Fatalf("the bot asks for no updates: %s", o.lastWords())
	}
}

func (o *outside) command(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = o.env
	return cmd
}

// kill ends the bot as a power cut would, and returns when it is gone.
func (o *outside) kill() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.bot == nil {
		return
	}
	_ = o.bot.Process.Kill() // it may have ended by itself: Wait tells
	_ = o.bot.Wait()         // says that it was killed
	o.bot = nil
	o.crashes++
}

// crashed is how often it was killed.
func (o *outside) crashed() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.crashes
}

// stop asks the bot to end, which it must do well.
func (o *outside) stop() {
	o.t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.bot == nil {
		return
	}
	if err := o.bot.Process.Signal(syscall.SIGTERM); err != nil {
		o.t.Errorf("the bot had ended: %v", err)
	}
	late := time.AfterFunc(20*time.Second, func() { _ = o.bot.Process.Kill() })
	if err := o.bot.Wait(); err != nil {
		o.t.Errorf("asked to end: %v", err)
	}
	late.Stop()
	o.bot = nil
}

// finish is for the end of a test, however it ended.
func (o *outside) finish() {
	o.kill()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ended = true
}

func (o *outside) log() string {
	said, err := os.ReadFile(o.said)
	if err != nil {
		return ""
	}
	return string(said)
}

func (o *outside) lastWords() string {
	lines := strings.Split(strings.TrimSpace(o.log()), "\n")
	return strings.Join(lines[max(0, len(lines)-15):], "\n")
}

// invite is a code from the command line.
func (o *outside) invite(role string, uses int, more ...string) string {
	o.t.Helper()
	cmd := o.command(append([]string{"invite", "--role", role, "--uses", strconv.Itoa(uses), "--json"}, more...)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		o.t.Fatalf("invite: %v: %s", err, said.String())
	}
	var made struct{ Code string }
	if err := json.Unmarshal(out, &made); err != nil || made.Code == "" {
		o.t.Fatalf("invite printed %q", out)
	}
	return made.Code
}

// calls tells whoever watches what the bot asks of the Bot API. A watcher may
// kill the bot in the midst of its call.
type calls struct {
	mu               sync.Mutex
	watchers, guards map[int]func(simulator.Call)
	next             int
}

func (c *calls) before(call simulator.Call) { c.tell(&c.guards, call) }
func (c *calls) after(call simulator.Call)  { c.tell(&c.watchers, call) }

func (c *calls) tell(to *map[int]func(simulator.Call), call simulator.Call) {
	c.mu.Lock()
	var all []func(simulator.Call)
	for _, f := range *to {
		all = append(all, f)
	}
	c.mu.Unlock()
	for _, f := range all {
		f(call)
	}
}

// watch calls f for every call that was carried out, and guard before one is,
// until the returned function is called.
func (c *calls) watch(f func(simulator.Call)) (end func()) { return c.add(&c.watchers, f) }
func (c *calls) guard(f func(simulator.Call)) (end func()) { return c.add(&c.guards, f) }

func (c *calls) add(to *map[int]func(simulator.Call), f func(simulator.Call)) (end func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if *to == nil {
		*to = map[int]func(simulator.Call){}
	}
	c.next++
	n := c.next
	(*to)[n] = f
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(*to, n)
	}
}

// eventually asks again and again, for what happens in another process.
func eventually(t *testing.T, within time.Duration, what string, is func() bool) bool {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !is() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Errorf("waited in vain: %s", what)
			return false
		}
	}
	return true
}
