package dialog_test

import (
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

// described is a phone on which a message was understood as "name, n": what
// stands before the comma and behind it. Only n belongs to a part.
func described(t *testing.T) *phone {
	inPart := count("year")
	inPart.Part = "papers"
	p := newPhone(t, form(name(), count("n"), choice("it", "red", "green"), inPart))
	p.book.Idle = func(e dialog.Event, words string) dialog.Move {
		called, n, ok := strings.Cut(words, ", ")
		if !ok {
			return mayPassOn(e, words)
		}
		a := dialog.Answers{"name": {Text: called}, "year": {Number: 2015}}
		if n != "?" {
			a["n"] = dialog.Value{Number: int64(len(n))}
		}
		return dialog.Move{Do: dialog.Open, Flow: "form", Draft: &dialog.Draft{Answers: a},
			Understood: &dialog.Understood{Words: words, From: e.Message}}
	}
	return p
}

// TestUnderstood shows what was understood and what is missing before anything
// is asked; what belongs to a part is kept beside the form's own.
func TestUnderstood(t *testing.T) {
	p := described(t)
	p.say("Hoa Ban, xx")
	p.asks("understood.check Hoa Ban, xx")
	p.cardIs("form.title", "name Hoa Ban", "n 2", "year 2015")
	if foot := text(p.now().view.Foot[0]); foot != "understood.missing form.it.label" {
		t.Errorf("foot %q", foot)
	}
	p.press("understood.on 1")
	p.asks("form.it.ask")
	p.press("form.it.red")
	p.asks("card.check")
	p.press("form.send")
	a := p.effects[0].(done).Answers
	if a.Text("name") != "Hoa Ban" || a["year"].Number != 2015 || a.Chosen("it") != "red" {
		t.Errorf("sent %+v", a)
	}
	p.command("form", "") // nothing of it is left for the next
	p.asks("form.name.ask")
}

// TestUnderstoodWrongly: every line can be changed, and the way back is the card
// of what was understood.
func TestUnderstoodWrongly(t *testing.T) {
	p := described(t)
	p.say("Hoa Ban, xx")
	p.press("card.edit form.n.label")
	p.asks("form.n.ask")
	p.press("nav.back")
	p.asks("understood.check Hoa Ban, xx")
	p.press("card.edit form.n.label")
	p.say("12")
	p.asks("understood.check Hoa Ban, xx")
	p.cardIs("form.title", "name Hoa Ban", "n 12", "year 2015")
	p.say("còn nữa") // answers nothing while nothing is asked
	p.asks("understood.check Hoa Ban, xx")
	p.notesAre("warn unused.words còn nữa")
}

// TestNotMeantSo: the words may still be passed on to the centre.
func TestNotMeantSo(t *testing.T) {
	p := described(t)
	p.say("Hoa Ban, xx")
	p.press("understood.not")
	p.asks("home")
	p.press("ask.pass_on")
	if got := p.effects[0].(passedOn).Words; got != "Hoa Ban, xx" {
		t.Errorf("passed on %q", got)
	}
}

// TestUnderstoodAnew: an edit of the message is read as the message would be,
// until it was confirmed.
func TestUnderstoodAnew(t *testing.T) {
	p := described(t)
	message := p.say("Hoa Ban, xx")
	p.edit(message, "Hoa Lan, ?")
	p.asks("understood.check Hoa Lan, ?")
	p.cardIs("form.title", "name Hoa Lan", "year 2015")
	p.press("understood.on 2")
	p.edit(message, "Hoa Mai, xxx")
	p.asks("form.n.ask")
	if got := p.s.Answers.Text("name"); got != "Hoa Lan" {
		t.Errorf("a confirmed name became %q", got)
	}
}

// TestUnderstoodIsPut aside like any form, and comes back as a draft.
func TestUnderstoodIsPutAside(t *testing.T) {
	p := described(t)
	p.say("Hoa Ban, xx")
	p.command("huy", "")
	p.asks("pause.ask")
	p.press("pause.on")
	p.asks("understood.check Hoa Ban, xx")
	p.press("nav.pause")
	p.press("pause.save")
	d := p.parked()
	p.opens("go_on", d)
	p.command("go_on", "")
	p.asks("form.it.ask")
	if p.s.Answers["year"].Number != 2015 {
		t.Errorf("answers %+v", p.s.Answers)
	}
}
