package dialog_test

import (
	"errors"
	"testing"

	"khuyencong/flows/dialog"
)

// TestLoneOption: a group with one option in it takes that at once, pressed or typed.
func TestLoneOption(t *testing.T) {
	step := dialog.Step{Name: "it", Ask: dialog.Grouped{
		First:  options("red"),
		Groups: []dialog.Group{{Key: "warm", Options: options("red", "orange")}, {Key: "cold", Options: options("blue")}},
	}}
	for _, act := range []func(*phone){
		func(p *phone) { p.press("form.it.group.cold") },
		func(p *phone) { p.say("form it group cold") },
	} {
		p := opened(t, form(step, name()))
		act(p)
		p.asks("form.name.ask")
		if v := p.s.Answers["it"]; v.Key != "blue" {
			t.Errorf("chose %+v", v)
		}
	}
}

// TestNothingToFind: a list that holds all there is looks for nothing while it is
// empty; one that only a search fills does.
func TestNothingToFind(t *testing.T) {
	for whole, want := range map[bool]string{true: "problem.empty_list máy", false: ""} {
		c := dialog.Context{Exact: func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }}
		_, err := dialog.Pick{Whole: whole}.Parse(c, dialog.Value{}, dialog.Event{Kind: dialog.Said, Text: "máy"})
		var p *dialog.Problem
		if !errors.As(err, &p) || text(p.Say) != want || whole == (p.Find != "") {
			t.Errorf("whole %t: %+v", whole, p)
		}
	}
}

// TestPutAsideAloud: what another form puts aside is said to be kept; where nothing
// was answered there is nothing to say.
func TestPutAsideAloud(t *testing.T) {
	p := opened(t, form(name(), count("n")), &dialog.Flow{Name: "other", Steps: []dialog.Step{name()}})
	p.command("other", "")
	p.notesAre()
	p.command("form", "")
	p.say("Hoa Ban")
	p.command("other", "")
	p.notesAre("info kept_aside form.title")
}

// TestCorrectionIsNoForm: a correction is headed by what it mends, and leaving it
// throws no record away.
func TestCorrectionIsNoForm(t *testing.T) {
	p := newPhone(t, form(name(), count("n")))
	p.opens("fix", dialog.Draft{Flow: "form", Record: "r1", Version: 1, Mends: dialog.Plain("Sửa CS-5"), Answers: dialog.Answers{"name": {Text: "x"}, "n": {Number: 3}}})
	p.command("fix", "")
	if head := text(p.now().view.Head); head != "Sửa CS-5" {
		t.Errorf("headed %q", head)
	}
	p.press("nav.pause")
	p.press("pause.drop_fix ")
	p.notesAre("info cancelled_fix")
}

// TestPicturesAreCalledSo: files are called pictures only where all of them are.
func TestPicturesAreCalledSo(t *testing.T) {
	picture, paper, voice := dialog.Item{Unique: "a"}, dialog.Item{Unique: "b", Name: "gia.pdf"}, dialog.Item{Unique: "c", As: "voice"}
	for want, items := range map[string][]dialog.Item{
		"unit.pictures 2": {picture, picture}, "unit.photos 2": {picture, paper}, "unit.photos 1": {voice},
	} {
		if got := text(dialog.FilesIn(items)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
