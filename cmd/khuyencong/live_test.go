package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"khuyencong/bot/simulator"
	"khuyencong/bot/telegram"
)

// enough is for what happens in another process on a busy machine.
const enough = 30 * time.Second

func (o *outside) page(path string) string { return "http://127.0.0.1:" + o.port + path }

// get is the status and body of a page; 0 while nobody answers.
func (o *outside) get(path string) (int, string) {
	resp, err := http.Get(o.page(path))
	if err != nil {
		return 0, ""
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, ""
	}
	return resp.StatusCode, string(b)
}

// serving waits until the bot fetches, or has its webhook.
func (o *outside) serving() {
	o.t.Helper()
	eventually(o.t, enough, "the bot serves", func() bool { return strings.Contains(o.log(), "the bot is serving") })
}

// run is a command beside the bot: what it prints, and its exit status.
func (o *outside) run(args ...string) (stdout, stderr string, status int) {
	o.t.Helper()
	var out, said bytes.Buffer
	cmd := o.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		o.t.Fatal(err)
	}
	return out.String(), said.String(), cmd.ProcessState.ExitCode()
}

// TestLivePages: what the live bot shows on its port, and what it does not.
func TestLivePages(t *testing.T) {
	o := newOutside(t)
	o.serve()
	eventually(t, enough, "the first fetch", func() bool { _, body := o.get(healthPath); return strings.Contains(body, "last_fetched") })
	status, body := o.get(healthPath)
	var is health
	if err := json.Unmarshal([]byte(body), &is); err != nil || status != http.StatusOK {
		t.Fatalf("%d %q, %v", status, body, err)
	}
	if is.Status != statusOK || is.Mode != "poll" || is.Store != "writable" || is.Redis != "none" {
		t.Errorf("%+v", is)
	}
	status, body = o.get(metricsPath)
	for _, line := range []string{`khuyencong_api_calls_total{method="getMe",outcome="ok"} 1`, "khuyencong_up 1", "go_goroutines"} {
		if status != http.StatusOK || !strings.Contains(body, line) {
			t.Errorf("%d, and no %q among the metrics", status, line)
		}
	}
	for _, path := range []string{"/", "/sim/state", "/sim/events", "/sim/do", "/telegram", "/healthz/", "//metrics", "/bot" + outsideToken + "/getMe"} {
		if status, _ := o.get(path); status != http.StatusNotFound {
			t.Errorf("%s answers %d", path, status)
		}
	}
	if out, _, status := o.run("doctor"); status != 0 || !strings.Contains(out, "the bot runs and is well") || strings.Contains(out, outsideToken) {
		t.Errorf("doctor: %d\n%s", status, out)
	}
	if _, said, status := o.run("serve"); status != exitFailed || !strings.Contains(said, "another") {
		t.Errorf("a second bot: %d, %s", status, said)
	}
	o.stop()
	if out, _, status := o.run("doctor", "--health"); status != exitFailed || !strings.Contains(out, "no bot answers") {
		t.Errorf("the health of a stopped bot: %d\n%s", status, out)
	}
	if out, _, status := o.run("doctor"); status != 0 || !strings.Contains(out, "no bot runs") {
		t.Errorf("doctor without a bot: %d\n%s", status, out)
	}
}

// TestAskedToEnd: the last batch is acknowledged, the stores are closed, and the
// next start answers what was left.
func TestAskedToEnd(t *testing.T) {
	o, s := staffed(t)
	five := o.collaborators(5)
	if err := all(five, func(h *human) error { return h.through(t.Context(), s, "menu.another_facility") }); err != nil {
		t.Fatal(err)
	}
	for _, h := range five {
		if err := h.do(simulator.Action{Do: "text", Text: "/menu"}); err != nil {
			t.Fatal(err)
		}
	}
	o.stop()
	if !slices.ContainsFunc(o.sim.Calls(), func(c simulator.Call) bool {
		return c.Method == "getUpdates" && c.Params["limit"] == json.Number("1") && c.Code == http.StatusOK
	}) {
		t.Error("the last batch was not acknowledged")
	}
	if status, _ := o.get(healthPath); status != 0 {
		t.Error("the page answers still")
	}
	for _, part := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(filepath.Join(o.folder, databasePart+part)); err == nil {
			t.Errorf("the database was not closed: %s is there", part)
		}
	}
	o.serve()
	eventually(t, enough, "what was left is answered", func() bool { return o.sim.Pending() == 0 })
	o.settled(five)
	o.discreet(five)
}

// TestAskedTwiceToEnd: a bot that is held up ends at once.
func TestAskedTwiceToEnd(t *testing.T) {
	o := newOutside(t)
	o.serve()
	h := o.people(1, o.invite("admin", 1))[0]
	held := make(chan struct{}, 1)
	o.sim.FailOften("sendMessage", 1, simulator.Fault{Slow: time.Hour})
	end := o.calls.guard(func(c simulator.Call) {
		if c.Method == "sendMessage" {
			select {
			case held <- struct{}{}:
			default:
			}
		}
	})
	defer end()
	if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
		t.Fatal(err)
	}
	select {
	case <-held:
	case <-time.After(enough):
		t.Fatal("nothing was shown")
	}
	o.mu.Lock()
	bot := o.bot
	o.bot = nil
	o.mu.Unlock()
	ended := make(chan struct{})
	go func() { _ = bot.Wait(); close(ended) }()
	for range 200 { // the first is answered by ending cleanly, which takes seconds
		_ = bot.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
			status, ok := bot.ProcessState.Sys().(syscall.WaitStatus)
			if !ok || !status.Signaled() {
				t.Errorf("it ended by itself: %v", bot.ProcessState)
			}
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Error("it goes on")
}

// TestServesByWebhook: Telegram posts, with the secret, to the path of the address.
func TestServesByWebhook(t *testing.T) {
	o := newOutside(t)
	polling := o.env
	o.env = append(o.env, "WEBHOOK_URL="+o.page("/tin/telegram"))
	given := make(chan string, 10)
	o.calls.watch(func(c simulator.Call) {
		if c.Method == "setWebhook" {
			secret, _ := c.Params["secret_token"].(string)
			given <- secret
		}
	})
	o.serve()
	h := o.people(1, o.invite("collaborator", 1, "--commune", "24169"))
	if err := h[0].through(t.Context(), registration(o), "menu.facility"); err != nil {
		t.Fatal(err)
	}
	o.facilities()
	first := <-given
	if len(first) < 32 || telegram.CheckSecret(first) != nil {
		t.Errorf("a weak secret of %d letters", len(first))
	}
	for _, c := range []struct {
		method, secret, body string
		want                 int
	}{
		{http.MethodPost, "", `{"update_id":1}`, http.StatusUnauthorized},
		{http.MethodPost, first + "x", `{"update_id":1}`, http.StatusUnauthorized},
		{http.MethodPost, first, `{"update_id":1}`, http.StatusOK},
		{http.MethodPost, first, `[]`, http.StatusBadRequest},
		{http.MethodGet, first, ``, http.StatusMethodNotAllowed},
	} {
		if got := post(t, o.page("/tin/telegram"), c.method, c.secret, c.body); got != c.want {
			t.Errorf("%s %q: %d, want %d", c.method, c.body, got, c.want)
		}
	}
	if status, body := o.get(healthPath); status != http.StatusOK || !strings.Contains(body, `"mode":"webhook"`) {
		t.Errorf("%d %s", status, body)
	}
	if out, _, status := o.run("doctor"); status != 0 || !strings.Contains(out, "Telegram posts to the webhook") {
		t.Errorf("doctor: %d\n%s", status, out)
	}
	o.stop()
	o.serve()
	if second := <-given; second != first {
		t.Error("another secret after a new start")
	}
	o.stop()
	if strings.Contains(o.log(), first) {
		t.Error("the secret is in the log")
	}
	o.env = polling
	o.serve()
	if err := h[0].do(simulator.Action{Do: "text", Text: "/menu"}); err != nil {
		t.Fatal(err)
	}
	eventually(t, enough, "the webhook goes and the message is fetched", func() bool { return o.sim.Pending() == 0 })
}

func post(t *testing.T, address, method, secret, body string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if secret != "" {
		req.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	return resp.StatusCode
}

// TestStartsWithoutTheNetwork, says so once, and serves when it is there.
func TestStartsWithoutTheNetwork(t *testing.T) {
	o := newOutside(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	o.env = append(o.env, "TELEGRAM_API_URL=http://"+address)
	o.start()
	eventually(t, enough, "the page answers", func() bool { status, _ := o.get(healthPath); return status == http.StatusOK })
	eventually(t, enough, "a word about it", func() bool { return strings.Contains(o.log(), "cannot be reached") })
	if out, _, status := o.run("doctor"); status != exitFailed || !strings.Contains(out, "✗ Telegram cannot be reached") {
		t.Errorf("doctor: %d\n%s", status, out)
	}
	if l, err = net.Listen("tcp", address); err != nil {
		t.Fatal(err)
	}
	api := &httptest.Server{Listener: l, Config: &http.Server{Handler: o.sim.Handler(), ReadHeaderTimeout: enough}}
	api.Start()
	defer func() { o.finish(); api.CloseClientConnections(); api.Close() }()
	o.serving()
	if n := strings.Count(o.log(), "Telegram cannot be reached; the bot goes on"); n != 1 {
		t.Errorf("said %d times", n)
	}
}

// TestWhatCannotWork ends with one sentence and the right status.
func TestWhatCannotWork(t *testing.T) {
	tests := []struct {
		name    string
		setting string
		args    []string
		status  int
		says    string
	}{
		{"a wrong token", "TELEGRAM_BOT_TOKEN=99:wrong", nil, exitFailed, "does not know this bot's token"},
		{"no such zone", "TZ=Asia/Buon_Ma_Thuot", nil, exitUsage, "TZ"},
		{"another kind of database", "DATABASE_URL=postgres://u:hush@h/d", nil, exitUsage, "DATABASE_URL"},
		{"a webhook without TLS", "WEBHOOK_URL=http://bot.example.vn/x", nil, exitUsage, "https"},
		{"pages nowhere", "KHUYENCONG_URL=ftp://x", nil, exitUsage, "KHUYENCONG_URL"},
		{"Redis nowhere", "REDIS_URL=memcached://u:hush@h", nil, exitUsage, "REDIS_URL"},
		{"no such level", "KHUYENCONG_LOG=loud", nil, exitUsage, "log"},
		{"no such address", "KHUYENCONG_LISTEN=203.0.113.1:1", nil, exitFailed, "cannot listen"},
		{"no such command", "", []string{"fly"}, exitUsage, "fly"},
		{"a backup without a name", "", []string{"backup"}, exitUsage, "<file>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := newOutside(t, tt.setting)
			args := tt.args
			if args == nil {
				args = []string{"serve"}
			}
			_, said, status := o.run(args...)
			if status != tt.status || !strings.Contains(said, tt.says) || strings.Contains(said, "hush") {
				t.Errorf("%d, want %d with %q: %s", status, tt.status, tt.says, said)
			}
		})
	}
}

// TestEveryCommandHelps with an example, and knows its version.
func TestEveryCommandHelps(t *testing.T) {
	o := newOutside(t)
	for _, command := range []string{"serve", "try", "invite", "backup", "restore", "doctor"} {
		if out, _, status := o.run(command, "--help"); status != 0 || !strings.Contains(out, "Example:") {
			t.Errorf("%s --help: %d\n%s", command, status, out)
		}
	}
	if out, _, status := o.run("--version"); status != 0 || !strings.HasPrefix(out, "khuyencong ") {
		t.Errorf("--version: %d, %q", status, out)
	}
}
