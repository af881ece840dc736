package simulator

// Shown is a message as it stands on a phone.
type Shown struct {
	ID      int
	Bot     bool   // the bot's, not a person's
	Text    string // or caption, without markup
	File    string // id of its picture (the largest), document or voice
	Buttons []Button
}

// Button of a message; Data is empty where it opens a link.
type Button struct{ Label, Data string }

// Screen is what was said on a phone and not deleted, oldest first. It is for tests that play people;
// the page has its own view.
func (s *Simulator) Screen(phone string) []Shown {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.phone(phone)
	if p == nil {
		return nil
	}
	var list []Shown
	for _, m := range p.room.messages {
		if m.serviceForScreen == "" {
			list = append(list, s.shown(m))
		}
	}
	return list
}

func (s *Simulator) shown(m *message) Shown {
	one := Shown{ID: m.MessageID, Bot: m.From == s.bot, Text: m.Text + m.Caption}
	switch {
	case len(m.Photo) > 0:
		one.File = m.Photo[len(m.Photo)-1].FileID
	case m.Document != nil:
		one.File = m.Document.FileID
	case m.Voice != nil:
		one.File = m.Voice.FileID
	}
	if m.InlineKeyboard == nil {
		return one
	}
	for _, row := range m.InlineKeyboard.Rows {
		for _, b := range row {
			button := Button{Label: b.Text}
			if b.CallbackData != nil {
				button.Data = *b.CallbackData
			}
			one.Buttons = append(one.Buttons, button)
		}
	}
	return one
}
