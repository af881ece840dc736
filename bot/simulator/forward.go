package simulator

type forwardArgs struct {
	target
	From      chatRef `json:"from_chat_id"`
	MessageID int     `json:"message_id"`
}

// source finds the message that is to be forwarded or copied.
func (s *Simulator) source(from chatRef, id int, doing string) (*message, error) {
	r, err := s.chatOf(from)
	if err != nil {
		return nil, err
	}
	m := r.find(id)
	switch {
	case m == nil:
		return nil, badRequest("message to %s not found", doing)
	case m.serviceForScreen != "":
		return nil, badRequest("message can't be %s", map[string]string{"forward": "forwarded", "copy": "copied"}[doing])
	}
	return m, nil
}

func (s *Simulator) forwardMessage(_ *request, a forwardArgs) (any, error) {
	m, err := s.source(a.From, a.MessageID, "forward")
	if err != nil {
		return nil, err
	}
	return s.send(a.target, &message{
		content:       m.content,
		ForwardOrigin: &origin{Type: "user", Date: m.Date, SenderUser: m.From},
		legacyForward: legacyForward{ForwardFrom: m.From, ForwardDate: m.Date},
	})
}

type copyArgs struct {
	forwardArgs
	Caption  *string  `json:"caption"`
	Mode     string   `json:"parse_mode"`
	Entities []entity `json:"caption_entities"`
}

type messageID struct {
	ID int `json:"message_id"`
}

func (s *Simulator) copyMessage(_ *request, a copyArgs) (any, error) {
	m, err := s.source(a.From, a.MessageID, "copy")
	if err != nil {
		return nil, err
	}
	said := m.content
	if a.Caption != nil && said.Text == "" {
		if err := (captioned{Caption: *a.Caption, Mode: a.Mode, Entities: a.Entities}).into(&said); err != nil {
			return nil, err
		}
	}
	sent, err := s.send(a.target, &message{content: said})
	if err != nil {
		return nil, err
	}
	return messageID{ID: sent.(*message).MessageID}, nil
}
