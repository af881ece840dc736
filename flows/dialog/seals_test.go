package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// agreeing is a step under the card: it sends, asks for a picture first, or keeps
// a draft.
func agreeing() dialog.Step {
	return dialog.Step{Name: "agreed", Seals: true, After: []string{"name"},
		Ask: dialog.Consent{Among: options("oral", "signed", "none"), Wording: "2026-11"},
		Leads: func(_ dialog.Context, v dialog.Value) dialog.Move {
			switch v.Key {
			case "oral":
				return dialog.Move{Do: dialog.Finish}
			case "none":
				return dialog.Move{Do: dialog.Save, Clear: "agreed"}
			}
			return dialog.Move{}
		}}
}

func sealedForm() *dialog.Flow {
	sheet, note := pictures(3), dialog.Step{Name: "note", Ask: dialog.Text{Min: 2, Max: 40}, Later: true}
	sheet.When = chose("agreed", "signed")
	return form(name(), count("n"), note, agreeing(), sheet)
}

// underCard is a phone that shows the card of the sealed form.
func underCard(t *testing.T) *phone {
	p := opened(t, sealedForm(), small(choice("lang", "vi")))
	p.say("Hoa Ban")
	p.say("5")
	p.asks("card.check")
	return p
}

// sealed are the buttons of that card.
func sealed() [][]string {
	return [][]string{{"form.agreed.oral"}, {"form.agreed.signed"}, {"form.agreed.none"},
		{"card.edit form.name.label"}, {"card.edit form.n.label"}, {"card.add form.note.label"}, {"nav.pause"}}
}

// unsealed fails if anything was sent, or if the card does not ask for the seal.
func (p *phone) unsealed() {
	p.t.Helper()
	for _, e := range p.effects {
		if _, ok := e.(done); ok {
			p.t.Fatalf("it was sent: %+v", e)
		}
	}
	p.asks("card.check")
	p.buttonsAre(sealed()...)
	if foot := p.now().view.Foot; len(foot) != 1 || text(foot[0]) != "form.agreed.ask" {
		p.t.Fatalf("under the card stands %+v", foot)
	}
}

func TestSealSends(t *testing.T) {
	p := underCard(t)
	p.unsealed()
	p.press("form.agreed.oral")
	got := p.effects[0].(done).Answers
	if len(got) != 3 || got["agreed"].Key != "oral" {
		t.Errorf("sent %+v", got)
	}
	if g := got["agreed"].Given; g == nil || *g != (dialog.Given{By: 7, At: p.sent.At.Unix(), Wording: "2026-11"}) {
		t.Errorf("nobody knows who agreed, when and to what: %+v", g)
	}
	p.notesAre("tick answered form.agreed.label form.agreed.oral", "tick receipt 4")
	if p.s.Flow != "" {
		t.Error("the form is still open")
	}
}

// TestSealAsksForMore: what it leads to is asked, then the card sends as others do.
func TestSealAsksForMore(t *testing.T) {
	p := underCard(t)
	p.press("form.agreed.signed")
	p.asks("form.photos.ask")
	p.photo("a", "")
	p.press("nav.done_n 1")
	p.asks("card.check")
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.name.label"}, []string{"card.edit form.n.label"},
		[]string{"card.edit form.agreed.label"}, []string{"card.edit form.photos.label"}, []string{"card.add form.note.label"}, []string{"nav.pause"})
	p.press("form.send")
	if got := p.effects[0].(done).Answers; len(got) != 4 {
		t.Errorf("sent %+v", got)
	}
}

// TestSealKeepsADraft: nothing is sent, and the draft asks for it again.
func TestSealKeepsADraft(t *testing.T) {
	p := underCard(t)
	p.press("form.agreed.none")
	d := p.parked()
	if _, ok := d.Answers["agreed"]; ok || len(d.Answers) != 2 || len(p.effects) != 1 {
		t.Errorf("parked %+v with %+v", d.Answers, p.effects)
	}
	p.opens("go_on", d)
	p.command("go_on", "")
	p.asks("card.check")
	p.buttonsAre(sealed()...)
}

// TestSentUnderASeal: neither words nor pictures agree to anything, and each is
// said to have done nothing.
func TestSentUnderASeal(t *testing.T) {
	for do, note := range map[string]string{
		"đồng ý":           "warn problem.press_button",
		"form.agreed.oral": "warn problem.press_button",
		"được không ạ?":    "warn problem.press_button",
		"(photo)":          "warn unused.sent sent.photo",
	} {
		p := underCard(t)
		if do == "(photo)" {
			p.photo("a", "")
		} else {
			p.say(do)
		}
		p.notesAre(note)
		p.unsealed()
	}
}

// TestTypedSeal: a question that takes words takes them under the card too, but
// only once the card can have been seen.
func TestTypedSeal(t *testing.T) {
	ready := dialog.Step{Name: "ready", Ask: dialog.YesNo{}, Seals: true,
		Leads: func(_ dialog.Context, v dialog.Value) dialog.Move { return dialog.Move{Do: dialog.Finish} }}
	p := opened(t, form(name(), count("n"), ready))
	p.say("Hoa Ban")
	p.slow = true
	p.say("5")
	p.say("có")
	p.show()
	p.asks("card.check")
	p.notesAre("tick answered form.n.label 5", "warn unused.words có")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 5}})
	p.buttonsAre([]string{"common.yes", "common.no"}, []string{"card.edit form.name.label"}, []string{"card.edit form.n.label"}, []string{"nav.pause"})
	p.slow = false
	p.say("có")
	if got := p.effects[0].(done).Answers; got.Chosen("ready") != "yes" {
		t.Errorf("sent %+v", got)
	}
}

// TestOldSealButtons: a card that has changed since seals nothing; one press
// seals once.
func TestOldSealButtons(t *testing.T) {
	p := underCard(t)
	old := p.now()
	p.press("card.edit form.n.label")
	p.say("6")
	p.pressOn(old, "form.agreed.oral")
	p.toastsAre("press.stale")
	p.unsealed()
	card := p.now()
	p.press("form.agreed.oral")
	if len(p.effects) != 2 {
		t.Fatalf("effects: %+v", p.effects)
	}
	p.pressOn(card, "form.agreed.oral")
	p.effectsAre()
	p.toastsAre("press.again")
}

// TestForgedSeal: while the seal is missing the usual button to send does nothing,
// and where it is given its own do not.
func TestForgedSeal(t *testing.T) {
	p := underCard(t)
	p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":+")
	p.unsealed()
	p.press("form.agreed.signed")
	p.photo("a", "")
	p.press("nav.done_n 1")
	p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":oral")
	p.asks("card.check")
	if v := p.s.Answers["agreed"]; v.Key != "signed" || len(p.effects) != 0 {
		t.Errorf("it became %+v: %+v", v, p.effects)
	}
}

// TestBackFromBehindASeal leads to the seal's question, which seals as under the
// card.
func TestBackFromBehindASeal(t *testing.T) {
	p := underCard(t)
	p.press("form.agreed.signed")
	p.press("nav.back")
	p.asks("form.agreed.ask")
	p.buttonsAre([]string{"form.agreed.oral"}, []string{"form.agreed.signed"}, []string{"form.agreed.none"}, []string{"nav.back", "nav.pause"})
	p.press("form.agreed.oral")
	if got := p.effects[0].(done).Answers; got.Chosen("agreed") != "oral" {
		t.Errorf("sent %+v", got)
	}
}

// TestSealIsGivenAnew when what was agreed to has changed.
func TestSealIsGivenAnew(t *testing.T) {
	p := underCard(t)
	p.press("form.agreed.signed")
	p.photo("a", "")
	p.press("nav.done_n 1")
	p.press("card.edit form.n.label")
	p.say("9")
	p.button(p.now(), "form.send")
	p.press("card.edit form.name.label")
	p.say("Hoa Lan")
	p.asks("card.check")
	p.buttonsAre(sealed()...)
}

// TestSealInACorrection: what was agreed to when it was sent holds; where the seal
// itself was sent back, the card says why and asks for it.
func TestSealInACorrection(t *testing.T) {
	p := newPhone(t, sealedForm())
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Version: 2, Fields: []dialog.Field{{Step: "n"}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "agreed": {Key: "oral"}}})
	p.command("fix", "")
	p.asks("form.n.ask")
	p.say("7")
	p.asks("card.check")
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.n.label"}, []string{"nav.pause"})

	p = newPhone(t, sealedForm())
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Version: 2, Fields: []dialog.Field{{Step: "agreed", Reason: dialog.Plain("chưa rõ")}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 5}}})
	p.command("fix", "")
	p.asks("card.check")
	if foot := p.now().view.Foot; len(foot) != 1 || text(foot[0]) != "fix.ask form.agreed.ask chưa rõ" {
		t.Errorf("under the card stands %+v", foot)
	}
	p.press("form.agreed.oral")
	if got := p.effects[0].(done); got.Answers["n"].Number != 5 || got.Answers.Chosen("agreed") != "oral" {
		t.Errorf("sent %+v", got)
	}
}

// TestSealThatSendsNothing: the form finds that it cannot be sent as it stands.
// It stays open with all but what must be answered anew.
func TestSealThatSendsNothing(t *testing.T) {
	f := sealedForm()
	f.Done = func(dialog.Session, dialog.Event) dialog.Ending {
		return dialog.Ending{Instead: &dialog.Move{Do: dialog.Reask, Clear: "name", Say: []dialog.Note{{Mark: dialog.Warn, Say: dialog.Say("gone")}}}}
	}
	p := opened(t, f)
	p.say("Hoa Ban")
	p.say("5")
	p.press("form.agreed.oral")
	p.effectsAre()
	p.asks("form.name.ask")
	p.notesAre("warn gone")
	p.answersAre(dialog.Answers{"n": {Number: 5}})
	p.say("Hoa Lan")
	p.unsealed()
}
