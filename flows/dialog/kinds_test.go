package dialog_test

import (
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

// A subject is a kind of question and what it makes of the messages: a text
// key says which problem is due, a Value that it is the answer.
type subject struct {
	name  string
	ask   dialog.Kind
	empty string // of words without any
	words string // of words it cannot use
	sent  string // of anything but words
	but   map[string]any
}

const wantWords = "problem.want_words"

func subjects() []subject {
	return append(wordSubjects(), sentSubjects()...)
}

func wordSubjects() []subject {
	colours := options("red", "green", "blue")
	none := dialog.Value{Key: "none"}
	return []subject{
		{"Text", dialog.Text{Min: 2, Max: 40, Buttons: []string{"none"}}, "problem.empty", "", wantWords, map[string]any{
			"10,000 letters": "problem.too_long", "10,000 digits": "problem.too_long", "emoji": "problem.no_letters",
			"html": dialog.Value{Text: "<b>Hoa</b> & <i>bạn"}, "nfd": dialog.Value{Text: "Hòa Bình"}, "hidden marks": dialog.Value{Text: "Hoa Ban"},
			"personal number": dialog.Value{Text: "066•••••1234"}, "number": dialog.Value{Text: "12"}, "money": dialog.Value{Text: "5 triệu"},
			"phone": dialog.Value{Text: "0905123456"}, "year": dialog.Value{Text: "năm 2015"}, "commune": dialog.Value{Text: "Ea Kao"},
			"yes": dialog.Value{Text: "dạ có ạ"}, "option": dialog.Value{Text: "đỏ"}, "button's words": none,
			"done": dialog.Value{Text: "Xong rồi"}, "forwarded words": dialog.Value{Text: "Hoa Ban"}}},
		{"Choice", dialog.Choice{Among: colours}, "problem.empty", "problem.choose", wantWords, map[string]any{"option": dialog.Value{Key: "red"}}},
		{"Several", dialog.Several{Among: colours}, "problem.empty", "problem.choose", wantWords, map[string]any{
			"option": dialog.Value{Items: []dialog.Item{{Key: "red"}}, Open: true}, "done": "problem.choose_some"}},
		{"Number", dialog.Number{Min: 1, Max: 5000, Buttons: []string{"none"}}, "problem.empty", "problem.number", wantWords, map[string]any{
			"number": dialog.Value{Number: 12}, "money": "problem.range", "year": dialog.Value{Number: 2015}, "button's words": none}},
		{"Money", dialog.Money{Min: 1_000_000, Max: 1e12, Buttons: []string{"none"}}, "problem.empty", "problem.money", wantWords, map[string]any{
			"number": "problem.which", "money": dialog.Value{Number: 5_000_000}, "button's words": none}},
		{"Phone", dialog.Phone{Buttons: []string{"none"}}, "problem.empty", "problem.phone", wantWords, map[string]any{
			"phone": dialog.Value{Text: "0905123456"}, "own contact": dialog.Value{Text: "0905123456"}, "contact": dialog.Value{Text: "0914123456"},
			"own contact forwarded":   dialog.Value{Text: "0905123456"},
			"contact without account": dialog.Value{Text: "0914123456"}, "foreign contact": "problem.phone", "button's words": none}},
		{"Year", dialog.Year{Before: 50, After: 3}, "problem.empty", "problem.year", wantWords, map[string]any{
			"number": dialog.Value{Number: 2012}, "year": dialog.Value{Number: 2015}}},
		{"Commune", dialog.Commune{}, "problem.empty", "problem.commune", wantWords, map[string]any{
			"commune": dialog.Value{Key: "24169"}, "nfd": "problem.commune_which", "hidden marks": "problem.commune_which",
			"forwarded words": "problem.commune_which", "place": dialog.Value{Key: "24169", Lat: 12.61, Lon: 108.06}, "live place": dialog.Value{Key: "24169", Lat: 12.61, Lon: 108.06}}},
		{"Pick", dialog.Pick{Among: options("none")}, "problem.empty", "problem.not_found", wantWords, map[string]any{"button's words": none}},
		{"Date", dialog.Date{Before: 50}, "problem.empty", "problem.date", wantWords, nil},
		{"TaxCode", dialog.TaxCode{}, "problem.empty", "problem.tax_code", wantWords, map[string]any{
			"personal number": "problem.tax_personal", "phone": dialog.Value{Text: "0905123456"}}}, // it happens to have the right check digit
		{"Entries", dialog.Entries{Max: 5, Letters: 40}, "problem.empty", "", wantWords, lines(map[string]any{
			"10,000 letters": "problem.too_long", "10,000 digits": "problem.too_long", "emoji": "problem.no_letters", "done": "problem.entries_few",
			"html": "<b>Hoa</b> & <i>bạn", "nfd": "Hòa Bình", "hidden marks": "Hoa Ban", "personal number": "066•••••1234", "number": "12",
			"money": "5 triệu", "phone": "0905123456", "year": "năm 2015", "commune": "Ea Kao", "yes": "dạ có ạ", "option": "đỏ",
			"button's words": "khong co", "forwarded words": "Hoa Ban"})},
		{"YesNo", dialog.YesNo{}, "problem.empty", "problem.yes_no", wantWords, map[string]any{
			"yes": dialog.Value{Key: "yes"}, "button's words": dialog.Value{Key: "no"}, "done": dialog.Value{Key: "yes"}}},
	}
}

// lines are words that are taken as one line, and problems.
func lines(all map[string]any) map[string]any {
	for name, it := range all {
		if words := it.(string); !strings.HasPrefix(words, "problem.") {
			all[name] = dialog.Value{Items: []dialog.Item{{Name: words}}, Open: true}
		}
	}
	return all
}

func sentSubjects() []subject {
	photo, asFile := picture("u", ""), picture("u", "")
	photo.Caption = "mặt tiền"
	pdf := dialog.Item{File: "f", Unique: "u", Name: "báo giá.pdf", Size: 200_000}
	here := dialog.Value{Lat: 12.61, Lon: 108.06}
	one := func(i dialog.Item, open bool) dialog.Value { return dialog.Value{Items: []dialog.Item{i}, Open: open} }
	const press, photos, file, place, contact = "problem.press_button", "problem.want_photo", "problem.want_file", "problem.want_place", "problem.want_contact"
	return []subject{
		{"Consent", dialog.Consent{Among: options("red", "none")}, press, press, press, nil},
		{"Photos", dialog.Photos{Min: 1, Max: 3}, photos, photos, photos, map[string]any{
			"photo": one(photo, true), "picture as file": one(asFile, true), "document": "problem.want_photo_file",
			"30 MB": "problem.want_photo_file", "30 MB picture": "problem.too_big", "done": "problem.photos_few"}},
		{"Photos and files", dialog.Photos{Min: 1, Max: 3, Files: true}, photos, photos, photos, map[string]any{
			"photo": one(photo, true), "picture as file": one(asFile, true), "document": one(pdf, true),
			"30 MB": "problem.too_big", "30 MB picture": "problem.too_big", "done": "problem.photos_few"}},
		{"File", dialog.File{}, file, file, file, map[string]any{
			"photo": one(photo, false), "picture as file": one(asFile, false), "document": one(pdf, false),
			"30 MB": "problem.too_big", "30 MB picture": "problem.too_big"}},
		{"Place", dialog.Place{}, place, place, place, map[string]any{"place": here, "live place": here}},
		{"OwnContact", dialog.OwnContact{}, contact, contact, contact, map[string]any{
			"own contact": dialog.Value{Text: "0905123456"}, "contact": "problem.not_own_contact", "own contact forwarded": "problem.not_own_contact",
			"contact without account": "problem.not_own_contact", "foreign contact": "problem.phone"}},
	}
}

// due is what the subject makes of the message.
func (s subject) due(m message) any {
	if want, ok := s.but[m.name]; ok {
		return want
	}
	switch m.is {
	case "words":
		return s.words
	case "empty":
		return s.empty
	}
	return s.sent
}

// asked is a phone on which the name is given and the subject is asked.
func (s subject) asked(t *testing.T) *phone {
	p := opened(t, form(name(), dialog.Step{Name: "it", Ask: s.ask, Needs: nothingFound}))
	p.say("Hoa Ban")
	p.asks("form.it.ask")
	return p
}

func nothingFound(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: "none"} }

// TestWhatPeopleSend: every message to every kind is the answer, or is told to
// be none, with the draft kept and the same question asked again.
func TestWhatPeopleSend(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, m := range messages() {
		known[m.name] = true
	}
	for _, s := range subjects() {
		for name := range s.but {
			if !known[name] {
				t.Errorf("%s: no message is called %q", s.name, name)
			}
		}
		for _, m := range messages() {
			t.Run(s.name+"/"+m.name, func(t *testing.T) { s.check(t, m) })
		}
	}
}

func (s subject) check(t *testing.T, m message) {
	p := s.asked(t)
	draft := dialog.Answers{"name": {Text: "Hoa Ban"}}
	p.give(m.event)
	switch want := s.due(m).(type) {
	case dialog.Value:
		if want.Items != nil && want.Items[0].Key == "" {
			want.Items[0].From = p.sent.Message
		}
		draft["it"] = want
		p.answersAre(draft)
	case string:
		p.answersAre(draft)
		p.asks("form.it.ask")
		p.refused(want, m)
	}
}

// refused fails unless just one note says why the message was not taken, and
// what it was if the text mentions that.
func (p *phone) refused(key string, m message) {
	p.t.Helper()
	all := p.now().view.Notes
	if len(all) != 1 || all[0].Mark != dialog.Warn || all[0].Say.Key != key {
		p.t.Fatalf("notes are %q, not the warning %q", notes(p.now().view), key)
	}
	called := m.is
	if called == "words" || called == "empty" {
		called = "said"
	}
	if sent, ok := all[0].Say.Data["sent"]; ok && sent.Key != "sent."+called {
		p.t.Fatalf("the message is called %q, not %q", sent.Key, "sent."+called)
	}
}

// TestForgedOption: a button no question ever had answers nothing.
func TestForgedOption(t *testing.T) {
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			p := s.asked(t)
			p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":purple")
			p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
			p.asks("form.it.ask")
			want := "problem.old_button"
			if _, asksPhone := s.ask.(dialog.Requester); asksPhone || s.sent == "problem.want_photo" || s.sent == "problem.want_file" {
				want = s.sent
			}
			p.refused(want, message{is: "pressed"})
		})
	}
}

// TestQuestionIsNoAnswer: words that end in "?" are offered to the centre.
func TestQuestionIsNoAnswer(t *testing.T) {
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			p := s.asked(t)
			p.say("Được hỗ trợ bao nhiêu?")
			p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
			p.asks("form.it.ask")
			if _, asksPhone := s.ask.(dialog.Requester); asksPhone {
				p.refused(s.sent, message{is: "words"}) // no button can stand there
				return
			}
			p.notesAre("info ask.looks_like_question Được hỗ trợ bao nhiêu?")
			p.button(p.now(), "ask.pass_on")
		})
	}
}

// TestCommandIsNoAnswer: a slash word comes back to the same question.
func TestCommandIsNoAnswer(t *testing.T) {
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			p := s.asked(t)
			p.command("help", "12")
			p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
			p.asks("form.it.ask")
			p.notesAre("info help")
		})
	}
}
