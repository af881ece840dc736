package telegram_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/simulator"
	"khuyencong/bot/telegram"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

const hookSecret = "made-up_secret_of_32_characters_"

// A house is the real bot on a real database, told by webhook what happens in the
// simulator. It remembers every post.
type house struct {
	t      *testing.T
	sim    *simulator.Simulator
	client *telegram.Client
	store  *sqlite.Store
	beside *sql.DB // the same file, as another process would see it
	files  string  // folder
	hook   *httptest.Server
	ids    atomic.Int64

	mu    sync.Mutex
	posts [][]byte
}

func newHouse(t *testing.T) *house {
	folder := t.TempDir()
	h := &house{t: t, files: filepath.Join(folder, "files")}
	h.simulate()
	h.open(filepath.Join(folder, "khuyencong.db"))
	h.start()
	if err := h.client.SetHook(t.Context(), h.hook.URL, hookSecret, false); err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *house) simulate() {
	sim, err := simulator.New(simulator.Options{Token: simToken, Username: "kc_bot", Seed: 1})
	if err != nil {
		h.t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	people := []simulator.Person{{ID: linhID, Name: "H'Linh Niê"}}
	if _, err := sim.AddPhone(simulator.Phone{ID: phone, Title: "Cộng tác viên", Speakers: people, ChatID: linhID}); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() {
		sim.Close()
		server.Close()
		for _, v := range sim.Violations() {
			h.t.Error("against the published rules:", v)
		}
	})
	h.sim = sim
	h.client = telegram.New(telegram.Options{Token: simToken, APIURL: server.URL, Log: slog.New(slog.DiscardHandler)})
}

func (h *house) open(path string) {
	db, err := sqlite.Open(h.t.Context(), sqlite.Options{Path: path, Demo: true})
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = db.Close() })
	if h.beside, err = sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)"); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = h.beside.Close() })
	h.store = db
	meet := store.Meet{User: linhID, Chat: linhID, Name: "H'Linh Niê", Role: dialog.Collaborator, Lang: "vi", Communes: []string{"24169"}}
	if err := db.Commit(h.t.Context(), store.Batch{Changes: []store.Change{meet}, At: time.Now()}); err != nil {
		h.t.Fatal(err)
	}
}

// start runs the bot and the webhook.
func (h *house) start() {
	texts, err := locales.Load()
	if err != nil {
		h.t.Fatal(err)
	}
	fresh := func() string { return fmt.Sprintf("s%07d", h.ids.Add(1)) }
	files := &bot.Files{Folder: h.files, Store: h.store, Channel: h.client, Now: time.Now}
	b := bot.New(bot.Options{
		Store: h.store, Channel: h.client, Texts: texts, Book: flows.Book(bot.Plain(texts)), Files: files,
		Now: time.Now, Fresh: fresh, Secret: fresh, Zone: time.FixedZone("+07", 7*60*60),
	})
	ctx, end := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	take := h.client.Hook(hookSecret, b.Handle)
	h.hook = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		h.mu.Lock()
		h.posts = append(h.posts, body)
		h.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		take.ServeHTTP(w, r)
	}))
	h.t.Cleanup(func() {
		h.hook.Close()
		end()
		if err := <-ended; err != nil {
			h.t.Error("run:", err)
		}
	})
}

// post sends a body to the webhook as Telegram would.
func (h *house) post(body []byte) int {
	r, err := http.NewRequestWithContext(h.t.Context(), http.MethodPost, h.hook.URL, bytes.NewReader(body))
	if err != nil {
		h.t.Error(err)
		return 0
	}
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", hookSecret)
	answer, err := h.hook.Client().Do(r)
	if err != nil {
		h.t.Error(err)
		return 0
	}
	answer.Body.Close()
	return answer.StatusCode
}

// until waits for something to become true.
func (h *house) until(what string, ok func() bool) {
	h.t.Helper()
	deadline := time.After(30 * time.Second)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-deadline:
			h.t.Fatalf("never: %s\n%v", what, h.messages())
		}
	}
}

// settled: all that happened is handled, all that is owed shown and known to be.
func (h *house) settled() {
	h.t.Helper()
	h.until("settled", func() bool {
		return h.sim.Pending() == 0 && h.count(`SELECT count(*) FROM sessions WHERE owed = 1`) == 0
	})
}

func (h *house) count(query string) (n int) {
	if err := h.beside.QueryRow(query).Scan(&n); err != nil {
		h.t.Fatal(err)
	}
	return n
}

// does is what H'Linh does: "[option]" presses the newest such button, "2 photos"
// sends an album, everything else is typed.
func (h *house) does(what string) {
	h.t.Helper()
	a := simulator.Action{Do: "text", Phone: phone, Text: what}
	switch {
	case what == "/start":
		a = simulator.Action{Do: "start", Phone: phone}
	case what == "2 photos":
		a = simulator.Action{Do: "photo", Phone: phone, Count: 2}
	case strings.HasPrefix(what, "["):
		a = simulator.Action{Do: "press", Phone: phone}
		a.Message, a.Data = h.button(strings.Trim(what, "[]"))
	}
	if _, err := h.sim.Do(a); err != nil {
		h.t.Fatalf("%s: %v", what, err)
	}
	h.settled()
}

// message is one of a chat, as the phone shows it.
type message struct {
	ID   int
	Text string
	From struct{ Bot bool }
	Keys struct {
		Rows [][]struct {
			Data string `json:"callback_data"`
		} `json:"inline_keyboard"`
	} `json:"reply_markup"`
}

func (h *house) messages() []message {
	w := httptest.NewRecorder()
	h.sim.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/sim/state", nil))
	var state struct {
		Phones []struct{ Messages []message }
	}
	if err := json.NewDecoder(w.Body).Decode(&state); err != nil || len(state.Phones) != 1 {
		h.t.Fatal(err, state)
	}
	return state.Phones[0].Messages
}

func (h *house) button(option string) (int, string) {
	h.t.Helper()
	all := h.messages()
	for i := len(all) - 1; i >= 0; i-- {
		for _, row := range all[i].Keys.Rows {
			for _, b := range row {
				if strings.HasSuffix(b.Data, ":"+option) {
					return all[i].ID, b.Data
				}
			}
		}
	}
	h.t.Fatalf("no button %s in %v", option, all)
	return 0, ""
}

// registered is a facility from the menu to the receipt, with two pictures.
func (h *house) registered() {
	h.t.Helper()
	for _, what := range []string{
		"/start", "/menu", "[@facility]", "Rang xay Hoa Ban", "[24169]", "buôn Tơng Ju", "cà phê bột", "[coffee]", "[household]",
		"H'Bia Êban", "0905 123 456", "12", "[signed]", "2 photos", "[done]", "[+]",
	} {
		h.does(what)
	}
	if n := h.count(`SELECT count(*) FROM records`); n != 1 {
		h.t.Fatalf("%d records; the phone shows %v", n, h.messages())
	}
}

// kept is all that a repetition must not change: records, history, conversations,
// notices, files, and what the phone shows.
func (h *house) kept() string {
	var lines []string
	for _, query := range []string{
		`SELECT number || state || version || answers FROM records`,
		`SELECT seq || action || field FROM history`,
		`SELECT chat || user || (body ->> 'turn') || (body ->> 'flow') FROM sessions`,
		`SELECT key || state FROM notices`,
		`SELECT file_id || record FROM files`,
	} {
		rows, err := h.beside.Query(query)
		if err != nil {
			h.t.Fatal(err)
		}
		for rows.Next() {
			var line sql.NullString
			if err := rows.Scan(&line); err != nil {
				h.t.Fatal(err)
			}
			lines = append(lines, line.String)
		}
		if err := rows.Err(); err != nil {
			h.t.Fatal(err)
		}
		_ = rows.Close()
	}
	return strings.Join(append(lines, fmt.Sprint(h.messages())), "\n")
}
