package redis

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// probeEvery is how soon a Redis that is away is asked again.
	probeEvery = time.Second
	// noteEvery: a Redis that comes and goes is noted once in this time.
	noteEvery = time.Minute
)

// A watch knows whether Redis is away. After one failure nobody asks Redis any
// more but the watch itself, beside the batches; so one batch waits for it, once.
type watch struct {
	ping  func(context.Context) error
	every time.Duration
	log   *slog.Logger
	gone  atomic.Bool
	lost  chan struct{} // Redis went away: holds one, and is read once per absence
	stop  context.CancelFunc
	done  sync.WaitGroup
	noted time.Time // by the goroutine that sets gone; read after it
	told  bool
}

func newWatch(ping func(context.Context) error, every time.Duration, log *slog.Logger) *watch {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	ctx, stop := context.WithCancel(context.Background())
	w := &watch{ping: ping, every: every, log: log, lost: make(chan struct{}, 1), stop: stop}
	w.done.Go(func() { w.run(ctx) })
	return w
}

func (w *watch) away() bool { return w.gone.Load() }

// note takes the outcome of asking Redis. A caller who gave up says nothing
// about Redis.
func (w *watch) note(ctx context.Context, err error) {
	if err == nil || ctx.Err() != nil || !w.gone.CompareAndSwap(false, true) {
		return
	}
	if w.told = time.Since(w.noted) >= noteEvery; w.told {
		w.noted = time.Now()
		w.log.Warn("Redis is away: working from the journal", "error", err)
	}
	w.lost <- struct{}{}
}

func (w *watch) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.lost:
			w.await(ctx)
		}
	}
}

// await asks until Redis is back.
func (w *watch) await(ctx context.Context) {
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if w.ping(ctx) == nil {
			if w.told {
				w.log.Info("Redis is back")
			}
			w.gone.Store(false)
			return
		}
	}
}

func (w *watch) close() {
	w.stop()
	w.done.Wait()
}
