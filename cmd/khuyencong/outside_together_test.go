package main

import "sync"

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
