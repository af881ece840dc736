package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// chain: share depends on total, half on share; other on nothing.
func chain() *dialog.Flow {
	return form(name(), count("total"), count("share", "total"), count("half", "share"), count("other"))
}

// filledChain is a phone with the chain's card.
func filledChain(t *testing.T) *phone {
	p := opened(t, chain())
	for _, words := range []string{"Hoa Ban", "40", "20", "10", "5"} {
		p.say(words)
	}
	p.asks("card.check")
	return p
}

func TestCard(t *testing.T) {
	p := filledChain(t)
	var lines []string
	for _, l := range p.now().view.Lines {
		lines = append(lines, l.Step+" "+text(l.Label)+" "+text(l.Value))
	}
	want := []string{"name form.name.label Hoa Ban", "total form.total.label 40", "share form.share.label 20", "half form.half.label 10", "other form.other.label 5"}
	if asJSON(lines) != asJSON(want) {
		t.Errorf("lines are %q, want %q", lines, want)
	}
	for _, l := range []string{"name", "total", "share", "half", "other"} {
		p.button(p.now(), "card.edit form."+l+".label")
	}
}

func TestCardLeavesOut(t *testing.T) {
	hidden, later, gone, passed := count("hidden"), count("later"), count("gone"), count("passed")
	hidden.Hide, later.Later, passed.Optional = true, true, true
	gone.When = func(dialog.Answers) bool { return false }
	p := opened(t, form(hidden, passed, gone, later))
	p.say("1")
	p.press("nav.skip")
	p.asks("card.check")
	lines := p.now().view.Lines
	if len(lines) != 1 || text(lines[0].Value) != "common.skipped" {
		t.Errorf("lines are %+v, want the skipped one alone", lines)
	}
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.passed.label"}, []string{"card.add form.later.label"}, []string{"nav.pause"})
}

// TestEditAsksDependents: what depends on the changed answer is asked again,
// and what depends on that; everything else stays, then the card is back.
func TestEditAsksDependents(t *testing.T) {
	p := filledChain(t)
	p.press("card.edit form.total.label")
	p.asks("form.total.ask")
	p.say("50")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 50}, "other": {Number: 5}})
	p.asks("form.share.ask")
	p.say("25")
	p.asks("form.half.ask")
	p.say("12")
	p.asks("card.check")
}

func TestEditOfTheLast(t *testing.T) {
	p := filledChain(t)
	p.press("card.edit form.half.label")
	p.say("9")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 40}, "share": {Number: 20}, "half": {Number: 9}, "other": {Number: 5}})
}

// TestSameAnswerKeepsDependents: confirming an answer changes nothing.
func TestSameAnswerKeepsDependents(t *testing.T) {
	p := filledChain(t)
	p.press("card.edit form.total.label")
	p.say("40 người")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 40}, "share": {Number: 20}, "half": {Number: 10}, "other": {Number: 5}})
}

// TestBadEditFromTheCard keeps the answer and asks again.
func TestBadEditFromTheCard(t *testing.T) {
	p := filledChain(t)
	before := asJSON(p.s.Answers)
	p.press("card.edit form.total.label")
	p.say("rất nhiều")
	p.asks("form.total.ask")
	p.notesAre("warn problem.number")
	if asJSON(p.s.Answers) != before {
		t.Errorf("answers are %s, want %s", asJSON(p.s.Answers), before)
	}
}

// TestKept: what a change of mind made inapplicable is neither on the card nor
// in what is sent, but is there again when the mind changes back.
func TestKept(t *testing.T) {
	p := opened(t, house())
	p.say("Hoa Ban")
	p.press("form.kind.farm")
	p.say("3")
	p.press("common.yes")
	p.press("card.edit form.kind.label")
	p.press("form.kind.flat")
	p.asks("form.floor.ask")
	p.say("2")
	p.asks("card.check")
	for _, l := range p.now().view.Lines {
		if l.Step == "cows" {
			t.Error("the card mentions the cows of a flat")
		}
	}
	undecided := p.s
	p.press("form.send")
	kept := p.effects[0].(done).Answers
	if _, ok := kept["cows"]; ok || kept["floor"].Number != 2 || len(kept) != 4 {
		t.Errorf("kept %+v", kept)
	}
	p.s = undecided
	p.screens = p.screens[:len(p.screens)-1]
	p.press("card.edit form.kind.label")
	p.press("form.kind.farm")
	p.asks("card.check")
	if kept := house().Kept(p.s.Answers); kept["cows"].Number != 3 {
		t.Errorf("kept %+v", kept)
	}
}

// TestKeptIsDone: what is sent is not open any more.
func TestKeptIsDone(t *testing.T) {
	kept := album().Kept(dialog.Answers{"photos": {Items: []dialog.Item{{Unique: "a"}}, Open: true}, "gone": {Text: "x"}})
	if v, ok := kept["photos"]; len(kept) != 1 || !ok || v.Open {
		t.Errorf("kept %+v", kept)
	}
}

// TestLater: later questions are offered on the card, answered or passed over,
// and lead back to it.
func TestLater(t *testing.T) {
	p := opened(t, house())
	p.say("Hoa Ban")
	p.press("form.kind.flat")
	p.say("2")
	p.say("có")
	p.press("card.add form.note.label")
	p.asks("form.note.ask")
	p.buttonsAre([]string{"nav.back", "nav.skip", "nav.pause"})
	p.press("nav.skip")
	p.asks("card.check")
	p.press("card.add form.note.label")
	p.say("gọi trước khi đến")
	p.asks("card.check")
	p.button(p.now(), "card.edit form.note.label")
}

// TestCheck refuses what the kind accepts, however the answer comes.
func TestCheck(t *testing.T) {
	even := count("n")
	even.Check = func(_ dialog.Answers, v dialog.Value) error {
		if v.Number%2 != 0 {
			return &dialog.Problem{Say: dialog.Say("odd")}
		}
		return nil
	}
	p := opened(t, form(name(), even))
	p.say("Hoa Ban")
	p.say("7")
	p.notesAre("warn odd")
	p.say("7 hoặc 9")
	p.press("7")
	p.notesAre("warn odd")
	p.asks("form.n.ask")
	message := p.say("8")
	p.edit(message, "9")
	p.notesAre("warn edit.kept form.n.label 8")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 8}})
}
