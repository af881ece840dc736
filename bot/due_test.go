package bot_test

import (
	"strings"
	"testing"
	"time"

	"khuyencong/store"
)

const day = 24 * time.Hour

// TestClaimLapses after 24 hours, not a second earlier, once; everybody's card
// shows it and anybody may take the record.
func TestClaimLapses(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		h.walk(hanh, "[claim]")
		h.jump(day - 2*time.Second)
		h.due()
		if got := h.rows(`SELECT state, version FROM records`)[0]; got != "in_review 2" {
			t.Fatalf("%s a second early", got)
		}
		h.due()
		h.due()
		if got := h.rows(`SELECT state, version, ifnull(claimer, 0) FROM records`)[0]; got != "sent 3 0" {
			t.Fatalf("%s at 24 hours", got)
		}
		if got := h.rows(`SELECT ifnull(actor, 0), channel, count(*) FROM history WHERE action = 'lapse' GROUP BY 1, 2`); len(got) != 1 || got[0] != "0 system 1" {
			t.Error(got)
		}
		h.walk(dung, "[claim]")
		if n := h.count(`SELECT claimer FROM records`); int64(n) != h.person(dung).ID {
			t.Errorf("it is in the hands of %d", n)
		}
	})
}

// TestLapseMeetsDecision: somebody decides on the record while its claim lapses.
// The decision stands, and what else is due is done the next time.
func TestLapseMeetsDecision(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		h.walk(hanh, "[claim]")
		h.jump(day)
		h.first(func() { h.decides(hanh, store.Claim, store.InReview) })
		if err := h.bot.Due(t.Context()); err == nil {
			t.Fatal("two decided on one version")
		}
		h.due()
		if got := h.rows(`SELECT state, version FROM records`)[0]; got != "in_review 3" {
			t.Error(got)
		}
	})
}

// draft leaves somebody with one.
func (h *house) draft(user int64) {
	h.t.Helper()
	h.walk(user, "/dangky", "Mộc Ea Tam", "/huy", "[s]")
}

func (h *house) drafts() string {
	h.t.Helper()
	return strings.Join(h.rows(`SELECT warned FROM drafts`), ",")
}

// warnings are those that were shown.
func (h *house) warnings() int {
	h.t.Helper()
	return h.count(`SELECT count(*) FROM notices WHERE kind = 'draft_old' AND state = 'sent'`)
}

// TestDraftGrowsOld: warned 14 and 3 days before, purged after 90 days, each
// once however often it is looked at.
func TestDraftGrowsOld(t *testing.T) {
	tests := []struct {
		after    time.Duration // of the last step
		warned   string
		warnings int
	}{
		{75 * day, "0", 0},
		{day + time.Hour, "1", 1},
		{10 * day, "1", 1},
		{day, "2", 2},
		{2 * day, "2", 2},
		{day, "", 2},
		{100 * day, "", 2},
	}
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		for i, tt := range tests {
			h.jump(tt.after)
			for range 3 {
				h.due()
			}
			if h.drafts() != tt.warned || h.warnings() != tt.warnings {
				t.Fatalf("step %d: warned %q, %d warnings shown; want %q, %d", i, h.drafts(), h.warnings(), tt.warned, tt.warnings)
			}
		}
	})
}

// TestClockJumps: moved 200 days at once, nobody loses a draft without having
// been warned twice and given time to read it.
func TestClockJumps(t *testing.T) {
	tests := []struct {
		after  time.Duration
		warned string
	}{
		{200 * day, "1"}, {10 * day, "1"}, {day, "2"}, {2 * day, "2"}, {day, ""},
	}
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		for i, tt := range tests {
			h.jump(tt.after)
			h.due()
			h.due()
			if got := h.drafts(); got != tt.warned {
				t.Fatalf("step %d: warned %q, want %q", i, got, tt.warned)
			}
		}
		if n := h.warnings(); n != 2 {
			t.Errorf("%d warnings", n)
		}
	})
}

// TestClockJumpsBack: nothing is done early for it.
func TestClockJumpsBack(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		for _, d := range []time.Duration{80 * day, -80 * day, 11 * day, -30 * day, 76 * day} {
			h.jump(d)
			h.due()
		}
		if got := h.drafts(); got != "1" {
			t.Errorf("warned %q", got)
		}
	})
}

// TestResumedDraftIsFresh: who goes on with a draft has all the time again.
func TestResumedDraftIsFresh(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		h.jump(77 * day)
		h.due()
		id := h.rows(`SELECT id FROM drafts`)[0]
		h.walk(linh, "[resume:"+id+"]")
		if _, _, ok := h.phones.button(linh, "24169"); !ok {
			t.Errorf("it does not go on where it was left: %s", h.newest(linh))
		}
		h.jump(20 * day)
		h.due() // open, it is no draft
		h.walk(linh, "/huy", "[s]")
		h.jump(75 * day)
		h.due()
		if got := h.drafts(); got != "0" {
			t.Errorf("warned %q", got)
		}
		h.jump(2 * day)
		h.due()
		if got := h.drafts(); got != "1" || h.warnings() != 2 {
			t.Errorf("warned %q, %d warnings", got, h.warnings())
		}
	})
}

// TestWarningIsOneCommitAway: the process dies between the warning and the note
// that it was given. It is given once.
func TestWarningIsOneCommitAway(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		h.jump(77 * day)
		for range 3 {
			h.due()
			h.exec(`UPDATE drafts SET warned = 0`)
		}
		if n := h.warnings(); n != 1 {
			t.Errorf("%d warnings", n)
		}
	})
}

// TestRunDoesWhatIsDue: nobody has to ask.
func TestRunDoesWhatIsDue(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		h.walk(hanh, "[claim]")
		h.draft(linh)
		h.jump(80 * day)
		h.pass(6 * time.Second)
		if got := h.rows(`SELECT state FROM records`)[0]; got != "sent" || h.drafts() != "1" || h.warnings() != 1 {
			t.Errorf("the record is %s, drafts %s, %d warnings", got, h.drafts(), h.warnings())
		}
	})
}

// TestDueFaultsPass: what could not be done is done at the next look.
func TestDueFaultsPass(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.draft(linh)
		h.noted("sessions")
		h.jump(77 * day)
		h.store.set(func(w *weak) { w.before = fails(2, errDisk) })
		h.pass(time.Minute)
		if h.drafts() != "1" || h.warnings() != 1 {
			t.Errorf("drafts %s, %d warnings", h.drafts(), h.warnings())
		}
		if log := h.said.all(); strings.Count(log, "doing what is due") != 2 {
			t.Error(log)
		}
	})
}
