package simulator

import (
	"time"
)

// What the page is shown, see the package's page: plain objects, written down under the lock.

type stateView struct {
	Rev     int64       `json:"rev"`
	Now     time.Time   `json:"now"`
	OffsetS int64       `json:"offset_s"`
	Bot     botView     `json:"bot"`
	Network Network     `json:"network"`
	Phones  []phoneView `json:"phones"`
}

type botView struct {
	Username string `json:"username"`
	Name     string `json:"name"`
}

type clockView struct {
	Now     time.Time `json:"now"`
	OffsetS int64     `json:"offset_s"`
}

type phoneView struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Note     string         `json:"note"`
	Group    bool           `json:"group"`
	ChatID   int64          `json:"chat_id"`
	Speakers []speakerView  `json:"speakers"`
	Invite   string         `json:"invite"`
	Started  bool           `json:"started"`
	Blocked  bool           `json:"blocked"`
	Typing   bool           `json:"typing"`
	Commands []command      `json:"commands"`
	Keyboard *replyKeyboard `json:"reply_keyboard"`
	Messages []messageView  `json:"messages,omitempty"`
}

type speakerView struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

type senderView struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
	Bot  bool   `json:"bot"`
}

type messageView struct {
	ID              int           `json:"id"`
	From            senderView    `json:"from"`
	Date            int64         `json:"date"`
	Edited          bool          `json:"edited"`
	Text            string        `json:"text,omitempty"`
	Entities        []entity      `json:"entities,omitempty"`
	Caption         string        `json:"caption,omitempty"`
	CaptionEntities []entity      `json:"caption_entities,omitempty"`
	Photo           *photoView    `json:"photo,omitempty"`
	Album           string        `json:"album,omitempty"`
	Document        *documentView `json:"document,omitempty"`
	Voice           *voiceView    `json:"voice,omitempty"`
	Sticker         *stickerView  `json:"sticker,omitempty"`
	Location        *locationView `json:"location,omitempty"`
	Contact         *contact      `json:"contact,omitempty"`
	Service         string        `json:"service,omitempty"`
	ReplyTo         int           `json:"reply_to,omitempty"`
	Forwarded       string        `json:"forwarded_from,omitempty"`
	Markup          *inline       `json:"reply_markup,omitempty"`
}

type photoView struct {
	URL    string `json:"url"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

type documentView struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	URL  string `json:"url"`
}

type voiceView struct {
	Duration int `json:"duration"`
}

type stickerView struct {
	Emoji string `json:"emoji"`
}

type locationView struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
	Live      bool    `json:"live"`
}

type answerView struct {
	Phone   string `json:"phone"`
	From    int64  `json:"from"`
	Message int    `json:"message"`
	Data    string `json:"data"`
	Text    string `json:"text"`
	Alert   bool   `json:"alert"`
}

type deletedView struct {
	Phone string `json:"phone"`
	ID    int    `json:"id"`
}

func (s *Simulator) viewState() stateView {
	v := stateView{
		Rev: s.hub.rev, Now: s.now(), OffsetS: int64(s.offset / time.Second),
		Bot:     botView{Username: s.opts.Username, Name: s.bot.FirstName},
		Network: s.faults.network, Phones: []phoneView{},
	}
	for _, p := range s.phones {
		shown := s.viewPhone(p)
		for _, r := range []*room{p.past, p.room} {
			if r == nil {
				continue
			}
			for _, m := range r.messages {
				shown.Messages = append(shown.Messages, viewMessage(m))
			}
		}
		v.Phones = append(v.Phones, shown)
	}
	return v
}

func (s *Simulator) viewPhone(p *phone) phoneView {
	v := phoneView{
		ID: p.ID, Title: p.Title, Note: p.Note, Group: p.Group, ChatID: p.room.ID, Invite: p.Invite,
		Started: p.room.started || p.Group, Blocked: p.room.blocked, Typing: p.room.typing != nil,
		Commands: s.commandsFor(p.room, s.people[p.Speakers[0].ID]), Keyboard: p.room.keyboard,
	}
	for _, one := range p.Speakers {
		v.Speakers = append(v.Speakers, speakerView{ID: one.ID, Name: one.Name})
	}
	return v
}

func viewMessage(m *message) messageView {
	v := messageView{
		ID: m.MessageID, From: senderView{ID: m.From.ID, Name: m.From.FirstName, Bot: m.From.IsBot}, Date: m.Date,
		Edited: m.EditDate != 0 && (m.Location == nil || m.Location.LivePeriod == 0), Text: m.Text, Entities: screenEntities(m.Entities),
		Caption: m.Caption, CaptionEntities: screenEntities(m.CaptionEntities),
		Album: m.MediaGroupID, Contact: m.Contact, Service: m.serviceForScreen, Markup: m.InlineKeyboard,
	}
	viewMedia(m, &v)
	if m.ReplyTo != nil {
		v.ReplyTo = m.ReplyTo.MessageID
	}
	if o := m.ForwardOrigin; o != nil {
		v.Forwarded = o.SenderName
		if o.SenderUser != nil {
			v.Forwarded = o.SenderUser.FirstName
		}
	}
	return v
}

func viewMedia(m *message, v *messageView) {
	if n := len(m.Photo); n > 0 {
		largest := m.Photo[n-1]
		v.Photo = &photoView{URL: "/sim/file/" + largest.FileID, Width: largest.Width, Height: largest.Height}
	}
	if m.Document != nil {
		v.Document = &documentView{Name: m.Document.Name, Size: m.Document.Size, URL: "/sim/file/" + m.Document.FileID}
	}
	if m.Voice != nil {
		v.Voice = &voiceView{Duration: m.Voice.Duration}
	}
	if m.Sticker != nil {
		v.Sticker = &stickerView{Emoji: m.Sticker.Emoji}
	}
	if m.Location != nil {
		v.Location = &locationView{Latitude: m.Location.Latitude, Longitude: m.Location.Longitude, Live: m.Location.LivePeriod > 0}
	}
}

// screenEntities are those the page knows: a folded quotation is shown as a quotation.
func screenEntities(list []entity) []entity {
	out := make([]entity, len(list))
	for i, e := range list {
		if e.Type == "expandable_blockquote" {
			e.Type = "blockquote"
		}
		out[i] = e
	}
	return out
}
