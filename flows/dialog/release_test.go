package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// draftOf is a draft of the form as it was before a release.
func draftOf(t *testing.T) dialog.Draft {
	p := opened(t, form(name(), count("old"), count("total"), count("share", "total"), count("last")))
	for _, words := range []string{"Hoa Ban", "1", "40", "20"} {
		p.say(words)
	}
	p.command("huy", "")
	p.press("pause.save")
	return p.parked()
}

// after is a phone on which the release runs and the draft was resumed.
func after(t *testing.T, d dialog.Draft, release *dialog.Flow) *phone {
	p := newPhone(t, release)
	p.opens("go_on", d)
	p.command("go_on", "")
	return p
}

// TestRemovedStep: its answer stays behind, nothing else changes.
func TestRemovedStep(t *testing.T) {
	p := after(t, draftOf(t), form(name(), count("total"), count("share", "total"), count("last")))
	p.asks("form.last.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 40}, "share": {Number: 20}})
}

// TestAddedStep is asked, in its place, before going on.
func TestAddedStep(t *testing.T) {
	p := after(t, draftOf(t), form(name(), choice("colour", "red"), count("old"), count("total"), count("share", "total"), count("last")))
	p.asks("form.colour.ask")
	p.press("form.colour.red")
	p.asks("form.last.ask")
}

// TestMovedSteps: no position is kept, so an order may change.
func TestMovedSteps(t *testing.T) {
	p := after(t, draftOf(t), form(count("last"), count("share"), name()))
	p.asks("form.last.ask")
	p.say("9")
	p.asks("card.check")
}

// TestRemovedStepOfAnOpenForm: the release comes while the form is open, at the
// very step that is removed.
func TestRemovedStepOfAnOpenForm(t *testing.T) {
	p := opened(t, form(name(), count("n"), count("m")))
	p.say("Hoa Ban")
	p.press("nav.back")
	p.say("Hoa Lan")
	p.asks("form.n.ask")
	shown := p.now()
	p.s.At = "n"
	p.book.Flows = []*dialog.Flow{form(name(), count("m"))}
	p.pressOn(shown, "nav.back")
	p.asks("form.name.ask")
	p.say("Hoa Mai")
	p.asks("form.m.ask")
}

// TestRemovedStepThatAskedForThePlace: the phone still shows the keyboard for a
// question that is gone.
func TestRemovedStepThatAskedForThePlace(t *testing.T) {
	for _, do := range []func(*phone){
		func(p *phone) { p.say("Ea Kao"); p.say(notNow) },
		func(p *phone) { p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12, Lon: 108}); p.say(notNow) },
		func(p *phone) { p.say(notNow) },
	} {
		p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}))
		p.press("nav.locate")
		p.book.Flows = []*dialog.Flow{form()}
		do(p)
		p.asks("card.check")
	}
}

// TestRemovedFlow: what people do with a form that no longer exists leads to
// the menu; nothing breaks.
func TestRemovedFlow(t *testing.T) {
	for _, do := range []func(*phone){
		func(p *phone) { p.say("12") },
		func(p *phone) { p.photo("a", "album") },
		func(p *phone) { p.press("nav.back") },
		func(p *phone) { p.command("huy", "") },
		func(p *phone) { p.command("menu", "") },
		func(p *phone) { p.edit(p.message, "x") },
	} {
		p := opened(t, form(name(), count("n")))
		p.say("Hoa Ban")
		p.book = bookOf(small(choice("lang", "vi")))
		do(p)
		if p.sent.Kind != dialog.Edited {
			p.asks("home")
		}
		p.command("small", "")
		p.asks("small.lang.ask")
	}
}

// TestRemovedOption: an old button of it answers nothing; a draft with it is
// kept as it was answered.
func TestRemovedOption(t *testing.T) {
	p := opened(t, form(choice("a", "x", "y"), count("n")))
	shown := p.now()
	p.book.Flows = []*dialog.Flow{form(choice("a", "y", "z"), count("n"))}
	p.pressOn(shown, "form.a.x")
	p.asks("form.a.ask")
	p.notesAre("warn problem.old_button")
	p.press("form.a.z")
	p.asks("form.n.ask")
}

// renamed is a release in which one step has another name and one two options
// fewer.
func renamed() *dialog.Flow {
	f := form(name(), count("all"), choice("kind", "big"), count("last"))
	f.Form = 2
	f.Renew = func(_ int, a dialog.Answers) {
		if v, ok := a["total"]; ok {
			a["all"] = v
			delete(a, "total")
		}
	}
	return f
}

// TestRenamedStep: its answer goes over, in a draft, in a form that is open while
// the release comes, and in a correction of what was sent before it.
func TestRenamedStep(t *testing.T) {
	answers := dialog.Answers{"name": {Text: "Hoa Ban"}, "all": {Number: 40}}
	p := after(t, draftOf(t), renamed())
	p.asks("form.kind.ask")
	p.answersAre(answers)
	if p.s.Form != 2 {
		t.Errorf("the draft is of version %d", p.s.Form)
	}

	p = opened(t, form(name(), count("total"), count("last")))
	p.say("Hoa Ban")
	p.say("40")
	p.book.Flows = []*dialog.Flow{renamed()}
	p.say("12") // for a question that is not the next one any more
	p.asks("form.kind.ask")
	p.answersAre(answers)
	if p.s.Form != 2 {
		t.Errorf("the open form is of version %d", p.s.Form)
	}

	p = newPhone(t, renamed())
	p.opens("fix", dialog.Draft{Flow: "form", Form: 1, Record: "r1", Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 40}, "last": {Number: 1}}})
	p.command("fix", "")
	p.asks("form.kind.ask")
	p.press("form.kind.big")
	p.cardIs("form.title", "name Hoa Ban", "all 40", "kind form.kind.big", "last 1")
}

// TestRenewedOnce: answers to this version are left as they are, and what a
// release takes over is not the draft's own.
func TestRenewedOnce(t *testing.T) {
	f, given := renamed(), dialog.Answers{"total": {Number: 40}}
	for form, want := range map[int]string{0: "total", 1: "all", 2: "total", 3: "total"} {
		if a := f.Renewed(form, given); len(a) != 1 || a[want].Number != 40 {
			t.Errorf("of version %d: %+v", form, a)
		}
	}
	if len(given) != 1 || given["total"].Number != 40 {
		t.Errorf("the answers given became %+v", given)
	}
}
