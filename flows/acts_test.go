package flows_test

import (
	"fmt"
	"strings"

	"khuyencong/flows/dialog"
)

// gather makes events of what a line says somebody does. They are handed over
// together with what follows, or at once.
func (s *stage) gather(what string) {
	if s.actor.user == 0 {
		s.fail("nobody acts yet: @name comes first")
	}
	switch {
	case strings.HasPrefix(what, "["):
		s.press(what)
	case strings.HasPrefix(what, "("):
		s.act(what)
	case strings.HasPrefix(what, "/"):
		what = strings.Replace(what, "(link)", s.phones.link(), 1)
		word, args, _ := strings.Cut(what[1:], " ")
		s.send(dialog.Event{Kind: dialog.Commanded, Command: word, Text: args})
	default:
		s.send(dialog.Event{Kind: dialog.Said, Text: strings.ReplaceAll(what, `\n`, "\n")})
	}
}

// event is one with what every update brings.
func (s *stage) event(e dialog.Event) dialog.Event {
	s.updates++
	e.Update, e.Chat, e.Group = s.updates, s.chat, s.chat < 0
	e.Actor = dialog.Actor{User: s.actor.user, Name: s.actor.name, Lang: "vi"}
	if e.Group {
		e.Title = "Nhóm cán bộ"
	}
	return e
}

// send is a message from the one who acts.
func (s *stage) send(e dialog.Event) {
	e.Message = s.phones.next(s.chat)
	s.add(e)
}

func (s *stage) add(e dialog.Event) {
	e = s.event(e)
	s.batch = append(s.batch, e)
	if e.Message != 0 && e.Kind != dialog.Pressed {
		s.sent = append(s.sent, e)
	}
}

// press is "[label]", "[label] @old".
func (s *stage) press(what string) {
	label, old := strings.CutSuffix(what, " @old")
	label = strings.TrimSuffix(strings.TrimPrefix(label, "["), "]")
	b, ok := s.phones.button(s.chat, label, old)
	if !ok {
		s.fail("no such button: " + what)
	}
	e := s.event(dialog.Event{Kind: dialog.Pressed, Message: b.message, Data: b.data})
	e.Query = fmt.Sprint("q", e.Update)
	s.tap = e
	s.batch = append(s.batch, e)
}

// act is everything in parentheses: "(word …) caption".
func (s *stage) act(what string) {
	do, caption, _ := strings.Cut(what, ")")
	word, rest, _ := strings.Cut(strings.TrimPrefix(do, "("), " ")
	caption = strings.TrimSpace(caption)
	switch word {
	case "photo":
		s.photo("", caption)
	case "album":
		s.sendAlbum(rest, caption)
	case "file":
		s.document(rest, caption)
	case "sticker":
		s.send(dialog.Event{Kind: dialog.SentOther, What: "sticker"})
	case "voice":
		spoken := s.item()
		spoken.As = "voice"
		s.send(dialog.Event{Kind: dialog.SentVoice, File: spoken})
	case "contact":
		s.contact(rest)
	case "place":
		s.placeAt(rest)
	case "late":
		s.late(rest)
	case "edit":
		s.edit(what)
	default:
		s.actAgain(strings.TrimPrefix(do, "("))
	}
}

// actAgain is what repeats or surrounds: no message of its own.
func (s *stage) actAgain(what string) {
	switch what {
	case "again":
		s.batch = append(s.batch, s.last...)
	case "tap again":
		e := s.tap
		s.updates++
		e.Update, e.Query = s.updates, fmt.Sprint("q", s.updates)
		s.batch = append(s.batch, e)
	case "block", "unblock":
		s.phones.blocked[s.chat] = what == "block"
		s.add(dialog.Event{Kind: map[string]dialog.Happening{"block": dialog.Blocked, "unblock": dialog.Unblocked}[what]})
	case "the group becomes a supergroup":
		s.phones.moved[s.chat] = s.chat * 1000
		s.add(dialog.Event{Kind: dialog.GroupRaised, NewChat: s.chat * 1000})
	case "the group moves unseen":
		s.phones.moved[s.chat] = s.chat * 1000
	case "the bot is removed":
		s.add(dialog.Event{Kind: dialog.GroupRemoved})
	default:
		s.fail("do what? (" + what + ")")
	}
}
