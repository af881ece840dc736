package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// TestQuestionMidForm is passed on to the centre; the form stays where it was.
func TestQuestionMidForm(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	p.say("Có phải đóng tiền không ?")
	p.buttonsAre([]string{"ask.pass_on"}, []string{"nav.back", "nav.pause"})
	p.press("ask.pass_on")
	p.effectsAre(passedOn{"Có phải đóng tiền không ?"})
	p.asks("form.n.ask")
	p.notesAre("tick passed_on")
	if !p.now().view.Keep {
		t.Error("the receipt may be overwritten")
	}
	p.buttonsAre([]string{"nav.back", "nav.pause"})
	p.say("5")
	p.asks("card.check")
}

// TestQuestionThatIsTheAnswer is read as the answer, with all that is asked of
// one.
func TestQuestionThatIsTheAnswer(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	message := p.say("  Ban ơi?")
	p.buttonsAre([]string{"ask.is_answer"}, []string{"ask.pass_on"}, []string{"nav.pause"})
	p.press("ask.is_answer")
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Ban ơi?"}})
	if p.s.Answers["name"].From != message || p.s.Asking != "" {
		t.Errorf("session %+v", p.s)
	}
}

// TestQuestionThatCannotBeTheAnswer is not offered as one.
func TestQuestionThatCannotBeTheAnswer(t *testing.T) {
	step := name()
	step.Check = func(_ dialog.Answers, v dialog.Value) error {
		if v.Text == "Ai?" {
			return &dialog.Problem{Say: dialog.Say("no")}
		}
		return nil
	}
	for _, words := range []string{"?", "Em được hỗ trợ bao nhiêu tiền, bao giờ thì có, hỏi ai?", "Ai?"} {
		p := opened(t, form(step))
		p.say(words)
		if p.has("ask.is_answer") || !p.has("ask.pass_on") {
			t.Errorf("%q: buttons %q", words, labels(p.now().view))
		}
		p.answersAre(dialog.Answers{})
	}
}

// TestQuestionInTheQuestion: where one asks the centre, a question is the answer.
func TestQuestionInTheQuestion(t *testing.T) {
	ask := &dialog.Flow{Name: "ask", Steps: []dialog.Step{{Name: "words", Ask: dialog.Text{Min: 2, Max: 100}}}, Done: sent}
	p := opened(t, ask)
	p.say("Bao giờ có tiền?")
	p.effectsAre(done{"ask", "s0000001", dialog.Answers{"words": {Text: "Bao giờ có tiền?", From: 103}}}, dialog.Unpark{ID: "s0000001"})
}

// TestWordsWithoutAForm are offered to the centre; anything else is told to
// have come to nothing.
func TestWordsWithoutAForm(t *testing.T) {
	p := newPhone(t, form(name()))
	p.say("Máy rang có được hỗ trợ không")
	p.asks("home")
	p.notesAre("info idle.words Máy rang có được hỗ trợ không")
	p.buttonsAre([]string{"ask.pass_on"}, []string{"menu.form"})
	p.press("ask.pass_on")
	p.effectsAre(passedOn{"Máy rang có được hỗ trợ không"})
	p.notesAre("tick passed_on")
	p.buttonsAre([]string{"menu.home"})

	p.give(dialog.Event{Kind: dialog.SentVoice})
	p.asks("home")
	p.notesAre("info idle.sent sent.voice")
	p.say("\u200b")
	p.notesAre("info idle.sent sent.said")
	p.buttonsAre([]string{"menu.form"})
}

// TestStrangerMeetsTheBot whatever they send first; what words lead to is for the
// flows to say, which may answer them.
func TestStrangerMeetsTheBot(t *testing.T) {
	for _, m := range messages() {
		t.Run(m.name, func(t *testing.T) {
			start := &dialog.Flow{Name: "start", Steps: []dialog.Step{{Name: "ok", Ask: dialog.Consent{Among: options("agree")}}}, Done: sent}
			p := newPhone(t, start)
			p.me.Role = dialog.Stranger
			p.book.Idle = func(e dialog.Event, words string) dialog.Move {
				if e.Kind != dialog.Said || words == "" {
					t.Errorf("%s %q is no question", e.Kind, words)
				}
				return dialog.Move{Do: dialog.Open, Flow: "start"}
			}
			p.give(m.event)
			p.asks("start.ok.ask")
			p.answersAre(dialog.Answers{})
		})
	}
}
