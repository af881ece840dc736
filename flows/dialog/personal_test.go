package dialog_test

import (
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

const personal = "066085001234" // twelve digits, as on an identity card

// TestPersonalNumberIsNeverKept: neither in an answer nor anywhere else in the
// session, nor in what is passed on, whatever the question is and however the
// number comes. A look-up may search for it, and forgets it.
func TestPersonalNumberIsNeverKept(t *testing.T) {
	for _, s := range subjects() {
		for _, words := range []string{personal, "số của tôi " + personal, personal + " được không?"} {
			t.Run(s.name+"/"+words, func(t *testing.T) {
				p := s.asked(t)
				p.slow = true
				p.say(words)
				p.forgot("the message")
				p.show()
				p.slow = false
				for _, label := range []string{"ask.is_answer", "ask.pass_on"} {
					if p.has(label) {
						p.press(label)
						p.forgot(label)
					}
				}
			})
		}
	}
}

// forgot fails if the number is in the session or in an effect.
func (p *phone) forgot(after string) {
	p.t.Helper()
	if all := asJSON(p.s) + asJSON(p.effects); strings.Contains(all, personal) {
		p.t.Fatalf("after %s the number is still there: %s", after, all)
	}
}

// TestPersonalNumberElsewhere: early, in an edit, in a caption, without a form
// and over the menu.
func TestPersonalNumberElsewhere(t *testing.T) {
	p := opened(t, form(count("n"), name(), pictures(2)))
	p.slow = true
	p.say("5")
	p.say("mã " + personal)
	p.forgot("early words")
	p.show()
	p.slow = false
	p.press("early.use mã 066•••••1234")
	p.answersAre(dialog.Answers{"n": {Number: 5}, "name": {Text: "mã 066•••••1234"}})

	p.give(dialog.Event{Kind: dialog.SentPhoto, Text: "thẻ " + personal, File: picture("a", "")})
	p.forgot("a caption")
	p.edit(p.sent.Message, "giấy "+personal)
	p.forgot("an edited caption")
	if got := p.s.Answers["photos"].Items[0].Caption; got != "giấy 066•••••1234" {
		t.Errorf("caption %q", got)
	}
	p.command("menu", "")
	p.say(personal)
	p.forgot("words over the menu")
	p.press("menu.resume form.title")
	p.press("nav.done_n 1")
	p.press("form.send")
	p.say("của tôi là " + personal)
	p.forgot("words without a form")
	p.press("ask.pass_on")
	p.effectsAre(passedOn{"của tôi là 066•••••1234"})
}
