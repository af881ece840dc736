package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/store/sqlite"
)

func someFigures() figures {
	return figures{
		health: func() bot.Health {
			return bot.Health{Queued: 3, Handled: 70, Commits: 9, Conflicts: 1, Troubles: 2, Showing: 4, Shown: 60, Retries: 5,
				LastEvent: noonOfTests, Oldest: 12 * time.Second, Lag: 1500 * time.Millisecond}
		},
		stats: func() telegram.Stats {
			return telegram.Stats{Updated: noonOfTests, Calls: []telegram.Calls{{Method: "sendMessage", Outcome: "429", N: 7}}}
		},
		numbers: func(context.Context) (sqlite.Numbers, error) {
			return sqlite.Numbers{Owed: 6, Notices: map[string]int64{"waiting": 8}, Records: map[string]int64{"need": 11}}, nil
		},
		look: aPulse(noonOfTests).look,
	}
}

func scrape(f figures) string {
	w := httptest.NewRecorder()
	metrics(f).ServeHTTP(w, httptest.NewRequest(http.MethodGet, metricsPath, nil))
	return w.Body.String()
}

func TestMetrics(t *testing.T) {
	got := scrape(someFigures())
	for _, line := range []string{
		"khuyencong_up 1", `khuyencong_info{version=`, "khuyencong_queued_events 3", "khuyencong_handled_events_total 70", "khuyencong_commits_total 9",
		"khuyencong_commit_conflicts_total 1", "khuyencong_troubles_total 2", "khuyencong_showing_chats 4", "khuyencong_shown_total 60",
		"khuyencong_show_retries_total 5", "khuyencong_lag_seconds 1.5", "khuyencong_oldest_event_seconds 12", "khuyencong_last_event_timestamp_seconds 1.7954352e+09",
		"khuyencong_last_fetch_timestamp_seconds 1.7954352e+09", "khuyencong_owed_views 6", `khuyencong_notices{state="waiting"} 8`,
		`khuyencong_records{kind="need"} 11`, `khuyencong_api_calls_total{method="sendMessage",outcome="429"} 7`, "process_cpu_seconds_total", "go_memstats_heap",
	} {
		if !strings.Contains(got, "\n"+line) {
			t.Errorf("no %q", line)
		}
	}
	if strings.Contains(got, "redis_up") {
		t.Error("a Redis that there is none of")
	}
}

// TestMetricsOfABrokenDatabase come all the same.
func TestMetricsOfABrokenDatabase(t *testing.T) {
	f := someFigures()
	f.numbers = func(context.Context) (sqlite.Numbers, error) { return sqlite.Numbers{}, errors.New("away") }
	p := aPulse(noonOfTests)
	p.writable, p.redis = fails, fails
	f.look = p.look
	f.stats = func() telegram.Stats { return telegram.Stats{} }
	got := scrape(f)
	for _, line := range []string{"khuyencong_up 0", "khuyencong_redis_up 0", "khuyencong_queued_events 3", "khuyencong_last_fetch_timestamp_seconds 0"} {
		if !strings.Contains(got, "\n"+line) {
			t.Errorf("no %q", line)
		}
	}
	if strings.Contains(got, "khuyencong_owed_views 0") {
		t.Error("what is not known is told")
	}
}
