package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// decision is a form without a card: what was brought along, a list one came from,
// a wrong answer that can be taken back, and what is asked because of it.
func decision() *dialog.Flow {
	chose := func(step, key string) func(dialog.Answers) bool {
		return func(a dialog.Answers) bool { return a.Chosen(step) == key }
	}
	f := form(
		dialog.Step{Name: "brought", Ask: dialog.Choice{Among: options("x")}, Given: true, Hide: true, Back: func(dialog.Answers) bool { return true }},
		dialog.Step{Name: "list", Ask: dialog.Choice{Among: options("one", "two")}, Hide: true},
		dialog.Step{Name: "reason", Ask: dialog.Choice{Among: options("late", "other")}, Hide: true, Back: chose("list", "one")},
		dialog.Step{Name: "words", Ask: dialog.Text{Min: 2, Max: 80}, When: chose("reason", "other"), After: []string{"reason"}, Hide: true, Back: chose("list", "one")},
		dialog.Step{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Hide: true, Bare: true},
	)
	f.Card = false
	return f
}

// TestBackToHidden: a question that is on no card is gone back to only where its
// flow says so; what depends on the answer taken back goes with it.
func TestBackToHidden(t *testing.T) {
	p := opened(t, decision())
	p.press("form.list.one")
	if p.has("nav.back") {
		t.Error("there is a way back to what is not to be taken back")
	}
	p.press("form.reason.other")
	p.say("nhầm rồi")
	p.asks("form.sure.ask")
	p.press("nav.back")
	p.asks("form.words.ask")
	p.press("nav.back")
	p.asks("form.reason.ask")
	p.press("form.reason.late")
	p.asks("form.sure.ask")
	if _, kept := p.s.Answers["words"]; kept {
		t.Error("the words of the reason that was taken back are still there")
	}
}

// TestNoBackToHidden: where the flow does not say so there is no way back.
func TestNoBackToHidden(t *testing.T) {
	p := opened(t, decision())
	p.press("form.list.two")
	p.press("form.reason.late")
	p.asks("form.sure.ask")
	if p.has("nav.back") {
		t.Error("there is a way back to what is not to be taken back")
	}
}
