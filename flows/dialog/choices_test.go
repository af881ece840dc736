package dialog_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

// customs changes the options of the step "it" of the form.
func customs(cs ...dialog.Custom) *dialog.Choices {
	return &dialog.Choices{Customs: map[string][]dialog.Custom{"form.it": cs}}
}

// offeredNow are the buttons that answer.
func offeredNow(p *phone) []string {
	var all []string
	for _, row := range labels(p.now().view) {
		for _, l := range row {
			if strings.HasPrefix(l, "form.it.") {
				all = append(all, l)
			}
		}
	}
	return all
}

// TestChoices: options are renamed elsewhere; here they are moved, hidden and
// added, and the next question offers them so.
func TestChoices(t *testing.T) {
	p := newPhone(t, form(choice("it", "red", "green", "blue"), name()))
	p.choices = customs(
		dialog.Custom{Key: "blue", Order: 5},
		dialog.Custom{Key: "green", Hidden: true},
		dialog.Custom{Key: "pink", New: true, Label: "Hồng", As: "red"},
	)
	p.command("form", "")
	if diff := cmp.Diff([]string{"form.it.blue", "form.it.red", "form.it.pink"}, offeredNow(p)); diff != "" {
		t.Error(diff)
	}
	p.press("form.it.pink")
	if v := p.s.Answers["it"]; v.Key != "pink" || v.Label != "Hồng" || p.s.Answers.Counts("it") != "red" {
		t.Errorf("answered %+v", v)
	}
}

// TestChoiceTakenAway: a button from before the change is no answer any more; an
// answer given before stays.
func TestChoiceTakenAway(t *testing.T) {
	p := opened(t, form(choice("it", "red", "green"), name()))
	before := p.now()
	p.choices = customs(dialog.Custom{Key: "red", Hidden: true})
	p.pressOn(before, "form.it.red")
	p.asks("form.it.ask")
	p.notesAre("warn problem.old_button")
	p.press("form.it.green")
	p.choices = customs(dialog.Custom{Key: "green", Hidden: true})
	p.say("Hoa Ban")
	p.asks("card.check")
	if got := p.s.Answers.Chosen("it"); got != "green" {
		t.Errorf("the answer is %q now", got)
	}
}

// TestSeveralChoices: a new option is one of several like any other, and keeps
// its name.
func TestSeveralChoices(t *testing.T) {
	p := newPhone(t, form(dialog.Step{Name: "it", Ask: dialog.Several{Among: options("red", "green")}}, name()))
	p.choices = customs(dialog.Custom{Key: "pink", New: true, Label: "Hồng"})
	p.command("form", "")
	p.press("form.it.pink")
	p.press("form.it.red")
	p.press("nav.done")
	items := p.s.Answers["it"].Items
	if len(items) != 2 || items[0].Key != "pink" || items[0].Name != "Hồng" || items[1].Name != "" {
		t.Errorf("chosen %+v", items)
	}
}

// TestGroupedChoices: a new option stands in the group it names.
func TestGroupedChoices(t *testing.T) {
	p := newPhone(t, form(dialog.Step{Name: "it", Ask: dialog.Grouped{
		First: options("red"), Groups: []dialog.Group{{Key: "warm", Options: options("red", "yellow")}, {Key: "cold", Options: options("blue")}}, Last: options("other")}}, name()))
	p.choices = customs(dialog.Custom{Key: "ice", New: true, Label: "Băng", Group: "cold"}, dialog.Custom{Key: "red", Hidden: true})
	p.command("form", "")
	if diff := cmp.Diff([]string{"form.it.group.warm", "form.it.group.cold", "form.it.other"}, offeredNow(p)); diff != "" {
		t.Error(diff)
	}
	p.press("form.it.group.cold")
	p.press("form.it.ice")
	if got := p.s.Answers.Counts("it"); got != "other" {
		t.Errorf("counts as %q", got)
	}
}

// TestCountsAs: nothing changes what is built in, whatever there is.
func TestCountsAs(t *testing.T) {
	var none *dialog.Choices
	if got := none.Counts("form.it", "red"); got != "red" {
		t.Errorf("without a file red counts as %q", got)
	}
	if got := customs(dialog.Custom{Key: "red", Order: 7}).Counts("form.it", "red"); got != "red" {
		t.Errorf("moved, red counts as %q", got)
	}
}
