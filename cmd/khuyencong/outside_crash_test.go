package main

import (
	"os"
	"strconv"
	"testing"
	"time"
)

// TestKilledAtAnyMoment kills the bot again and again while a crowd registers.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	bothStores(t, func(t *testing.T, settings ...string) {
		killedAmong(t, settings, func(o *outside, people []*human) (end func()) {
			return loose(o, uint64(len(people)), max(10, 3*len(people)/2), few(40))
		})
	})
}

// TestKilledInAWaveOfConfirmations does so when all of them press "send" at once.
func TestKilledInAWaveOfConfirmations(t *testing.T) {
	t.Parallel()
	bothStores(t, func(t *testing.T, settings ...string) {
		killedAmong(t, settings, func(o *outside, people []*human) (end func()) {
			return o.wave(people, "facility.send", func() (end func()) { return loose(o, 3, max(3, len(people)/20), few(25)) })
		})
	})
}

// killedAmong leads a crowd from the invite to the receipt while a murderer is
// about.
func killedAmong(t *testing.T, settings []string, about func(*outside, []*human) (end func())) {
	t.Helper()
	o, s := staffed(t, settings...)
	begun := time.Now()
	people := o.collaborators(crashDialogs(t))
	end := about(o, people)
	o.register(people, s)
	end()
	o.start()
	o.well(people, s)
	o.figures(people, begun)
	if len(people) < sweptInTime {
		o.askedOnce(people)
	}
	if n := o.crashed(); n < max(1, few(5)-2) {
		t.Errorf("killed only %d times", n)
	}
}

// crashDialogs is how many dialogs the crash tests lead side by side; the full
// size, 1200, takes some minutes: KHUYENCONG_CRASH=1200.
func crashDialogs(t *testing.T) int {
	t.Helper()
	text, ok := os.LookupEnv("KHUYENCONG_CRASH")
	if !ok {
		return few(60)
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 100_000 {
		t.Fatalf("KHUYENCONG_CRASH=%q is no number of dialogs", text)
	}
	return n
}

// few is n, or less where everything takes longer.
func few(n int) int {
	if underRace {
		return n / 5
	}
	return n
}

// sweptInTime: what a crash leaves owed is shown to a hundred people a second,
// so that among more somebody tries again before it is their turn.
const sweptInTime = 500
