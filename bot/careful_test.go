package bot_test

import (
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestPoison: an update that ends the whole process each time it is handled is
// set aside when it comes for the sixth time, and its person is told. What others
// sent with it is handled each time.
func TestPoison(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam)
		h.walk(linh, registration[:3]...)
		bad, good := h.does(linh, "/menu"), h.does(tam, "/menu")
		kills := 0
		deadly := func(b store.Batch) error {
			for _, s := range b.Sessions {
				if s.Key.User == linh && s.Session.Owed != nil && s.Session.Flow == "facility" && s.Session.Aside == "menu" {
					kills++
					h.kill()
					return errKilled
				}
			}
			return nil
		}
		for range 10 {
			h.store.set(func(w *weak) { w.before = deadly })
			_ = h.try(bad, good)
			h.store.set(func(w *weak) { w.before = nil })
			if h.living.Err() == nil {
				break
			}
			h.fault = true
			h.restart()
		}
		if kills != 6 { // the first is not counted: nothing was wrong yet
			t.Errorf("it ended %d processes", kills)
		}
		h.reads(linh, "trục trặc")
		h.reads(tam, names[tam])
		if n := h.count(`SELECT count(*) FROM troubles WHERE update_id = ?`, bad.Update); n != 1 {
			t.Errorf("%d troubles", n)
		}
		h.walk(linh, registration[3:]...)
		h.reads(linh, "CS-")
	})
}

// TestStoreFaultsAreNotHeldAgainst an update, also after a crash.
func TestStoreFaultsAreNotHeldAgainst(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/menu")
		h.fault = true
		h.restart()
		e := h.does(linh, "[@facility]")
		h.store.set(func(w *weak) {
			w.before = func(b store.Batch) error {
				if owes(b) {
					return errDisk
				}
				return nil
			}
		})
		for range 12 {
			if err := h.try(e); err == nil {
				t.Fatal("it was kept on a broken disk")
			}
		}
		h.store.set(func(w *weak) { w.before = nil })
		h.give(e)
		if s := h.session(linh, linh); s.Flow != "facility" {
			t.Errorf("they are in %q", s.Flow)
		}
		if n := h.count(`SELECT (SELECT count(*) FROM troubles) + (SELECT count(*) FROM attempts)`); n != 0 {
			t.Errorf("%d held against it", n)
		}
	})
}

// TestKilledIsNoFault: whoever kills the process often enough makes no update
// look guilty.
func TestKilledIsNoFault(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/menu")
		e := h.does(linh, "[@facility]")
		for range 12 {
			h.killed(beforeCommit, e)
		}
		h.give(e)
		if s := h.session(linh, linh); s.Flow != "facility" {
			t.Errorf("they are in %q", s.Flow)
		}
		if n := h.count(`SELECT (SELECT count(*) FROM troubles) + (SELECT count(*) FROM attempts)`); n != 0 {
			t.Errorf("%d counted", n)
		}
	})
}

// TestSwept: a view that for whatever reason nobody is showing is shown by the
// sweep, once.
func TestSwept(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/menu")
		h.phones.tries(linh)
		s := h.session(linh, linh)
		was := s.Revision
		s.Revision++
		s.Turn++
		s.Owed = &dialog.View{Turn: s.Turn, Body: []dialog.Phrase{dialog.Say("about")}}
		row := store.SessionRow{Key: store.SessionKey{Chat: linh, User: linh}, Session: s, Was: was}
		if err := h.store.Store.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{row}, At: h.now()}); err != nil {
			t.Fatal(err)
		}
		h.pass(5 * time.Minute)
		if n := len(h.phones.tries(linh)); n != 1 {
			t.Errorf("%d tries", n)
		}
		if owed := h.count(`SELECT count(*) FROM sessions WHERE owed`); owed != 0 {
			t.Errorf("%d still owed", owed)
		}
	})
}
