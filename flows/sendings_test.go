package flows_test

import (
	"fmt"
	"strings"

	"khuyencong/flows/dialog"
)

// item is a fresh file on the channel's server.
func (s *stage) item() dialog.Item {
	n := fmt.Sprint(s.updates + 1)
	return dialog.Item{File: "f" + n, Unique: "u" + n, Size: 200 << 10}
}

func (s *stage) photo(album, caption string) {
	i := s.item()
	i.Album, i.Caption = album, caption
	s.send(dialog.Event{Kind: dialog.SentPhoto, Text: caption, File: i})
}

// sendAlbum is "3", all parts at once, or "late part", one more of the last.
func (s *stage) sendAlbum(how, caption string) {
	if how == "late part" {
		s.photo(s.album, caption)
		return
	}
	var n int
	if _, err := fmt.Sscan(how, &n); err != nil {
		s.fail("how many pictures?")
	}
	s.album = fmt.Sprint("album", s.updates)
	for range n {
		s.photo(s.album, caption)
		caption = ""
	}
}

// document is "bao-gia.pdf 30MB".
func (s *stage) document(how, caption string) {
	name, size, ok := strings.Cut(how, " ")
	i := s.item()
	i.Name, i.Caption = name, caption
	if ok {
		if _, err := fmt.Sscanf(size, "%dMB", &i.Size); err != nil {
			s.fail("how large? e.g. 30MB")
		}
		i.Size <<= 20
	}
	e := dialog.Event{Kind: dialog.SentFile, Text: caption, File: i}
	if strings.HasSuffix(name, ".jpg") || strings.HasSuffix(name, ".png") {
		e.What = "image"
	}
	s.send(e)
}

// contact is a number, with "own" behind it the sender's, and with "forwarded"
// behind that one that was sent on.
func (s *stage) contact(how string) {
	number, forwarded := strings.CutSuffix(how, " forwarded")
	number, own := strings.CutSuffix(number, " own")
	e := dialog.Event{Kind: dialog.SentContact, Phone: number, Name: "Danh bạ", Forward: forwarded}
	if own {
		e.Owner = s.actor.user
	}
	s.send(e)
}

// placeAt is "12.6,108.0".
func (s *stage) placeAt(where string) {
	e := dialog.Event{Kind: dialog.SentPlace}
	if _, err := fmt.Sscanf(where, "%f,%f", &e.Lat, &e.Lon); err != nil {
		s.fail("where? e.g. 12.6,108.0")
	}
	s.send(e)
}

// late is words that were sent before the bot's last message was there, and
// arrive after it.
func (s *stage) late(words string) {
	bots := s.phones.chat(s.chat).messages
	if len(bots) == 0 {
		s.fail("late for what?")
	}
	s.add(dialog.Event{Kind: dialog.Said, Text: words, Message: bots[len(bots)-1].id - 1})
}

// edit is `(edit "old words" -> "new words")`: the newest message that says the
// old words now says the new ones.
func (s *stage) edit(what string) {
	part := strings.Split(what, `"`)
	if len(part) != 5 {
		s.fail(`edit what? e.g. (edit "old words" -> "new words")`)
	}
	for i := len(s.sent) - 1; i >= 0; i-- {
		e := s.sent[i]
		if e.Text != part[1] || e.Actor.User != s.actor.user {
			continue
		}
		s.sent[i].Text = part[3]
		s.add(dialog.Event{Kind: dialog.Edited, Message: e.Message, Text: part[3], File: e.File})
		return
	}
	s.fail("nothing was sent that says " + part[1])
}
