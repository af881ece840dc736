package bot

import (
	"testing"
	"time"
)

// TestTheOldestWaits: as long as nothing is kept, the age of the oldest grows, also
// while it is with Telegram to come again.
func TestTheOldestWaits(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	at := func(s int) time.Time { return start.Add(time.Duration(s) * time.Second) }
	var q queue
	want := func(s int, age time.Duration) {
		t.Helper()
		if got := q.oldest(at(s)); got != age*time.Second {
			t.Errorf("after %d s: %s, want %d s", s, got, age)
		}
	}
	want(5, 0)
	first := q.enter(at(10))
	second := q.enter(at(12))
	want(13, 3)
	q.leave(first, true)
	want(13, 1)
	q.leave(second, false)
	want(20, 8)
	again := q.enter(at(20))
	want(30, 18)
	q.leave(again, false)
	want(40, 28)
	again = q.enter(at(40))
	q.leave(again, true)
	want(50, 0)
}
