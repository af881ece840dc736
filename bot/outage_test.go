package bot_test

import (
	"strings"
	"testing"
	"time"

	"khuyencong/store"
)

// TestOutage: who writes while nothing can be kept is told so once, though the
// same message comes again and again, and is answered when all is well. A moment's
// trouble is not spoken of.
func TestOutage(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration[:2]...)
		full := func(store.Batch) error { return errDisk }
		e := h.does(linh, "Rang xay Hoa Ban")
		h.store.set(func(w *weak) { w.before = fails(1, errDisk) })
		for h.try(e) != nil {
			h.pass(time.Second)
		}
		if n := h.phones.ever(linh, "chưa ghi được"); n != 0 {
			t.Errorf("told %d times of a moment's trouble", n)
		}
		h.store.set(func(w *weak) { w.before = full })
		e = h.does(linh, "[24169]")
		for range 10 {
			if h.try(e) == nil {
				t.Fatal("acknowledged on a full disk")
			}
			h.pass(time.Second)
		}
		if n := h.phones.ever(linh, "chưa ghi được"); n != 1 {
			t.Errorf("told %d times", n)
		}
		if age := h.bot.Health().Oldest; age < 10*time.Second {
			t.Errorf("a monitor reads that nothing has waited longer than %s", age)
		}
		h.store.set(func(w *weak) { w.before = nil })
		h.give(e)
		if age := h.bot.Health().Oldest; age != 0 {
			t.Errorf("a monitor reads that something has been waiting for %s", age)
		}
		if got := h.phones.texts(linh); !strings.Contains(got[len(got)-1], "Thôn, buôn") {
			t.Errorf("afterwards they read %q", got)
		}
		h.store.set(func(w *weak) { w.before = full })
		e = h.does(linh, "Buôn Tơng Ju")
		for range 10 {
			_ = h.try(e)
			h.pass(time.Second)
		}
		if n := h.phones.ever(linh, "chưa ghi được"); n != 2 {
			t.Errorf("told %d times, of another outage too", n)
		}
	})
}
