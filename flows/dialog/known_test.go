package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// papers is a step that is not asked where its look-up says it already.
func papers() dialog.Step {
	s := choice("papers", "yes", "no")
	s.After = []string{"name"}
	s.Needs = func(a dialog.Answers, _ dialog.Actor) dialog.Query {
		return dialog.Query{Name: "papers", Text: a.Text("name")}
	}
	s.Known = func(r dialog.Result) (dialog.Value, bool) {
		if len(r.Rows) == 0 {
			return dialog.Value{}, false
		}
		return dialog.Value{Key: r.Rows[0].ID}, true
	}
	return s
}

// ofHoaBan finds the papers of one alone.
func ofHoaBan(q dialog.Query) dialog.Result {
	if q.Text != "Hoa Ban" {
		return dialog.Result{}
	}
	return dialog.Result{Rows: []dialog.Row{{ID: "yes"}}, Total: 1}
}

// knowing is a phone on which the form was opened and the name said.
func knowing(t *testing.T, called string) *phone {
	p := newPhone(t, form(name(), papers(), count("n")))
	p.find = ofHoaBan
	p.command("form", "")
	p.say(called)
	return p
}

// TestKnownIsNotAsked, but stands on the card and can be changed there.
func TestKnownIsNotAsked(t *testing.T) {
	p := knowing(t, "Hoa Ban")
	p.asks("form.n.ask")
	if head := text(p.now().view.Head); head != "head.step 3 3 form.title" {
		t.Errorf("the head is %q", head)
	}
	p.say("5")
	p.asks("card.check")
	p.cardIs("form.title", "name Hoa Ban", "papers form.papers.yes", "n 5")
	p.press("card.edit form.papers.label")
	p.asks("form.papers.ask")
	p.press("form.papers.no")
	p.asks("card.check")
	p.press("form.send")
	if got := p.effects[0].(done).Answers; got.Chosen("papers") != "no" {
		t.Errorf("sent %+v", got)
	}
}

// TestUnknownIsAsked, in its place.
func TestUnknownIsAsked(t *testing.T) {
	p := knowing(t, "Hoa Lan")
	p.asks("form.papers.ask")
	if head := text(p.now().view.Head); head != "head.step 2 3 form.title" {
		t.Errorf("the head is %q", head)
	}
	p.press("form.papers.no")
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Lan"}, "papers": {Key: "no"}})
}

// TestKnownAnew: what depends on a changed answer is looked up again, and is
// asked where nothing is known of the new one.
func TestKnownAnew(t *testing.T) {
	p := knowing(t, "Hoa Ban")
	p.say("5")
	p.press("card.edit form.name.label")
	p.say("Hoa Lan")
	p.asks("form.papers.ask")
	p.press("form.papers.no")
	p.asks("card.check")
	p.press("card.edit form.name.label")
	p.say("Hoa Ban")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "papers": {Key: "yes"}, "n": {Number: 5}})
}

// TestAnsweredIsNotLookedUp: the person's own answer is never replaced.
func TestAnsweredIsNotLookedUp(t *testing.T) {
	p := knowing(t, "Hoa Ban")
	p.press("nav.back")
	p.asks("form.papers.ask")
	p.press("form.papers.no")
	p.asks("form.n.ask")
	p.say("5")
	p.say("gì nữa")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "papers": {Key: "no"}, "n": {Number: 5}})
	if len(p.lookups) != 0 {
		t.Errorf("looked up %+v", p.lookups)
	}
}

// TestKnownInADraft: what was known is kept, what is known by now is not asked.
func TestKnownInADraft(t *testing.T) {
	p := knowing(t, "Hoa Lan")
	p.command("huy", "")
	p.press("pause.save")
	d := p.parked()
	p.find = func(dialog.Query) dialog.Result { return dialog.Result{Rows: []dialog.Row{{ID: "yes"}}, Total: 1} }
	p.opens("go_on", d)
	p.command("go_on", "")
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Lan"}, "papers": {Key: "yes"}})
}

// TestKnownWhileTheLookUpIsMissing: the shell must look it up before anything is
// shown or kept.
func TestKnownWhileTheLookUpIsMissing(t *testing.T) {
	p := newPhone(t, form(name(), papers(), count("n")))
	p.command("form", "")
	e := p.filled(dialog.Event{Kind: dialog.Said, Text: "Hoa Ban"})
	s, effects := p.book.Advance(p.s, e)
	if q, ok := asksFor(effects); !ok || q.Name != "papers" || asJSON(s) != asJSON(p.s) {
		t.Errorf("asked for %+v with %s", effects, asJSON(s))
	}
}

// TestKnownInACorrection is as it was sent: only what was sent back is asked.
func TestKnownInACorrection(t *testing.T) {
	p := newPhone(t, form(name(), papers(), count("n")))
	p.find = ofHoaBan
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Fields: []dialog.Field{{Step: "n"}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "papers": {Key: "no"}}})
	p.command("fix", "")
	p.asks("form.n.ask")
	p.say("7")
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.n.label"}, []string{"nav.pause"})
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "papers": {Key: "no"}, "n": {Number: 7}})
}
