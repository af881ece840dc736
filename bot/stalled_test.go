package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// sentBack leaves H'Linh with a record that staff have sent back.
func (h *house) sentBack(kind store.Kind) {
	h.t.Helper()
	h.commit(store.Put{Record: store.Record{
		ID: "want0001", Number: 1, Kind: kind, State: store.InReview, Version: 1, Form: 1, Title: "Máy rang", Commune: "24169", PlanYear: 2027,
		By: h.person(linh).ID, Created: h.now(), Answers: dialog.Answers{"item": {Text: "máy rang"}, "name": {Text: "Hoa Ban"}},
	}, Channel: "desk"})
	h.commit(store.Decide{Record: "want0001", Version: 1, Action: store.Return, By: h.person(dung).ID, ByName: nameOf(dung),
		Fields: []dialog.Field{{Step: "item", Reason: dialog.Plain("ghi rõ công suất")}}, Channel: "desk", At: h.now()})
}

// reminders are how many were sent, and how the record stands.
func (h *house) stands() (reminders int, state string) {
	h.t.Helper()
	return h.count(`SELECT count(*) FROM notices WHERE kind = 'reminded' AND state <> 'failed'`), h.rows(`SELECT state FROM records WHERE id = 'want0001'`)[0]
}

// A need that was sent back is reminded of after 7, 14 and 21 days and paused after
// 30, each once however often it is looked at (forms §7). A facility is never paused.
func TestReminders(t *testing.T) {
	tests := []struct {
		after     time.Duration // of the last step
		reminders int
		need      string
	}{
		{7*day - time.Hour, 0, "returned"},
		{time.Hour, 1, "returned"},
		{6 * day, 1, "returned"},
		{day, 2, "returned"},
		{7 * day, 3, "returned"},
		{8 * day, 3, "returned"},
		{day, 3, "paused"},
		{200 * day, 3, "paused"},
	}
	for _, kind := range []store.Kind{store.Need, store.Facility} {
		inHouse(t, func(t *testing.T, h *house) {
			h.invite(linh, hanh, dung)
			h.sentBack(kind)
			for i, tt := range tests {
				h.jump(tt.after)
				for range 3 {
					h.due()
				}
				want := tt.need
				if kind == store.Facility {
					want = "returned"
				}
				if n, state := h.stands(); n != tt.reminders || state != want {
					t.Fatalf("%s, step %d: %d reminders, %s; want %d, %s", kind, i, n, state, tt.reminders, want)
				}
			}
		})
	}
}

// However long the bot was away, three reminders come a week apart before
// anything is paused, and who sent it back is told, or, if they have left, all.
func TestPauseAfterAnAbsence(t *testing.T) {
	for _, left := range []bool{false, true} {
		inHouse(t, func(t *testing.T, h *house) {
			h.invite(linh, hanh, dung)
			h.sentBack(store.Need)
			for i, after := range []time.Duration{300 * day, 7 * day, 7 * day, 7 * day} {
				if _, state := h.stands(); state != "returned" {
					t.Fatalf("paused after %d reminders", i)
				}
				if left {
					h.exec(`UPDATE people SET role = 'owner' WHERE user = ?`, dung)
				}
				h.jump(after)
				h.due()
				h.due()
			}
			if n, state := h.stands(); n != 3 || state != "paused" {
				t.Fatalf("%d reminders, %s", n, state)
			}
			want := []int64{h.person(dung).ID}
			if left {
				want = []int64{h.person(hanh).ID}
			}
			for _, id := range want {
				if n := h.count(`SELECT count(*) FROM notices WHERE kind = 'stalled' AND person = ?`, id); n != 1 {
					t.Errorf("left %t: %d notices to %d", left, n, id)
				}
			}
			if n := h.count(`SELECT count(*) FROM notices WHERE kind = 'stalled'`); n != len(want) {
				t.Errorf("left %t: %d notices", left, n)
			}
		})
	}
}

// Whoever completes it in time is not reminded, and the next time begins anew.
func TestRemindersBeginAnew(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, dung)
		h.sentBack(store.Need)
		h.jump(15 * day)
		h.due()
		h.commit(store.Mend{Key: "m", Record: "want0001", Version: 2, Action: store.Resend, To: store.Resubmitted, Answers: dialog.Answers{}, By: h.person(linh).ID},
			store.Decide{Record: "want0001", Version: 3, Action: store.Claim, By: h.person(dung).ID, Until: h.now().Add(time.Hour)},
			store.Decide{Record: "want0001", Version: 4, Action: store.Return, By: h.person(dung).ID, Fields: []dialog.Field{{Step: "item"}}, At: h.now()})
		h.due()
		h.jump(8 * day)
		h.due()
		if n, state := h.stands(); n != 2 || state != "returned" {
			t.Errorf("%d reminders, %s", n, state)
		}
		if got := h.rows(`SELECT reminded FROM records`); got[0] != "1" {
			t.Errorf("counted as reminder %s", got[0])
		}
	})
}

// Somebody decides on the record while it is being paused: the decision stands.
func TestPauseMeetsDecision(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.sentBack(store.Need)
		for range 3 {
			h.jump(8 * day)
			h.due()
		}
		h.jump(8 * day)
		h.first(func() {
			h.commit(store.Decide{Record: "want0001", Version: 2, Action: store.Defer, By: h.person(dung).ID, Year: 2028, At: h.now()})
		})
		if err := h.bot.Due(t.Context()); err == nil {
			t.Fatal("two decided on one version")
		}
		h.due()
		if _, state := h.stands(); state != "deferred" {
			t.Errorf("it is %s", state)
		}
	})
}

// When a year begins, staff read once how many needs of past plan years nobody has
// decided on, and nothing is changed.
func TestTurnOfTheYear(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		for i, r := range []struct {
			year  int
			state store.State
		}{
			{2026, store.Accepted}, {2026, store.Returned}, {0, store.Sent}, // meant for 2027
			{2027, store.Accepted}, {2026, store.Withdrawn}, {2026, store.Proposed}, {2028, store.Deferred},
		} {
			h.commit(store.Put{Record: store.Record{ID: string(rune('a' + i)), Number: int64(i + 1), Kind: store.Need, State: r.state, Title: "Máy",
				PlanYear: r.year, By: h.person(linh).ID, Created: h.now(), Updated: h.now().Add(400 * day), Answers: dialog.Answers{}}})
		}
		newYear := time.Date(2027, time.January, 1, 0, 0, 0, 0, time.FixedZone("+07", 7*60*60))
		h.jump(newYear.Add(-time.Hour).Sub(h.now()))
		h.due()
		if n := h.count(`SELECT count(*) FROM notices WHERE kind = 'left_over'`); n != 0 {
			t.Fatal("told a year early")
		}
		was := h.rows(`SELECT id, state, version, plan_year FROM records ORDER BY id`)
		h.jump(10 * time.Hour)
		h.due()
		h.restart()
		h.due()
		if n := h.count(`SELECT count(*) FROM notices WHERE kind = 'left_over'`); n != 2 {
			t.Errorf("%d notices to two people", n)
		}
		h.reads(dung, "còn <b>2 nhu cầu</b>")
		if now := h.rows(`SELECT id, state, version, plan_year FROM records ORDER BY id`); !slices.Equal(now, was) {
			t.Errorf("%q became %q", was, now)
		}
		h.jump(365 * day)
		h.due()
		h.reads(hanh, "Năm 2028 đã bắt đầu, còn <b>4 nhu cầu</b>")
	})
}

// Nobody is told of nothing, nor when the bot comes back in summer.
func TestQuietTurnOfTheYear(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, dung)
		h.jump(60 * day)
		h.due()
		h.commit(store.Put{Record: store.Record{ID: "a", Number: 1, Kind: store.Need, State: store.Accepted, Title: "Máy", PlanYear: 2026,
			By: h.person(linh).ID, Created: h.now(), Answers: dialog.Answers{}}})
		h.jump(120 * day)
		h.restart()
		h.due()
		for _, line := range h.states() {
			if strings.HasPrefix(line, "left_over") {
				t.Error(line)
			}
		}
	})
}

// A reminder that waits for the morning is not told of what has come meanwhile.
func TestReminderThatIsTooLate(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, dung)
		h.commit(store.Setting{Key: "k", Name: store.CentreQuiet, Value: "21:00-06:30", At: h.now()})
		h.restart()
		h.sentBack(store.Need)
		h.jump(7*day + 14*time.Hour) // in the night
		h.due()
		h.commit(store.Mend{Key: "m", Record: "want0001", Version: 2, Action: store.Resend, To: store.Resubmitted, Answers: dialog.Answers{}, By: h.person(linh).ID})
		h.jump(12 * time.Hour)
		h.due()
		h.pass(time.Minute)
		if got := h.rows(`SELECT state FROM notices WHERE kind = 'reminded'`); len(got) != 1 || got[0] != "superseded" {
			t.Errorf("%q", got)
		}
	})
}
