package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// three is a form of three choices.
func three() *dialog.Flow {
	return form(choice("a", "x", "y"), choice("b", "x", "y"), choice("c", "x", "y"))
}

func TestTapTakesTheCardsPlace(t *testing.T) {
	p := opened(t, three())
	first := p.now()
	p.press("form.a.x")
	if p.now().message != first.message {
		t.Error("a tap made a new message")
	}
	p.toastsAre("")
	p.say("form.b.x")
	if p.now().message == first.message || p.now().view.Close != first.message {
		t.Errorf("words were answered in the old place: %+v", p.now())
	}
}

// TestDoubleTap: the same tap comes twice, with two update ids.
func TestDoubleTap(t *testing.T) {
	p := opened(t, three())
	first := p.now()
	p.press("form.a.x")
	turn := p.s.Turn
	p.pressOn(first, "form.a.x")
	p.toastsAre("press.again")
	p.pressOn(first, "form.a.y")
	p.toastsAre("press.moved")
	p.answersAre(dialog.Answers{"a": {Key: "x"}})
	if p.s.Turn != turn || len(p.screens) != 2 {
		t.Error("the second tap changed the screen")
	}
}

// TestDoubleTapBeforeItIsShown: both taps come before the answer to the first.
func TestDoubleTapBeforeItIsShown(t *testing.T) {
	p := opened(t, three())
	first := p.now()
	p.slow = true
	p.pressOn(first, "form.a.x")
	p.pressOn(first, "form.a.x")
	p.toastsAre("press.again")
	p.show()
	p.asks("form.b.ask")
	p.answersAre(dialog.Answers{"a": {Key: "x"}})
}

// TestDoubleTapWithoutANewView: a button that only says something over the chat
// leaves its screen. Doubled by the network it acts once; pressed again later it
// acts again.
func TestDoubleTapWithoutANewView(t *testing.T) {
	p := newPhone(t, &dialog.Flow{Name: "busy"})
	p.command("menu", "")
	p.press("menu.busy")
	p.toastsAre("busy")
	p.press("menu.busy")
	p.toastsAre("press.again")
	p.update += 11 // seconds
	p.press("menu.busy")
	p.toastsAre("busy")
}

// TestConfirmTwice: the second confirmation causes nothing.
func TestConfirmTwice(t *testing.T) {
	p := opened(t, form(choice("a", "x")))
	p.press("form.a.x")
	card := p.now()
	p.press("form.send")
	if len(p.effects) != 2 {
		t.Fatalf("effects: %+v", p.effects)
	}
	p.pressOn(card, "form.send")
	p.effectsAre()
	p.toastsAre("press.again")
}

// TestOlderCard: a button of yesterday shows where things stand, once, and
// after that only says so.
func TestOlderCard(t *testing.T) {
	p := opened(t, three())
	old := p.now()
	p.say("form.a.x")
	p.say("form.b.x")
	p.pressOn(old, "form.a.y")
	p.toastsAre("press.stale")
	p.asks("form.c.ask")
	if now := p.now(); now.message <= old.message || now.view.Place != 0 {
		t.Errorf("the current view was not shown as a new message: %+v", now)
	}
	p.answersAre(dialog.Answers{"a": {Key: "x"}, "b": {Key: "x"}})
	shown := len(p.screens)
	p.pressOn(old, "form.a.y")
	p.toastsAre("press.again")
	if len(p.screens) != shown {
		t.Error("the old card was answered twice with the view")
	}
	p.press("form.c.y")
	p.asks("card.check")
}

// TestOtherOldCard: another old card is answered with the view again.
func TestOtherOldCard(t *testing.T) {
	p := opened(t, three())
	first := p.now()
	p.say("form.a.x")
	second := p.now()
	p.say("form.b.x")
	p.pressOn(first, "form.a.y")
	p.pressOn(second, "form.b.y")
	p.toastsAre("press.stale")
	p.answersAre(dialog.Answers{"a": {Key: "x"}, "b": {Key: "x"}})
}

// TestOlderCardWhileAViewIsOnItsWay: that view is answer enough.
func TestOlderCardWhileAViewIsOnItsWay(t *testing.T) {
	p := opened(t, three())
	old := p.now()
	p.say("form.a.x")
	p.slow = true
	p.say("form.b.x")
	turn := p.s.Turn
	p.pressOn(old, "form.a.y")
	p.toastsAre("press.again")
	if p.s.Turn != turn {
		t.Error("another view was made")
	}
}

// TestCardOfAClosedForm acts on nothing, not even after another was opened.
func TestCardOfAClosedForm(t *testing.T) {
	p := opened(t, three())
	old := p.now()
	p.command("huy", "")
	p.press("pause.drop")
	p.pressOn(old, "form.a.x")
	p.toastsAre("press.stale")
	p.asks("home")
	p.command("form", "")
	p.pressOn(old, "form.a.x")
	p.answersAre(dialog.Answers{})
	p.asks("form.a.ask")
}

func TestOddData(t *testing.T) {
	for _, data := range []string{"", "x", "s0000001", "s0000001:1", "s0000001:one:x", ":", "::", "s0000001:1:", "s0000001:-1:x",
		"s0000001:1:\x00", "s0000001:1:!", "s0000001:1:!9", "s0000001:1:!-1", "s0000001:1:^0", "s0000001:1:>", "s0000001:1:/", "s0000001:1:/nowhere",
		"s0000001:1:+", "s0000001:1:.", "s0000001:1:&", "s0000001:1:?", "s0000001:1:@nowhere", "s0000001:1:>9223372036854775807", "s9999999:1:x"} {
		t.Run(data, func(t *testing.T) {
			p := opened(t, three())
			p.pressData(p.now().message, data)
			p.answersAre(dialog.Answers{})
			if p.s.Aside != "" {
				t.Errorf("the screen %q is shown over the question", p.s.Aside)
			}
			if len(p.toasts) != 1 {
				t.Errorf("%d toasts answer the press", len(p.toasts))
			}
		})
	}
}

// TestRecordsButton: data that begins with one letter is the record's; it may
// answer with a toast alone.
func TestRecordsButton(t *testing.T) {
	p := opened(t, three())
	shown := len(p.screens)
	p.pressData(50, "o:busy")
	p.toastsAre("busy")
	if len(p.screens) != shown || !p.toasts[0].Alert {
		t.Error("a toast alone was due, as an alert")
	}
	p.pressData(50, "o:help")
	p.toastsAre("")
	p.asks("form.a.ask")
	p.notesAre("info help")
}
