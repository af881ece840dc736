package simulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

// target are the parameters that every sending method shares.
type target struct {
	ChatID  chatRef         `json:"chat_id"`
	Reply   *replyTo        `json:"reply_parameters"`
	Markup  json.RawMessage `json:"reply_markup"`
	Protect bool            `json:"protect_content"`
}

type replyTo struct {
	MessageID      int     `json:"message_id"`
	ChatID         chatRef `json:"chat_id"`
	WithoutMissing bool    `json:"allow_sending_without_reply"`
}

// captioned is a text under a picture or file.
type captioned struct {
	Caption  string   `json:"caption"`
	Mode     string   `json:"parse_mode"`
	Entities []entity `json:"caption_entities"`
}

func (c captioned) markedUp() markedUp {
	return markedUp{text: c.Caption, mode: c.Mode, entities: c.Entities}
}

// into puts the caption on a message.
func (c captioned) into(m *content) (err error) {
	m.Caption, m.CaptionEntities, err = readCaption(c.markedUp())
	return err
}

// chatOf finds the chat a request means, wherever the bot stands in it.
func (s *Simulator) chatOf(ref chatRef) (*room, error) {
	id, ok := ref.id()
	r := s.rooms[id]
	switch {
	case ref == "":
		return nil, badRequest("chat_id is empty")
	case !ok || r == nil && s.people[id] == nil:
		return nil, badRequest("chat not found")
	case r == nil: // a person who is only known from a group
		return nil, forbidden("bot can't initiate conversation with a user")
	case r.migratedTo != 0:
		return nil, &apiError{
			Code: http.StatusBadRequest, Description: "Bad Request: group chat was upgraded to a supergroup chat", MigrateTo: r.migratedTo,
		}
	case r.left:
		return nil, forbidden("bot is not a member of the " + r.Type + " chat")
	}
	return r, nil
}

// writable finds a chat the bot may write to now.
func (s *Simulator) writable(ref chatRef) (*room, error) {
	r, err := s.chatOf(ref)
	switch {
	case err != nil:
		return nil, err
	case r.private() && !r.started:
		return nil, forbidden("bot can't initiate conversation with a user")
	case r.blocked:
		return nil, forbidden("bot was blocked by the user")
	}
	return r, nil
}

// send puts one message of the bot into a chat, after all the checks.
func (s *Simulator) send(t target, m *message) (any, error) {
	r, err := s.writable(t.ChatID)
	if err != nil {
		return nil, err
	}
	under, err := readMarkup(t.Markup, r.private())
	if err != nil {
		return nil, err
	}
	if m.ReplyTo, err = t.replied(r); err != nil {
		return nil, err
	}
	if err := s.spend(r, 1); err != nil {
		return nil, err
	}
	m.InlineKeyboard, m.inReplyKeyboard = under.inline, under.reply != nil || under.remove || under.force
	m.Protected = t.Protect
	s.say(r, m)
	s.setKeyboard(r, under)
	return m, nil
}

// say adds a message of the bot; the bot is no longer typing then.
func (s *Simulator) say(r *room, m *message) {
	m.From = s.bot
	s.add(r, m)
	if r.typing != nil {
		s.endTyping(r)
	}
}

// setKeyboard replaces or takes away the keyboard below the chat.
func (s *Simulator) setKeyboard(r *room, under markup) {
	switch {
	case under.reply != nil:
		r.keyboard = under.reply
	case under.remove && r.keyboard != nil:
		r.keyboard = nil
	default:
		return
	}
	s.announcePhone(r)
}

func (t target) replied(r *room) (*message, error) {
	if t.Reply == nil || t.Reply.MessageID == 0 {
		return nil, nil
	}
	if id, given := t.Reply.ChatID.id(); given && id != r.ID {
		return nil, violates("a reply to a message of another chat is not simulated")
	}
	m := r.find(t.Reply.MessageID)
	if m == nil && !t.Reply.WithoutMissing {
		return nil, badRequest("message to be replied not found")
	}
	return withoutReply(m), nil
}

// spend counts messages against the limit of a group, which is per minute of the moved clock.
func (s *Simulator) spend(r *room, count int) error {
	if r.private() {
		return nil
	}
	now := s.now()
	r.sent = slices.DeleteFunc(r.sent, func(at time.Time) bool { return now.Sub(at) >= time.Minute })
	if over := len(r.sent) + count - s.opts.GroupPerMinute; over > 0 {
		first := now
		if len(r.sent) > 0 {
			first = r.sent[min(over, len(r.sent))-1]
		}
		return tooMany(int((first.Add(time.Minute).Sub(now) + time.Second - 1) / time.Second))
	}
	for range count {
		r.sent = append(r.sent, now)
	}
	return nil
}
