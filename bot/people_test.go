package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestTwoInOneGroup: people in one chat have conversations of their own, which
// are not those of their private chats.
func TestTwoInOneGroup(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		h.give(h.doesIn(group, hanh, "/nhom"))
		h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
		h.pass(time.Second)
		mine, theirs := h.tap(group, hanh, "claim"), h.tap(group, dung, "claim")
		h.give(mine, theirs, mine, theirs)
		want := []string{"-2001 1003 <nil>", "-2001 1004 <nil>", "1001 1001 <nil>"}
		if diff := cmp.Diff(want, h.rows(`SELECT chat, user, body ->> 'flow' FROM sessions ORDER BY chat, user`)); diff != "" {
			t.Error(diff)
		}
		for user, e := range map[int64]dialog.Event{hanh: mine, dung: theirs} {
			if seen := h.session(group, user).Seen; !slices.Contains(seen, e.Update) {
				t.Errorf("%d has seen %v, not %d", user, seen, e.Update)
			}
		}
		if n := h.count(`SELECT count(*) FROM history WHERE action = 'claim'`); n != 1 {
			t.Errorf("claimed %d times", n)
		}
	})
}

// TestGroupHearsNothingPersonal: words in a group are answered with nothing, and
// an open form of the same person goes on in private, untouched.
func TestGroupHearsNothingPersonal(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, registration[:2]...)
		h.give(h.doesIn(group, linh, "Mộc Ea Tam"))
		if got := h.phones.texts(group); len(got) != 0 {
			t.Errorf("the group reads %q", got)
		}
		h.walk(linh, registration[2:]...)
		h.reads(linh, "CS-1")
	})
}

// TestGroupBecomesSupergroup in the middle of things: the notices go on there.
func TestGroupBecomesSupergroup(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.give(h.doesIn(group, hanh, "/nhom"))
		e := h.event(dialog.GroupRaised, group, hanh)
		e.NewChat = group * 1000
		h.give(e, e)
		h.walk(linh, registration...)
		if n := h.phones.ever(group*1000, "CS-1"); n != 1 || h.phones.ever(group, "CS-1") != 0 {
			t.Errorf("%d cards in the new group", n)
		}
		gone := h.event(dialog.GroupRemoved, group*1000, hanh)
		h.give(gone)
		h.walk(linh, "/hoi", "[ask_centre]", "Máy rang được hỗ trợ bao nhiêu")
		h.pass(time.Minute)
		if n := len(h.phones.texts(group * 1000)); n != 1 {
			t.Errorf("%d messages after the bot was put out", n)
		}
	})
}

// TestStranger: whoever we do not know can do nothing but be met; old buttons and
// other people's records lead nowhere.
func TestStranger(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(linh, registration...)
		card := h.does(hanh, "[claim]")
		before := h.rows(`SELECT state, version FROM records`)
		for _, data := range []string{card.Data, "o:facility", "o:record:" + h.rows(`SELECT id FROM records`)[0], "s0000001:3:+", "::", "", "r:x"} {
			e := h.event(dialog.Pressed, guest, guest)
			e.Message, e.Data, e.Query = 1, data, "q"
			h.give(e)
		}
		h.walk(guest, "/dangky", "cơ sở rang cà phê", "/hoso", "/hangcho")
		if diff := cmp.Diff(before, h.rows(`SELECT state, version FROM records`)); diff != "" {
			t.Error(diff)
		}
		if texts := strings.Join(h.phones.texts(guest), "\n"); strings.Contains(texts, "Hoa Ban") || strings.Contains(texts, "0905") {
			t.Error("a stranger reads", texts)
		}
		if got := h.session(guest, guest); got.Flow != "start" {
			t.Errorf("a stranger is in %q", got.Flow)
		}
		h.walk(guest, "[agree]", "[agree]", "[owner]", "Y Bhim Êban")
		if p := h.person(guest); p.Role != dialog.Owner || p.Name != "Y Bhim Êban" {
			t.Errorf("met as %+v", p)
		}
	})
}

// TestStrangersLanguage: whoever the phone says reads English is met in English:
// what is shown, what is said over the chat, and what typed words are compared
// with.
func TestStrangersLanguage(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		in := func(what string) dialog.Event {
			e := h.does(guest, what)
			e.Actor.Lang = "en"
			return e
		}
		for _, what := range []string{"/start", "[agree]", "[agree]"} {
			h.give(in(what))
		}
		h.reads(guest, h.says("en", "start.who.ask"))
		h.give(in(h.says("en", "start.who.owner")))
		h.reads(guest, h.says("en", "start.name.ask"))
	})
}

// TestLanguageChange: the next view is in the new language, and so is every
// notice after it.
func TestLanguageChange(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.walk(hanh, "/ngonngu", "[en]")
		h.reads(hanh, h.says("en", "language.done"))
		h.walk(hanh, "/hangcho")
		h.reads(hanh, h.says("en", "queue.which.ask"))
		h.walk(linh, registration...)
		h.reads(hanh, h.says("en", "state.facility.sent"))
		h.reads(linh, "Đã gửi")
	})
}

// says is a text without data as a channel is given it.
func (h *house) says(lang, key string) string {
	h.t.Helper()
	s, err := h.texts.Say(lang, key, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

// TestRoleTakenAway between two taps: staff who are staff no longer decide
// nothing with the buttons they still see.
func TestRoleTakenAway(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		h.walk(dung, "[claim]", "[accept]")
		send, card := h.does(dung, "[send]"), h.tap(dung, dung, "release")
		h.demote(dung)
		h.give(send, card, h.does(dung, "/hangcho"))
		if got := h.rows(`SELECT state, version FROM records`)[0]; got != "in_review 2" {
			t.Errorf("the record is %s", got)
		}
		if n := h.count(`SELECT count(*) FROM notices WHERE kind = 'decided'`); n != 0 {
			t.Errorf("the sender is told %d times", n)
		}
		if s := h.session(dung, dung); s.Flow == "queue" {
			t.Error("they still see the queue")
		}
	})
}

// demote takes a role away behind the bot's back; that somebody changed is known
// by another change.
func (h *house) demote(user int64) {
	h.t.Helper()
	h.exec(`UPDATE people SET role = 'owner' WHERE user = ?`, user)
	h.commit(store.Reach{User: user, At: h.now()})
}

// TestMetInTheSameBatch: who joins and acts at once acts as who they are now.
func TestMetInTheSameBatch(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.commit(store.Grow{Invite: store.Invite{Hash: store.HashCode("moi-1"), Role: dialog.Collaborator,
			Communes: []string{"24169"}, Uses: 1, Expires: h.now().Add(day), By: "seed"}})
		h.walk(guest, "/start moi-1", "[agree]", "[agree]", "[accept]")
		h.give(h.does(guest, "Y Bhim Êban"), h.does(guest, "/dangky"))
		if s := h.session(guest, guest); s.Flow != "facility" {
			t.Errorf("they are in %q", s.Flow)
		}
	})
}
