package main

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestAlarm: said after three minutes, again every ten, and once when it is over.
func TestAlarm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said notebook
		var last atomic.Pointer[time.Time]
		fetch := func() { now := time.Now(); last.Store(&now) }
		fetch()
		var told []time.Duration
		a := alarm{
			silence: func() time.Duration { return time.Since(*last.Load()) }, log: logTo(&said),
			over: func(_ context.Context, lasted time.Duration) { told = append(told, lasted) },
		}
		ctx, end := context.WithCancel(t.Context())
		go a.watch(ctx)
		count := func(when string, alarms, ends int) {
			t.Helper()
			synctest.Wait()
			if got := strings.Count(said.String(), "level=ERROR"); got != alarms {
				t.Errorf("%s: %d alarms, want %d", when, got, alarms)
			}
			if got := strings.Count(said.String(), "again"); got != ends || len(told) != ends {
				t.Errorf("%s: over %d times, told %d times, want %d", when, got, len(told), ends)
			}
		}
		time.Sleep(silentFor)
		count("after three minutes", 0, 0)
		time.Sleep(alarmEvery)
		count("a little later", 1, 0)
		time.Sleep(alarmAgain - alarmEvery)
		count("before ten minutes", 1, 0)
		time.Sleep(alarmEvery)
		count("after ten minutes", 2, 0)
		fetch()
		time.Sleep(alarmEvery)
		count("when it is over", 2, 1)
		if told[0] < silentFor+alarmAgain-alarmEvery {
			t.Errorf("it is said to have lasted %s", told[0])
		}
		time.Sleep(silentFor - alarmEvery)
		count("long after", 2, 1)
		time.Sleep(alarmEvery)
		count("the next time", 3, 1)
		end()
		synctest.Wait()
	})
}

// A notebook is a log to be read while it is written.
type notebook struct {
	mu   sync.Mutex
	text strings.Builder
}

func (n *notebook) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notebook) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}
