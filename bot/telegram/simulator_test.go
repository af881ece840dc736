package telegram_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/simulator"
	"khuyencong/bot/telegram"
	"khuyencong/flows/dialog"
)

const (
	simToken = "99:made-up"
	linhID   = 1001
	phone    = "p1"
)

// world is a simulator with one phone, and a client that polls it.
type world struct {
	sim    *simulator.Simulator
	client *telegram.Client
	server *httptest.Server
	events chan dialog.Event
}

func newWorld(t *testing.T) *world {
	sim, err := simulator.New(simulator.Options{Token: simToken, Username: "kc_bot", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(func() { sim.Close(); server.Close() })
	people := []simulator.Person{{ID: linhID, Name: "H'Linh Niê"}}
	if _, err := sim.AddPhone(simulator.Phone{ID: phone, Title: "Cộng tác viên", Speakers: people, ChatID: linhID}); err != nil {
		t.Fatal(err)
	}
	w := &world{sim: sim, server: server, events: make(chan dialog.Event, 200)}
	w.client = w.startAnew()
	w.poll(t)
	return w
}

// startAnew is the client of a new process.
func (w *world) startAnew() *telegram.Client {
	return telegram.New(telegram.Options{Token: simToken, APIURL: w.server.URL, Log: slog.New(slog.DiscardHandler)})
}

func (w *world) poll(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- w.client.Poll(ctx, func(_ context.Context, events []dialog.Event) error {
			for _, e := range events {
				w.events <- e
			}
			return nil
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		for _, v := range w.sim.Violations() {
			t.Errorf("against the published rules: %+v", v)
		}
	})
}

// after does what a person does and returns the event that comes of it.
func (w *world) after(t *testing.T, a simulator.Action) dialog.Event {
	t.Helper()
	a.Phone = phone
	if _, err := w.sim.Do(a); err != nil {
		t.Fatal(err)
	}
	select {
	case e := <-w.events:
		return e
	case <-time.After(10 * time.Second):
		t.Fatalf("nothing came of %+v", a)
		return dialog.Event{}
	}
}

func (w *world) show(t *testing.T, m bot.Message) int64 {
	t.Helper()
	id, err := w.client.Show(t.Context(), linhID, m)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWithSimulator(t *testing.T) {
	w := newWorld(t)
	if e := w.after(t, simulator.Action{Do: "start", Payload: "CODE"}); e.Command != "start" || e.Text != "CODE" || e.Chat != linhID {
		t.Fatalf("started with %+v", e)
	}
	row := [][]bot.Button{{{Label: "Có", Data: "abc:1"}, {Label: "Hướng dẫn", URL: "https://t.me/kc_bot?start=x"}}}
	asked := w.show(t, bot.Message{Text: "<b>Anh/chị</b> &amp; cơ sở?", Rows: row})
	pressed := w.after(t, simulator.Action{Do: "press", Message: int(asked), Data: "abc:1"})
	if pressed.Kind != dialog.Pressed || pressed.Message != asked || pressed.Data != "abc:1" {
		t.Fatalf("pressed %+v", pressed)
	}
	for range 2 { // the second is too old, or a repetition: no error either
		if err := w.client.Toast(t.Context(), pressed.Query, "Đã ghi", false); err != nil {
			t.Error(err)
		}
	}
	for range 2 { // the second changes nothing
		if id := w.show(t, bot.Message{Text: "Cảm ơn", Place: asked}); id != asked {
			t.Errorf("shown as %d, not in place of %d", id, asked)
		}
	}
	said := w.after(t, simulator.Action{Do: "text", Text: "cơ sở rang cà phê"})
	if id := w.show(t, bot.Message{Text: "x", Place: said.Message}); id == said.Message {
		t.Error("changed the person's own message")
	}
}

func TestRequestsWithSimulator(t *testing.T) {
	w := newWorld(t)
	w.after(t, simulator.Action{Do: "start"})
	asked := w.show(t, bot.Message{Text: "Loại hình?", Rows: [][]bot.Button{{{Label: "HTX", Data: "a"}}}})
	w.show(t, bot.Message{Text: "Ở đâu ạ?", Close: asked, Request: &bot.Request{What: "place", Label: "Gửi vị trí", Others: []string{"Bỏ qua"}}})
	if e := w.after(t, simulator.Action{Do: "location", Latitude: 12.68, Longitude: 108.04}); e.Kind != dialog.SentPlace || e.Lat != 12.68 {
		t.Errorf("got %+v", e)
	}
	w.show(t, bot.Message{Text: "Số điện thoại?", Drop: "Đã nhận vị trí", Request: &bot.Request{What: "contact", Label: "Gửi số"}})
	if e := w.after(t, simulator.Action{Do: "contact", PhoneNumber: "0905123456", FirstName: "H'Linh", UserID: linhID}); e.Owner != linhID || e.Phone != "0905123456" {
		t.Errorf("got %+v", e)
	}
	long := strings.Repeat("<b>Thủ tục</b> &amp; hồ sơ\n", 500)
	last := w.show(t, bot.Message{Text: long, Rows: [][]bot.Button{{{Label: "Xong", Data: "z"}}}})
	if e := w.after(t, simulator.Action{Do: "press", Message: int(last), Data: "z"}); e.Message != last {
		t.Errorf("the button is not under the last piece: %+v", e)
	}
}

func TestFaultsWithSimulator(t *testing.T) {
	w := newWorld(t)
	w.after(t, simulator.Action{Do: "start"})
	w.sim.FailNext("sendMessage", simulator.Fault{Code: 429, RetryAfter: 3})
	_, err := w.client.Show(t.Context(), linhID, bot.Message{Text: "x"})
	if retry, ok := errors.AsType[*bot.RetryError](err); !ok || retry.After != 3*time.Second {
		t.Errorf("429: %v", err)
	}
	w.sim.FailNext("sendMessage", simulator.Fault{HTML: true})
	if _, err := w.client.Show(t.Context(), linhID, bot.Message{Text: "x"}); err == nil || errors.Is(err, bot.ErrRefused) {
		t.Errorf("502: %v", err)
	}
	w.sim.FailNext("getUpdates", simulator.Fault{Cut: true})
	if e := w.after(t, simulator.Action{Do: "text", Text: "vẫn đến"}); e.Text != "vẫn đến" {
		t.Errorf("after a cut connection: %+v", e)
	}
	if e := w.after(t, simulator.Action{Do: "block"}); e.Kind != dialog.Blocked {
		t.Errorf("got %+v", e)
	}
	if _, err := w.client.Show(t.Context(), linhID, bot.Message{Text: "x"}); !errors.Is(err, bot.ErrBlocked) {
		t.Errorf("blocked: %v", err)
	}
	if _, err := w.client.Show(t.Context(), 424242, bot.Message{Text: "x"}); !errors.Is(err, bot.ErrNoChat) {
		t.Errorf("nobody: %v", err)
	}
}

func TestIntroduceWithSimulator(t *testing.T) {
	w := newWorld(t)
	for _, lang := range []string{"", "en"} {
		list := []telegram.Command{{Word: "menu", Says: "Mở menu"}}
		in := telegram.Introduction{Lang: lang, Name: "Khuyến công", Description: "Trợ lý", Short: "Trợ lý",
			Commands: map[telegram.Scope][]telegram.Command{telegram.Everywhere: list, telegram.PrivateChats: list, telegram.Groups: {}}}
		for range 2 {
			if err := w.client.Introduce(t.Context(), in); err != nil {
				t.Error(err)
			}
		}
	}
}

// A list of the chat's own goes before the one of all private chats, until it is
// taken away.
func TestChatCommandsWithSimulator(t *testing.T) {
	w := newWorld(t)
	w.after(t, simulator.Action{Do: "start"})
	everybody := telegram.Introduction{Commands: map[telegram.Scope][]telegram.Command{telegram.PrivateChats: {{Word: "menu", Says: "Mở menu"}}}}
	if err := w.client.Introduce(t.Context(), everybody); err != nil {
		t.Fatal(err)
	}
	own := []telegram.Command{{Word: "hangcho", Says: "Hàng chờ"}}
	for _, step := range []struct {
		do   func() error
		sees string
	}{
		{func() error { return nil }, "menu"},
		{func() error { return w.client.SetChatCommands(t.Context(), linhID, "", own) }, "hangcho"},
		{func() error { return w.client.DropChatCommands(t.Context(), linhID, "en") }, "menu"},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := w.commands(t); got != step.sees {
			t.Errorf("the phone offers %s, want %s", got, step.sees)
		}
	}
	if err := w.client.SetChatCommands(t.Context(), 424242, "", own); !errors.Is(err, bot.ErrNoChat) {
		t.Errorf("nobody: %v", err)
	}
}

// commands is what the phone offers.
func (w *world) commands(t *testing.T) string {
	t.Helper()
	answer := httptest.NewRecorder()
	w.sim.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/sim/state", nil))
	var state struct {
		Phones []struct {
			Commands []struct{ Command string }
		}
	}
	if err := json.NewDecoder(answer.Body).Decode(&state); err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, c := range state.Phones[0].Commands {
		words = append(words, c.Command)
	}
	return strings.Join(words, " ")
}

// The server, which refuses the 21st message of a minute, never has to: not either
// when the process is started anew meanwhile.
func TestGroupWithSimulator(t *testing.T) {
	w := newWorld(t)
	people := []simulator.Person{{ID: 1003, Name: "Lê Thị Hạnh"}}
	if _, err := w.sim.AddPhone(simulator.Phone{ID: "g", Title: "Nhóm", Group: true, Speakers: people, ChatID: -2001}); err != nil {
		t.Fatal(err)
	}
	sent := 0
	for _, client := range []*telegram.Client{w.client, w.startAnew()} {
		for range 50 {
			if _, err := client.Show(t.Context(), -2001, bot.Message{Text: "x"}); err == nil {
				sent++
			} else if retry, ok := errors.AsType[*bot.RetryError](err); !ok || retry.After <= 0 {
				t.Fatal(err)
			}
		}
	}
	calls := 0
	for _, c := range w.sim.Calls() {
		if c.Method == "sendMessage" {
			calls++
		}
		if c.Code == http.StatusTooManyRequests {
			t.Error("the server had to refuse", c.Method)
		}
	}
	if sent != 20 || calls != 20 {
		t.Errorf("%d sent, %d calls", sent, calls)
	}
}

func TestDownloadWithSimulator(t *testing.T) {
	w := newWorld(t)
	w.after(t, simulator.Action{Do: "start"})
	photo := w.after(t, simulator.Action{Do: "photo"})
	var content bytes.Buffer
	n, err := w.client.Download(t.Context(), photo.File.File, &content)
	if err != nil || n != photo.File.Size || !bytes.HasPrefix(content.Bytes(), []byte("\xff\xd8")) {
		t.Errorf("%d of %d bytes, %v", n, photo.File.Size, err)
	}
	large := w.after(t, simulator.Action{Do: "document", Name: "phim.zip", Size: 21 << 20})
	if _, err := w.client.Download(t.Context(), large.File.File, io.Discard); !errors.Is(err, bot.ErrTooBig) {
		t.Errorf("too big: %v", err)
	}
	if _, err := w.client.Download(t.Context(), "AgAC-nothing", io.Discard); !errors.Is(err, bot.ErrRefused) || errors.Is(err, bot.ErrTooBig) {
		t.Errorf("gone: %v", err)
	}
	w.sim.FailNext("getFile", simulator.Fault{Cut: true})
	if _, err := w.client.Download(t.Context(), photo.File.File, io.Discard); !errors.Is(err, telegram.ErrUnreachable) {
		t.Errorf("cut: %v", err)
	}
}
