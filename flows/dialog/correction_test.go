package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// returned is a phone that opened a correction of the chain: total was sent
// back with a reason, and so its answer is gone.
func returned(t *testing.T) *phone {
	p := newPhone(t, chain(), small(choice("lang", "vi")))
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Version: 3,
		Fields:  []dialog.Field{{Step: "total", Reason: dialog.Plain("quá nhiều")}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "share": {Number: 20}, "half": {Number: 10}, "other": {Number: 5}}})
	p.command("fix", "")
	return p
}

// mended answers what was sent back, and what depends on it: its answer is not
// known any more to be the same.
func mended(t *testing.T) *phone {
	p := returned(t)
	p.asks("fix.ask form.total.ask quá nhiều")
	p.buttonsAre([]string{"nav.pause"})
	p.say("30")
	p.asks("form.share.ask")
	p.say("15")
	p.asks("form.half.ask")
	p.say("7")
	p.asks("card.check")
	return p
}

// TestCorrection opens only what was sent back, and says why.
func TestCorrection(t *testing.T) {
	p := mended(t)
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.total.label"}, []string{"card.edit form.share.label"}, []string{"card.edit form.half.label"}, []string{"nav.pause"})
	for _, l := range p.now().view.Lines {
		if l.Mark != (l.Step == "total") {
			t.Errorf("line %s marked: %v", l.Step, l.Mark)
		}
	}
	p.press("form.send")
	if got := p.effects[0].(done); got.ID != p.s.ID || got.Answers["total"].Number != 30 || len(got.Answers) != 5 {
		t.Errorf("sent %+v", got)
	}
	if p.s.Record != "" || p.s.Fields != nil {
		t.Errorf("still a correction: %+v", p.s)
	}
}

// TestCorrectionStaysClosed: what was not sent back cannot be changed, by no
// way there is.
func TestCorrectionStaysClosed(t *testing.T) {
	p := mended(t)
	for _, opt := range []string{"/name", "/other", "<"} {
		before := asJSON(p.s.Answers)
		p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":"+opt)
		p.say("Hoa Lan")
		p.say("99")
		if p.s.Answers.Text("name") != "Hoa Ban" || p.s.Answers["other"].Number != 5 {
			t.Errorf("%s changed %s to %s", opt, before, asJSON(p.s.Answers))
		}
		p.s.At = ""
	}
}

// TestEditInACorrection: an earlier message changes only what was sent back.
func TestEditInACorrection(t *testing.T) {
	p := newPhone(t, chain())
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Fields: []dialog.Field{{Step: "other"}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban", From: 50}, "total": {Number: 4}, "share": {Number: 2}, "half": {Number: 1}}})
	p.command("fix", "")
	p.asks("form.other.ask")
	p.edit(50, "Hoa Lan")
	message := p.say("5")
	p.edit(message, "6")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 4}, "share": {Number: 2}, "half": {Number: 1}, "other": {Number: 6}})
}

// TestChangedFieldAsksDependents again when it is changed on the card.
func TestChangedFieldAsksDependents(t *testing.T) {
	p := mended(t)
	p.press("card.edit form.total.label")
	p.say("31")
	p.asks("form.share.ask")
	p.say("15")
	p.asks("form.half.ask")
	p.say("7")
	p.asks("card.check")
}

// TestOwnCorrection has no marked fields: every line can be changed.
func TestOwnCorrection(t *testing.T) {
	p := newPhone(t, form(name(), count("n")))
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 5}}})
	p.command("fix", "")
	p.asks("card.check")
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.name.label"}, []string{"card.edit form.n.label"}, []string{"nav.pause"})
}

// TestCorrectionIsParked with all it needs to go on.
func TestCorrectionIsParked(t *testing.T) {
	p := returned(t)
	p.command("small", "")
	d := p.parked()
	if d.Record != "r1" || d.Version != 3 || len(d.Fields) != 1 || len(d.Answers) != 4 {
		t.Errorf("parked %+v", d)
	}
	p.opens("go_on", d)
	p.command("go_on", "")
	p.asks("fix.ask form.total.ask quá nhiều")
	if p.s.ID != d.ID || p.s.Version != 3 {
		t.Errorf("resumed %+v", p.s)
	}
}

// TestCorrectionOpenAlready is shown, also from under the menu, and not opened
// a second time with another id.
func TestCorrectionOpenAlready(t *testing.T) {
	p := mended(t)
	id := p.s.ID
	p.command("menu", "")
	p.command("fix", "")
	p.asks("card.check")
	p.effectsAre()
	if p.s.ID != id || p.s.Answers["total"].Number != 30 {
		t.Errorf("session %+v", p.s)
	}
}
