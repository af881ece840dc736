package telegram

import (
	"strings"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
)

// read fills in what the message consists of; false for a service message. Kinds
// that bring a second, simpler one for old clients come first: a venue has a
// location, an animation a document.
func (m *incoming) read(e *dialog.Event) bool {
	e.Text = m.Text + m.Caption // never both
	if e.What = m.others.name(); e.What != "" {
		e.Kind = dialog.SentOther
		return true
	}
	return m.readPlace(e) || m.readFile(e) || m.readContact(e) || m.readWords(e)
}

func (m *incoming) readPlace(e *dialog.Event) bool {
	at := m.Location
	if m.Venue != nil {
		at = &m.Venue.Location
	}
	if at == nil {
		return false
	}
	e.Kind, e.Lat, e.Lon, e.Live = dialog.SentPlace, at.Lat, at.Lon, at.Live > 0
	return true
}

func (m *incoming) readFile(e *dialog.Event) bool {
	switch photo := m.photo(); {
	case len(photo) > 0:
		e.Kind, e.File = dialog.SentPhoto, largest(photo)
	case m.Document != nil:
		e.Kind, e.File = dialog.SentFile, m.Document.item()
		e.File.As = string(bot.Document)
		if strings.HasPrefix(strings.ToLower(m.Document.Mime), "image/") {
			e.What = "image"
		}
	case m.Voice != nil:
		e.Kind, e.File = dialog.SentVoice, m.Voice.item()
		e.File.As = string(bot.Voice)
	case m.Audio != nil:
		e.Kind, e.File = dialog.SentVoice, m.Audio.item()
		e.File.As = string(bot.Audio)
	default:
		return false
	}
	e.File.Caption, e.File.Album, e.File.From = m.Caption, m.Album, m.ID
	return true
}

func (m *incoming) photo() []tgbotapi.PhotoSize {
	if len(m.Photo) == 0 && m.LivePhoto != nil {
		return m.LivePhoto.Photo
	}
	return m.Photo
}

func largest(sizes []tgbotapi.PhotoSize) dialog.Item {
	best := sizes[0]
	for _, s := range sizes[1:] {
		if s.Width*s.Height > best.Width*best.Height {
			best = s
		}
	}
	return dialog.Item{File: best.FileID, Unique: best.FileUniqueID, Size: int64(best.FileSize)}
}

func (a attachment) item() dialog.Item {
	return dialog.Item{File: a.File, Unique: a.Unique, Name: a.Name, Size: a.Size}
}

func (m *incoming) readContact(e *dialog.Event) bool {
	if m.Contact == nil {
		return false
	}
	e.Kind, e.Phone, e.Owner = dialog.SentContact, m.Contact.PhoneNumber, m.Contact.UserID
	e.Name = fullName(m.Contact.FirstName, m.Contact.LastName)
	return true
}

func (m *incoming) readWords(e *dialog.Event) bool {
	e.Kind = dialog.Said
	return m.Text != ""
}
