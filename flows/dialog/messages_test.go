package dialog_test

import (
	"strings"

	"khuyencong/flows/dialog"
)

// A message is one of the things people really send. What it is decides which
// of a kind's outcomes is due, unless the kind names the message.
type message struct {
	name  string
	is    string // "words", "empty", or what else it is called: "sticker"
	event dialog.Event
}

func said(name, words string) message {
	return message{name, "words", dialog.Event{Kind: dialog.Said, Text: words}}
}

func other(what string) message {
	return message{what, what, dialog.Event{Kind: dialog.SentOther, What: what}}
}

// messages is what every kind of question must survive.
func messages() []message {
	return append(typedMessages(), sentMessages()...)
}

func typedMessages() []message {
	return []message{
		{"nothing", "empty", dialog.Event{Kind: dialog.Said}},
		{"spaces", "empty", dialog.Event{Kind: dialog.Said, Text: " \n\t\u00a0"}},
		{"zero width only", "empty", dialog.Event{Kind: dialog.Said, Text: "\u200b\ufeff\u202e"}},
		said("10,000 letters", strings.Repeat("a", 10_000)),
		said("10,000 digits", strings.Repeat("9", 10_000)),
		said("emoji", "😀🏳️‍🌈"),
		said("html", "<b>Hoa</b> & <i>bạn"),
		said("nfd", "Ho\u0300a Bi\u0300nh"),
		said("hidden marks", "\u202eHoa\u200b Ban\u202c"),
		said("personal number", "066085001234"),
		said("number", "12"),
		said("money", "5 triệu"),
		said("phone", "0905123456"),
		said("year", "năm 2015"),
		said("commune", "Ea Kao"),
		said("yes", "dạ có ạ"),
		said("option", "đỏ"),
		said("button's words", "khong co"),
		said("done", "Xong rồi"),
		{"forwarded words", "words", dialog.Event{Kind: dialog.Said, Text: "Hoa Ban", Forward: true}},
	}
}

func sentMessages() []message {
	pdf := dialog.Item{File: "f", Unique: "u", Name: "báo giá.pdf", Size: 200_000}
	large := dialog.Item{File: "f", Unique: "u", Name: "lớn.pdf", Size: 30 << 20}
	return []message{
		other("sticker"), other("video"), other("animation"), other("poll"), other("dice"), other("video_note"), other("story"),
		{"unheard of", "other", dialog.Event{Kind: dialog.SentOther, What: "hologram"}},
		{"voice", "voice", dialog.Event{Kind: dialog.SentVoice}},
		{"photo", "photo", dialog.Event{Kind: dialog.SentPhoto, Text: "mặt tiền", File: picture("u", "")}},
		{"picture as file", "file", dialog.Event{Kind: dialog.SentFile, What: "image", File: picture("u", "")}},
		{"document", "file", dialog.Event{Kind: dialog.SentFile, File: pdf}},
		{"30 MB", "file", dialog.Event{Kind: dialog.SentFile, File: large}},
		{"30 MB picture", "file", dialog.Event{Kind: dialog.SentFile, What: "image", File: large}},
		{"place", "place", dialog.Event{Kind: dialog.SentPlace, Lat: 12.61, Lon: 108.06}},
		{"live place", "place", dialog.Event{Kind: dialog.SentPlace, Lat: 12.61, Lon: 108.06, Live: true}},
		{"own contact", "contact", dialog.Event{Kind: dialog.SentContact, Phone: "+84905123456", Name: "H'Bia", Owner: 77}},
		{"own contact forwarded", "contact", dialog.Event{Kind: dialog.SentContact, Phone: "+84905123456", Name: "H'Bia", Owner: 77, Forward: true}},
		{"contact", "contact", dialog.Event{Kind: dialog.SentContact, Phone: "0914 123 456", Name: "Ama Kông", Owner: 5}},
		{"contact without account", "contact", dialog.Event{Kind: dialog.SentContact, Phone: "0914 123 456"}},
		{"foreign contact", "contact", dialog.Event{Kind: dialog.SentContact, Phone: "+1 202 555 0143", Owner: 77}},
	}
}
