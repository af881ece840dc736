//go:build unix

package main

import (
	"sync"
	"syscall"
	"testing"
	"time"

	"khuyencong/bot/simulator"
	"khuyencong/store"
	"khuyencong/store/redis"
)

const (
	awayFor = 20 * time.Second
	comesIn = 250 * time.Millisecond // somebody new, all the while
)

// TestRedisAwayForTwentySeconds has Redis hang, or end and come back with nothing,
// while people are in the midst of a form and others come. Nobody may notice, and
// afterwards Redis has the last of every conversation.
func TestRedisAwayForTwentySeconds(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]struct{ goes, comes func(*redisServer) }{
		"hangs":            {func(r *redisServer) { r.signal(syscall.SIGSTOP) }, func(r *redisServer) { r.signal(syscall.SIGCONT) }},
		"ends, back empty": {(*redisServer).kill, (*redisServer).start},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRedis(t)
			o, s := staffed(t, "REDIS_URL="+r.url())
			people := o.collaborators(10 + int(awayFor/comesIn))
			early, late := people[:10], people[10:]
			o.begin(early)
			o.upTo(early, s, "facility.hamlet")
			fault.goes(r)
			over := time.After(awayFor)
			o.upTo(early, s, "facility.contact")
			late = o.coming(late, s, over)
			fault.comes(r)
			o.goThrough(early, s)
			people = append(early, late...)
			t.Logf("%d people in the midst of it, %d came", len(early), len(late))
			o.copied(people[:1], r) // now the bot knows that Redis is back
			o.alive(people, s)
			o.copied(people, r)
			o.well(people, s)
			o.askedOnce(people)
		})
	}
}

// coming has people register, one after the other, until the time is over, and
// returns those who have come.
func (o *outside) coming(people []*human, s script, over <-chan time.Time) []*human {
	o.t.Helper()
	var wg sync.WaitGroup
	defer wg.Wait()
	next := time.NewTicker(comesIn)
	defer next.Stop()
	for i, h := range people {
		wg.Go(func() {
			if err := h.through(o.t.Context(), s, "menu.another_facility"); err != nil {
				o.t.Error(err)
			}
		})
		select {
		case <-next.C:
		case <-over:
			return people[:i+1]
		}
	}
	<-over
	return people
}

// copied waits until Redis has what the journal says of everybody. Who is not
// there yet asks for the menu.
func (o *outside) copied(people []*human, r *redisServer) {
	o.t.Helper()
	copies, err := redis.Open(o.t.Context(), r.url(), redis.Options{Generation: o.setting(generationKey)})
	if err != nil {
		o.t.Fatal(err)
	}
	defer copies.Close()
	for _, h := range people {
		looks := 0
		if !eventually(o.t, enough, "Redis has the last of a conversation", func() bool {
			if looks++; looks%25 == 0 && h.do(simulator.Action{Do: "text", Text: "/menu"}) != nil {
				return false
			}
			return o.copy(copies, h) == o.count(`SELECT revision FROM sessions WHERE chat = ? AND user = ?`, h.id, h.id)
		}) {
			return
		}
	}
}

// copy is the revision that Redis has of a conversation.
func (o *outside) copy(copies *redis.Sessions, h *human) int {
	key := store.SessionKey{Chat: h.id, User: h.id}
	found, err := copies.Load(o.t.Context(), []store.SessionKey{key})
	if err != nil {
		return -1
	}
	return int(found[key].Revision)
}
