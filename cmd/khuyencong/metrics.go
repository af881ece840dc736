package main

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/store/sqlite"
)

// figures are where the metrics come from; they are read when asked for.
type figures struct {
	health  func() bot.Health
	stats   func() telegram.Stats
	numbers func(context.Context) (sqlite.Numbers, error)
	look    func(context.Context) health
}

// metrics answers what Prometheus asks, from a registry of its own.
func metrics(f figures) http.Handler {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), gauges{f, names()})
	return promhttp.HandlerFor(r, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError})
}

// names are the metrics, by what they are called here. docs/operations.md says
// which of them to watch.
func names() map[string]*prometheus.Desc {
	all := map[string]*prometheus.Desc{}
	for _, d := range []struct {
		name, help string
		labels     []string
	}{
		{"info", "1; the label says which version runs", []string{"version"}},
		{"up", "1 while /healthz says ok", nil},
		{"redis_up", "1 while Redis takes writes; missing where there is none", nil},
		{"last_fetch_timestamp_seconds", "when messages were last fetched, or one posted; 0: never", nil},
		{"last_event_timestamp_seconds", "when the last message was handled; 0: none yet", nil},
		{"lag_seconds", "from sending the last message to keeping what it causes", nil},
		{"queued_events", "messages waiting to be handled", nil},
		{"oldest_event_seconds", "how long the oldest message that is not kept yet has been waiting here; 0: none is", nil},
		{"handled_events_total", "messages handled", nil},
		{"commits_total", "batches kept", nil},
		{"commit_conflicts_total", "batches decided anew, as somebody else was first", nil},
		{"troubles_total", "messages that could not be handled", nil},
		{"showing_chats", "chats in which something is being shown", nil},
		{"shown_total", "views shown", nil},
		{"show_retries_total", "views that had to be tried again", nil},
		{"owed_views", "conversations whose view is not known to be shown", nil},
		{"notices", "notices by state", []string{"state"}},
		{"records", "records by kind", []string{"kind"}},
		{"erased", "people and records whose personal data were erased", []string{"what"}},
		{"api_calls_total", "calls of the Bot API by method and outcome", []string{"method", "outcome"}},
	} {
		all[d.name] = prometheus.NewDesc("khuyencong_"+d.name, d.help, d.labels, nil)
	}
	return all
}

// gauges turns the figures into metrics.
type gauges struct {
	figures
	names map[string]*prometheus.Desc
}

// Describe implements prometheus.Collector.
func (g gauges) Describe(out chan<- *prometheus.Desc) {
	for _, d := range g.names {
		out <- d
	}
}

// Collect implements prometheus.Collector.
func (g gauges) Collect(out chan<- prometheus.Metric) {
	ctx, done := context.WithTimeout(context.Background(), probeFor)
	defer done()
	set := func(kind prometheus.ValueType, name string, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(g.names[name], kind, value, labels...)
	}
	g.state(ctx, set)
	g.work(set)
	for _, c := range g.stats().Calls {
		set(prometheus.CounterValue, "api_calls_total", float64(c.N), c.Method, c.Outcome)
	}
	n, err := g.numbers(ctx)
	if err != nil {
		return // "up" says that the database is not well
	}
	set(prometheus.GaugeValue, "owed_views", float64(n.Owed))
	for state, count := range n.Notices {
		set(prometheus.GaugeValue, "notices", float64(count), state)
	}
	for kind, count := range n.Records {
		set(prometheus.GaugeValue, "records", float64(count), kind)
	}
	for what, count := range n.Erased {
		set(prometheus.GaugeValue, "erased", float64(count), what)
	}
}

type setter func(kind prometheus.ValueType, name string, value float64, labels ...string)

func (g gauges) state(ctx context.Context, set setter) {
	is := g.look(ctx)
	set(prometheus.GaugeValue, "info", 1, is.Version)
	set(prometheus.GaugeValue, "up", truth(is.Status == statusOK))
	if is.Redis != "none" {
		set(prometheus.GaugeValue, "redis_up", truth(is.Redis == "ok"))
	}
	set(prometheus.GaugeValue, "last_fetch_timestamp_seconds", seconds(g.stats().Updated))
}

func (g gauges) work(set setter) {
	is := g.health()
	set(prometheus.GaugeValue, "last_event_timestamp_seconds", seconds(is.LastEvent))
	set(prometheus.GaugeValue, "lag_seconds", is.Lag.Seconds())
	set(prometheus.GaugeValue, "queued_events", float64(is.Queued))
	set(prometheus.GaugeValue, "oldest_event_seconds", is.Oldest.Seconds())
	set(prometheus.GaugeValue, "showing_chats", float64(is.Showing))
	set(prometheus.CounterValue, "handled_events_total", float64(is.Handled))
	set(prometheus.CounterValue, "commits_total", float64(is.Commits))
	set(prometheus.CounterValue, "commit_conflicts_total", float64(is.Conflicts))
	set(prometheus.CounterValue, "troubles_total", float64(is.Troubles))
	set(prometheus.CounterValue, "shown_total", float64(is.Shown))
	set(prometheus.CounterValue, "show_retries_total", float64(is.Retries))
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func seconds(at time.Time) float64 {
	if at.IsZero() {
		return 0
	}
	return float64(at.UnixMilli()) / 1000
}
