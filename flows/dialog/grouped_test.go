package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// groups are colours behind two buttons, one of them at once, and a last one.
func groups() dialog.Step {
	red := dialog.Option{Key: "red", Also: []string{"mau do", "do"}}
	return dialog.Step{Name: "it", Ask: dialog.Grouped{
		First: []dialog.Option{red},
		Groups: []dialog.Group{
			{Key: "warm", Options: []dialog.Option{red, {Key: "orange", Also: []string{"mau cam"}}}},
			{Key: "cold", Options: []dialog.Option{{Key: "green", Also: []string{"la cay"}}, {Key: "blue", Also: []string{"da troi", "xanh"}}}},
		},
		Last: []dialog.Option{{Key: "none", Also: []string{"khong mau"}}},
	}}
}

const (
	allGroups = "form.it.red form.it.group.warm form.it.group.cold form.it.none nav.back nav.pause"
	coldGroup = "form.it.green form.it.blue nav.groups nav.back nav.pause"
)

func grouping(t *testing.T) *phone {
	p := opened(t, form(name(), groups(), count("n")))
	p.say("Hoa Ban")
	return p
}

func (p *phone) offersJust(want string) {
	p.t.Helper()
	if got := p.line(); got != want {
		p.t.Fatalf("the buttons are %q, want %q", got, want)
	}
}

// TestGroups: what most choose stands at once, the others behind their group.
func TestGroups(t *testing.T) {
	p := grouping(t)
	p.offersJust(allGroups)
	p.press("form.it.group.cold")
	p.asks("form.it.ask")
	p.offersJust(coldGroup)
	p.press("nav.groups")
	p.offersJust(allGroups)
	p.press("form.it.group.warm")
	p.offersJust("form.it.red form.it.orange nav.groups nav.back nav.pause")
	p.press("form.it.red")
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "it": {Key: "red"}})
	p.press("nav.back")
	p.offersJust(allGroups) // no group stays open
}

// TestTypedInGroups: words name an option wherever it stands, or open a group.
func TestTypedInGroups(t *testing.T) {
	for words, key := range map[string]string{
		"Xanh dương": "blue", "xanh": "blue", "XANH LÁ": "green", "xanh l": "green", "màu cam": "orange", "đỏ": "red", "không màu": "none",
	} {
		p := grouping(t)
		message := p.say(words)
		p.asks("form.n.ask")
		if v := p.s.Answers["it"]; v.Key != key || v.From != message {
			t.Errorf("%q chose %+v", words, v)
		}
	}
	p := grouping(t)
	p.say("form it group cold")
	p.notesAre()
	p.offersJust(coldGroup)
	p.say("mau cam") // of the other group
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "it": {Key: "orange"}})
}

// TestUnheardOfInGroups: nothing is guessed.
func TestUnheardOfInGroups(t *testing.T) {
	for _, words := range []string{"tím", "xanh dương hay đỏ", "…"} {
		p := grouping(t)
		p.say(words)
		p.asks("form.it.ask")
		p.offersJust(allGroups)
		if len(p.now().view.Notes) != 1 || p.s.Answers["it"].Key != "" {
			t.Errorf("%q: %q, %+v", words, notes(p.now().view), p.s.Answers)
		}
	}
}

// TestMentionedInGroups: options that the words mention are proposed, with a way
// on beside them; what is proposed answers as if typed.
func TestMentionedInGroups(t *testing.T) {
	p := grouping(t)
	message := p.say("Tường da trời, cửa màu đỏ")
	p.notesAre("warn problem.which")
	p.offersJust("form.it.red form.it.blue form.it.none nav.back nav.pause")
	p.press("form.it.blue")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "it": {Key: "blue"}})
	p.edit(message, "màu cam")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "it": {Key: "orange"}})

	p = grouping(t)
	p.say("thôi, không màu nào cả")
	p.offersJust("form.it.none nav.back nav.pause") // once
}

// TestEarlyWordsInGroups: a name sent before the question is taken as for any
// other question with buttons; other words wait as a button.
func TestEarlyWordsInGroups(t *testing.T) {
	p := opened(t, form(name(), groups(), count("n")))
	p.slow = true
	p.say("Hoa Ban")
	p.say("tường da trời")
	p.show()
	p.asks("form.it.ask")
	p.notesAre("tick answered form.name.label Hoa Ban", "warn early.words tường da trời")
	p.slow = false
	p.press("early.use tường da trời")
	p.offersJust("form.it.blue form.it.none nav.back nav.pause")
	p.press("form.it.blue")
	p.asks("form.n.ask")
}

// TestOldGroupButtons: a group opened on an older card opens nothing, one of its
// options chooses nothing.
func TestOldGroupButtons(t *testing.T) {
	p := grouping(t)
	p.say("không hiểu")
	older := p.screens[len(p.screens)-2]
	p.pressOn(older, "form.it.group.cold")
	p.toastsAre("press.stale")
	p.offersJust(allGroups)
	p.press("form.it.group.cold")
	old := p.now()
	p.press("form.it.green")
	p.asks("form.n.ask")
	p.pressOn(old, "form.it.blue")
	p.toastsAre("press.moved")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "it": {Key: "green"}})
}

// TestForgedGroups lead to all of them.
func TestForgedGroups(t *testing.T) {
	for _, opt := range []string{">3", ">99", ">-1", ">x", "purple", "group.cold"} {
		p := grouping(t)
		p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":"+opt)
		p.asks("form.it.ask")
		p.offersJust(allGroups)
	}
}

// TestGroupsInACorrection: what was sent back is asked with the reason, and the
// card is next.
func TestGroupsInACorrection(t *testing.T) {
	p := newPhone(t, form(name(), groups(), count("n", "it")))
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Fields: []dialog.Field{{Step: "it", Reason: dialog.Plain("nhầm")}},
		Answers: dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 5}}})
	p.command("fix", "")
	p.asks("fix.ask form.it.ask nhầm")
	p.press("form.it.group.cold")
	p.asks("fix.ask form.it.ask nhầm")
	p.press("form.it.green")
	p.asks("form.n.ask") // depends on it
	p.say("6")
	p.cardIs("form.title", "name Hoa Ban", "it form.it.green", "n 6")
}
