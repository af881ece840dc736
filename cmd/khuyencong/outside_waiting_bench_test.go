package main

import (
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

// BenchmarkBesideChatsInRetryAfter is how long twenty people wait for the menu
// that all ask for at once, again and again, while one more chat or thirty, who
// ask too, are answered with 429 and half a minute. By turns twenty others ask a
// bot that has nobody else: p99-more-ms is what those in 429 cost.
func BenchmarkBesideChatsInRetryAfter(b *testing.B) {
	for _, unlucky := range []int{1, 30} {
		b.Run(strconv.Itoa(unlucky), func(b *testing.B) {
			calm, beside := newRound(b, 0), newRound(b, unlucky)
			beside.refused()
			var alone, more []time.Duration
			for b.Loop() {
				alone = append(alone, calm.ask()...)
				more = append(more, beside.ask()...)
			}
			if beside.refusals.Load() == 0 {
				b.Error("nobody was answered with 429")
			}
			b.ReportMetric(p99(alone), "p99-alone-ms")
			b.ReportMetric(p99(more), "p99-beside-ms")
			b.ReportMetric(p99(more)-p99(alone), "p99-more-ms")
		})
	}
}

// p99 is in milliseconds.
func p99(waits []time.Duration) float64 {
	slices.Sort(waits)
	return float64(waits[len(waits)*99/100].Microseconds()) / 1000
}

// A round is a bot whose people all ask for the menu at once, again and again.
type round struct {
	o              *outside
	lucky, unlucky []*human
	shown          map[string]chan time.Time // by chat
	refusals       atomic.Int64
}

func newRound(b *testing.B, unlucky int) *round {
	b.Helper()
	o, s := staffed(b)
	people := o.collaborators(20 + unlucky)
	if err := all(people, func(h *human) error { return h.through(b.Context(), s, "menu.facility") }); err != nil {
		b.Fatal(err)
	}
	r := &round{o: o, lucky: people[:20], unlucky: people[20:], shown: map[string]chan time.Time{}}
	for _, h := range r.lucky {
		r.shown[strconv.FormatInt(h.id, 10)] = make(chan time.Time, 1)
	}
	o.calls.watch(func(c simulator.Call) {
		if c.Code == http.StatusTooManyRequests {
			r.refusals.Add(1)
		}
		if at := r.shown[c.Chat()]; at != nil && c.Method == "sendMessage" && c.Code == http.StatusOK {
			at <- time.Now()
		}
	})
	return r
}

// refused has everything shown to the unlucky answered with 429.
func (r *round) refused() {
	for _, h := range r.unlucky {
		r.o.sim.FailOften("*", 1, simulator.Fault{Code: http.StatusTooManyRequests, RetryAfter: 30, ChatID: h.id})
	}
}

// ask has everybody ask once, and says how long the lucky waited.
func (r *round) ask() []time.Duration {
	r.o.t.Helper()
	menu := simulator.Action{Do: "text", Text: "/menu"}
	if err := all(r.unlucky, func(h *human) error { return h.do(menu) }); err != nil {
		r.o.t.Fatal(err)
	}
	waits := make([]time.Duration, len(r.lucky))
	var wg sync.WaitGroup
	for i, h := range r.lucky {
		wg.Go(func() {
			asked := time.Now()
			if err := h.do(menu); err != nil {
				r.o.t.Error(err)
				return
			}
			select {
			case at := <-r.shown[strconv.FormatInt(h.id, 10)]:
				waits[i] = at.Sub(asked)
			case <-time.After(givesUp):
				r.o.t.Errorf("%s waits for the menu", h.name())
			}
		})
	}
	wg.Wait()
	return waits
}
