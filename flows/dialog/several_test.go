package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// TestAlone: an option that goes with no other takes their place, and they its.
func TestAlone(t *testing.T) {
	p := asking(t, dialog.Several{Among: options("red", "green", "none"), Alone: "none"})
	taken := func(want ...string) {
		t.Helper()
		var keys []string
		for _, i := range p.s.Answers["it"].Items {
			keys = append(keys, i.Key)
		}
		if asJSON(keys) != asJSON(want) {
			t.Fatalf("taken are %v, want %v", keys, want)
		}
	}
	p.press("form.it.red")
	p.press("form.it.green")
	taken("red", "green")
	p.press("form.it.none")
	taken("none")
	p.say("không có") // takes it off
	if len(p.s.Answers["it"].Items) != 0 {
		t.Fatal("still taken")
	}
	p.press("form.it.none")
	p.press("form.it.green")
	taken("green")
	p.press("nav.done")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"it": {Items: []dialog.Item{{Key: "green"}}}})
}

// grouped is a question with two options at once and two groups of two.
func grouped() dialog.Several {
	return dialog.Several{
		List: func(dialog.Context) []dialog.Option { return options("red", "green") },
		Groups: func(dialog.Context) []dialog.Group {
			return []dialog.Group{
				{Key: "a", Label: dialog.Plain("Sông"), Options: []dialog.Option{{Key: "a1", Label: dialog.Plain("Sông Hinh")}, {Key: "a2", Label: dialog.Plain("Sông Cầu")}}},
				{Key: "b", Label: dialog.Plain("Krông"), Options: []dialog.Option{{Key: "b1", Label: dialog.Plain("Krông Ana")}, {Key: "b2", Label: dialog.Plain("Krông Pắc")}}},
			}
		},
	}
}

// TestSeveralOfGroups: the group that is open stays open while more of it is
// taken; a group in which something is taken is marked.
func TestSeveralOfGroups(t *testing.T) {
	p := asking(t, grouped())
	p.buttonsAre([]string{"form.it.red", "form.it.green", "Sông"}, []string{"Krông"}, []string{"nav.pause"})
	p.press("form.it.green")
	p.press("Krông")
	p.buttonsAre([]string{"Krông Ana", "Krông Pắc"}, []string{"nav.groups", "nav.done"}, []string{"nav.pause"})
	p.press("Krông Ana")
	p.press("Krông Pắc")
	p.press("common.on Krông Ana")
	p.buttonsAre([]string{"Krông Ana", "common.on Krông Pắc"}, []string{"nav.groups", "nav.done"}, []string{"nav.pause"})
	p.press("nav.groups")
	p.buttonsAre([]string{"form.it.red", "common.on form.it.green"}, []string{"Sông", "common.on Krông"}, []string{"nav.done"}, []string{"nav.pause"})
	p.say("sông cầu")
	p.press("nav.done")
	p.asks("card.check")
	var keys []string
	for _, i := range p.s.Answers["it"].Items {
		keys = append(keys, i.Key)
	}
	if asJSON(keys) != `["green","b2","a2"]` {
		t.Errorf("taken are %v", keys)
	}
}

// TestQuickTicksInAGroup: ticks that overtake one another count in a group too.
func TestQuickTicksInAGroup(t *testing.T) {
	p := asking(t, grouped())
	p.press("Krông")
	first := p.now()
	p.press("Krông Ana")
	p.pressOn(first, "Krông Pắc")
	if n := len(p.s.Answers["it"].Items); n != 2 {
		t.Errorf("%d are taken, not both", n)
	}
}
