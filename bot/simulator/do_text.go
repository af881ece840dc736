package simulator

import (
	"fmt"
	"strings"
)

// said reads what a person typed; people have no markup, but links and commands are found.
func said(text string) (string, []entity, error) {
	plain, entities, err := markedUp{text: text}.read()
	switch {
	case err != nil:
		return "", nil, errUnreadable
	case plain == "":
		return "", nil, errEmpty
	case units(plain) > maxText:
		return "", nil, errLong
	}
	return plain, entities, nil
}

func (s *Simulator) doText(sc scene) error {
	text, entities, err := said(sc.Text)
	if err != nil {
		return err
	}
	return s.write(sc, &message{content: content{Text: text, Entities: entities}})
}

func (s *Simulator) doStart(sc scene) error {
	r := sc.room
	if r.blocked {
		if err := s.doUnblock(sc); err != nil {
			return err
		}
	}
	if r.private() {
		r.started = true
	}
	if sc.Payload == r.phone.Invite {
		r.phone.Invite = ""
	}
	s.announcePhone(r)
	sc.Text = strings.TrimSpace("/start " + sc.Payload)
	if !r.private() {
		sc.Text = strings.TrimSpace(fmt.Sprintf("/start@%s %s", s.opts.Username, sc.Payload))
	}
	if err := sc.open(); err != nil {
		return err
	}
	return s.doText(sc)
}

func (s *Simulator) doEdit(sc scene) error {
	m := sc.room.find(sc.Message)
	switch {
	case m == nil:
		return errNoMessage
	case m.From != sc.from || m.Text == "" && m.Photo == nil && m.Document == nil:
		return errNotYours
	}
	text, entities, err := said(sc.Text)
	if err != nil {
		return err
	}
	if m.Text != "" {
		m.Text, m.Entities = text, entities
	} else {
		m.Caption, m.CaptionEntities = text, entities
	}
	s.edited(sc.room, m)
	return nil
}

// edited shows a changed message of a person and tells the bot.
func (s *Simulator) edited(r *room, m *message) {
	m.EditDate = s.now().Unix()
	s.show(r, m)
	if s.sees(r, m) {
		s.push(r, "edited_message", m)
	}
}

func (s *Simulator) doPress(sc scene) error {
	m := sc.room.find(sc.Message)
	switch {
	case m == nil:
		return errNoMessage
	case !m.InlineKeyboard.button(sc.Data):
		return errNoButton
	}
	s.press(sc.room, sc.from, m, sc.Data)
	return nil
}
