package main

import (
	"fmt"
	"io"
	"time"
)

// figures are what came of a plan.
type figures struct {
	plan
	Start   time.Duration `json:"start_ns"` // until the bot asked for updates
	Updates int64         `json:"updates"`  // answered by a screen within the window
	Rate    float64       `json:"updates_per_second"`
	CPU     float64       `json:"cpu_seconds_per_1000"` // of the bot
	Redis   float64       `json:"redis_cpu_seconds_per_1000"`
	Load    float64       `json:"load_cpu_seconds_per_1000"` // of this program
	Calls   float64       `json:"calls_per_update"`
	P50     time.Duration `json:"p50_ns"`
	P90     time.Duration `json:"p90_ns"`
	P99     time.Duration `json:"p99_ns"`
	OpenRSS int64         `json:"rss_forms_open_bytes"` // when everybody stood before the first question
	RSS     int64         `json:"rss_bytes"`
	PeakRSS int64         `json:"rss_peak_bytes"`
	Waiting int           `json:"waiting_over_5s"`
	Early   int64         `json:"words_too_early"`
	Lost    int64         `json:"screens_not_understood"`
}

func (f *figures) fill(before, after look, c *crowd) {
	f.Updates = after.updates - before.updates
	f.Rate = float64(f.Updates) / after.at.Sub(before.at).Seconds()
	per := func(d time.Duration) float64 { return d.Seconds() / max(float64(f.Updates), 1) * 1000 }
	f.CPU, f.Redis, f.Load = per(after.bot-before.bot), per(after.redis-before.redis), per(after.us-before.us)
	f.Calls = float64(after.calls-before.calls) / max(float64(f.Updates), 1)
	f.P50, f.P90, f.P99 = c.times.at(0.50), c.times.at(0.90), c.times.at(0.99)
	f.Waiting, f.Early, f.Lost = c.waiting(5*time.Second), c.early.Load(), c.lost.Load()
}

func heading(w io.Writer) {
	fmt.Fprintln(w, "| updates by | Redis | chats | updates/s | CPU-s per 1,000 (Redis, load) | calls per update | p50 / p90 / p99 ms | RSS, forms open / peak MB | start ms | waiting, early, lost |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|")
}

func (f figures) row(w io.Writer) {
	redis := "no"
	if f.plan.Redis {
		redis = "yes"
	}
	fmt.Fprintf(w, "| %s | %s | %d | %.0f | %.3f (%.3f, %.3f) | %.2f | %.1f / %.1f / %.1f | %d / %d | %d | %d, %d, %d |\n",
		f.Mode, redis, f.Chats, f.Rate, f.CPU, f.Redis, f.Load, f.Calls, ms(f.P50), ms(f.P90), ms(f.P99),
		f.OpenRSS>>20, f.PeakRSS>>20, f.Start.Milliseconds(), f.Waiting, f.Early, f.Lost)
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
