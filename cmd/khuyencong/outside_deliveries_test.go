package main

import (
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot/simulator"
)

// TestDeliveredAgainAndAgain has every other update come up to five times, late
// and in bursts, and every other tap as up to five queries with ids of their own.
// What comes of it, record by record and message by message, must be what came
// of the dialog that nothing disturbed.
func TestDeliveredAgainAndAgain(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"poll", "webhook"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			var settings []string
			if way == "webhook" {
				settings = []string{"WEBHOOK_URL=http://127.0.0.1:%/telegram"}
			}
			o, s := staffed(t, settings...)
			people := o.collaborators(few(40))
			for _, h := range people {
				h.before = func(string) { h.known() }
			}
			calm, rest := people[0], people[1:]
			o.register(people[:1], s)
			o.sim.SetNetwork(simulator.Network{Double: true, Repeat: true, LateMS: 150, Chance: 0.5, Copies: 5})
			o.sim.FailOften("getUpdates", 0.3, simulator.Fault{Slow: 100 * time.Millisecond}) // bursts
			o.register(rest, s)
			eventually(t, time.Minute, "everything is delivered", func() bool { return o.sim.Pending() == 0 })
			o.sim.ClearFaults()
			o.sim.SetNetwork(simulator.Network{})
			want := calm.read()
			for _, h := range rest {
				if diff := cmp.Diff(want, h.read()); diff != "" {
					t.Errorf("%s reads other messages than those of a good network (-want +got):\n%s", h.name(), diff)
				}
			}
			o.well(people, s)
			o.askedOnce(people)
		})
	}
}

// known waits until the bot has kept that its question is shown: what is answered
// sooner counts as not meant for it.
func (h *human) known() {
	db := h.o.books()
	defer db.Close()
	eventually(h.o.t, 20*time.Second, "the bot knows that its question is shown", func() bool {
		var owed int
		err := db.QueryRowContext(h.o.t.Context(), `SELECT count(*) FROM sessions WHERE chat = ? AND owed = 1`, h.id).Scan(&owed)
		return err == nil && owed == 0
	})
}

var digits = regexp.MustCompile(`\d+`)

// read are the bot's messages as they stand on the phone, with all numbers alike.
func (h *human) read() []string {
	var texts []string
	for _, m := range h.o.sim.Screen(h.phone) {
		if !m.Bot {
			continue
		}
		text := digits.ReplaceAllString(m.Text, "0")
		for _, b := range m.Buttons {
			text += "\n[" + digits.ReplaceAllString(b.Label, "0") + "]"
		}
		texts = append(texts, text)
	}
	return texts
}
