package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

func TestHelpComesBack(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	p.command("help", "")
	p.asks("form.n.ask")
	p.notesAre("info help")
	p.command("khongco", "")
	p.asks("form.n.ask")
	p.notesAre("info unknown")
	p.say("5")
	p.asks("card.check")
}

// TestMenu stands over the form; its first button leads back.
func TestMenu(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	p.command("menu", "")
	p.asks("home")
	p.buttonsAre([]string{"menu.resume form.title"}, []string{"menu.form"})
	p.say("5")
	p.asks("home")
	p.notesAre("warn unused.words 5")
	p.photo("a", "")
	p.notesAre("warn unused.sent sent.photo")
	p.command("help", "")
	p.asks("home")
	p.press("menu.resume form.title")
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
}

// TestMenuOverAList: a list is not gone back to before anything was chosen.
func TestMenuOverAList(t *testing.T) {
	p := opened(t, small(name(), count("n")))
	p.command("menu", "")
	p.buttonsAre([]string{"menu.small"})
	p = opened(t, small(name(), count("n")))
	p.say("Hoa Ban")
	p.command("menu", "")
	p.buttonsAre([]string{"menu.resume small.title"}, []string{"menu.small"})
}

// TestLeaving: what becomes of the form is asked; nothing is lost meanwhile.
func TestLeaving(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	p.press("nav.pause")
	p.asks("pause.ask")
	p.buttonsAre([]string{"pause.on"}, []string{"pause.save"}, []string{"pause.drop"})
	p.say("5")
	p.asks("pause.ask")
	p.notesAre("warn unused.words 5")
	p.press("pause.on")
	p.asks("form.n.ask")

	p.command("huy", "")
	p.press("pause.drop")
	p.asks("home")
	p.notesAre("info cancelled")
	p.effectsAre(dialog.Unpark{ID: "s0000001"})
}

func TestLeavingSmallFlow(t *testing.T) {
	p := opened(t, small(choice("lang", "vi")))
	p.command("huy", "")
	p.asks("home") // there was nothing to keep, so nothing is asked
}

// TestNothingToLeave: the commands of a form lead to the menu where none is open.
func TestNothingToLeave(t *testing.T) {
	for _, word := range []string{"huy", "menu"} {
		p := newPhone(t, form(name()))
		p.command(word, "")
		p.asks("home")
		p.buttonsAre([]string{"menu.form"})
	}
}

// TestNothingToSave: a form in which nothing was answered offers no draft that
// would not be kept.
func TestNothingToSave(t *testing.T) {
	p := opened(t, form(name()))
	p.press("nav.pause")
	p.buttonsAre([]string{"pause.on"}, []string{"pause.drop"})
}

// TestMenuOnTheCard comes back to the card.
func TestMenuOnTheCard(t *testing.T) {
	p := opened(t, form(count("n")))
	p.say("5")
	p.command("menu", "")
	p.press("menu.resume form.title")
	p.asks("card.check")
	p.say("gửi đi")
	p.asks("card.check")
	p.notesAre("warn unused.words gửi đi")
}

// TestOpenedAgainFromTheMenu: the unfinished form is put aside, not replaced.
func TestOpenedAgainFromTheMenu(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	p.command("menu", "")
	p.press("menu.form")
	p.asks("form.name.ask")
	p.answersAre(dialog.Answers{})
	if park, ok := p.effects[0].(dialog.Park); !ok || park.Draft.Title != "Hoa Ban" || len(p.effects) != 1 {
		t.Errorf("effects %+v", p.effects)
	}
}

// TestNotForYou: a form that is not for this person leaves the open one alone.
func TestNotForYou(t *testing.T) {
	secret := small(choice("lang", "vi"))
	secret.May = func(a dialog.Actor) bool { return a.Role.IsStaff() }
	p := opened(t, form(name(), count("n")), secret)
	p.say("Hoa Ban")
	p.command("small", "")
	p.asks("form.n.ask")
	p.notesAre("warn not_for_you ")
	p.effectsAre()
	p.me.Role = dialog.Manager
	p.command("small", "")
	p.asks("small.lang.ask")
}
