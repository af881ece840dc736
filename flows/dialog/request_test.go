package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

const notNow = "Thôi, không gửi" // the requesting keyboard's other button

// TestPlaceOfTheCommune: the question for a commune offers to be answered by
// where the phone is; the keyboard asks for it and is taken away again.
func TestPlaceOfTheCommune(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}, count("n")))
	p.press("nav.locate")
	p.asks("locate.ask")
	if v := p.now().view; v.Request != "place" || len(v.Rows) != 0 || v.Close != 0 || !p.s.Request {
		t.Fatalf("view %+v, session %+v", v, p.s)
	}
	p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12.61, Lon: 108.06})
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"it": {Key: "24169", Lat: 12.61, Lon: 108.06}})
	if v := p.now().view; !v.Drop || v.Place != 0 {
		t.Errorf("view %+v", v)
	}
}

// TestPlaceNearABorder lies in one commune or the other: the person says which.
func TestPlaceNearABorder(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}, count("n")))
	p.press("nav.locate")
	p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12.605, Lon: 108.025}) // Hòa Phú, 73 m from Ea Kao
	p.asks("form.it.ask")
	p.notesAre("warn problem.commune_near")
	if v := p.now().view; !v.Drop || v.Place != 0 || len(v.Rows) != 3 {
		t.Errorf("view %+v", v)
	}
	offered := *p.s.Offer[1].Value
	p.pressOn(p.now(), text(p.s.Offer[1].Label))
	p.answersAre(dialog.Answers{"it": offered})
	if offered.Lat != 12.605 || offered.Key != "24169" {
		t.Errorf("offered %+v", offered)
	}
}

// TestPlaceElsewhere is in none of the communes.
func TestPlaceElsewhere(t *testing.T) {
	for _, at := range []dialog.Event{{Lat: 21.03, Lon: 105.85}, {Lat: 0, Lon: 0}, {Lat: -90, Lon: 180}} {
		p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}))
		at.Kind = dialog.SentPlace
		p.give(at)
		p.asks("form.it.ask")
		p.notesAre("warn problem.outside")
		p.answersAre(dialog.Answers{})
	}
}

// TestPlaceIsDeclined comes back to the question.
func TestPlaceIsDeclined(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}))
	p.press("nav.locate")
	p.say(notNow)
	p.asks("form.it.ask")
	p.notesAre()
	p.answersAre(dialog.Answers{})
	if !p.now().view.Drop {
		t.Error("the keyboard stays on the phone")
	}
}

// TestTypedInsteadOfAPlace: what is typed over the keyboard answers the question.
func TestTypedInsteadOfAPlace(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}))
	p.press("nav.locate")
	p.say("Atlantis")
	p.asks("form.it.ask")
	p.notesAre("warn problem.commune Atlantis")
	p.press("nav.locate")
	p.command("help", "")
	p.asks("locate.ask")
	p.say("Ea Kao")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"it": {Key: "24169"}})
}

// TestNotNowWithoutKeyboard are words like any other.
func TestNotNowWithoutKeyboard(t *testing.T) {
	p := opened(t, form(name()))
	p.say(notNow)
	p.answersAre(dialog.Answers{"name": {Text: notNow}})
}

// TestKeyboardNobodyKnewWasThere: the view that asks for the place was on its
// way when the person went elsewhere. Its keyboard is taken away all the same,
// or its words would answer the next question.
func TestKeyboardNobodyKnewWasThere(t *testing.T) {
	p := opened(t, form(name(), dialog.Step{Name: "place", Ask: dialog.Place{}}))
	p.slow = true
	p.say("Hoa Ban")
	v := *p.s.Owed
	p.command("menu", "")
	p.displayed(v, 200)
	p.show()
	if !p.now().view.Drop {
		t.Error("the keyboard stays on the phone")
	}
}

func TestPlaceStep(t *testing.T) {
	p := opened(t, form(name(), dialog.Step{Name: "place", Ask: dialog.Place{}}, count("n")))
	p.say("Hoa Ban")
	p.asks("form.place.ask")
	p.say(notNow) // it must be answered: the way out is offered
	p.asks("pause.ask")
	p.press("pause.on")
	p.asks("form.place.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
	p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12, Lon: 108})
	p.asks("form.n.ask")
	if !p.now().view.Drop {
		t.Error("the keyboard stays on the phone")
	}
	p.say("5")
	if p.now().view.Drop {
		t.Error("a keyboard is taken away twice")
	}
}

// TestOptionalPlaceIsDeclined: that is an answer too, and what depends on
// another one is asked again.
func TestOptionalPlaceIsDeclined(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "place", Ask: dialog.Place{}, Optional: true}, count("n", "place")))
	p.say(notNow)
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"place": {Skipped: true}})
	p.press("nav.back")
	p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12, Lon: 108})
	p.say("5")
	p.press("card.edit form.place.label")
	p.say(notNow)
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"place": {Skipped: true}})
}
