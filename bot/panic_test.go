package bot_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

const secret = "0905999888"

// TestBrokenFlow: whatever breaks in a flow, the person is told in a plain
// sentence and keeps the conversation, it is recorded once and without anything
// of the person's, and nobody else of the batch notices.
func TestBrokenFlow(t *testing.T) {
	var ways []string
	inHouse(t, func(_ *testing.T, h *house) { ways = h.breakFlows() })
	for _, way := range ways {
		t.Run(way, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.breakFlows()
				h.invite(linh, tam, hanh)
				h.walk(linh, registration[:3]...)
				h.walk(tam, "/hoi", "[ask_centre]")
				was := h.session(linh, linh)
				bad := h.does(linh, "/"+way+" "+secret)
				h.give(h.does(tam, "Máy rang được hỗ trợ bao nhiêu"), bad, h.does(hanh, "/menu"))
				h.reads(linh, "trục trặc")
				if h.phones.ever(hanh, names[hanh]) != 1 {
					t.Error("who came after gets no menu")
				}
				h.reads(tam, "CH-1")
				h.give(bad)
				h.troubled(t, bad.Update, was)
				h.walk(linh, registration[3:]...)
				h.reads(linh, "CS-2")
			})
		})
	}
}

func (h *house) troubled(t *testing.T, update int64, was dialog.Session) {
	t.Helper()
	if diff := cmp.Diff([]string{fmt.Sprint(update, " 1")}, h.rows(`SELECT update_id, times FROM troubles`)); diff != "" {
		t.Error(diff)
	}
	noted := strings.Join(h.rows(`SELECT what FROM troubles`), "") + h.said.all()
	if strings.Contains(noted, secret) || !strings.Contains(noted, "commanded") {
		t.Errorf("noted: %s", noted)
	}
	now := h.session(linh, linh)
	if now.Flow != was.Flow || now.ID != was.ID || now.Turn != was.Turn {
		t.Errorf("the conversation is at %s %s %d, was at %s %s %d", now.Flow, now.ID, now.Turn, was.Flow, was.ID, was.Turn)
	}
	if diff := cmp.Diff(was.Answers, now.Answers); diff != "" {
		t.Error(diff)
	}
}

// TestBrokenPress: a button that breaks is answered, so that it stops spinning.
func TestBrokenPress(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.book.Press = func(dialog.Event, string) dialog.Move { panic("broken") }
		h.invite(linh)
		e := h.event(dialog.Pressed, linh, linh)
		e.Data, e.Query = "r:x:1:claim", "q"
		h.give(e)
		if got := h.phones.answered(); len(got) != 1 || got[0].query != "q" {
			t.Errorf("answered: %v", got)
		}
	})
}

// TestBrokenInAGroup: a group is not told of defects.
func TestBrokenInAGroup(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.breakFlows()
		h.invite(hanh)
		h.give(h.doesIn(group, hanh, "/panics x"))
		if n := len(h.phones.texts(group)); n != 0 {
			t.Errorf("the group reads %q", h.phones.texts(group))
		}
		if n := h.count(`SELECT count(*) FROM troubles`); n != 1 {
			t.Errorf("%d troubles", n)
		}
	})
}

// TestStoreFaultsAreNoTrouble: a look-up that fails is tried again with the whole
// batch, and never held against the person.
func TestStoreFaultsAreNoTrouble(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		e := h.does(linh, "/menu")
		h.store.set(func(w *weak) { w.find = errDisk })
		if err := h.try(e); !errors.Is(err, errDisk) {
			t.Fatalf("%v, want the disk's error", err)
		}
		h.store.set(func(w *weak) { w.find = nil })
		h.give(e)
		h.pass(time.Second)
		h.reads(linh, names[linh])
		if n := h.count(`SELECT count(*) FROM troubles`); n != 0 {
			t.Errorf("%d troubles", n)
		}
	})
}
