package bot_test

import (
	"strings"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// asked is how often somebody was asked about an old facility.
func (h *house) asked() int { return h.phones.ever(linh, "Hiện vẫn đúng không") }

// TestOldFacilities: a year after it was sent its sender is asked once, however
// often it is looked at; who says that it is right is left alone for a year.
func TestOldFacilities(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration...)
		for i, tt := range []struct {
			after time.Duration
			asked int
		}{{364 * day, 0}, {2 * day, 1}, {60 * day, 1}} {
			h.jump(tt.after)
			for range 3 {
				h.due()
			}
			if h.asked() != tt.asked {
				t.Fatalf("step %d: asked %d times, want %d", i, h.asked(), tt.asked)
			}
		}
		id := h.rows(`SELECT id FROM records`)[0]
		h.walk(linh, "[vouch:"+id+"]")
		if n := h.count(`SELECT count(*) FROM history WHERE action = 'vouch' AND actor = ?`, h.person(linh).ID); n != 1 {
			t.Errorf("%d entries of the history", n)
		}
		h.jump(360 * day)
		h.due()
		if h.asked() != 1 {
			t.Error("asked again within a year")
		}
		h.jump(6 * day)
		h.due()
		if h.asked() != 2 {
			t.Error("not asked again after a year")
		}
	})
}

// TestOldFacilityTappedTwice: the same tap brought twice by the network is said
// once.
func TestOldFacilityTappedTwice(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration...)
		h.jump(366 * day)
		h.due()
		id := h.rows(`SELECT id FROM records`)[0]
		h.walk(linh, "[vouch:"+id+"]")
		h.walk(linh, "[vouch:"+id+"]")
		if n := h.count(`SELECT count(*) FROM history WHERE action = 'vouch'`); n != 1 {
			t.Errorf("vouched %d times", n)
		}
	})
}

// TestOldFacilityNoMore: what was changed, or whose sender has left, before the
// notice could go out is asked about by nobody.
func TestOldFacilityNoMore(t *testing.T) {
	for name, meanwhile := range map[string]func(h *house){
		"changed meanwhile": func(h *house) { h.exec(`UPDATE records SET vouched = ?`, h.now().UnixMilli()) },
		"closed meanwhile":  func(h *house) { h.exec(`UPDATE records SET state = 'closed'`) },
		"role taken away": func(h *house) {
			p := h.person(linh)
			h.commit(store.Appoint{Key: "end", Person: p.ID, Action: store.Ended, Role: dialog.Owner, At: h.now()})
		},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.commit(store.Setting{Key: "k", Name: store.CentreQuiet, Value: "21:00-06:30", At: h.now()})
				h.restart()
				h.invite(linh)
				h.walk(linh, registration...)
				h.jump(366*day + 14*time.Hour) // at night
				h.due()
				if h.asked() != 0 || h.count(`SELECT count(*) FROM notices WHERE kind = 'stale'`) != 1 {
					t.Fatalf("asked %d times", h.asked())
				}
				meanwhile(h)
				h.jump(12 * time.Hour)
				h.pass(2 * time.Second)
				if got := h.rows(`SELECT state FROM notices WHERE kind = 'stale'`)[0]; got != "superseded" {
					t.Errorf("the notice is %s", got)
				}
			})
		})
	}
}

// TestManyOldFacilities are one message, which leads to their list.
func TestManyOldFacilities(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration...)
		h.exec(`INSERT INTO records (number, id, kind, state, version, form, title, folded, commune, phone, content, plan_year, sender, fields, note, reply, answers, created, updated)
WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
SELECT i, 'old' || i, kind, state, 1, form, title || i, folded, commune, '', '', 0, sender, '[]', '', '', answers, created, updated FROM records, n WHERE number = 1`)
		before := h.count(`SELECT count(*) FROM notices WHERE person = ?`, h.person(linh).ID)
		h.jump(366 * day)
		h.due()
		h.due()
		if n := h.count(`SELECT count(*) FROM notices WHERE person = ?`, h.person(linh).ID) - before; n != 1 {
			t.Errorf("%d notices", n)
		}
		if text := h.newest(linh); !strings.Contains(text, "200") {
			t.Errorf("it says %q", text)
		}
		h.walk(linh, "[stale]")
		if text := h.newest(linh); !strings.Contains(text, "200") {
			t.Errorf("the list says %q", text)
		}
	})
}
