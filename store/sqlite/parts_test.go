package sqlite

import (
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestShut: a facility that is closed by its sender comes back as it stood, and the
// centre's name for it is nobody's who did that.
func TestShut(t *testing.T) {
	s := fresh(t)
	by, staff := meet(t, s, 100, dialog.Collaborator), meet(t, s, 200, dialog.Staff)
	put(t, s, aFacility("r1", 1, by), 100)
	commit(t, s, store.Decide{Record: "r1", Version: 1, Action: store.Claim, To: store.InReview, By: staff.ID, Until: noon.Add(time.Hour)})
	commit(t, s, store.Decide{Record: "r1", Version: 2, Action: store.Accept, To: store.Accepted, By: staff.ID})
	commit(t, s, store.Decide{Record: "r1", Version: 3, Action: store.Shut, To: store.Closed, By: by.ID})
	if r := record(t, s, "r1"); r.State != store.Closed || r.Claimer != staff.ID {
		t.Fatalf("%s, in the hands of %d", r.State, r.Claimer)
	}
	commit(t, s, store.Decide{Record: "r1", Version: 4, Action: store.Reopen, To: store.Accepted, By: by.ID})
	if r := record(t, s, "r1"); r.State != store.Accepted || r.Claimer != staff.ID || len(r.Past) != 0 {
		t.Fatalf("%s, in the hands of %d, past %v", r.State, r.Claimer, r.Past)
	}
}

// TestVeiledHistory: of a veiled answer the history says that it changed, and not
// what it says.
func TestVeiledHistory(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Collaborator)
	r := put(t, s, aFacility("r1", 1, by), 100)
	answers := r.Answers.Clone()
	answers["secret"], answers["open"] = dialog.Value{Key: "telltale"}, dialog.Value{Key: "plain"}
	commit(t, s, store.Mend{Key: "m1", Record: "r1", Version: 1, Action: store.Correct, Answers: answers, Changed: []string{"open", "secret"},
		Veiled: []string{"secret", "other"}, Title: r.Title, By: by.ID, Chat: 100, At: noon})
	if n := count(t, s, `SELECT count(*) FROM history WHERE ifnull(before, '') || ifnull(after, '') LIKE '%telltale%'`); n != 0 {
		t.Errorf("%d entries tell it", n)
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE field = 'secret' OR field = 'open' AND after LIKE '%plain%'`); n != 2 {
		t.Errorf("%d entries, want both", n)
	}
	if got := record(t, s, "r1").Answers.Chosen("secret"); got != "telltale" {
		t.Errorf("the record says %q", got)
	}
}

// TestCorrectMovesDraftsAlong: what is open of the record goes on from its next
// version; what was sent back and is sent again does not.
func TestCorrectMovesDraftsAlong(t *testing.T) {
	for action, want := range map[store.Action]int{store.Correct: 3, store.Resend: 2} {
		s, r := returned(t)
		commitAll(t, s, store.Batch{Parked: []dialog.Draft{{ID: "d1", Chat: 100, User: 100, Flow: "facility", Record: "r1", Version: r.Version, Answers: r.Answers, Opened: noon, Changed: noon}}, At: noon})
		m := resend(r)
		m.Action = action
		if action == store.Correct {
			m.To = ""
		}
		commit(t, s, m)
		if n := count(t, s, `SELECT version FROM drafts`); n != want {
			t.Errorf("%s: the draft is at version %d, want %d", action, n, want)
		}
	}
}
