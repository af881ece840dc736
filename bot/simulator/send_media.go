package simulator

import "fmt"

type sendPhotoArgs struct {
	target
	captioned
	Photo string `json:"photo"`
}

func (s *Simulator) sendPhoto(req *request, a sendPhotoArgs) (any, error) {
	return s.sendMedia(req, a.target, inputMedia{Type: "photo", Media: a.Photo, captioned: a.captioned})
}

type sendDocumentArgs struct {
	target
	captioned
	Document  string `json:"document"`
	Thumbnail string `json:"thumbnail"`
}

func (s *Simulator) sendDocument(req *request, a sendDocumentArgs) (any, error) {
	return s.sendMedia(req, a.target, inputMedia{Type: "document", Media: a.Document, Thumbnail: a.Thumbnail, captioned: a.captioned})
}

type sendVoiceArgs struct {
	target
	captioned
	Voice    string `json:"voice"`
	Duration int    `json:"duration"` // seconds
}

func (s *Simulator) sendVoice(req *request, a sendVoiceArgs) (any, error) {
	said := content{}
	if err := a.into(&said); err != nil {
		return nil, err
	}
	if _, err := s.writable(a.ChatID); err != nil {
		return nil, err
	}
	f, err := s.mediaFrom(req, a.Voice, "voice")
	if err != nil {
		return nil, err
	}
	said.Voice = &voice{FileID: f.id, UniqueID: f.unique, Duration: a.Duration, MIME: f.mime, Size: f.size}
	return s.send(a.target, &message{content: said})
}

// inputMedia is a photo or document of an album, an edit, or a method of its own.
type inputMedia struct {
	Type      string `json:"type"`
	Media     string `json:"media"`
	Thumbnail string `json:"thumbnail"`
	captioned
}

func (s *Simulator) sendMedia(req *request, t target, media inputMedia) (any, error) {
	if _, err := s.writable(t.ChatID); err != nil { // before the file is kept
		return nil, err
	}
	said, err := s.contentOf(req, media)
	if err != nil {
		return nil, err
	}
	return s.send(t, &message{content: said})
}

// contentOf resolves the file and the caption of a media object.
func (s *Simulator) contentOf(req *request, media inputMedia) (content, error) {
	var said content
	if err := media.into(&said); err != nil {
		return said, err
	}
	if up := req.files[attachedName(media.Thumbnail)]; up != nil {
		up.used = true // shown nowhere
	}
	switch media.Type {
	case "photo":
		f, err := s.mediaFrom(req, media.Media, "photos")
		if err != nil {
			return said, err
		}
		said.Photo = []photoSize{f.photo()}
	case "document":
		f, err := s.mediaFrom(req, media.Media, "documents")
		if err != nil {
			return said, err
		}
		said.Document = f.document()
	default:
		return said, violates("media of type %q is not simulated", media.Type)
	}
	return said, nil
}

func attachedName(reference string) string {
	if len(reference) > len(attachPrefix) && reference[:len(attachPrefix)] == attachPrefix {
		return reference[len(attachPrefix):]
	}
	return ""
}

type sendMediaGroupArgs struct {
	target
	Media []inputMedia `json:"media"`
}

func (s *Simulator) sendMediaGroup(req *request, a sendMediaGroupArgs) (any, error) {
	if len(a.Media) < 2 || len(a.Media) > 10 {
		return nil, badRequest("media group must include 2-10 items")
	}
	r, err := s.writable(a.ChatID)
	if err != nil {
		return nil, err
	}
	replied, err := a.replied(r)
	if err != nil {
		return nil, err
	}
	album, err := s.albumOf(req, a.Media)
	if err != nil {
		return nil, err
	}
	if err := s.spend(r, len(album)); err != nil {
		return nil, err
	}
	group := fmt.Sprint(s.albumID())
	for _, m := range album {
		m.MediaGroupID, m.ReplyTo, m.Protected = group, replied, a.Protect
		s.say(r, m)
	}
	return album, nil
}

func (s *Simulator) albumOf(req *request, media []inputMedia) ([]*message, error) {
	var album []*message
	for _, one := range media {
		if one.Type != media[0].Type {
			return nil, badRequest("%s can't be mixed with other media types", media[0].Type)
		}
		said, err := s.contentOf(req, one)
		if err != nil {
			return nil, err
		}
		album = append(album, &message{content: said})
	}
	return album, nil
}

// albumID is a fresh media_group_id.
func (s *Simulator) albumID() int64 { return 13_900_000_000_000_000 + s.next() }
