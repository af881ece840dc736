package simulator

import (
	"errors"
	"fmt"
	"slices"
)

// Person is somebody who holds a phone. ID is the Telegram user id; 0 lets the simulator choose.
type Person struct {
	ID       int64
	Name     string
	Username string // without @
}

// Phone is one chat as its people see it: a private chat with one person, or a group with several.
type Phone struct {
	ID       string // "p1"…; empty lets the simulator choose
	Title    string
	Note     string
	Speakers []Person
	Group    bool
	ChatID   int64   // private: the id of the speaker; group: negative, 0 lets the simulator choose
	Invite   string  // the payload of a start link, offered on the screen
	Admins   []int64 // of a group, the first person being its creator; the bot's own id makes it read everything
}

// phone is a Phone in the world. After a migration its room is the supergroup and past the old group.
type phone struct {
	Phone
	room    *room
	past    *room
	offered string // the invitation at the beginning; Invite is empty once it was used
	local   bool   // added on the page; a reset removes it
}

// The first ids that are given to people and groups without one.
const (
	firstPerson     = 7_000_000_000
	firstGroup      = -4_000_000_000
	firstSupergroup = -1_002_000_000_000
)

// AddPhone puts a phone on the page and its people into the world. A group begins with the bot as
// a member, which the bot learns by my_chat_member and a service message.
func (s *Simulator) AddPhone(p Phone) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.addPhone(p, false)
}

func (s *Simulator) addPhone(p Phone, local bool) (string, error) {
	p.Speakers = slices.Clone(p.Speakers)
	if err := s.completePhone(&p); err != nil {
		return "", fmt.Errorf("simulator: add phone %q: %w", p.Title, err)
	}
	added := &phone{Phone: p, offered: p.Invite, local: local}
	added.room = s.newRoom(added)
	s.phones = append(s.phones, added)
	s.announceState()
	if p.Group {
		s.botJoined(added.room)
	}
	return p.ID, nil
}

func (s *Simulator) completePhone(p *Phone) error {
	if p.ID == "" {
		p.ID = s.freePhoneID()
	}
	switch {
	case s.phone(p.ID) != nil:
		return fmt.Errorf("there is a phone %q already", p.ID)
	case len(p.Speakers) == 0, !p.Group && len(p.Speakers) != 1:
		return errors.New("a private chat has one speaker, a group at least one")
	}
	for i := range p.Speakers {
		if p.Speakers[i].ID == 0 {
			p.Speakers[i].ID = firstPerson + s.next()
		}
		if p.Speakers[i].ID < 0 || p.Speakers[i].ID == s.bot.ID {
			return fmt.Errorf("%d is no id of a person", p.Speakers[i].ID)
		}
	}
	if p.ChatID == 0 {
		p.ChatID = s.freeChatID(p)
	}
	switch {
	case p.Group != (p.ChatID < 0), !p.Group && p.ChatID != p.Speakers[0].ID:
		return fmt.Errorf("%d is no chat id for it", p.ChatID)
	case s.rooms[p.ChatID] != nil:
		return fmt.Errorf("chat %d is on another phone", p.ChatID)
	}
	return nil
}

func (s *Simulator) freePhoneID() string {
	for {
		if id := fmt.Sprintf("p%d", s.next()); s.phone(id) == nil {
			return id
		}
	}
}

func (s *Simulator) freeChatID(p *Phone) int64 {
	if p.Group {
		return firstGroup - s.next()
	}
	return p.Speakers[0].ID
}

func (s *Simulator) newRoom(p *phone) *room {
	r := &room{chat: chat{ID: p.ChatID, Type: "private"}, phone: p, admins: slices.Clone(p.Admins)}
	for _, one := range p.Speakers {
		s.meet(one)
		r.members = append(r.members, one.ID)
	}
	if p.Group {
		r.Type, r.Title = "group", p.Title
		if p.ChatID <= -1_000_000_000_000 {
			r.Type = "supergroup"
		}
	} else {
		r.FirstName, r.Username = p.Speakers[0].Name, p.Speakers[0].Username
	}
	s.rooms[r.ID] = r
	return r
}

// meet makes somebody known; the same id on two phones is the same person.
func (s *Simulator) meet(p Person) {
	if s.people[p.ID] == nil {
		s.people[p.ID] = &user{ID: p.ID, FirstName: p.Name, Username: p.Username, LanguageCode: "vi"}
	}
}

func (s *Simulator) phone(id string) *phone {
	for _, p := range s.phones {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// botJoined tells the bot that it was put into a group.
func (s *Simulator) botJoined(r *room) {
	by := s.people[r.members[0]]
	if creator := r.creator(); creator != 0 {
		by = s.people[creator]
	}
	s.memberChanged(r, by, "left", r.status(s.bot.ID, true))
	m := s.add(r, &message{From: by, NewChatMembers: []*user{s.bot}, serviceForScreen: by.FirstName + " đã thêm trợ lý vào nhóm"})
	s.push(r, "message", m)
}

// memberChanged tells the bot that its own standing in a chat changed.
func (s *Simulator) memberChanged(r *room, by *user, old, now string) {
	s.push(r, "my_chat_member", memberUpdated{
		Chat: r.bare(), From: by, Date: s.now().Unix(),
		Old: memberOf(s.bot, old), New: memberOf(s.bot, now),
	})
}
