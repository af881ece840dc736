package bot_test

import (
	"fmt"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Made-up people; a private chat has its person's number.
const (
	linh  int64 = 1001 // collaborator
	tam   int64 = 1002 // owner
	hanh  int64 = 1003 // administrator
	dung  int64 = 1004 // staff
	guest int64 = 1009 // nobody the bot knows
	group int64 = -2001
)

var names = map[int64]string{linh: "H'Linh Niê", tam: "Nguyễn Văn Tâm", hanh: "Lê Thị Hạnh", dung: "Trần Văn Dũng", guest: "Khách"}

var roles = map[int64]dialog.Role{linh: dialog.Collaborator, tam: dialog.Owner, hanh: dialog.Admin, dung: dialog.Staff}

// invite lets people in with their role.
func (h *house) invite(who ...int64) {
	h.t.Helper()
	for _, user := range who {
		m := store.Meet{User: user, Chat: user, Name: nameOf(user), Role: roleOf(user), Lang: "vi"}
		if m.Role == dialog.Collaborator {
			m.Communes = []string{"24169"}
		}
		h.commit(m)
	}
}

func nameOf(user int64) string {
	if n := names[user]; n != "" {
		return n
	}
	return fmt.Sprint("Cộng tác viên ", user)
}

func roleOf(user int64) dialog.Role {
	if r, ok := roles[user]; ok {
		return r
	}
	return dialog.Collaborator
}

// event is an update of somebody in a chat, with a new id.
func (h *house) event(kind dialog.Happening, chat, user int64) dialog.Event {
	h.updates++
	e := dialog.Event{Kind: kind, Update: h.updates, Chat: chat, Group: chat < 0}
	e.Actor = dialog.Actor{User: user, Name: nameOf(user), Lang: "vi"}
	return e
}

// does is what somebody does in their own chat: "/command", "[option]" or words.
func (h *house) does(user int64, what string) dialog.Event {
	h.t.Helper()
	return h.doesIn(user, user, what)
}

func (h *house) doesIn(chat, user int64, what string) dialog.Event {
	h.t.Helper()
	switch {
	case strings.HasPrefix(what, "["):
		return h.tap(chat, user, strings.Trim(what, "[]"))
	case strings.HasPrefix(what, "/"):
		e := h.event(dialog.Commanded, chat, user)
		e.Message = h.phones.sent(chat)
		e.Command, e.Text, _ = strings.Cut(what[1:], " ")
		return e
	}
	e := h.event(dialog.Said, chat, user)
	e.Message, e.Text = h.phones.sent(chat), what
	return e
}

// tap presses the newest button with the option that can be seen.
func (h *house) tap(chat, user int64, opt string) dialog.Event {
	h.t.Helper()
	message, data, ok := h.phones.button(chat, opt)
	if !ok {
		h.t.Fatalf("chat %d has no button %q; it reads\n%s", chat, opt, strings.Join(h.phones.texts(chat), "\n---\n"))
	}
	e := h.event(dialog.Pressed, chat, user)
	e.Message, e.Data, e.Query = message, data, fmt.Sprint("q", e.Update)
	return e
}

// again is the same tap or message as the network repeats it: with a new id.
func (h *house) again(e dialog.Event) dialog.Event {
	h.updates++
	e.Update = h.updates
	if e.Query != "" {
		e.Query = fmt.Sprint("q", e.Update)
	}
	return e
}

// registration is a facility from the menu to the receipt.
var registration = []string{
	"/menu", "[@facility]", "Rang xay Hoa Ban", "[24169]", "buôn Tơng Ju", "cà phê bột", "[coffee]", "[household]",
	"H'Bia Êban", "0905 123 456", "12", "[oral]", "[+]",
}

// walk does one thing after the other.
func (h *house) walk(user int64, what ...string) {
	h.t.Helper()
	for _, w := range what {
		h.give(h.does(user, w))
	}
}

// filled are the answers of a facility form.
func filled(name string) dialog.Answers {
	return dialog.Answers{
		"name": {Text: name}, "commune_code": {Key: "24169"}, "hamlet": {Text: "Buôn Tơng Ju"}, "same": {Skipped: true}, "same_phone": {Skipped: true},
		"products": {Text: "cà phê bột"}, "industry": {Key: "coffee"}, "legal_form": {Key: "household"},
		"contact": {Text: "H'Bia Êban"}, "phone": {Text: "0905123456"}, "workers": {Number: 12}, "consent": {Key: "oral"},
	}
}

// atCard has somebody look at the card of a filled form, one tap from sending.
func (h *house) atCard(user int64) {
	h.t.Helper()
	s := dialog.Session{
		ID: fmt.Sprintf("c%07d", user), Revision: 1, Flow: "facility", Form: 1, Turn: 1,
		Answers: filled(fmt.Sprint("Cơ sở ", user)), Opened: h.now(), Changed: h.now(),
		Owed: &dialog.View{Turn: 1, Rows: [][]dialog.Button{{{Label: dialog.Say("facility.send"), Data: fmt.Sprintf("c%07d:1:+", user)}}}},
	}
	row := store.SessionRow{Key: store.SessionKey{Chat: user, User: user}, Session: s}
	if err := h.store.Store.Commit(h.t.Context(), store.Batch{Sessions: []store.SessionRow{row}, At: h.now()}); err != nil {
		h.t.Fatal(err)
	}
}
