package bot_test

import (
	"context"
	"fmt"
	"html"
	"log/slog"
	"strings"
	"sync"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// noted lets the bot keep what it knows to be shown, before somebody looks at
// the sessions: it does so after a moment.
func (h *house) noted(query string) {
	if strings.Contains(query, "sessions") {
		h.pass(300 * time.Millisecond)
	}
}

// rows are what a query gives, a row a string.
func (h *house) rows(query string, args ...any) []string {
	h.t.Helper()
	h.noted(query)
	found, err := h.beside.Query(query, args...)
	if err != nil {
		h.t.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		h.t.Fatal(err)
	}
	var all []string
	for found.Next() {
		cells, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := found.Scan(into...); err != nil {
			h.t.Fatal(err)
		}
		all = append(all, strings.TrimSuffix(fmt.Sprintln(cells...), "\n"))
	}
	if err := found.Err(); err != nil {
		h.t.Fatal(err)
	}
	return all
}

// count is the number a query gives.
func (h *house) count(query string, args ...any) int {
	h.t.Helper()
	h.noted(query)
	var n int
	if err := h.beside.QueryRow(query, args...).Scan(&n); err != nil {
		h.t.Fatal(err)
	}
	return n
}

// exec changes the database as somebody else would.
func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	if _, err := h.beside.Exec(query, args...); err != nil {
		h.t.Fatal(err)
	}
}

// outcome is all that counts in the end: what is kept of records, notices and
// drafts, and where the conversations stand. Ids and times are left out.
func (h *house) outcome() []string {
	h.t.Helper()
	var all []string
	for _, query := range []string{
		`SELECT 'record', number, kind, state, version, title, commune, phone, sender, ifnull(claimer, 0) FROM records ORDER BY number`,
		`SELECT 'history', r.number, e.action, e.field, ifnull(e.after, '') FROM history e JOIN records r ON r.id = e.record ORDER BY e.seq`,
		`SELECT 'notice', n.kind, ifnull(n.person, 0), ifnull(r.number, 0), n.state FROM notices n LEFT JOIN records r ON r.id = n.record ORDER BY n.id`,
		`SELECT 'draft', user, flow, title FROM drafts ORDER BY user, title`,
		`SELECT 'session', chat, user, body ->> 'flow', owed FROM sessions ORDER BY chat, user`,
		`SELECT 'person', id, user, role, lang, blocked FROM people ORDER BY id`,
	} {
		all = append(all, h.rows(query)...)
	}
	return all
}

// session is a conversation as it is kept.
func (h *house) session(chat, user int64) dialog.Session {
	h.t.Helper()
	h.noted("sessions")
	all, err := h.store.Load(h.t.Context(), []store.SessionKey{{Chat: chat, User: user}})
	if err != nil {
		h.t.Fatal(err)
	}
	return all[0].Session
}

func (h *house) person(user int64) store.Person {
	h.t.Helper()
	all, err := h.store.Load(h.t.Context(), []store.SessionKey{{User: user}})
	if err != nil {
		h.t.Fatal(err)
	}
	return all[0].Person
}

// newest is the last message of a chat, as it reads.
func (h *house) newest(chat int64) string {
	h.t.Helper()
	all := h.phones.texts(chat)
	if len(all) == 0 {
		h.t.Fatalf("nothing was shown in chat %d", chat)
	}
	return html.UnescapeString(all[len(all)-1])
}

// reads fails unless the last message of a chat holds the words.
func (h *house) reads(chat int64, words string) {
	h.t.Helper()
	if got := h.newest(chat); !strings.Contains(got, words) {
		h.t.Errorf("chat %d reads\n%s\nwithout %q", chat, got, words)
	}
}

// A diary keeps what the bot logs.
type diary struct {
	mu    sync.Mutex
	lines []string
}

func (d *diary) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelWarn }

func (d *diary) Handle(_ context.Context, r slog.Record) error {
	line := r.Level.String() + " " + r.Message
	r.Attrs(func(a slog.Attr) bool {
		line += " " + a.String()
		return true
	})
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, line)
	return nil
}

func (d *diary) WithAttrs([]slog.Attr) slog.Handler { return d }
func (d *diary) WithGroup(string) slog.Handler      { return d }

func (d *diary) all() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return strings.Join(d.lines, "\n")
}
