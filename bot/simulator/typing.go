package simulator

import "time"

const typingFor = 5 * time.Second

type chatActionArgs struct {
	ChatID chatRef `json:"chat_id"`
	Action string  `json:"action"`
}

func (s *Simulator) sendChatAction(_ *request, a chatActionArgs) (any, error) {
	r, err := s.writable(a.ChatID)
	if err != nil {
		return nil, err
	}
	if r.typing != nil {
		r.typing.Stop()
	}
	var timer *time.Timer
	timer = time.AfterFunc(typingFor, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if r.typing == timer {
			s.endTyping(r)
		}
	})
	r.typing = timer
	s.announcePhone(r)
	return true, nil
}

func (s *Simulator) endTyping(r *room) {
	r.typing.Stop()
	r.typing = nil
	s.announcePhone(r)
}

// stopTyping ends the timers of all chats.
func (s *Simulator) stopTyping() {
	for _, r := range s.rooms {
		if r.typing != nil {
			r.typing.Stop()
			r.typing = nil
		}
	}
}
