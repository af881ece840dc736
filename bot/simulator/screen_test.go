package simulator_test

import (
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot/simulator"
)

func TestScreen(t *testing.T) {
	b := newBot(t)
	b.say("a", "một")
	m := b.send(params{"chat_id": hlinh, "text": "<b>Loại hình?</b>", "parse_mode": "HTML", "reply_markup": button("HTX", "h")})
	b.say("a", "hai")
	got := b.sim.Screen("a")
	want := []simulator.Shown{
		{ID: m.ID - 1, Text: "một"},
		{ID: m.ID, Bot: true, Text: "Loại hình?", Buttons: []simulator.Button{{Label: "HTX", Data: "h"}}},
		{ID: m.ID + 1, Text: "hai"},
	}
	if diff := cmp.Diff(want, got[1:]); diff != "" { // the first is /start
		t.Error(diff)
	}
	if got := b.sim.Screen("nobody's"); got != nil {
		t.Errorf("%+v", got)
	}
}

// TestCallsAreToldBeforeAndAfter: what is armed before a call spoils that call.
func TestCallsAreToldBeforeAndAfter(t *testing.T) {
	var before, after atomic.Int32
	var b *bot
	b = newBot(t, func(o *simulator.Options) {
		o.Before = func(c simulator.Call) {
			if c.Method == "getMe" {
				before.Add(1)
				b.sim.FailNext("getMe", simulator.Fault{Code: 502})
			}
		}
		o.After = func(c simulator.Call) {
			if c.Method == "getMe" && c.Code == 502 {
				after.Add(1)
			}
		}
	})
	if got := b.try("getMe", nil); got.status != 502 || before.Load() != 1 || after.Load() != 1 {
		t.Errorf("%d, told %d times before and %d after", got.status, before.Load(), after.Load())
	}
}

func TestUpdatesDeliveredUpToFiveTimes(t *testing.T) {
	b := newBot(t)
	b.sim.SetNetwork(simulator.Network{Double: true, Repeat: true, Chance: 1, Copies: 5})
	most := 0
	for range 30 {
		b.say("a", "một")
		times, offset := 0, 0
		for list := b.poll(nil); len(list) > 0; list = b.poll(params{"offset": offset}) {
			times, offset = times+len(list), list[0].ID+1
		}
		if times < 2 || times > 5 {
			t.Fatalf("delivered %d times", times)
		}
		most = max(most, times)
	}
	if most != 5 {
		t.Errorf("at most %d times", most)
	}
}
