package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khuyencong/bot/telegram"
	"khuyencong/store/redis"
	"khuyencong/store/sqlite"
)

// judged has findings say as much as their marks, in order.
func judged(found []finding) string {
	var marks strings.Builder
	for _, f := range found {
		marks.WriteString(string(f.mark))
	}
	return marks.String()
}

func TestExamine(t *testing.T) {
	one := func(f finding) check { return func(context.Context, *Settings) []finding { return []finding{f} } }
	good, bad, so := one(fine("good")), one(broken("mend it", "bad")), one(note("so so"))
	for _, tt := range []struct {
		checks []check
		prints string
		fails  string
	}{
		{[]check{good, so}, "✓ good\n– so so\n", ""},
		{[]check{good, bad}, "✓ good\n✗ bad: mend it\n", "one thing"},
		{[]check{bad, bad}, "✗ bad: mend it\n✗ bad: mend it\n", "2 things"},
	} {
		var out strings.Builder
		err := examine(t.Context(), &out, &Settings{}, tt.checks)
		if out.String() != tt.prints || (err == nil) != (tt.fails == "") || err != nil && !strings.Contains(err.Error(), tt.fails) {
			t.Errorf("%q, %v", out.String(), err)
		}
	}
}

// TestEveryFaultHasARemedy, in one line.
func TestEveryFaultHasARemedy(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, databasePart), []byte("a letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &Settings{
		Data: dir, Token: "99:hush", APIURL: "http://127.0.0.1:1", Redis: "redis://:hush@127.0.0.1:1", Listen: "127.0.0.1:1",
		TZ: "Nowhere", Webhook: "http://x.vn", Public: "x",
	}
	var out strings.Builder
	if err := examine(t.Context(), &out, s, append(everything(), checkHealth)); err == nil {
		t.Error("all is well")
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "✗") && strings.Count(line, ": ") == 0 {
			t.Errorf("no remedy: %s", line)
		}
	}
	if n := strings.Count(out.String(), "✗"); n < 7 {
		t.Errorf("%d faults found:\n%s", n, out.String())
	}
	if strings.Contains(out.String(), "hush") {
		t.Errorf("a secret: %s", out.String())
	}
}

func TestDelivery(t *testing.T) {
	const address = "https://bot.example.vn/tin"
	for name, tt := range map[string]struct {
		setting string
		is      telegram.HookState
		want    string
	}{
		"polling":                {"", telegram.HookState{Pending: 3}, "✓"},
		"a webhook is left":      {"", telegram.HookState{URL: address}, "–"},
		"the webhook is set":     {address, telegram.HookState{URL: address}, "✓"},
		"it failed long ago":     {address, telegram.HookState{URL: address, LastError: "x", FailedAt: noonOfTests.Add(-time.Hour)}, "✓"},
		"it fails":               {address, telegram.HookState{URL: address, LastError: "x", FailedAt: noonOfTests.Add(-time.Minute)}, "✗"},
		"another one":            {address, telegram.HookState{URL: "https://other.example.vn/tin"}, "✗"},
		"none although it is to": {address, telegram.HookState{}, "✗"},
		"a token in it":          {"https://bot.example.vn/99:hush", telegram.HookState{URL: "https://bot.example.vn/(token)"}, "✓"},
		"one that cannot be":     {"http://x.vn/", telegram.HookState{}, ""},
	} {
		if got := judged(delivery(&Settings{Webhook: tt.setting}, tt.is, noonOfTests)); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestClock(t *testing.T) {
	for ahead, want := range map[time.Duration]mark{0: well, 20 * time.Second: well, -20 * time.Second: well, time.Minute: ill, -time.Hour: ill} {
		if got := clock(ahead); got.mark != want {
			t.Errorf("%s: %s", ahead, got)
		}
	}
	for date, want := range map[string]string{"": "–", "nonsense": "–", time.Now().UTC().Format(http.TimeFormat): "✓", noonOfTests.AddDate(-9, 0, 0).Format(http.TimeFormat): "✗"} {
		api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header()["Date"] = []string{date} }))
		if got := judged(checkClock(t.Context(), &Settings{APIURL: api.URL})); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
		api.Close()
	}
}

func TestRedisFacts(t *testing.T) {
	for name, tt := range map[string]struct {
		is   redis.Facts
		want string
	}{
		"as it comes":  {redis.Facts{Version: "7.0.15", Policy: "noeviction"}, "✓"},
		"full one day": {redis.Facts{Policy: "noeviction", Limited: true}, "✓–"},
		"forgets":      {redis.Facts{Policy: "allkeys-lru", Limited: true}, "✓"},
		"writes":       {redis.Facts{AOF: true}, "✓–"},
		"cannot save":  {redis.Facts{Failing: true}, "✓✗"},
	} {
		if got := judged(redisFacts(tt.is)); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestFolderAndDatabase(t *testing.T) {
	s := aHouse(t, 1)
	if got := judged(checkFolder(t.Context(), s)) + judged(checkDatabase(t.Context(), s)) + judged(checkDisk(t.Context(), s)); got != "✓✓✓" {
		t.Errorf("a good folder: %q", got)
	}
	if err := os.Chmod(s.Data, 0o750); err != nil {
		t.Fatal(err)
	}
	if got := judged(checkFolder(t.Context(), s)); got != "✗" {
		t.Errorf("a folder for many: %q", got)
	}
	missing := &Settings{Data: filepath.Join(t.TempDir(), "nothing")}
	if got := judged(checkFolder(t.Context(), missing)) + judged(checkDatabase(t.Context(), missing)); got != "––" {
		t.Errorf("no folder: %q", got)
	}
	if got := judged(checkFolder(t.Context(), &Settings{Data: filepath.Join(s.Data, databasePart)})); got != "✗" {
		t.Errorf("a file for a folder: %q", got)
	}
	practice := &Settings{Data: t.TempDir()}
	if err := os.WriteFile(filepath.Join(practice.Data, databasePart), practiceDatabase(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := judged(checkDatabase(t.Context(), practice)); got != "✓✗" {
		t.Errorf("practice data: %q", got)
	}
}

// TestDoctorLeavesTheBotAlone: it looks, and takes nothing away.
func TestDoctorLeavesTheBotAlone(t *testing.T) {
	s := aHouse(t, 1)
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(s.Data, databasePart)})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	before := tree(t, s.Data)
	if got := judged(checkDatabase(t.Context(), s)) + judged(checkFolder(t.Context(), s)); got != "✓✓" {
		t.Errorf("beside the bot: %q", got)
	}
	unchanged(t, s, before)
	if got := judged(checkServing(t.Context(), s)); got != "✗" { // it serves no page
		t.Errorf("a bot that does not answer: %q", got)
	}
	if err := db.SaveSetting(t.Context(), "x", "y"); err != nil {
		t.Error(err)
	}
}

func TestAskingSomethingElse(t *testing.T) {
	for _, body := range []string{"", "hello", "{}", `{"status":""}`, "[]"} {
		other := httptest.NewServer(says(body))
		if _, err := askHealth(t.Context(), other.Client(), other.URL); err == nil {
			t.Errorf("%q is taken for the bot", body)
		}
		other.Close()
	}
}

func TestPublicPages(t *testing.T) {
	for body, want := range map[string]string{`{"status":"ok"}`: "✓", `{"status":"failing"}`: "✓", "<html>": "–"} {
		pages := httptest.NewServer(says(body))
		if got := judged(checkPublic(t.Context(), &Settings{Public: pages.URL})); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
		pages.Close()
	}
	for _, s := range []*Settings{{}, {Public: "x"}} {
		if got := checkPublic(t.Context(), s); got != nil {
			t.Errorf("%q: %v", s.Public, got)
		}
	}
}

func TestHostWithoutThePassword(t *testing.T) {
	for address, want := range map[string]string{"https://u:hush@x.vn:1/bot": "x.vn:1", "%": "an address that cannot be read", "/x": "an address that cannot be read"} {
		if got := hostOf(address); got != want {
			t.Errorf("%q: %q", address, got)
		}
	}
}
