package simulator

import (
	"fmt"
	"io"
	"mime/multipart"
)

// samples draws the pictures of a photo action, before the lock is taken.
func (s *Simulator) samples(a Action) ([][]picture, error) {
	if a.Do != "photo" {
		return nil, nil
	}
	count := max(a.Count, 1)
	if count > 10 {
		return nil, errPhotos
	}
	s.mu.Lock()
	first := s.next()
	s.serial += int64(count)
	s.mu.Unlock()
	var all [][]picture
	for i := range count {
		all = append(all, samplePicture(uint64(first)+uint64(i)))
	}
	return all, nil
}

// doPhotos sends pictures; several are an album, which is one message and one update for each.
func (s *Simulator) doPhotos(sc scene, pictures [][]picture) error {
	caption, entities, err := readCaption(markedUp{text: sc.Caption})
	if err != nil {
		return errLong
	}
	group := ""
	if len(pictures) > 1 {
		group = fmt.Sprint(s.albumID())
	}
	for i, sizes := range pictures {
		m := &message{MediaGroupID: group}
		if i == 0 {
			m.Caption, m.CaptionEntities = caption, entities
		}
		for _, p := range sizes {
			f := s.files.add(file{kind: "photos", name: "photo.jpg", mime: "image/jpeg", data: p.data, width: p.width, height: p.height})
			m.Photo = append(m.Photo, f.photo())
		}
		if err := s.write(sc, m); err != nil {
			return err
		}
	}
	return nil
}

func validPlace(a Action) bool {
	return a.Latitude >= -90 && a.Latitude <= 90 && a.Longitude >= -180 && a.Longitude <= 180
}

const livePeriod = 3600 // seconds a person shares where they go

func (s *Simulator) doLocation(sc scene) error {
	if !validPlace(sc.Action) {
		return errPlace
	}
	place := &location{Latitude: sc.Latitude, Longitude: sc.Longitude}
	if sc.Live {
		place.LivePeriod = livePeriod
	}
	return s.write(sc, &message{content: content{Location: place}})
}

func (s *Simulator) doMove(sc scene) error {
	m := sc.room.find(sc.Message)
	switch {
	case m == nil:
		return errNoMessage
	case m.From != sc.from || m.Location == nil || m.Location.LivePeriod == 0:
		return errNotLive
	case !validPlace(sc.Action):
		return errPlace
	}
	m.Location = &location{Latitude: sc.Latitude, Longitude: sc.Longitude, LivePeriod: m.Location.LivePeriod}
	s.edited(sc.room, m)
	return nil
}

func (s *Simulator) doContact(sc scene) error {
	if sc.PhoneNumber == "" {
		return errPhoneNumber
	}
	name := sc.FirstName
	if name == "" {
		name = sc.from.FirstName
	}
	card := &contact{PhoneNumber: sc.PhoneNumber, FirstName: name, UserID: sc.UserID}
	return s.write(sc, &message{content: content{Contact: card}})
}

// doFile sends a voice message, a sticker, or a document of any size without content.
func (s *Simulator) doFile(sc scene) error {
	m := &message{}
	switch sc.Do {
	case "voice":
		duration := max(sc.Duration, 1)
		f := s.files.add(file{kind: "voice", name: "voice.oga", mime: "audio/ogg", data: append([]byte("OggS"), make([]byte, 2000*duration)...)})
		m.Voice = &voice{FileID: f.id, UniqueID: f.unique, Duration: duration, MIME: f.mime, Size: f.size}
	case "sticker":
		f := s.files.add(file{kind: "stickers", name: "sticker.webp", mime: "image/webp", size: 9000})
		m.Sticker = &sticker{FileID: f.id, UniqueID: f.unique, Type: "regular", Width: 512, Height: 512, Emoji: sc.Emoji, Size: f.size}
	default:
		if sc.Name == "" || sc.Size < 0 {
			return errEmpty
		}
		m.Document = s.files.add(file{kind: "documents", name: sc.Name, mime: mimeOf(sc.Name), size: max(sc.Size, 1)}).document()
	}
	return s.write(sc, m)
}

func (s *Simulator) doForward(sc scene) error {
	text, entities, err := said(sc.Text)
	if err != nil {
		return err
	}
	name := sc.Origin
	if name == "" {
		name = "Người gửi ẩn danh"
	}
	date := s.now().Unix()
	return s.write(sc, &message{
		content:       content{Text: text, Entities: entities},
		ForwardOrigin: &origin{Type: "hidden_user", Date: date, SenderName: name},
		legacyForward: legacyForward{ForwardSenderName: name, ForwardDate: date},
	})
}

func readUploads(headers []*multipart.FileHeader) ([]upload, error) {
	if len(headers) == 0 || len(headers) > 10 {
		return nil, errPhotos
	}
	var all []upload
	for _, h := range headers {
		f, err := h.Open()
		if err != nil {
			return nil, errUnreadable
		}
		data, err := io.ReadAll(f)
		_ = f.Close()
		if err != nil || len(data) == 0 {
			return nil, errUnreadable
		}
		all = append(all, upload{Name: h.Filename, Data: data})
	}
	return all, nil
}

// sendUploads sends files from the trainee's own computer.
func (s *Simulator) sendUploads(a Action, asPhoto bool, uploads []upload) error {
	var pictures [][]picture
	for _, up := range uploads {
		sizes, err := scaled(up.Data)
		if asPhoto && err != nil {
			return errNotPicture
		}
		pictures = append(pictures, sizes)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	sc, err := s.stage(a)
	if err == nil {
		err = sc.open()
	}
	switch {
	case err != nil:
		return err
	case asPhoto:
		return s.doPhotos(sc, pictures)
	}
	return s.sendDocuments(sc, uploads)
}

func (s *Simulator) sendDocuments(sc scene, uploads []upload) error {
	caption, entities, err := readCaption(markedUp{text: sc.Caption})
	if err != nil {
		return errLong
	}
	for i, up := range uploads {
		m := &message{}
		m.Document = s.files.add(file{kind: "documents", name: up.Name, mime: mimeOf(up.Name), data: up.Data}).document()
		if i == 0 {
			m.Caption, m.CaptionEntities = caption, entities
		}
		if err := s.write(sc, m); err != nil {
			return err
		}
	}
	return nil
}
