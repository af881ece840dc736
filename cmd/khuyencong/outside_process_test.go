package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"khuyencong/bot/simulator"
)

// start runs the bot, unless it runs. What the last one asked of the Bot API has
// been carried out before, or never will be, as nothing comes late from a process
// that is gone.
func (o *outside) start() {
	o.t.Helper()
	o.starts.Lock()
	defer o.starts.Unlock()
	o.mu.Lock()
	last, runs := o.api, o.bot != nil || o.ended
	o.mu.Unlock()
	if runs {
		return
	}
	last.Close() // waits for all its calls
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ended {
		return
	}
	o.api = listen(o.sim)
	if err := o.launch(); err != nil {
		o.t.Error(err)
	}
}

// starter runs what it is given on a thread that lives as long as the tests: what
// dies with us is killed when the thread that has started it ends, and a test that
// gives up its rights ends its thread.
var starter = sync.OnceValue(func() chan<- func() {
	work := make(chan func())
	go func() {
		runtime.LockOSThread()
		for do := range work {
			do()
		}
	}()
	return work
})

// begin starts a process that dies with the tests, and not before.
func begin(cmd *exec.Cmd) error {
	started := make(chan error)
	starter() <- func() { started <- cmd.Start() }
	return <-started
}

func (o *outside) launch() error {
	said, err := os.OpenFile(o.said, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer said.Close()
	cmd := o.program("serve")
	cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = said, said, diesWithUs()
	if err := begin(cmd); err != nil {
		return err
	}
	o.bot = cmd
	return nil
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

// command is the binary with arguments, to be run beside the bot.
func (o *outside) command(args ...string) *exec.Cmd {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.program(args...)
}

func (o *outside) program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(append(os.Environ(), "TELEGRAM_API_URL="+o.api.URL), o.env...)
	return cmd
}

// kill ends the bot as a power cut would, and returns when it is gone. Calls of
// it may still be under way.
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

// crash kills the bot and starts it again. It is for who looks at the calls: the
// one that is looked at ends meanwhile.
func (o *outside) crash() {
	o.kill()
	o.restarts.Go(o.start)
}

func (o *outside) up() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bot != nil
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
	o.mu.Lock()
	o.ended = true
	o.mu.Unlock()
	o.kill()
	o.sim.Close()
	o.api.Close() // no other comes after the end
	o.restarts.Wait()
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
