package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// again gives the last event once more as it was, and fails if it does
// anything but answer a press.
func (p *phone) again() {
	p.t.Helper()
	before := asJSON(p.s)
	p.apply(p.sent)
	if after := asJSON(p.s); after != before {
		p.t.Fatalf("a repeated %s changed the session:\n%s\n%s", p.sent.Kind, before, after)
	}
	p.effectsAre()
	if p.sent.Kind == dialog.Pressed {
		p.toastsAre("")
	} else {
		p.toastsAre()
	}
}

func TestRepeatedUpdates(t *testing.T) {
	p := opened(t, form(name(), choice("a", "x"), dialog.Step{Name: "photos", Ask: dialog.Photos{Min: 1, Max: 3}}, count("n")))
	p.again()
	message := p.say("Hoa Ban")
	p.again()
	p.press("form.a.x")
	p.again()
	p.photo("p1", "")
	p.again()
	p.press("nav.done_n 1")
	p.again()
	p.edit(message, "Hoa Ban 2")
	p.again()
	p.say("không biết")
	p.again()
	p.command("huy", "")
	p.again()
	p.press("pause.on")
	p.again()
	p.say("12")
	p.press("form.send")
	p.again()
}

// TestRepeatedMessage: the same message comes with another update id.
func TestRepeatedMessage(t *testing.T) {
	p := opened(t, form(name(), dialog.Step{Name: "products", Ask: dialog.Text{Min: 2, Max: 40}}))
	p.say("Hoa Ban")
	e := p.sent
	e.Update += 50
	turn := p.s.Turn
	p.apply(e)
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
	if p.s.Owed != nil || p.s.Turn != turn {
		t.Error("a repeated message was answered twice")
	}
}

// TestRepeatedCommand as a message of its own opens a form once.
func TestRepeatedCommand(t *testing.T) {
	p := opened(t, form(name()))
	e := p.sent
	e.Update, e.Fresh = e.Update+50, "another1"
	p.apply(e)
	if p.s.ID != "s0000001" || p.s.Owed != nil {
		t.Errorf("the repeated command opened %s, owed %v", p.s.ID, p.s.Owed)
	}
}

// TestMemoryIsBounded: repetitions are known for 128 events, more than a poll can
// bring, not for ever.
func TestMemoryIsBounded(t *testing.T) {
	p := opened(t, form(name()))
	for range 150 {
		p.say("x")
	}
	if len(p.s.Seen) != 128 || len(p.s.Heard) != 128 {
		t.Errorf("%d updates and %d messages are remembered", len(p.s.Seen), len(p.s.Heard))
	}
	p.again()
	for range 30 {
		p.press("nav.pause")
		p.press("pause.on")
	}
	if n := len(p.s.Pressed); n > 20 {
		t.Errorf("%d presses are remembered", n)
	}
}

// TestEventsOfOurOwn have no update id and are no repetition of each other.
func TestEventsOfOurOwn(t *testing.T) {
	p := opened(t, form(name()))
	for range 2 {
		e := p.filled(dialog.Event{Kind: dialog.Commanded, Command: "help"})
		e.Update, e.Message = 0, 0
		p.apply(e)
		if p.s.Owed == nil {
			t.Fatal("nothing is owed")
		}
		p.show()
	}
}

// TestPressedAgainLater: the same button of a notice, hours later, is no
// repetition, whatever else has just been done.
func TestPressedAgainLater(t *testing.T) {
	p := opened(t, form(name()))
	p.pressData(50, "o:busy")
	p.toastsAre("busy")
	p.update += 3600
	p.command("help", "")
	p.pressData(50, "o:busy")
	p.toastsAre("busy")
	p.pressData(50, "o:busy")
	p.toastsAre("press.again")
}
