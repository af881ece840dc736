package simulator

import "strings"

// write adds a person's message to the chat and tells the bot, if the bot may see it.
func (s *Simulator) write(sc scene, m *message) error {
	m.From = sc.from
	if sc.ReplyTo != 0 {
		if m.ReplyTo = withoutReply(sc.room.find(sc.ReplyTo)); m.ReplyTo == nil {
			return errNoMessage
		}
	}
	s.add(sc.room, m)
	if s.sees(sc.room, m) {
		s.push(sc.room, "message", m)
	}
	return nil
}

// sees is the privacy mode: in a group a bot gets commands that are meant for it and replies to it,
// unless it is an administrator. Service messages go another way.
func (s *Simulator) sees(r *room, m *message) bool {
	switch {
	case r.left:
		return false
	case r.private(), r.status(s.bot.ID, true) == "administrator":
		return true
	case m.ReplyTo != nil && m.ReplyTo.From == s.bot:
		return true
	}
	return s.commanded(m.Text, m.Entities) || s.commanded(m.Caption, m.CaptionEntities)
}

// commanded: the text begins with a command for this bot or for any.
func (s *Simulator) commanded(text string, entities []entity) bool {
	if len(entities) == 0 || entities[0].Type != "bot_command" || entities[0].Offset != 0 {
		return false
	}
	_, to, addressed := strings.Cut(text[:entities[0].Length], "@") // a command is ASCII
	return !addressed || strings.EqualFold(to, s.opts.Username)
}
