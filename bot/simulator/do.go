package simulator

import (
	"strings"
	"time"
)

// Action is one thing a person does, as POST /sim/do takes it. Do names it, Phone says where and
// From who (0: the first speaker); the other fields belong to the actions that need them.
type Action struct {
	Do    string `json:"do"`
	Phone string `json:"phone,omitempty"`
	From  int64  `json:"from,omitempty"`

	Text        string  `json:"text,omitempty"`
	ReplyTo     int     `json:"reply_to,omitempty"`
	Message     int     `json:"message,omitempty"`
	Data        string  `json:"data,omitempty"`
	Count       int     `json:"count,omitempty"`
	Caption     string  `json:"caption,omitempty"`
	Latitude    float64 `json:"latitude,omitempty"`
	Longitude   float64 `json:"longitude,omitempty"`
	Live        bool    `json:"live,omitempty"`
	PhoneNumber string  `json:"phone_number,omitempty"`
	FirstName   string  `json:"first_name,omitempty"`
	UserID      int64   `json:"user_id,omitempty"`
	Duration    int     `json:"duration,omitempty"` // seconds
	Emoji       string  `json:"emoji,omitempty"`
	Name        string  `json:"name,omitempty"`
	Size        int64   `json:"size,omitempty"` // bytes
	Origin      string  `json:"origin,omitempty"`
	Payload     string  `json:"payload,omitempty"`
	Title       string  `json:"title,omitempty"`
	AdvanceS    int64   `json:"advance_s,omitempty"`
	Bad         bool    `json:"bad,omitempty"`
}

// scene is where an action takes place.
type scene struct {
	Action
	room *room
	from *user
}

// Do carries out an action. An error is a Vietnamese sentence for the person at the page.
func (s *Simulator) Do(a Action) (map[string]any, error) {
	if a.Do == "reset" {
		return nil, s.Reset()
	}
	pictures, err := s.samples(a)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch a.Do {
	case "add_phone":
		id, err := s.addOwnPhone(a)
		return map[string]any{"phone": id}, err
	case "clock":
		return nil, s.advance(a.AdvanceS)
	case "network":
		s.setNetwork(a.Bad)
		return nil, nil
	}
	sc, err := s.stage(a)
	if err != nil {
		return nil, err
	}
	return nil, s.act(sc, pictures)
}

// stage finds phone, speaker and chat of an action.
func (s *Simulator) stage(a Action) (scene, error) {
	p := s.phone(a.Phone)
	if p == nil {
		return scene{}, errNoPhone
	}
	sc := scene{Action: a, room: p.room, from: s.people[p.Speakers[0].ID]}
	if a.From != 0 {
		sc.from = nil
		for _, one := range p.Speakers {
			if one.ID == a.From {
				sc.from = s.people[one.ID]
			}
		}
	}
	if sc.from == nil {
		return scene{}, errNoSpeaker
	}
	return sc, nil
}

func (s *Simulator) act(sc scene, pictures [][]picture) error {
	switch sc.Do {
	case "start":
		return s.doStart(sc)
	case "block":
		return s.doBlock(sc)
	case "unblock":
		return s.doUnblock(sc)
	case "migrate":
		return s.doMigrate(sc)
	}
	if err := sc.open(); err != nil {
		return err
	}
	switch sc.Do {
	case "text":
		return s.doText(sc)
	case "edit":
		return s.doEdit(sc)
	case "press":
		return s.doPress(sc)
	case "photo":
		return s.doPhotos(sc, pictures)
	case "location":
		return s.doLocation(sc)
	case "move_location":
		return s.doMove(sc)
	case "contact":
		return s.doContact(sc)
	case "voice", "sticker", "document":
		return s.doFile(sc)
	case "forward":
		return s.doForward(sc)
	}
	return errUnknown
}

// open says whether somebody can write here.
func (sc scene) open() error {
	switch {
	case sc.room.private() && !sc.room.started:
		return errNotStarted
	case sc.room.blocked:
		return errBlocked
	case sc.room.left:
		return errLeft
	}
	return nil
}

func (s *Simulator) advance(seconds int64) error {
	if seconds < 0 {
		return errClockBack
	}
	s.moveClock(time.Duration(seconds) * time.Second)
	return nil
}

func (s *Simulator) setNetwork(bad bool) {
	s.faults.network = Network{}
	if bad {
		s.faults.network = badNetwork()
	}
	s.announce("network", s.faults.network)
}

func (s *Simulator) addOwnPhone(a Action) (string, error) {
	name := strings.TrimSpace(a.Name)
	if name == "" || strings.TrimSpace(a.Title) == "" {
		return "", errEmpty
	}
	id, err := s.addPhone(Phone{Title: strings.TrimSpace(a.Title), Note: name, Speakers: []Person{{Name: name}}}, true)
	if err != nil {
		return "", errUnknown
	}
	return id, nil
}
