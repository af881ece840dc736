package bot_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// first has somebody else change something just before the next commit.
func (h *house) first(change func()) {
	h.store.set(func(w *weak) {
		w.before = func(store.Batch) error {
			w.set(func(w *weak) { w.before = nil })
			change()
			return nil
		}
	})
}

// TestSessionChangedMeanwhile: another process answers the question first. The
// event is decided anew, on what stands there now.
func TestSessionChangedMeanwhile(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, tam)
		h.walk(linh, registration[:2]...)
		h.walk(tam, "/hoi", "[ask_centre]")
		other := h.session(linh, linh)
		h.first(func() {
			s := other
			s.Revision, s.Turn, s.Answers = s.Revision+1, s.Turn+1, dialog.Answers{"name": {Text: "Tên kia"}}
			row := store.SessionRow{Key: store.SessionKey{Chat: linh, User: linh}, Session: s, Was: other.Revision}
			if err := h.store.Store.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{row}, At: h.now()}); err != nil {
				t.Error(err)
			}
		})
		h.give(h.does(linh, "Ea Kao"), h.does(tam, "Máy rang được hỗ trợ bao nhiêu"))
		want := dialog.Answers{"name": {Text: "Tên kia"}, "commune_code": {Key: "24169"}}
		got := h.session(linh, linh).Answers
		for step, v := range got {
			v.From = 0
			got[step] = v
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if n := h.count(`SELECT count(*) FROM records WHERE kind = 'question'`); n != 1 {
			t.Errorf("%d questions beside it", n)
		}
	})
}

// TestNumberTakenMeanwhile: a record that somebody else sent first has the
// number; the receipt says the one that was really given.
func TestNumberTakenMeanwhile(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration[:12]...)
		h.first(func() {
			h.commit(store.Put{Record: store.Record{ID: "elsewher", Number: 1, Kind: store.Facility, Title: "Ở bàn", By: 1, Answers: dialog.Answers{}}})
		})
		h.walk(linh, "[+]")
		h.reads(linh, "CS-2")
		want := []string{"1 Ở bàn", "2 Rang xay Hoa Ban"}
		if diff := cmp.Diff(want, h.rows(`SELECT number, title FROM records ORDER BY number`)); diff != "" {
			t.Error(diff)
		}
	})
}

// TestTwoTakeOneRecord: of two who press at once one has it; the other is told
// by whom it was taken, whichever way the presses come.
func TestTwoTakeOneRecord(t *testing.T) {
	for _, how := range []string{"one batch", "two batches", "the desk is first"} {
		t.Run(how, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(linh, hanh, dung)
				h.walk(linh, registration...)
				mine, theirs := h.does(hanh, "[claim]"), h.does(dung, "[claim]")
				h.phones.answered()
				switch how {
				case "one batch":
					h.give(mine, theirs)
				case "two batches":
					h.give(mine)
					h.give(theirs)
				default:
					h.first(func() {
						h.commit(store.Decide{Record: h.rows(`SELECT id FROM records`)[0], Version: 1, Action: store.Claim,
							To: store.InReview, By: h.person(hanh).ID, ByName: names[hanh], Until: h.now().Add(24 * time.Hour), Channel: "desk", At: h.now()})
					})
					h.give(theirs)
				}
				if got := h.rows(`SELECT state, version, claimer FROM records`); !slices.Equal(got, []string{"in_review 2 2"}) {
					t.Error(got)
				}
				answer := h.phones.answered()
				if last := answer[len(answer)-1]; last.query != theirs.Query || !strings.Contains(last.text, names[hanh]) {
					t.Errorf("the second is told %q", last.text)
				}
			})
		})
	}
}

// TestConflictWithoutEnd: somebody else is always first. It ends with an error
// after a few tries, nothing is acknowledged or shown, and later it goes on.
func TestConflictWithoutEnd(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/menu")
		e := h.does(linh, "[@facility]")
		h.phones.tries(linh)
		h.store.batches()
		h.store.set(func(w *weak) { w.before = fails(-1, store.ErrConflict) })
		if err := h.try(e); !errors.Is(err, store.ErrConflict) {
			t.Fatalf("%v, want the conflict", err)
		}
		if n := len(h.store.batches()); n < 2 || n > 10 {
			t.Errorf("%d tries", n)
		}
		if shown := h.phones.tries(linh); len(shown) != 0 {
			t.Errorf("shown: %v", shown)
		}
		h.store.set(func(w *weak) { w.before = nil })
		h.give(e)
		if got := h.session(linh, linh); got.Flow != "facility" {
			t.Errorf("the conversation is in %q", got.Flow)
		}
	})
}

// TestInviteUsedUpMeanwhile: an invite for one lets one in, and the other is
// told, however close they come.
func TestInviteUsedUpMeanwhile(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.commit(store.Grow{Invite: store.Invite{Hash: store.HashCode("moi-1"), Role: dialog.Collaborator,
			Communes: []string{"24169"}, Uses: 1, Expires: h.now().Add(time.Hour), By: "seed"}})
		for _, user := range []int64{7001, 7002} {
			h.walk(user, "/start moi-1", "[agree]", "[agree]", "[accept]")
		}
		h.give(h.does(7001, "Y Bhim"), h.does(7002, "H'Yar"))
		want := []string{"7001 collaborator", "7002 owner"}
		if diff := cmp.Diff(want, h.rows(`SELECT user, role FROM people ORDER BY user`)); diff != "" {
			t.Error(diff)
		}
		if n := h.count(`SELECT uses FROM invites`); n != 0 {
			t.Errorf("%d uses left", n)
		}
	})
}
