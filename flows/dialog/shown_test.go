package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// displayed reports a view as shown by a message, as a slow channel would.
func (p *phone) displayed(v dialog.View, message int64) {
	p.t.Helper()
	p.apply(p.filled(dialog.Event{Kind: dialog.Displayed, Turn: v.Turn, Message: message}))
}

func TestShown(t *testing.T) {
	p := newPhone(t, form(name(), count("n")))
	p.slow = true
	p.command("form", "")
	v := *p.s.Owed
	p.displayed(dialog.View{Turn: v.Turn + 1}, 200)
	if p.s.Owed == nil || p.s.Card != 0 {
		t.Errorf("after showing what nobody owes: %+v", p.s)
	}
	p.displayed(v, 200)
	if p.s.Owed != nil || p.s.Card != 200 || p.s.CardTurn != v.Turn {
		t.Errorf("after showing: %+v", p.s)
	}
	before := asJSON(p.s)
	p.displayed(v, 200)
	p.displayed(v, 300)
	if asJSON(p.s) != before {
		t.Error("showing it again changed the session")
	}
}

// TestSupersededView: a view that was never shown leaves what it had to say to
// the next. That one stands below what was sent meanwhile, and the message the
// first was to stand in loses its buttons.
func TestSupersededView(t *testing.T) {
	p := opened(t, three())
	first := p.now()
	p.slow = true
	p.press("form.a.x")
	p.say("gì đó")
	p.command("help", "")
	v := *p.s.Owed
	want := []string{"tick answered form.a.label form.a.x", "warn early.words gì đó", "info help"}
	if got := notes(v); asJSON(got) != asJSON(want) {
		t.Errorf("notes %q, want %q", got, want)
	}
	if v.Place != 0 || v.Close != first.message {
		t.Errorf("place %d, closes %d, want 0 and %d", v.Place, v.Close, first.message)
	}
	p.show()
	p.asks("form.b.ask")
	p.command("help", "")
	if got := notes(*p.s.Owed); len(got) != 1 {
		t.Errorf("notes that were shown are said again: %q", got)
	}
}

// TestShownLate: an older view is reported after a newer one was decided. Its
// message loses its buttons when the newer one comes.
func TestShownLate(t *testing.T) {
	p := newPhone(t, three())
	p.slow = true
	p.command("form", "")
	old := *p.s.Owed
	p.say("form.a.x")
	p.displayed(old, 200)
	if p.s.Owed == nil || p.s.Owed.Close != 200 || p.s.Card != 200 {
		t.Errorf("owed %+v, card %d", p.s.Owed, p.s.Card)
	}
	p.show()
	p.asks("form.b.ask")
}

// TestShownLateInPlace: the newer view stands below what was sent meanwhile.
func TestShownLateInPlace(t *testing.T) {
	p := opened(t, three())
	card := p.now().message
	p.slow = true
	p.press("form.a.x")
	old := *p.s.Owed
	p.press("form.a.x")
	p.say("form.b.x")
	p.displayed(old, card)
	if v := p.s.Owed; v == nil || v.Place != 0 || v.Close != card {
		t.Errorf("owed %+v", v)
	}
}

// TestPressBeforeShownIsKnown: the button proves that the view was there. It
// may be there once more, below: the next view goes below both, and neither
// keeps its buttons longer than that is known.
func TestPressBeforeShownIsKnown(t *testing.T) {
	p := newPhone(t, three())
	p.slow = true
	p.command("form", "")
	v := *p.s.Owed
	p.pressOn(screen{200, v}, "form.a.y")
	p.answersAre(dialog.Answers{"a": {Key: "y"}})
	if v := p.s.Owed; v.Place != 0 || v.Close != 200 || len(v.Notes) != 1 {
		t.Errorf("owed %+v, want it as a new message", v)
	}
	p.displayed(v, 201)
	if v := p.s.Owed; v.Place != 0 || v.Close != 201 {
		t.Errorf("owed %+v, want it to take the twin's buttons away", v)
	}
	p.show()
	p.asks("form.b.ask")
	if p.s.Card == 200 || p.s.Card == 201 {
		t.Errorf("the card is %d", p.s.Card)
	}
}

// TestPressBeforeChangeIsKnown: a changed message has no twin.
func TestPressBeforeChangeIsKnown(t *testing.T) {
	p := opened(t, three())
	card := p.now().message
	p.slow = true
	p.press("form.a.x")
	p.pressOn(screen{card, *p.s.Owed}, "form.b.y")
	if v := p.s.Owed; v.Place != card {
		t.Errorf("owed %+v, want it in the card's place", v)
	}
}

// TestViewNobodySaw: the channel refused the view; what comes next is shown as
// a new message.
func TestViewNobodySaw(t *testing.T) {
	p := newPhone(t, three())
	p.slow = true
	p.command("form", "")
	p.displayed(*p.s.Owed, 0)
	p.say("form.a.x")
	if v := p.s.Owed; v == nil || v.Place != 0 || v.Close != 0 {
		t.Errorf("owed %+v", v)
	}
}

// TestReceiptStays: no later view is put in a receipt's place, its buttons go.
func TestReceiptStays(t *testing.T) {
	p := opened(t, form(choice("a", "x")))
	p.press("form.a.x")
	p.press("form.send")
	receipt := p.now()
	if !receipt.view.Keep {
		t.Fatal("the receipt may be overwritten")
	}
	p.notesAre("tick receipt 3")
	p.buttonsAre([]string{"another"}, []string{"menu.home"})
	p.press("menu.home")
	p.asks("home")
	if v := p.now(); v.message == receipt.message || v.view.Close != receipt.message || v.view.Keep {
		t.Errorf("after the receipt: %+v", v)
	}
}

// TestReceiptThatWasNotShown is part of the view that comes instead.
func TestReceiptThatWasNotShown(t *testing.T) {
	p := opened(t, form(choice("a", "x")))
	p.press("form.a.x")
	p.slow = true
	p.press("form.send")
	p.command("form", "")
	p.show()
	p.asks("form.a.ask")
	p.notesAre("tick receipt 3")
	receipt := p.now()
	if !receipt.view.Keep {
		t.Error("the receipt may be overwritten")
	}
	p.slow = false
	p.press("form.a.x")
	if p.now().message == receipt.message {
		t.Error("the receipt was overwritten")
	}
}

// TestEndWithoutReceipt shows the menu, which may be overwritten.
func TestEndWithoutReceipt(t *testing.T) {
	f := small(choice("lang", "vi"))
	f.Done = func(dialog.Session, dialog.Event) dialog.Ending { return dialog.Ending{} }
	p := opened(t, f)
	p.press("small.lang.vi")
	p.asks("home")
	if p.now().view.Keep {
		t.Error("the menu is kept as if it were a receipt")
	}
}
