package bot_test

import (
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"khuyencong/flows/dialog"
)

// nasty is what nobody should be able to smuggle onto another person's screen:
// tags, entities, a text's own placeholders, letters that turn the line round
// or cannot be seen.
const nasty = "<b>X</i>&amp;<a href=\"tg://user?id=1\">\u202eđen\u0000\u0007\u200b{{.name}}%s</blockquote>'\""

// TestNastyAnswers: every kind of answer is full of it. Cards, notices, toasts
// and buttons show what was typed and nothing else.
func TestNastyAnswers(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.exec(`UPDATE people SET name = ? WHERE user IN (?, ?)`, html.UnescapeString(clean(nasty)), dung, hanh)
		h.walk(linh, "/dangky", nasty, nasty, "[24169]", nasty, nasty, h.says("vi", "facility.industry.other"), nasty, "[household]", nasty, nasty, "0905 123 456", "12", "[oral]", "[+]")
		h.walk(linh, "/nhucau", "["+h.rows(`SELECT id FROM records`)[0]+"]", "[other]", "2027", nasty+strings.Repeat(nasty, 9), "[owner]", "[/note]", nasty, "[/files]")
		h.give(h.files(nasty)...)
		h.walk(linh, "[done]", "[oral]", "/hoi", "[ask_centre]", nasty, nasty)
		h.walk(dung, "[claim]")
		h.give(h.tap(hanh, hanh, "claim"))
		h.walk(dung, "[answer]", nasty)
		h.walk(hanh, "/hangcho", "[waiting]", "["+h.rows(`SELECT id FROM records`)[0]+"]", "[claim]", "[return]", "[name]", "[done]", "[other]", nasty, "[send]")
		h.walk(linh, "/hoso", nasty, "/dangky", nasty, "/huy", "[s]", "/nhap", nasty)
		h.inspect(t)
	})
}

// clean is how the words are kept.
func clean(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, words)
}

// files are an album, a document and other things with names and captions.
func (h *house) files(words string) []dialog.Event {
	var all []dialog.Event
	for i, kind := range []dialog.Happening{dialog.SentPhoto, dialog.SentPhoto, dialog.SentFile, dialog.SentVoice, dialog.SentOther} {
		e := h.event(kind, linh, linh)
		e.Message, e.Text, e.What = h.phones.sent(linh), words, words
		e.File = dialog.Item{File: fmt.Sprint("f", i), Unique: fmt.Sprint("u", i), Size: 1000, Name: words, Caption: words, From: e.Message}
		all = append(all, e)
	}
	return all
}

// TestNastyNames: what people call themselves on the channel, and a contact.
func TestNastyNames(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(hanh)
		names[guest], names[hanh] = nasty+strings.Repeat("dài", 40), nasty
		defer func() { names[guest], names[hanh] = "Khách", "Lê Thị Hạnh" }()
		h.walk(guest, "/start", "[agree]", "[agree]", "[owner]")
		h.walk(guest, "[r0]") // the name the channel tells
		e := h.doesIn(group, hanh, "/nhom")
		e.Title = nasty
		contact := h.event(dialog.SentContact, guest, guest)
		contact.Name, contact.Phone = nasty, nasty
		h.give(e, contact)
		h.walk(guest, "/hoi", "[ask_centre]", nasty, "/menu")
		h.inspect(t)
	})
}

// TestPhrases: what each kind of phrase reads as in a message, a button and a
// toast.
func TestPhrases(t *testing.T) {
	tests := []struct {
		name    string
		phrase  dialog.Phrase
		message string
		toast   string
	}{
		{"words", dialog.Plain("a <b> & c"), "a &lt;b&gt; &amp; c", "a <b> & c"},
		{"words in a sentence", dialog.Say("answered", "label", "<i>", "value", "{{.label}}"), "&lt;i&gt;: <b>{{.label}}</b>", "<i>: <b>{{.label}}</b>"},
		{"a list", dialog.Phrase{List: []dialog.Phrase{dialog.Plain("<1>"), dialog.Plain("2")}}, "&lt;1&gt;, 2", "<1>, 2"},
		{"a phone", dialog.Phrase{Unit: dialog.Tel, Plain: "0905123456"}, "0905 123 456", "0905 123 456"},
		{"a masked phone", dialog.Phrase{Unit: dialog.Masked, Plain: "0905123456"}, "0905•••456", "0905•••456"},
		{"no phone", dialog.Phrase{Unit: dialog.Tel, Plain: "<b>"}, "&lt;b&gt;", "<b>"},
		{"no commune", dialog.Phrase{Unit: dialog.Commons, Plain: "<b>"}, "&lt;b&gt;", "<b>"},
		{"money", dialog.Num(dialog.Dong, 1_200_000), "1.200.000đ (1 triệu 200 nghìn)", "1.200.000đ (1 triệu 200 nghìn)"},
		{"a year", dialog.Num(dialog.Bare, 2026), "2026", "2026"},
		{"a count", dialog.Num(dialog.Count, 12345), "12.345", "12.345"},
		{"a minute", dialog.Num(dialog.Minute, opening.Unix()), "09:00 23/11/2026", "09:00 23/11/2026"},
		{"nothing", dialog.Phrase{}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(linh)
				h.book.Press = func(e dialog.Event, _ string) dialog.Move {
					view := dialog.View{Body: []dialog.Phrase{dialog.Plain("|"), tt.phrase}, Rows: [][]dialog.Button{{{Label: tt.phrase, Data: "x"}}}}
					return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{
						dialog.Send{Chat: e.Chat, View: view}, dialog.Toast{Query: e.Query, Text: tt.phrase}}}
				}
				e := h.event(dialog.Pressed, linh, linh)
				e.Data, e.Query = "x:", "q"
				h.give(e)
				m := h.phones.chats[linh].screens[0].now()
				if got := strings.TrimSpace(strings.TrimPrefix(m.Text, "|")); got != tt.message {
					t.Errorf("a message reads %q, want %q", got, tt.message)
				}
				if got := m.Rows[0][0].Label; got != tt.toast {
					t.Errorf("a button reads %q, want %q", got, tt.toast)
				}
				if got := h.phones.answered()[0].text; got != tt.toast {
					t.Errorf("a toast reads %q, want %q", got, tt.toast)
				}
			})
		})
	}
}

// TestLongButtons are cut to what a phone shows, between letters.
func TestLongButtons(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/dangky", strings.Repeat("ễ", 120), "/huy", "[s]", "/nhap")
		h.inspect(t)
		for _, row := range h.phones.chats[linh].screens[len(h.phones.chats[linh].screens)-1].now().Rows {
			if !utf8.ValidString(row[0].Label) {
				t.Errorf("%q", row[0].Label)
			}
		}
	})
}
