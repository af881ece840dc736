package dialog_test

import (
	"errors"
	"testing"

	"khuyencong/flows/dialog"
)

// TestSaying: how an answer reads on the card and in a note.
func TestSaying(t *testing.T) {
	named := []dialog.Option{{Key: "red", Label: dialog.Plain("Đỏ tươi")}, {Key: "blue"}}
	items := func(keys ...string) dialog.Value {
		var v dialog.Value
		for _, k := range keys {
			v.Items = append(v.Items, dialog.Item{Key: k})
		}
		return v
	}
	for _, c := range []struct {
		name  string
		ask   dialog.Kind
		value dialog.Value
		want  string
	}{
		{"words", dialog.Text{}, dialog.Value{Text: "Hoa Ban"}, "Hoa Ban"},
		{"button among words", dialog.Text{}, dialog.Value{Key: "none"}, "form.it.none"},
		{"option", dialog.Choice{Among: named}, dialog.Value{Key: "blue"}, "form.it.blue"},
		{"option with its own label", dialog.Choice{Among: named}, dialog.Value{Key: "red"}, "Đỏ tươi"},
		{"option of a list", dialog.Choice{}, dialog.Value{Key: "f1", Label: "Hoa Ban"}, "Hoa Ban"},
		{"words of an old choice", dialog.Choice{}, dialog.Value{Text: "Hoa Ban"}, "Hoa Ban"},
		{"several", dialog.Several{Among: named}, items("red", "blue"), "Đỏ tươi, form.it.blue"},
		{"several of a list", dialog.Several{}, dialog.Value{Items: []dialog.Item{{Key: "f1", Name: "Hoa Ban"}}}, "Hoa Ban"},
		{"number", dialog.Number{}, dialog.Value{Number: 12}, "12"},
		{"number with unit", dialog.Number{Unit: "people"}, dialog.Value{Number: 12}, "unit.people 12"},
		{"button among numbers", dialog.Number{}, dialog.Value{Key: "none"}, "form.it.none"},
		{"money", dialog.Money{}, dialog.Value{Number: 5}, "5"},
		{"year", dialog.Year{}, dialog.Value{Number: 2026}, "2026"},
		{"button among years", dialog.Year{}, dialog.Value{Key: "soon"}, "form.it.soon"},
		{"phone", dialog.Phone{}, dialog.Value{Text: "0905123456"}, "0905123456"},
		{"no phone", dialog.Phone{}, dialog.Value{Key: "none"}, "form.it.none"},
		{"own phone", dialog.OwnContact{}, dialog.Value{Text: "0905123456"}, "0905123456"},
		{"commune", dialog.Commune{}, dialog.Value{Key: "24169"}, "24169"},
		{"photos", dialog.Photos{}, items("a", "b"), "unit.pictures 2"},
		{"file", dialog.File{}, dialog.Value{Items: []dialog.Item{{Name: "báo giá.pdf"}}}, "báo giá.pdf"},
		{"file without name", dialog.File{}, items("a"), "unit.pictures 1"},
		{"place", dialog.Place{}, dialog.Value{Lat: 12}, "unit.place"},
		{"picked", dialog.Pick{}, dialog.Value{Text: "f1", Label: "Hoa Ban"}, "Hoa Ban"},
		{"button among the picked", dialog.Pick{}, dialog.Value{Key: "new"}, "form.it.new"},
		{"yes", dialog.YesNo{}, dialog.Value{Key: "yes"}, "common.yes"},
		{"consent", dialog.Consent{}, dialog.Value{Key: "oral"}, "form.it.oral"},
		{"skipped", dialog.Text{}, dialog.Value{Skipped: true}, "common.skipped"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := form(dialog.Step{Name: "it", Ask: c.ask})
			if got := text(f.SayValue("it", c.value)); got != c.want {
				t.Errorf("reads %q, want %q", got, c.want)
			}
		})
	}
	if got := text(form().SayValue("removed", dialog.Value{Text: "Hoa Ban"})); got != "Hoa Ban" {
		t.Errorf("an answer of a removed step reads %q", got)
	}
}

// TestUnits: a number is shown with the unit it was read in.
func TestUnits(t *testing.T) {
	for _, c := range []struct {
		ask  dialog.Kind
		want dialog.Unit
	}{
		{dialog.Number{}, dialog.Count}, {dialog.Money{}, dialog.Dong}, {dialog.Year{}, dialog.Bare},
		{dialog.Phone{}, dialog.Tel}, {dialog.OwnContact{}, dialog.Tel}, {dialog.Commune{}, dialog.Commons},
	} {
		if got := c.ask.Say("form.it", dialog.Value{}).Unit; got != c.want {
			t.Errorf("%T has the unit %q, want %q", c.ask, got, c.want)
		}
	}
}

// TestSame: what an answer says, not which message gave it.
func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b dialog.Value
		want bool
	}{
		{dialog.Value{}, dialog.Value{}, true},
		{dialog.Value{Text: "a", From: 1, Open: true}, dialog.Value{Text: "a", From: 2}, true},
		{dialog.Value{Text: "a"}, dialog.Value{Text: "b"}, false},
		{dialog.Value{Key: "a"}, dialog.Value{Key: "b"}, false},
		{dialog.Value{Number: 1}, dialog.Value{Number: 2}, false},
		{dialog.Value{Lat: 1}, dialog.Value{Lat: 2}, false},
		{dialog.Value{Lon: 1}, dialog.Value{Lon: 2}, false},
		{dialog.Value{Skipped: true}, dialog.Value{}, false},
		{dialog.Value{Items: []dialog.Item{{Key: "a", From: 1}}}, dialog.Value{Items: []dialog.Item{{Key: "a", From: 2}}}, true},
		{dialog.Value{Items: []dialog.Item{{Key: "a"}}}, dialog.Value{}, false},
		{dialog.Value{Items: []dialog.Item{{Key: "a"}}}, dialog.Value{Items: []dialog.Item{{Key: "b"}}}, false},
		{dialog.Value{Items: []dialog.Item{{Unique: "a"}}}, dialog.Value{Items: []dialog.Item{{Unique: "b"}}}, false},
		{dialog.Value{Items: []dialog.Item{{Caption: "a"}}}, dialog.Value{Items: []dialog.Item{{Caption: "b"}}}, false},
	} {
		if c.a.Same(c.b) != c.want || c.b.Same(c.a) != c.want {
			t.Errorf("%+v and %+v: same is not %v", c.a, c.b, c.want)
		}
	}
}

// TestUnexpectedError of a check is told as words that cannot be read.
func TestUnexpectedError(t *testing.T) {
	step := name()
	step.Check = func(dialog.Answers, dialog.Value) error { return errors.New("no such thing") }
	p := opened(t, form(step))
	p.say("Hoa Ban")
	p.notesAre("warn problem.cannot_read")
	p.answersAre(dialog.Answers{})
}
