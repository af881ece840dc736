package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// rehearsal is a form on made-up data: a step that looks something up, one that
// takes any words, one that counts.
func rehearsal(t *testing.T) (*phone, *dialog.Flow) {
	t.Helper()
	f := form(
		dialog.Step{Name: "of", Ask: dialog.Pick{Among: options("new")}, Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: "mine"} }},
		name(), dialog.Step{Name: "in", Ask: dialog.Commune{}}, count("n"))
	f.Name, f.As = "try", "form"
	f.Practice = func(q dialog.Query) dialog.Result {
		return dialog.Result{Rows: []dialog.Row{{ID: "made_up", Name: "Made up", Label: dialog.Plain("Made up")}}, Total: 1}
	}
	f.Done = func(s dialog.Session, e dialog.Event) dialog.Ending {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say("well_done")}}}
	}
	p := newPhone(t, f, form(name(), count("n")), small(choice("lang", "vi")))
	p.me.Communes = []string{"24169"}
	p.find = func(q dialog.Query) dialog.Result {
		t.Errorf("%q is looked up in earnest", q.Name)
		return dialog.Result{}
	}
	p.command("try", "")
	return p, f
}

// says reports that every screen of the practice says what it is.
func says(t *testing.T, p *phone, where string) {
	t.Helper()
	if head := p.now().view.Head.Key; head != "practice.head" && head != "practice.banner" {
		t.Errorf("%s: the screen begins with %q", where, head)
	}
}

func TestPracticeGoesThroughTheForm(t *testing.T) {
	p, _ := rehearsal(t)
	says(t, p, "a choice")
	p.asks("form.of.ask")
	p.press("Made up")
	says(t, p, "a question")
	p.say("Hoa Ban")
	p.command("help", "")
	says(t, p, "help")
	p.press("24169")
	p.say("Bao nhiêu?")
	says(t, p, "a question asked back")
	p.notesAre("info practice.question Bao nhiêu?")
	if p.s.Asking != "" {
		t.Errorf("%q may be passed on", p.s.Asking)
	}
	p.say("5")
	says(t, p, "the card")
	p.press("try.send")
	p.effectsAre(dialog.Unpark{ID: "s0000001"})
	p.notesAre("tick well_done")
	if p.s.Flow != "" || len(p.s.Answers) > 0 || len(p.s.Recent) > 0 {
		t.Errorf("remembered: %q %v %v", p.s.Flow, p.s.Answers, p.s.Recent)
	}
}

// TestPracticeIsNeverKept: however it is left, nothing of it is put aside, and
// that is said.
func TestPracticeIsNeverKept(t *testing.T) {
	for what, does := range map[string]func(p *phone){
		"stops":         func(p *phone) { p.press("nav.stop") },
		"gives up":      func(p *phone) { p.command("huy", "") },
		"opens another": func(p *phone) { p.command("small", "") },
		"opens it from the menu over it": func(p *phone) {
			p.command("menu", "")
			p.press("menu.form")
		},
	} {
		t.Run(what, func(t *testing.T) {
			p, _ := rehearsal(t)
			p.press("Made up")
			p.say("Hoa Ban")
			does(p)
			p.notesAre("info practice.left")
			for _, e := range p.effects {
				if _, ok := e.(dialog.Park); ok {
					t.Errorf("put aside: %+v", e)
				}
			}
			if _, kept := p.s.Answers["name"]; kept {
				t.Errorf("remembered: %v", p.s.Answers)
			}
		})
	}
}

// TestMenuOverPractice: the way back is there, and what all others are is said.
func TestMenuOverPractice(t *testing.T) {
	p, _ := rehearsal(t)
	p.press("Made up")
	p.command("menu", "")
	if v := p.now().view; len(v.Body) == 0 || v.Body[0].Key != "practice.menu" {
		t.Errorf("the menu says %v", v.Body)
	}
	p.press("menu.resume try.title")
	p.asks("form.name.ask")
	says(t, p, "after the menu")
}

// TestPracticeTakenAway: whose role ends in the middle of it keeps no draft.
func TestPracticeTakenAway(t *testing.T) {
	p, f := rehearsal(t)
	p.press("Made up")
	f.May = func(dialog.Actor) bool { return false }
	p.say("Hoa Ban")
	p.effectsAre()
	p.notesAre("warn barred try.title ")
}
