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

// TestRoleTakenAway: who may no longer open the form may not send it either.
// What was answered is kept as a draft.
func TestRoleTakenAway(t *testing.T) {
	f := form(name())
	may := true
	f.May = func(dialog.Actor) bool { return may }
	p := opened(t, f)
	p.say("Hoa Ban")
	may = false
	p.press("form.send")
	p.notesAre("warn not_for_you")
	if d := p.parked(); d.Answers.Text("name") != "Hoa Ban" {
		t.Errorf("parked %+v", d)
	}
}
