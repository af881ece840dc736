package simulator

import (
	"encoding/json"
	"time"
)

const notModified = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"

// deletableFor is how long the bot may delete a message.
const deletableFor = 48 * time.Hour

// spot names a message that is to be changed.
type spot struct {
	ChatID    chatRef         `json:"chat_id"`
	MessageID int             `json:"message_id"`
	Markup    json.RawMessage `json:"reply_markup"`
}

// editable finds a message of the bot and reads the keyboard it is to have.
func (s *Simulator) editable(at spot) (*room, *message, *inline, error) {
	r, err := s.writable(at.ChatID)
	if err != nil {
		return nil, nil, nil, err
	}
	if at.MessageID == 0 {
		return nil, nil, nil, badRequest("message identifier is not specified")
	}
	m := r.find(at.MessageID)
	switch {
	case m == nil:
		return nil, nil, nil, badRequest("message to edit not found")
	case m.From != s.bot || m.inReplyKeyboard || m.serviceForScreen != "":
		return nil, nil, nil, badRequest("message can't be edited")
	}
	under, err := readMarkup(at.Markup, r.private())
	return r, m, under.inline, err
}

// change replaces what a message says and its keyboard; an edit without a keyboard takes it away.
func (s *Simulator) change(r *room, m *message, said content, under *inline) (any, error) {
	if sameJSON(m.content, said) && sameJSON(m.InlineKeyboard, under) {
		return nil, badRequest(notModified)
	}
	if !sameJSON(m.content, said) {
		m.EditDate = s.now().Unix()
	}
	m.content, m.InlineKeyboard = said, under
	s.show(r, m)
	return m, nil
}

type editTextArgs struct {
	spot
	Text     string   `json:"text"`
	Mode     string   `json:"parse_mode"`
	Entities []entity `json:"entities"`
}

func (s *Simulator) editMessageText(_ *request, a editTextArgs) (any, error) {
	text, entities, err := readText(markedUp{text: a.Text, mode: a.Mode, entities: a.Entities})
	if err != nil {
		return nil, err
	}
	r, m, under, err := s.editable(a.spot)
	if err != nil {
		return nil, err
	}
	if m.Text == "" {
		return nil, badRequest("there is no text in the message to edit")
	}
	return s.change(r, m, content{Text: text, Entities: entities}, under)
}

type editCaptionArgs struct {
	spot
	captioned
}

func (s *Simulator) editMessageCaption(_ *request, a editCaptionArgs) (any, error) {
	r, m, under, err := s.editable(a.spot)
	if err != nil {
		return nil, err
	}
	if m.Photo == nil && m.Document == nil && m.Voice == nil {
		return nil, badRequest("there is no caption in the message to edit")
	}
	said := m.content
	if err := a.into(&said); err != nil {
		return nil, err
	}
	return s.change(r, m, said, under)
}

type editMediaArgs struct {
	spot
	Media inputMedia `json:"media"`
}

func (s *Simulator) editMessageMedia(req *request, a editMediaArgs) (any, error) {
	r, m, under, err := s.editable(a.spot)
	if err != nil {
		return nil, err
	}
	if m.Photo == nil && m.Document == nil {
		return nil, badRequest("there is no media in the message to edit")
	}
	said, err := s.contentOf(req, a.Media)
	if err != nil {
		return nil, err
	}
	return s.change(r, m, said, under)
}

func (s *Simulator) editMessageReplyMarkup(_ *request, a spot) (any, error) {
	r, m, under, err := s.editable(a)
	if err != nil {
		return nil, err
	}
	return s.change(r, m, m.content, under)
}

func (s *Simulator) deleteMessage(_ *request, a spot) (any, error) {
	r, err := s.writable(a.ChatID)
	if err != nil {
		return nil, err
	}
	m := r.find(a.MessageID)
	switch {
	case m == nil:
		return nil, badRequest("message to delete not found")
	case !s.mayDelete(r, m):
		return nil, badRequest("message can't be deleted for everyone")
	}
	r.delete(m.MessageID)
	s.announce("deleted", deletedView{Phone: r.phone.ID, ID: m.MessageID})
	return true, nil
}

// mayDelete: its own and, in a private chat, the person's messages; in a group an administrator's right is needed.
func (s *Simulator) mayDelete(r *room, m *message) bool {
	own := m.From == s.bot
	admin := r.status(s.bot.ID, true) == "administrator"
	return (own || r.private() || admin) && s.now().Sub(time.Unix(m.Date, 0)) < deletableFor
}

func (s *Simulator) pinChatMessage(_ *request, a spot) (any, error) {
	r, err := s.writable(a.ChatID)
	if err != nil {
		return nil, err
	}
	m := r.find(a.MessageID)
	switch {
	case m == nil:
		return nil, badRequest("message to pin not found")
	case !r.private() && r.status(s.bot.ID, true) != "administrator":
		return nil, badRequest("not enough rights to manage pinned messages in the chat")
	}
	s.say(r, &message{PinnedMessage: withoutReply(m), serviceForScreen: "Trợ lý đã ghim một tin nhắn"})
	return true, nil
}
