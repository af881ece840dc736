package bot

import (
	"context"
	"sync"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// menus keep the list of commands on a phone to what its person's role may do,
// in the person's language. Nothing waits for that.
type menus struct {
	bot  *Bot
	give func(ctx context.Context, chat int64, role dialog.Role, lang string) error

	mu    sync.Mutex
	given map[int64]string // by person: the list, given by this process or being given
}

// see gives the person the list that is right for them now, if they have another.
func (m *menus) see(ctx context.Context, p store.Person, k store.SessionKey) {
	if m.give == nil || p.ID == 0 || p.Blocked || k.Chat != p.Chat {
		return
	}
	want := string(p.Role) + " " + langOf(p)
	m.mu.Lock()
	has, ok := m.given[p.ID]
	if !ok {
		has = p.Menu
	}
	m.given[p.ID] = want
	m.mu.Unlock()
	if has != want {
		m.bot.shows.wg.Go(func() { m.change(ctx, p, want) })
	}
}

// change gives it. What goes wrong is tried again when next something happens in
// the chat.
func (m *menus) change(ctx context.Context, p store.Person, want string) {
	err := m.give(ctx, p.Chat, p.Role, langOf(p))
	if err == nil {
		change := store.Menu{Person: p.ID, Is: want}
		err = m.bot.store.Commit(ctx, store.Batch{Changes: []store.Change{change}, At: m.bot.now()})
	}
	if err == nil {
		return
	}
	if ctx.Err() == nil {
		m.bot.log.Debug("a phone keeps its list of commands for now", "error", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.given[p.ID] == want {
		m.given[p.ID] = ""
	}
}
