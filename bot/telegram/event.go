package telegram

import (
	"strings"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/flows/dialog"
)

// Event is what an update means to a dialog; false if it means nothing: posts of
// channels and bots, service messages, commands for another bot. It fills what
// Telegram says (of the actor: user, names, language) and leaves the rest to the
// shell. Whether a command with a bot's name is for this one is known after the
// first Me, which Poll calls; before that every name is taken for ours.
func (c *Client) Event(u Update) (dialog.Event, bool) {
	username := ""
	if self := c.self.Load(); self != nil {
		username = self.Username
	}
	e, ok := event(u, username)
	e.Update = u.ID
	return e, ok
}

func event(u Update, username string) (dialog.Event, bool) {
	switch {
	case u.Message != nil:
		return fromMessage(u.Message, username)
	case u.Edited != nil:
		return fromEdit(u.Edited)
	case u.Callback != nil:
		return fromCallback(u.Callback)
	case u.Member != nil:
		return fromMember(u.Member)
	}
	return dialog.Event{}, false
}

func fromMessage(m *incoming, username string) (dialog.Event, bool) {
	e, ok := envelope(m)
	if m.Raised != 0 && m.Chat.ID != 0 { // whoever did it
		e.Kind, e.NewChat = dialog.GroupRaised, m.Raised
		return e, true
	}
	if !ok || !m.read(&e) {
		return e, false
	}
	if e.Kind != dialog.Said {
		return e, true
	}
	return command(e, username)
}

// fromEdit is for words changed afterwards, and for live locations, which move
// by edits.
func fromEdit(m *incoming) (dialog.Event, bool) {
	e, ok := envelope(m)
	if !ok || !m.read(&e) {
		return e, false
	}
	switch e.Kind {
	case dialog.SentPlace:
		e.Kind = dialog.Moved
	case dialog.Said, dialog.SentPhoto, dialog.SentFile, dialog.SentVoice:
		e.Kind = dialog.Edited
	default:
		if e.Text == "" {
			return e, false
		}
		e.Kind = dialog.Edited
	}
	return e, true
}

// envelope is what every message has; false when no person we can answer wrote
// it.
func envelope(m *incoming) (dialog.Event, bool) {
	e := dialog.Event{
		Chat:    m.Chat.ID,
		Group:   m.Chat.group(),
		Message: m.ID,
		Sent:    m.Date,
		Forward: bool(m.Forward || m.OldForward),
	}
	if e.Group {
		e.Title = m.Chat.Title
	}
	from := m.From
	if from == nil && m.Chat.Type == "private" {
		from = m.Chat.person()
	}
	if from == nil {
		return e, false
	}
	e.Actor = actor(from)
	person := !from.IsBot && !bool(m.Sender) && m.Chat.Type != "channel"
	return e, person && m.Chat.ID != 0 && from.ID != 0
}

// person is whom a private chat is with: the chat has the person's id and names.
func (c chat) person() *tgbotapi.User {
	return &tgbotapi.User{ID: c.ID, FirstName: c.First, LastName: c.Last, UserName: c.User}
}

func actor(u *tgbotapi.User) dialog.Actor {
	lang := "vi"
	if code, _, _ := strings.Cut(strings.ToLower(u.LanguageCode), "-"); code == "en" {
		lang = "en"
	}
	return dialog.Actor{User: u.ID, Name: fullName(u.FirstName, u.LastName), Username: u.UserName, Lang: lang}
}

func fullName(first, last string) string { return strings.TrimSpace(first + " " + last) }

// fromCallback is a pressed button. Without its message it is taken as pressed
// in the person's own chat, so that it can be answered.
func fromCallback(q *callback) (dialog.Event, bool) {
	e := dialog.Event{Kind: dialog.Pressed, Chat: q.From.ID, Query: q.ID, Data: q.Data, Actor: actor(&q.From)}
	if q.Message != nil {
		e.Chat, e.Message, e.Group = q.Message.Chat.ID, q.Message.ID, q.Message.Chat.group()
	}
	if e.Group {
		e.Title = q.Message.Chat.Title
	}
	return e, q.ID != "" && e.Chat != 0 && q.From.ID != 0
}

// fromMember is a change of the bot's own place in a chat.
func fromMember(m *memberChange) (dialog.Event, bool) {
	e := dialog.Event{Chat: m.Chat.ID, Group: m.Chat.group(), Sent: m.Date}
	if m.From != nil {
		e.Actor = actor(m.From)
	}
	gone := m.New.Status == "kicked" || m.New.Status == "left"
	switch {
	case e.Group && gone:
		e.Kind, e.Title = dialog.GroupRemoved, m.Chat.Title
	case m.Chat.Type == "private" && gone:
		e.Kind = dialog.Blocked
	case m.Chat.Type == "private" && m.New.Status == "member":
		e.Kind = dialog.Unblocked
	}
	return e, e.Kind != "" && e.Chat != 0
}
