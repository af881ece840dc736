package bot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// lists are the lists of commands that phones were given.
type lists struct {
	mu    sync.Mutex
	given []string
	fail  int
}

func (l *lists) give(_ context.Context, chat int64, role dialog.Role, lang string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fail > 0 {
		l.fail--
		return errors.New("no network")
	}
	l.given = append(l.given, fmt.Sprint(chat, " ", role, " ", lang))
	return nil
}

func (l *lists) are(t *testing.T, want ...string) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	if !slices.Equal(l.given, want) {
		t.Errorf("given %q, want %q", l.given, want)
	}
}

// TestMenus: a phone is given its role's commands once, also after a restart, and
// again when role or language change. What fails is tried again.
func TestMenus(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		l := &lists{fail: 1}
		h.menu = l.give
		h.invite(linh, hanh)
		h.restart()
		h.walk(linh, "/menu", "/menu", "/menu")
		l.are(t, "1001 collaborator vi")
		h.restart()
		h.walk(linh, "/menu")
		h.give(h.doesIn(group, hanh, "/help"), h.does(guest, "/menu"))
		l.are(t, "1001 collaborator vi")
		h.commit(store.Meet{User: linh, Chat: linh, Name: nameOf(linh), Role: dialog.Staff, Lang: "vi"})
		h.walk(linh, "/menu")
		h.commit(store.Speak{Person: h.person(linh).ID, Lang: "en"})
		h.walk(linh, "/menu")
		l.are(t, "1001 collaborator vi", "1001 staff vi", "1001 staff en")
	})
}
