package dialog_test

import (
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

// TestDraftReceipt says where the draft is and leads there.
func TestDraftReceipt(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	p.press("nav.pause")
	p.press("pause.save")
	p.buttonsAre([]string{"menu.resume_draft"}, []string{"menu.home"})
	if data := p.button(p.now(), "menu.resume_draft").Data; !strings.HasSuffix(data, ":@resume:s0000001") {
		t.Errorf("the button carries %q", data)
	}
	if !p.now().view.Keep {
		t.Error("the receipt may be overwritten")
	}
}

// TestWordsLeftAtTheEnd may still be passed on to the centre.
func TestWordsLeftAtTheEnd(t *testing.T) {
	f := small(choice("lang", "vi"))
	f.Done = func(s dialog.Session, e dialog.Event) dialog.Ending {
		end := sent(s, e)
		end.Asking = "Bao giờ có tiền?"
		return end
	}
	p := opened(t, f)
	p.press("small.lang.vi")
	p.buttonsAre([]string{"ask.pass_on"}, []string{"another"}, []string{"menu.home"})
	p.press("ask.pass_on")
	p.effectsAre(passedOn{"Bao giờ có tiền?"})
	p.buttonsAre([]string{"menu.home"})
}

// TestOpenWithoutAnAnswer: the form that is put aside forgets the answer that
// led away from it.
func TestOpenWithoutAnAnswer(t *testing.T) {
	it := choice("it", "red")
	it.Leads = func(dialog.Context, dialog.Value) dialog.Move {
		return dialog.Move{Do: dialog.Open, Flow: "small", Clear: "it"}
	}
	p := opened(t, form(name(), it), small(choice("lang", "vi")))
	p.say("Hoa Ban")
	p.press("form.it.red")
	p.asks("small.lang.ask")
	if d := p.parked(); len(d.Answers) != 1 || d.Answers.Text("name") != "Hoa Ban" {
		t.Errorf("parked %+v", d.Answers)
	}
}

// TestRanks: every role may do more than those before it.
func TestRanks(t *testing.T) {
	ranks := []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin}
	for i, a := range ranks {
		for j, b := range ranks {
			if a.Above(b) != (i > j) {
				t.Errorf("%q above %q: %v", a, b, a.Above(b))
			}
		}
		if a.IsStaff() != (i >= 4) {
			t.Errorf("%q is staff: %v", a, a.IsStaff())
		}
	}
}

// TestRoleTakenAway: who may no longer have the form is told so by the next thing
// they do in it, whatever it is. What was answered is kept as a draft, the answer
// just given too; what was wrong with it no longer matters.
func TestRoleTakenAway(t *testing.T) {
	for what, tt := range map[string]struct {
		does    func(p *phone)
		notes   []string
		counted bool // the second answer is kept
	}{
		"answers":         {func(p *phone) { p.say("12") }, []string{"tick answered form.n.label 12", "warn barred.kept form.title "}, true},
		"answers badly":   {func(p *phone) { p.say("nhiều") }, []string{"warn barred.kept form.title "}, false},
		"asks back":       {func(p *phone) { p.say("Hỏi gì vậy?") }, []string{"warn barred.kept form.title "}, false},
		"sends a picture": {func(p *phone) { p.give(dialog.Event{Kind: dialog.SentVoice}) }, []string{"warn barred.kept form.title "}, false},
		"goes back":       {func(p *phone) { p.press("nav.back") }, []string{"warn barred.kept form.title "}, false},
		"pauses":          {func(p *phone) { p.press("nav.pause") }, []string{"warn barred.kept form.title "}, false},
		"wants the menu":  {func(p *phone) { p.command("menu", "") }, []string{"warn barred.kept form.title "}, false},
		"stops":           {func(p *phone) { p.command("huy", "") }, []string{"warn barred.kept form.title "}, false},
		"opens another":   {func(p *phone) { p.command("small", "") }, []string{"warn barred.kept form.title "}, false},
	} {
		t.Run(what, func(t *testing.T) {
			f := form(name(), count("n"))
			may := true
			f.May = func(dialog.Actor) bool { return may }
			p := opened(t, f, small(choice("lang", "vi")))
			p.say("Hoa Ban")
			may = false
			tt.does(p)
			p.notesAre(tt.notes...)
			d := p.parked()
			if _, counted := d.Answers["n"]; d.Answers.Text("name") != "Hoa Ban" || counted != tt.counted {
				t.Errorf("parked %v", d.Answers)
			}
		})
	}
}

// TestRoleTakenAwayInAList: of a small dialog nothing is kept, and what was chosen
// in it does nothing.
func TestRoleTakenAwayInAList(t *testing.T) {
	f := small(choice("lang", "vi", "en"))
	may := true
	f.May = func(dialog.Actor) bool { return may }
	p := opened(t, f)
	p.me.Role = dialog.Staff
	may = false
	p.press("small.lang.vi")
	p.notesAre("warn barred small.title yes")
	p.effectsAre()
}

// TestPassedOver: who was filling in a form that went to somebody else is told so
// by whatever they do next, once. Words for it are nothing else either.
func TestPassedOver(t *testing.T) {
	for what, tt := range map[string]struct {
		does func(p *phone)
		note string
		asks string // what is offered besides the menu
	}{
		"answers":        {func(p *phone) { p.say("Hoa Ban") }, "warn passed_over form.title sent.said", ""},
		"sends a voice":  {func(p *phone) { p.give(dialog.Event{Kind: dialog.SentVoice}) }, "warn passed_over form.title sent.voice", ""},
		"wants the menu": {func(p *phone) { p.command("menu", "") }, "warn passed_over form.title ", ""},
		"opens another":  {func(p *phone) { p.command("small", "") }, "warn passed_over form.title ", "small.lang.ask"},
	} {
		t.Run(what, func(t *testing.T) {
			p := opened(t, form(name(), count("n")), small(choice("lang", "vi")))
			p.s.Passed = "form"
			p.s, _, _ = p.s.Ended()
			tt.does(p)
			p.notesAre(tt.note)
			if tt.asks != "" {
				p.asks(tt.asks)
			}
			if p.s.Asking != "" {
				t.Errorf("%q is to be asked", p.s.Asking)
			}
			p.command("menu", "")
			p.notesAre()
		})
	}
}
