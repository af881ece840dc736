package main

import (
	"sync/atomic"
	"time"
)

const (
	grain   = 100 * time.Microsecond
	buckets = 100_000 // ten seconds; what takes longer counts as that
)

// A histogram counts durations, exact to a tenth of a millisecond.
type histogram struct{ counts [buckets]atomic.Uint32 }

func (h *histogram) add(d time.Duration) {
	h.counts[min(max(int(d/grain), 0), buckets-1)].Add(1)
}

func (h *histogram) reset() {
	for i := range h.counts {
		h.counts[i].Store(0)
	}
}

// at is the duration that so large a part of all stays below.
func (h *histogram) at(part float64) time.Duration {
	total := uint64(0)
	for i := range h.counts {
		total += uint64(h.counts[i].Load())
	}
	need, sum := uint64(part*float64(total)), uint64(0)
	for i := range h.counts {
		if sum += uint64(h.counts[i].Load()); sum > 0 && sum >= need {
			return time.Duration(i+1) * grain
		}
	}
	return 0
}
