package telegram

import (
	"errors"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"khuyencong/bot"
)

// However somebody pushes, no minute has more than 20 messages, and hardly fewer.
func TestGroupMinute(t *testing.T) {
	for name, every := range map[string]time.Duration{"pushed": 100 * time.Millisecond, "each second": time.Second, "bursts": 17 * time.Second} {
		t.Run(name, func(t *testing.T) {
			var g groups
			var sent []time.Time
			start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
			for at := start; at.Sub(start) < 10*time.Minute; at = at.Add(every) {
				for g.take(-5, 1, at) == 0 {
					sent = append(sent, at)
				}
			}
			for i := range sent[:len(sent)-groupMessages] {
				if span := sent[i+groupMessages].Sub(sent[i]); span <= time.Minute {
					t.Fatalf("21 messages within %s", span)
				}
			}
			if len(sent) < 9*groupMessages-20 {
				t.Errorf("only %d messages in ten minutes", len(sent))
			}
		})
	}
}

// What is told to wait has room after that time.
func TestGroupWaits(t *testing.T) {
	var g groups
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for i := range groupMessages {
		if wait := g.take(-5, 1, now.Add(time.Duration(i)*time.Second)); wait != 0 {
			t.Fatalf("message %d waits %s", i, wait)
		}
	}
	now = now.Add(30 * time.Second)
	for _, n := range []int{1, 3, groupMessages, 50} {
		wait := g.room(-5, n, now)
		if wait <= 0 || g.room(-5, n, now.Add(wait-time.Millisecond)) == 0 || g.room(-5, n, now.Add(wait)) != 0 {
			t.Errorf("%d messages: wait %s", n, wait)
		}
	}
	if wait := g.take(-5, 1, now.Add(31*time.Second-time.Nanosecond)); wait != shortestRest {
		t.Errorf("almost there: %s", wait)
	}
	if g.take(5, 100, now) != 0 || g.take(0, 100, now) != 0 || g.take(-6, 1, now) != 0 || g.take(-5, 0, now) != 0 {
		t.Error("others wait too")
	}
}

func TestGroupsAreForgotten(t *testing.T) {
	var g groups
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	g.rest(-1, now.Add(3*time.Hour))
	for i := range int64(10 * manyGroups) {
		g.take(-2-i, 1, now.Add(time.Duration(i)*2*time.Second))
	}
	if n := len(g.byChat); n > manyGroups {
		t.Errorf("%d are remembered", n)
	}
	if g.take(-1, 1, now.Add(time.Second)) == 0 {
		t.Error("one that is told to rest was forgotten")
	}
}

func TestMessagesOf(t *testing.T) {
	album := mediaGroup{Media: make([]media, 4)}
	for _, tt := range []struct {
		method string
		params any
		want   int
	}{
		{"sendMessage", nil, 1}, {"editMessageText", nil, 1}, {"editMessageReplyMarkup", nil, 1}, {"sendPhoto", nil, 1},
		{"sendMediaGroup", album, 4}, {"answerCallbackQuery", nil, 0}, {"getChat", nil, 0}, {"setMyCommands", nil, 0}, {"sendChatAction", nil, 0},
	} {
		if got := messagesOf(tt.method, tt.params); got != tt.want {
			t.Errorf("%s: %d", tt.method, got)
		}
	}
}

// counted answers everything and keeps which methods were called.
type counted struct {
	mu     sync.Mutex
	calls  []string
	answer string
}

func (c *counted) RoundTrip(r *http.Request) (*http.Response, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls = append(c.calls, path.Base(r.URL.Path))
	return answered(c.answer), nil
}

func mustWait(t *testing.T, err error) time.Duration {
	t.Helper()
	retry, ok := errors.AsType[*bot.RetryError](err)
	if !ok || retry.After <= 0 || retry.Everybody {
		t.Fatalf("got %v, want this group to wait", err)
	}
	return retry.After
}

// Answers and notices share what a group takes; toasts and other chats do not
// count.
func TestClientPacesGroups(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &counted{answer: sent77}
		c := longRunning(net)
		show := func(chat int64, m bot.Message) error { _, err := c.Show(t.Context(), chat, m); return err }
		for i := range groupMessages {
			if err := show(-5, bot.Message{Text: "x", Place: int64(i % 2)}); err != nil {
				t.Fatal(i, err)
			}
		}
		wait := mustWait(t, show(-5, bot.Message{Text: "x"}))
		if len(net.calls) != groupMessages {
			t.Fatalf("%d calls", len(net.calls))
		}
		if err := errors.Join(show(5, bot.Message{Text: "x"}), show(-6, bot.Message{Text: "x"}), c.Toast(t.Context(), "q", "x", false)); err != nil {
			t.Error(err)
		}
		time.Sleep(wait)
		if err := show(-5, bot.Message{Text: "x"}); err != nil {
			t.Error("after waiting:", err)
		}
	})
}

// A message of several parts is not begun where its end has no room.
func TestClientSendsAllOrNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &counted{answer: sent77}
		c := longRunning(net)
		for range groupMessages - 3 {
			if _, err := c.Show(t.Context(), -5, bot.Message{Text: "x"}); err != nil {
				t.Fatal(err)
			}
		}
		net.calls = nil
		long := bot.Message{Text: strings.Repeat("chữ ", 1500), Drop: "Đã nhận", Close: 8}
		wait := mustWait(t, second(c.Show(t.Context(), -5, long)))
		if len(net.calls) != 0 {
			t.Fatalf("called %v", net.calls)
		}
		time.Sleep(wait)
		if _, err := c.Show(t.Context(), -5, long); err != nil || len(net.calls) != 4 {
			t.Errorf("%v after %v", err, net.calls)
		}
		time.Sleep(2 * time.Minute)
		files := bot.Message{Text: "x", Files: make([]bot.File, 10)}
		if err := second(c.Show(t.Context(), -5, files)); err != nil {
			t.Fatal(err)
		}
		mustWait(t, second(c.Show(t.Context(), -5, files)))
	})
}

// longRunning is a client that has been there for a while.
func longRunning(net http.RoundTripper) *Client {
	c := New(Options{Token: testToken, HTTP: &http.Client{Transport: net}})
	time.Sleep(groupMinute)
	return c
}

// After a start the process before may have sent half of what a group takes in a
// minute: no more than the other half goes out at once, the rest a minute later.
func TestClientBeginsWithCare(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &counted{answer: sent77}
		c := New(Options{Token: testToken, HTTP: &http.Client{Transport: net}})
		began := time.Now()
		show := func(chat int64) error { return second(c.Show(t.Context(), chat, bot.Message{Text: "x"})) }
		for i := range groupMessages / 2 {
			if err := show(-5); err != nil {
				t.Fatal(i, err)
			}
		}
		if wait := mustWait(t, show(-5)); wait != groupMinute-time.Since(began) {
			t.Errorf("wait %s", wait)
		}
		if err := show(5); err != nil {
			t.Error("a private chat:", err)
		}
		time.Sleep(groupMinute - time.Millisecond)
		if err := show(-6); err != nil {
			t.Error("another group:", err)
		}
		time.Sleep(time.Millisecond)
		for i := range groupMessages {
			if err := show(-7); err != nil {
				t.Fatal("a group met later:", i, err)
			}
		}
		if err := show(-5); err != nil {
			t.Error("after waiting:", err)
		}
	})
}

func second[T any](_ T, err error) error { return err }

// A group whose server asked to wait is not called again before.
func TestClientRestsGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &counted{answer: `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}`}
		c := New(Options{Token: testToken, HTTP: &http.Client{Transport: net}})
		for range 2 {
			if wait := mustWait(t, second(c.Show(t.Context(), -5, bot.Message{Text: "x"}))); wait != 7*time.Second {
				t.Errorf("wait %s", wait)
			}
		}
		if !slices.Equal(net.calls, []string{"sendMessage"}) {
			t.Errorf("called %v", net.calls)
		}
		net.answer = sent77
		time.Sleep(7 * time.Second)
		if err := second(c.Show(t.Context(), -5, bot.Message{Text: "x"})); err != nil {
			t.Error(err)
		}
	})
}
