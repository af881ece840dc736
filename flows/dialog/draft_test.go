package dialog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"khuyencong/flows/dialog"
)

// parked is the draft that the last event put aside.
func (p *phone) parked() dialog.Draft {
	p.t.Helper()
	for _, e := range p.effects {
		if park, ok := e.(dialog.Park); ok {
			return park.Draft
		}
	}
	p.t.Fatalf("nothing was parked: %+v", p.effects)
	return dialog.Draft{}
}

// opens makes the command lead to a form opened with the draft.
func (p *phone) opens(word string, d dialog.Draft) {
	p.book.Commands[word] = word
	usual := p.book.Go
	p.book.Go = func(e dialog.Event, place, arg string) dialog.Move {
		if place == word {
			return dialog.Move{Do: dialog.Open, Flow: d.Flow, Draft: &d}
		}
		return usual(e, place, arg)
	}
}

func TestSaveAndResume(t *testing.T) {
	p := opened(t, form(name(), count("n"), count("m")))
	p.say("Hoa Ban")
	p.say("5")
	answers, turn := p.s.Answers, p.s.Turn
	p.press("nav.pause")
	p.press("pause.save")
	p.buttonsAre([]string{"menu.resume_draft"}, []string{"menu.home"})
	p.notesAre("tick parked")
	d := p.parked()
	want := dialog.Draft{ID: "s0000001", Chat: 77, User: 77, Flow: "form", Form: 1, Answers: answers, Title: "Hoa Ban", Opened: morning.Add(1e9), Changed: morning.Add(5e9)}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Fatalf("draft (-want +got):\n%s", diff)
	}

	p.opens("go_on", d)
	p.command("go_on", "")
	p.asks("form.m.ask")
	p.effectsAre(dialog.Unpark{ID: "s0000001"})
	if p.s.ID != "s0000001" || !p.s.Opened.Equal(d.Opened) || p.s.Turn <= turn {
		t.Errorf("resumed as %s, opened %s, turn %d after %d", p.s.ID, p.s.Opened, p.s.Turn, turn)
	}
	p.say("6")
	p.press("form.send")
	if got := p.effects[0].(done); got.ID != "s0000001" || len(got.Answers) != 3 {
		t.Errorf("sent %+v", got)
	}
}

// TestOldCardOfADraft: the draft has its id again, but a card from before it
// was put aside is still an old one.
func TestOldCardOfADraft(t *testing.T) {
	p := opened(t, form(name(), choice("a", "x", "y"), count("n")))
	p.say("Hoa Ban")
	old := p.now()
	p.command("huy", "")
	p.press("pause.save")
	p.opens("go_on", p.parked())
	p.command("go_on", "")
	p.pressOn(old, "form.a.x")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
}

// TestOpenFormIsParked, never replaced, when another one or a draft is opened.
func TestOpenFormIsParked(t *testing.T) {
	p := opened(t, form(name(), count("n")), small(choice("lang", "vi")))
	p.say("Hoa Ban")
	p.command("small", "")
	p.asks("small.lang.ask")
	d := p.parked()
	if d.Answers.Text("name") != "Hoa Ban" || len(p.effects) != 1 {
		t.Errorf("effects %+v", p.effects)
	}
	p.opens("go_on", d)
	p.command("form", "")
	p.say("Hoa Lan")
	p.command("go_on", "")
	p.asks("form.n.ask")
	other := p.parked()
	p.effectsAre(dialog.Park{Draft: other}, dialog.Unpark{ID: d.ID})
	if other.ID == d.ID || other.Answers.Text("name") != "Hoa Lan" {
		t.Errorf("parked %+v", other)
	}
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
}

// TestNothingWorthKeeping: a form that was only looked at leaves no draft.
func TestNothingWorthKeeping(t *testing.T) {
	same := dialog.Step{Name: "same", Ask: dialog.Pick{}, Needs: nothingFound, IfFound: true}
	p := opened(t, form(same, name()), small(choice("lang", "vi")))
	p.answersAre(dialog.Answers{"same": {Skipped: true}})
	p.command("small", "")
	p.effectsAre()
}

// TestOpenAlready: what is open is shown, not opened again, also from under a
// menu.
func TestOpenAlready(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.opens("go_on", dialog.Draft{ID: p.s.ID, Flow: "form"})
	p.say("Hoa Ban")
	p.command("menu", "")
	p.command("go_on", "")
	p.asks("form.n.ask")
	p.effectsAre()
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
}

// TestDraftOfARevisit: an answer that was being added to is asked again.
func TestDraftOfARevisit(t *testing.T) {
	p := opened(t, form(pictures(3)))
	p.photo("a", "")
	p.press("nav.done_n 1")
	p.press("card.edit form.photos.label")
	p.command("huy", "")
	p.press("pause.save")
	p.opens("go_on", p.parked())
	p.command("go_on", "")
	p.asks("form.photos.ask")
}

// TestDraftWithOpenPictures goes on collecting.
func TestDraftWithOpenPictures(t *testing.T) {
	p := opened(t, form(pictures(3), count("n")))
	p.photo("a", "")
	p.command("huy", "")
	p.press("pause.save")
	p.opens("go_on", p.parked())
	p.command("go_on", "")
	p.asks("form.photos.ask")
	p.photo("b", "")
	p.press("nav.done_n 2")
	p.asks("form.n.ask")
}
