package main

import (
	"sync"
	"time"
)

// together holds everybody before the questions that have an event: it happens
// once, when all are there. done is how many have happened.
func (o *outside) together(people []*human, events map[string]func()) (done func() int) {
	var mu sync.Mutex
	happened := 0
	there, passed := map[string]*sync.WaitGroup{}, map[string]*sync.Once{}
	for question := range events {
		there[question], passed[question] = &sync.WaitGroup{}, &sync.Once{}
		there[question].Add(len(people))
	}
	for _, h := range people {
		came := map[string]bool{}
		h.before = func(question string) {
			h.known()
			if events[question] == nil || came[question] {
				return
			}
			came[question] = true
			there[question].Done()
			there[question].Wait()
			passed[question].Do(func() {
				events[question]()
				mu.Lock()
				defer mu.Unlock()
				happened++
			})
		}
	}
	return func() int {
		mu.Lock()
		defer mu.Unlock()
		return happened
	}
}

// wave holds everybody before a question until all are there, and begins
// something when it lets them go; end ends that.
func (o *outside) wave(people []*human, question string, begin func() (end func())) (end func()) {
	var there sync.WaitGroup
	there.Add(len(people))
	for _, h := range people {
		var once sync.Once
		h.before = func(q string) {
			if q == question {
				once.Do(there.Done)
				there.Wait()
			}
		}
	}
	ended := make(chan func(), 1)
	go func() {
		there.Wait()
		ended <- begin()
	}()
	return func() {
		select {
		case end := <-ended:
			end()
		case <-time.After(time.Minute):
			o.t.Error("not everybody came so far")
		}
	}
}
