package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// TestSeveralAtOnce: of messages sent together only the first answers the
// question that was seen. Words never fall into a free question that was not;
// what can be nothing else than the answer is taken.
func TestSeveralAtOnce(t *testing.T) {
	p := opened(t, form(name(), count("n"), dialog.Step{Name: "products", Ask: dialog.Text{Min: 2, Max: 40}}, dialog.Step{Name: "paid", Ask: dialog.YesNo{}}))
	p.slow = true
	p.say("Hoa Ban")
	p.say("12 người")
	p.say("rang cà phê")
	p.show()
	p.asks("form.products.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 12}})
	p.notesAre("tick answered form.name.label Hoa Ban", "tick answered form.n.label 12", "warn early.words rang cà phê")
	p.buttonsAre([]string{"early.use rang cà phê"}, []string{"nav.back", "nav.pause"})
	p.slow = false
	p.press("early.use rang cà phê")
	p.asks("form.paid.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 12}, "products": {Text: "rang cà phê"}})
}

// TestSentBeforeItCouldBeSeen: the question has been shown, but below what was
// sent; a network that was away delivers like that.
func TestSentBeforeItCouldBeSeen(t *testing.T) {
	p := opened(t, form(name(), dialog.Step{Name: "products", Ask: dialog.Text{Min: 2, Max: 40}}, count("n")))
	p.message += 10
	first := p.message
	p.message += 10
	p.say("Hoa Ban")
	p.asks("form.products.ask")
	p.give(dialog.Event{Kind: dialog.Said, Message: first, Text: "rang cà phê"})
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
	p.notesAre("warn early.words rang cà phê")
	p.say("xay cà phê")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "products": {Text: "xay cà phê"}})
	p.give(dialog.Event{Kind: dialog.Said, Message: first + 1, Text: "12"})
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "products": {Text: "xay cà phê"}, "n": {Number: 12}})
}

// TestEarlyWordsAreKeptApart: three wait as buttons, what answers nothing is
// said, and an answer of one's own takes them away.
func TestEarlyWordsAreKeptApart(t *testing.T) {
	p := opened(t, form(count("n"), name()))
	p.slow = true
	for _, words := range []string{"7", "một", "Hoa Ban", "Ea Kao", "rang cà phê"} {
		p.say(words)
	}
	p.show()
	p.answersAre(dialog.Answers{"n": {Number: 7}})
	p.buttonsAre([]string{"early.use một"}, []string{"early.use Hoa Ban"}, []string{"early.use Ea Kao"}, []string{"nav.back", "nav.pause"})
	if n := len(p.now().view.Notes); n != 5 {
		t.Errorf("%d notes for five messages: %q", n, notes(p.now().view))
	}
	p.slow = false
	p.say("Hoa Ban 2")
	p.asks("card.check")
	if p.s.Early != nil {
		t.Errorf("early words stay: %v", p.s.Early)
	}
}

// TestEditOfEarlyWords: once they are the answer, their message gave it.
func TestEditOfEarlyWords(t *testing.T) {
	p := opened(t, form(count("n"), name()))
	p.slow = true
	p.say("5")
	message := p.say("Hoa Ban")
	p.show()
	p.slow = false
	p.press("early.use Hoa Ban")
	p.edit(message, "Hoa Lan")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"n": {Number: 5}, "name": {Text: "Hoa Lan"}})
}

// TestEarlyWordsThatDoNotFit are told so; the others stay to choose from.
func TestEarlyWordsThatDoNotFit(t *testing.T) {
	p := opened(t, form(count("n"), name(), count("m")))
	p.slow = true
	for _, words := range []string{"7", "x", "Hoa Ban"} {
		p.say(words)
	}
	p.show()
	p.slow = false
	p.press("early.use x")
	p.asks("form.name.ask")
	p.notesAre("warn problem.too_short 2")
	p.buttonsAre([]string{"early.use Hoa Ban"}, []string{"nav.back", "nav.pause"})
	p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":^5")
	p.asks("form.name.ask")
	p.press("early.use Hoa Ban")
	p.asks("form.m.ask")
}

// TestEarlyWordsAreChecked as any answer is.
func TestEarlyWordsAreChecked(t *testing.T) {
	step := name()
	step.Check = func(_ dialog.Answers, v dialog.Value) error {
		return &dialog.Problem{Say: dialog.Say("taken", "name", v.Text)}
	}
	p := opened(t, form(count("n"), step))
	p.slow = true
	p.say("7")
	p.say("Hoa Ban")
	p.show()
	p.slow = false
	p.press("early.use Hoa Ban")
	p.notesAre("warn taken Hoa Ban")
	p.answersAre(dialog.Answers{"n": {Number: 7}})
}

// TestEarlyMisreading: words that do not answer the typed question that is
// still to be shown are kept apart too, not refused.
func TestEarlyMisreading(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.slow = true
	p.say("Hoa Ban")
	p.say("chờ chút")
	p.show()
	p.notesAre("tick answered form.name.label Hoa Ban", "warn early.words chờ chút")
	p.slow = false
	p.press("early.use chờ chút")
	p.notesAre("warn problem.number")
	p.buttonsAre([]string{"nav.back", "nav.pause"})
}

// TestHandedOver: a question counts as seen a second after it was handed to the
// channel, even if the channel's answer is late or lost; not before.
func TestHandedOver(t *testing.T) {
	for _, c := range []struct {
		name  string
		tried dialog.Try
		taken bool
	}{
		{"after it", dialog.Try{Turn: 2, At: 1000}, true},
		{"in the same second", dialog.Try{Turn: 2, At: 1001}, false},
		{"an older view was", dialog.Try{Turn: 1, At: 1000}, false},
		{"nothing was", dialog.Try{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := opened(t, form(count("n"), name()))
			p.slow = true
			p.say("5")
			p.give(dialog.Event{Kind: dialog.Said, Text: "Hoa Ban", Sent: 1001, Tried: c.tried})
			if got := p.s.Answers.Text("name") != ""; got != c.taken {
				t.Errorf("taken: %v, want %v", got, c.taken)
			}
		})
	}
}

// TestEarlyPicture: a picture is no words; sent early it is an answer or told
// to be none.
func TestEarlyPicture(t *testing.T) {
	p := opened(t, form(name(), dialog.Step{Name: "photos", Ask: dialog.Photos{Min: 1, Max: 3}}, count("n")))
	p.slow = true
	p.say("Hoa Ban")
	p.photo("a", "")
	p.say("xong")
	p.photo("b", "")
	p.show()
	p.asks("form.n.ask")
	if n := len(p.s.Answers["photos"].Items); n != 1 {
		t.Errorf("%d pictures", n)
	}
	p.notesAre("tick answered form.name.label Hoa Ban", "tick answered form.photos.label unit.pictures 1", "warn problem.want_words sent.photo")
}

// TestEditBeforeUse: words that wait as a button are taken as they are now.
func TestEditBeforeUse(t *testing.T) {
	p := opened(t, form(count("n"), name()))
	p.slow = true
	p.say("12")
	p.say("Hao Ban")
	sent := p.message
	p.edit(sent, "Hoa Ban")
	p.show()
	p.asks("form.name.ask")
	p.buttonsAre([]string{"early.use Hoa Ban"}, []string{"nav.back", "nav.pause"})
	p.slow = false
	p.press("early.use Hoa Ban")
	p.answersAre(dialog.Answers{"n": {Number: 12}, "name": {Text: "Hoa Ban"}})
}
