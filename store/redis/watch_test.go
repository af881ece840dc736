package redis

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := &pages{}
		var works atomic.Bool
		var asked atomic.Int32
		broken := errors.New("broken")
		w := newWatch(func(context.Context) error {
			asked.Add(1)
			if works.Load() {
				return nil
			}
			return broken
		}, time.Second, slog.New(slog.NewTextHandler(log, nil)))
		defer w.close()

		w.note(t.Context(), nil)
		given, up := context.WithCancel(t.Context())
		up()
		w.note(given, context.Canceled)
		if w.away() {
			t.Fatal("nothing was said of Redis")
		}
		for range 3 {
			w.note(t.Context(), broken)
		}
		time.Sleep(10*time.Second + time.Millisecond)
		if !w.away() || asked.Load() != 10 {
			t.Fatalf("away %v, asked %d times in ten seconds", w.away(), asked.Load())
		}
		works.Store(true)
		time.Sleep(time.Second)
		if w.away() {
			t.Fatal("it is back")
		}
		for range 5 { // it comes and goes
			w.note(t.Context(), broken)
			time.Sleep(2 * time.Second)
		}
		if got := strings.Count(log.String(), "\n"); got != 2 {
			t.Fatalf("noted %d times in a minute: %s", got, log)
		}
		time.Sleep(time.Minute)
		w.note(t.Context(), broken)
		time.Sleep(2 * time.Second)
		if got := strings.Count(log.String(), "\n"); got != 4 {
			t.Fatalf("noted %d times: %s", got, log)
		}
	})
}

// Closed while Redis is away, and told of failures after that.
func TestWatchCloses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWatch(func(context.Context) error { return errors.New("broken") }, time.Second, nil)
		w.note(t.Context(), errors.New("broken"))
		synctest.Wait()
		w.close()
		w.note(t.Context(), errors.New("broken"))
		if !w.away() {
			t.Fatal("it never came back")
		}
	})
}
