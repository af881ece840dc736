package telegram

import (
	"context"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot"
)

func TestNewCallsNobody(t *testing.T) {
	s := newServer(t, nil)
	New(Options{Token: testToken, APIURL: s.URL + "/"})
	if seen := s.requests(); len(seen) > 0 {
		t.Errorf("called %v", seen)
	}
}

func TestCallParameters(t *testing.T) {
	s := newServer(t, nil)
	c := s.client()
	for _, params := range []any{nil, map[string]any{"x": 0.0, "text": "<b>đ</b>"}, struct {
		Lat float64 `json:"latitude"`
	}{}} {
		if err := c.Call(t.Context(), "sendLocation", params, nil); err != nil {
			t.Error(err)
		}
	}
	want := []string{`{}`, `{"text":"<b>đ</b>","x":0}`, `{"latitude":0}`}
	for i, r := range s.requests() {
		if r.Body != want[i] {
			t.Errorf("sent %s, want %s", r.Body, want[i])
		}
	}
	if err := c.Call(t.Context(), "sendLocation", map[string]any{"x": math.NaN()}, nil); err == nil || len(s.requests()) != 3 {
		t.Errorf("not a number was sent: %v", err)
	}
}

// A burst of answers uses its connections again, and the caller's own time-out
// of the HTTP client ends no long poll.
func TestConnectionsAreKept(t *testing.T) {
	var dialled atomic.Int64
	s := newServer(t, map[string]http.HandlerFunc{"sendMessage": gives(200, sent77)})
	own := transport(nil)
	dial := own.DialContext
	own.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		dialled.Add(1)
		return dial(ctx, network, address)
	}
	c := New(Options{Token: testToken, APIURL: s.URL, HTTP: &http.Client{Transport: own, Timeout: time.Nanosecond}})
	for range 3 {
		var burst sync.WaitGroup
		for range 20 {
			burst.Go(func() {
				if _, err := c.Show(t.Context(), 5, bot.Message{Text: "x"}); err != nil {
					t.Error(err)
				}
			})
		}
		burst.Wait()
	}
	if n := dialled.Load(); n > 30 {
		t.Errorf("%d connections for 60 messages, 20 at once", n)
	}
}

func BenchmarkShow(b *testing.B) {
	c := New(Options{Token: testToken, HTTP: &http.Client{Transport: still{}}})
	m := bot.Message{Text: "<b>Cơ sở</b> ở xã nào ạ?", Rows: [][]bot.Button{{{Label: "Ea Kao", Data: "abcdefgh:3:ea_kao"}}}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Show(b.Context(), 5, m); err != nil {
			b.Fatal(err)
		}
	}
}

// still answers at once, without a network.
type still struct{}

func (still) RoundTrip(*http.Request) (*http.Response, error) { return answered(sent77), nil }

// BenchmarkCall compares one call with the same call by telegram-bot-api alone
// over the same transport: what the layer between costs.
func BenchmarkCall(b *testing.B) {
	s := httptest.NewServer(gives(200, `{"ok":true,"result":{"message_id":7,"chat":{"id":2001,"type":"private"},"date":1764000000,"text":"Anh/chị cho em xin tên cơ sở?"}}`))
	defer s.Close()
	c := New(Options{Token: testToken, APIURL: s.URL})
	b.Run("bare", func(b *testing.B) {
		api := tgbotapi.BotAPI{Token: testToken, Client: c.http}
		api.SetAPIEndpoint(c.endpoint)
		for b.Loop() {
			if _, err := api.MakeRequest("sendMessage", tgbotapi.Params{"chat_id": "2001", "text": "Anh/chị cho em xin tên cơ sở?"}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("layer", func(b *testing.B) {
		for b.Loop() {
			if _, err := c.write(b.Context(), 0, newMessage(2001, "Anh/chị cho em xin tên cơ sở?", nil)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
