package simulator_test

import (
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

func TestCloseLeavesNothingRunning(t *testing.T) {
	b := newBot(t)
	hung := make(chan struct{})
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-hung:
		}
	}))
	defer hook.Close()
	defer close(hung)
	next := b.events()
	if kind, _ := next(); kind != "state" {
		t.Fatalf("first event %q", kind)
	}
	b.call("setWebhook", params{"url": hook.URL}, nil)
	b.say("a", "đang gửi")
	b.sim.SetNetwork(simulator.Network{LateMS: 60_000})
	b.say("a", "còn trên đường")
	b.call("sendChatAction", params{"chat_id": hlinh, "action": "typing"}, nil)
	b.sim.Close()
	if got := b.try("getMe", nil); got.status != http.StatusServiceUnavailable {
		t.Errorf("after Close: %+v", got)
	}
	b.sim.Close() // a second time does no harm
	deadline := time.Now().Add(10 * time.Second)
	for strings.Contains(stacks(), "simulator.(*Simulator).") {
		if time.Now().After(deadline) {
			t.Fatal(stacks())
		}
		runtime.Gosched()
	}
}

// stacks shows all goroutines of this process.
func stacks() string {
	buf := make([]byte, 1<<20)
	return string(buf[:runtime.Stack(buf, true)])
}

func TestWebhookGetsAnUpdateTwice(t *testing.T) {
	b := newBot(t)
	got := make(chan string, 10)
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body := make([]byte, 100)
		n, _ := r.Body.Read(body)
		id, _, _ := strings.Cut(string(body[:n]), ",")
		got <- id
	}))
	defer hook.Close()
	b.call("setWebhook", params{"url": hook.URL}, nil)
	b.sim.SetNetwork(simulator.Network{Double: true, Chance: 1})
	b.say("a", "một")
	first, second := <-got, <-got
	b.say("a", "hai")
	if third := <-got; first != second || third == first {
		t.Errorf("posted %s, %s, %s", first, second, third)
	}
}

func TestWebhookWithItsOwnCertificate(t *testing.T) {
	b := newBot(t)
	got := make(chan struct{}, 10)
	hook := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { got <- struct{}{} }))
	defer hook.Close()
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: hook.Certificate().Raw})
	if a := b.upload("setWebhook", map[string]string{"url": hook.URL}, map[string][]byte{"certificate": cert}, ".pem"); !a.OK {
		t.Fatal(a.Description)
	}
	b.say("a", "x")
	<-got
	if a := b.try("getWebhookInfo", nil); !strings.Contains(string(a.Result), `"has_custom_certificate":true`) {
		t.Errorf("info %s", a.Result)
	}
	if a := b.upload("setWebhook", map[string]string{"url": hook.URL}, map[string][]byte{"certificate": []byte("x")}, ".pem"); a.OK {
		t.Error("a broken certificate was taken")
	}
}

func TestAMethodInAWebhookAnswerIsRefusedLoudly(t *testing.T) {
	b := newBot(t)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, `{"method":"sendMessage","chat_id":1001,"text":"x"}`)
	}))
	defer hook.Close()
	b.call("setWebhook", params{"url": hook.URL}, nil)
	b.say("a", "x")
	deadline := time.Now().Add(10 * time.Second)
	for !strings.Contains(string(b.try("getWebhookInfo", nil).Result), "not simulated") {
		if time.Now().After(deadline) {
			t.Fatal("the webhook's method call was swallowed")
		}
		runtime.Gosched()
	}
	if v := b.sim.Violations(); len(v) == 0 {
		t.Error("no violation was kept")
	}
}

func TestUnusableOptionsAndPhones(t *testing.T) {
	for _, o := range []simulator.Options{{}, {Token: "99"}, {Token: "x:y", Username: "a"}, {Token: "99:x"}, {Token: "9:a/b", Username: "a"}} {
		if _, err := simulator.New(o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
	b := newBot(t)
	one := []simulator.Person{{ID: 5, Name: "Y"}}
	for name, p := range map[string]simulator.Phone{
		"nobody": {}, "same id": {ID: "a", Speakers: one}, "two in private": {Speakers: append(one, one...)},
		"wrong chat": {Speakers: one, ChatID: 6}, "positive group": {Group: true, Speakers: one, ChatID: 6},
		"the bot": {Speakers: []simulator.Person{{ID: 99}}}, "taken chat": {Group: true, Speakers: one, ChatID: office},
		"taken private chat": {Speakers: []simulator.Person{{ID: hlinh}}},
	} {
		if _, err := b.sim.AddPhone(p); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
