package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// house asks what depends on the kind of house only of that kind.
func house() *dialog.Flow {
	fork := choice("kind", "flat", "farm")
	fork.Forks = true
	return form(name(), fork,
		dialog.Step{Name: "floor", Ask: dialog.Number{Min: 0, Max: 99}, When: chose("kind", "flat")},
		dialog.Step{Name: "cows", Ask: dialog.Number{Min: 0, Max: 999}, When: chose("kind", "farm"), Optional: true},
		dialog.Step{Name: "paid", Ask: dialog.YesNo{}},
		dialog.Step{Name: "note", Ask: dialog.Text{Min: 2, Max: 200}, Later: true})
}

func TestStepsInOrder(t *testing.T) {
	p := opened(t, house())
	p.asks("form.name.ask")
	p.say("Hoa Ban")
	p.asks("form.kind.ask")
	p.press("form.kind.farm")
	p.asks("form.cows.ask")
	p.notesAre("tick answered form.kind.label form.kind.farm")
	p.say("3")
	p.asks("form.paid.ask")
	p.press("common.yes")
	p.asks("card.check")
	p.press("form.send")
	p.effectsAre(
		done{"form", "s0000001", dialog.Answers{"name": {Text: "Hoa Ban", From: 103}, "kind": {Key: "farm"}, "cows": {Number: 3, From: 105}, "paid": {Key: "yes"}}},
		dialog.Unpark{ID: "s0000001"})
	if p.s.Flow != "" || len(p.s.Answers) != 0 {
		t.Errorf("the form is still open: %+v", p.s)
	}
}

func TestSkipButton(t *testing.T) {
	p := opened(t, house())
	p.say("Hoa Ban")
	p.buttonsAre([]string{"form.kind.flat", "form.kind.farm"}, []string{"nav.back", "nav.pause"})
	p.press("form.kind.farm")
	p.buttonsAre([]string{"nav.back", "nav.skip", "nav.pause"})
	p.press("nav.skip")
	p.asks("form.paid.ask")
	p.notesAre()
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "kind": {Key: "farm"}, "cows": {Skipped: true}})
}

// TestSkipIsNotForged: a question that must be answered cannot be passed over.
func TestSkipIsNotForged(t *testing.T) {
	p := opened(t, house())
	p.pressData(p.now().message, p.s.ID+":1:~")
	p.answersAre(dialog.Answers{})
	p.asks("form.name.ask")
}

func TestSkipInOtherWords(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "paper", Ask: dialog.File{}, Optional: true, Skips: "form.paper.later"}))
	p.press("form.paper.later")
	p.answersAre(dialog.Answers{"paper": {Skipped: true}})
}

// TestBack shows the question before, changes nothing by itself, and goes on
// from there; before the first there is only leaving.
func TestBack(t *testing.T) {
	p := opened(t, house())
	p.say("Hoa Ban")
	p.press("form.kind.flat")
	p.say("3")
	p.press("nav.back")
	p.asks("form.floor.ask")
	p.press("nav.back")
	p.asks("form.kind.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "kind": {Key: "flat"}, "floor": {Number: 3}})
	p.press("form.kind.flat")
	p.asks("form.paid.ask")
	p.press("nav.back")
	p.press("nav.back")
	p.press("nav.back")
	p.asks("form.name.ask")
	p.buttonsAre([]string{"nav.pause"})
	p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":<")
	p.asks("pause.ask")
}

// TestBackPassesOver: steps that do not apply, are hidden, given, or were not
// asked because nothing was found are no place to go back to.
func TestBackPassesOver(t *testing.T) {
	f := form(name(),
		dialog.Step{Name: "given", Ask: dialog.Pick{}, Given: true},
		dialog.Step{Name: "hidden", Ask: dialog.YesNo{}, Hide: true},
		dialog.Step{Name: "same", Ask: dialog.Pick{Among: options("other")}, Needs: nothingFound, IfFound: true},
		count("n"))
	p := newPhone(t, f)
	p.book.Go = func(dialog.Event, string, string) dialog.Move {
		return dialog.Move{Do: dialog.Open, Flow: "form", Draft: &dialog.Draft{Answers: dialog.Answers{"given": {Text: "x"}}}}
	}
	p.command("form", "")
	p.say("Hoa Ban")
	p.asks("form.hidden.ask")
	p.press("common.yes")
	p.asks("form.n.ask")
	p.notesAre() // a hidden answer is not said either
	p.press("nav.back")
	p.asks("form.name.ask")
}

// TestGivenIsNeverAsked, not even where it was not brought along.
func TestGivenIsNeverAsked(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "given", Ask: dialog.Pick{}, Given: true}, name()))
	p.asks("form.name.ask")
}

func TestHead(t *testing.T) {
	p := opened(t, house())
	head := func(want string) {
		t.Helper()
		if got := text(p.now().view.Head); got != want {
			t.Errorf("head is %q, want %q", got, want)
		}
	}
	head("head.count 1 form.title") // how many follow depends on the kind
	p.say("Hoa Ban")
	head("head.count 2 form.title")
	p.press("form.kind.flat")
	head("head.step 3 4 form.title")
	p.say("2")
	head("head.step 4 4 form.title")
	p.press("nav.back")
	head("head.step 3 4 form.title")
	p.say("2")
	p.press("common.no")
	head("form.title") // the card
	p.press("card.add form.note.label")
	head("form.title") // a later question is not counted
}

func TestSmallFlowEndsWithoutCard(t *testing.T) {
	p := opened(t, small(choice("lang", "vi", "en")))
	if got := text(p.now().view.Head); got != "small.title" {
		t.Errorf("head is %q", got)
	}
	p.buttonsAre([]string{"small.lang.vi", "small.lang.en"}, []string{"nav.stop"})
	p.press("small.lang.en")
	p.effectsAre(done{"small", "s0000001", dialog.Answers{"lang": {Key: "en"}}}, dialog.Unpark{ID: "s0000001"})
	p.notesAre("tick answered small.lang.label small.lang.en", "tick receipt 2")
	p.buttonsAre([]string{"another"}, []string{"menu.home"})
}

// TestBareOffersNoWayOut: its own options say how to leave.
func TestBareOffersNoWayOut(t *testing.T) {
	s := choice("it", "home")
	s.Bare = true
	p := opened(t, form(s))
	p.buttonsAre([]string{"form.it.home"})
}

// TestLeads: an answer may lead elsewhere than to the next question.
func TestLeads(t *testing.T) {
	lead := func(m dialog.Move) func(dialog.Context, dialog.Value) dialog.Move {
		return func(dialog.Context, dialog.Value) dialog.Move { return m }
	}
	draft := dialog.Draft{ID: "s0000001", Chat: 77, User: 77, Flow: "form", Form: 1, Title: "Hoa Ban",
		Answers: dialog.Answers{"name": {Text: "Hoa Ban", From: 103}}, Opened: morning.Add(1e9), Changed: morning.Add(3e9)}
	for _, c := range []struct {
		name    string
		move    dialog.Move
		asks    string
		effects []dialog.Effect
	}{
		{"stay", dialog.Move{}, "card.check", nil},
		{"cancel", dialog.Move{Do: dialog.Cancel}, "home", []dialog.Effect{dialog.Unpark{ID: "s0000001"}}},
		{"save without it", dialog.Move{Do: dialog.Save, Clear: "it"}, "", []dialog.Effect{dialog.Park{Draft: draft}}},
		{"ask again", dialog.Move{Do: dialog.Reask, Clear: "name"}, "form.name.ask", nil},
		{"other form", dialog.Move{Do: dialog.Switch, Flow: "small"}, "small.lang.ask", []dialog.Effect{dialog.Unpark{ID: "s0000001"}}},
		{"menu", dialog.Move{Do: dialog.Home}, "home", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			it := choice("it", "red")
			it.Leads = lead(c.move)
			p := opened(t, form(name(), it), small(choice("lang", "vi")))
			p.say("Hoa Ban")
			p.press("form.it.red")
			p.asks(c.asks)
			p.effectsAre(c.effects...)
		})
	}
}
