package simulator_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

// attempt is a call that may lose its connection.
func (b *bot) attempt(method, body string) (answer, error) {
	return b.request(context.Background(), method, "application/json", strings.NewReader(body))
}

func TestInjectedFaults(t *testing.T) {
	hello := fmt.Sprintf(`{"chat_id":%d,"text":"x"}`, hlinh)
	cases := []struct {
		name  string
		fault simulator.Fault
		code  int    // of the answer; 0: no answer
		want  string // description
		done  int    // messages in the chat afterwards
	}{
		{"429", simulator.Fault{Code: 429, RetryAfter: 7}, 429, "Too Many Requests: retry after 7", 0},
		{"403", simulator.Fault{Code: 403}, 403, "Forbidden: bot was blocked by the user", 0},
		{"502", simulator.Fault{Code: 502}, 502, "Bad Gateway", 0},
		{"own words", simulator.Fault{Code: 400, Description: "Bad Request: chat not found"}, 400, "Bad Request: chat not found", 0},
		{"cut", simulator.Fault{Cut: true}, 0, "", 0},
		{"cut after", simulator.Fault{CutAfter: true}, 0, "", 1},
		{"HTML", simulator.Fault{HTML: true}, 0, "", 0},
		{"slow", simulator.Fault{Slow: time.Millisecond}, 200, "", 1},
		{"another chat", simulator.Fault{Code: 403, ChatID: office}, 200, "", 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBot(t)
			b.sim.FailNext("sendmessage", c.fault)
			got, err := b.attempt("sendMessage", hello)
			if c.code == 0 != (err != nil) || err == nil && (got.status != c.code || got.Description != c.want) {
				t.Errorf("%+v %v", got, err)
			}
			if got.Parameters.RetryAfter != c.fault.RetryAfter {
				t.Errorf("retry_after %d", got.Parameters.RetryAfter)
			}
			if n := len(b.screen("a").Messages) - 1; n != c.done {
				t.Errorf("%d messages were sent, want %d", n, c.done)
			}
			b.sim.ClearFaults()
			b.send(params{"chat_id": hlinh, "text": "x"})
			b.clean()
		})
	}
}

func TestACallLostBeforeItArrives(t *testing.T) {
	lost := true
	b := newBot(t, func(o *simulator.Options) {
		o.Before = func(c simulator.Call) {
			if c.Method == "sendMessage" && lost {
				panic(http.ErrAbortHandler)
			}
		}
	})
	calls := len(b.sim.Calls())
	if got, err := b.attempt("sendMessage", fmt.Sprintf(`{"chat_id":%d,"text":"x"}`, hlinh)); err == nil {
		t.Errorf("answered: %+v", got)
	}
	if n := len(b.screen("a").Messages) - 1; n != 0 || len(b.sim.Calls()) != calls {
		t.Errorf("%d messages were sent, %d calls kept", n, len(b.sim.Calls())-calls)
	}
	lost = false
	b.send(params{"chat_id": hlinh, "text": "x"})
	b.clean()
}

func TestFaultsAreCounted(t *testing.T) {
	b := newBot(t)
	b.sim.FailNext("*", simulator.Fault{Code: 500, Skip: 2, Times: 2})
	var codes []int
	for range 6 {
		codes = append(codes, b.try("getMe", nil).status)
	}
	if got := fmt.Sprint(codes); got != "[200 200 500 500 200 200]" {
		t.Error(got)
	}
}

func TestFaultsByChanceRepeatWithTheSeed(t *testing.T) {
	run := func(seed uint64) string {
		b := newBot(t, func(o *simulator.Options) { o.Seed = seed })
		b.sim.FailOften("getMe", 0.5, simulator.Fault{Code: 503})
		var out strings.Builder
		for range 40 {
			out.WriteByte("25"[b.try("getMe", nil).status/500])
		}
		return out.String()
	}
	first := run(1)
	if first != run(1) || first == run(2) || strings.Count(first, "5") < 8 || strings.Count(first, "2") < 8 {
		t.Errorf("seed 1 %s, again %s, seed 2 %s", first, run(1), run(2))
	}
}

func TestHTMLFaultIsAPage(t *testing.T) {
	b := newBot(t)
	b.sim.FailNext("getMe", simulator.Fault{HTML: true})
	resp, err := http.Get(b.url + "/bot" + token + "/getMe")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != 502 || resp.Header.Get("Content-Type") != "text/html" {
		t.Errorf("%d %s", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
}

func TestALostPollComesAgain(t *testing.T) {
	b := newBot(t)
	b.say("a", "một")
	b.sim.FailNext("getUpdates", simulator.Fault{CutAfter: true})
	if _, err := b.attempt("getUpdates", `{}`); err == nil {
		t.Fatal("the answer was not lost")
	}
	if got := texts(b.poll(nil)); got != "một" {
		t.Errorf("after a lost answer: %q", got)
	}
}

func TestUpdatesDeliveredTwice(t *testing.T) {
	b := newBot(t)
	b.sim.SetNetwork(simulator.Network{Double: true, Chance: 1})
	b.say("a", "một")
	first := b.poll(nil)
	again := b.poll(params{"offset": first[0].ID + 1})
	if texts(first) != "một" || texts(again) != "một" || again[0].ID != first[0].ID {
		t.Errorf("first %+v, again %+v", first, again)
	}
	if got := b.poll(params{"offset": first[0].ID + 1}); len(got) != 0 {
		t.Errorf("a third time: %+v", got)
	}
}

func TestTapsComeSeveralTimesWithNewIDs(t *testing.T) {
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "x", "reply_markup": button("Gửi", "g")})
	b.sim.SetNetwork(simulator.Network{Repeat: true, Chance: 1})
	b.do(simulator.Action{Do: "press", Phone: "a", Message: m.ID, Data: "g"})
	list := b.drain()
	if len(list) < 2 || list[0].Callback.ID == list[1].Callback.ID || list[0].ID == list[1].ID {
		t.Errorf("taps %+v", list)
	}
	for _, u := range list {
		b.call("answerCallbackQuery", params{"callback_query_id": u.Callback.ID}, nil)
	}
}

func TestLateUpdatesKeepTheOrderOfAChat(t *testing.T) {
	b := newBot(t)
	b.sim.SetNetwork(simulator.Network{LateMS: 30})
	for i := range 20 {
		b.say("a", fmt.Sprint(i))
	}
	var got []update
	offset := 0
	for len(got) < 20 {
		list := b.poll(params{"offset": offset, "timeout": 5})
		if len(list) == 0 {
			t.Fatalf("only %d came", len(got))
		}
		got = append(got, list...)
		offset = list[len(list)-1].ID + 1
	}
	if want := "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19"; texts(got) != want {
		t.Errorf("order %s", texts(got))
	}
}

func TestLosingAnswers(t *testing.T) {
	b := newBot(t)
	b.sim.SetNetwork(simulator.Network{Lose: true, Chance: 1})
	if _, err := b.attempt("sendMessage", fmt.Sprintf(`{"chat_id":%d,"text":"x"}`, hlinh)); err == nil {
		t.Error("the answer arrived")
	}
	b.sim.SetNetwork(simulator.Network{})
	if n := len(b.screen("a").Messages); n != 2 {
		t.Errorf("%d messages, want the one that was carried out", n)
	}
	if calls := b.sim.Calls(); calls[len(calls)-1].Method != "sendMessage" || calls[len(calls)-1].Chat() != "1001" {
		t.Errorf("last call %+v", calls[len(calls)-1])
	}
}

func TestManyAtOnce(t *testing.T) {
	b := newBot(t, func(o *simulator.Options) { o.GroupPerMinute = 1000 })
	b.sim.SetNetwork(simulator.Network{LateMS: 5, Double: true, Repeat: true})
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			for i := range 20 {
				text := fmt.Sprintf("%d-%d", worker, i)
				if _, err := b.sim.Do(simulator.Action{Do: "text", Phone: "a", Text: text}); err != nil {
					t.Error(err)
				}
				body := fmt.Sprintf(`{"chat_id":%d,"text":%q}`, []int{hlinh, office}[i%2], text)
				if got, err := b.attempt("sendMessage", body); err != nil || !got.OK {
					t.Errorf("%+v %v", got, err)
				}
			}
		})
	}
	all.Wait()
	if n := len(b.screen("a").Messages); n != 1+8*20+8*10 {
		t.Errorf("%d messages", n)
	}
	b.clean()
}
