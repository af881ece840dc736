package bot

import (
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestEraseForgetsConversations of the person, in every chat, also those that the
// store does not have yet, and nobody else's.
func TestEraseForgetsConversations(t *testing.T) {
	m := newMemory()
	tam, linh := store.Person{ID: 1, User: 11}, store.Person{ID: 2, User: 22}
	keys := map[store.SessionKey]store.Person{{Chat: 11, User: 11}: tam, {Chat: -5, User: 11}: tam, {Chat: 22, User: 22}: linh}
	for k, p := range keys {
		m.put(k, kept{session: dialog.Session{Revision: 2}, was: 1, person: p})
	}
	m.erase(1, 11)
	for k, p := range keys {
		_, here := m.late.Peek(k)
		_, ahead := m.lazy[k]
		if want := p.ID == 2; here != want || ahead != want {
			t.Errorf("%v: kept %t, ahead %t", k, here, ahead)
		}
	}
}
