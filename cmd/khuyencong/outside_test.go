package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
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
	if folder := os.Getenv(asCleaner); folder != "" {
		os.Exit(clean(folder))
	}
	cleaned := inOneFolder()
	status := m.Run()
	cleaned()
	os.Exit(status)
}

const (
	outsideToken = "99:from-outside"
	outsideName  = "khuyencong_ngoai_bot"
)

// An outside is the bot as the world sees it: a process that can be killed, the
// Bot API it talks to, and its folder.
type outside struct {
	t      testing.TB
	sim    *simulator.Simulator
	folder string
	said   string   // file with all that the bot has written to stderr
	env    []string // beside what this process has
	port   string
	calls  calls

	starts   sync.Mutex     // held while it is started
	restarts sync.WaitGroup // starts under way after a crash

	mu      sync.Mutex
	api     *httptest.Server // to the simulator, for one life of the bot
	bot     *exec.Cmd        // nil while it is down
	ended   bool             // the test is over: it stays down
	crashes int
}

// newOutside has no bot yet. Settings are NAME=value; % in them is the port the
// bot listens on.
func newOutside(t testing.TB, settings ...string) *outside {
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
	o.sim, o.api, o.port = sim, listen(sim), strconv.Itoa(vacantPort(t))
	for i, s := range settings {
		settings[i] = strings.ReplaceAll(s, "%", o.port)
	}
	o.env = append([]string{asBinary + "=1", "TELEGRAM_BOT_TOKEN=" + outsideToken,
		"KHUYENCONG_DATA=" + o.folder, "KHUYENCONG_LISTEN=127.0.0.1:" + o.port, "TZ=" + noon(), "REDIS_URL=", "WEBHOOK_URL=", "DATABASE_URL=",
		"HTTP_PROXY=", "HTTPS_PROXY="}, settings...)
	t.Cleanup(func() {
		o.finish()
		if t.Failed() {
			t.Logf("the bot's last words:\n%s", o.lastWords())
		}
	})
	return o
}

// listen serves the Bot API for one life of the bot. Connections end without a
// trace: those of a killed bot would keep thousands of ports busy for a minute,
// one day that on which the next one is to listen.
func listen(sim *simulator.Simulator) *httptest.Server {
	api := httptest.NewUnstartedServer(sim.Handler())
	api.Config.ConnState = func(c net.Conn, is http.ConnState) {
		if tcp, ok := c.(*net.TCPConn); ok && is == http.StateNew {
			_ = tcp.SetLinger(0) // or it has ended already
		}
	}
	api.Start()
	return api
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

// eventually asks again and again, for what happens in another process.
func eventually(t testing.TB, within time.Duration, what string, is func() bool) bool {
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
