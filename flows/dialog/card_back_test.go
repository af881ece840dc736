package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// album is a form of everything that stays open until "Xong".
func album() *dialog.Flow {
	return form(name(),
		dialog.Step{Name: "colours", Ask: dialog.Several{Among: options("red", "green", "blue"), Min: 2}},
		dialog.Step{Name: "photos", Ask: dialog.Photos{Min: 2, Max: 3}},
		dialog.Step{Name: "files", Ask: dialog.Photos{Min: 2, Max: 3}, Later: true})
}

// albumCard is a phone with the album's card.
func albumCard(t *testing.T) *phone {
	p := opened(t, album())
	p.say("Hoa Ban")
	p.press("form.colours.red")
	p.press("form.colours.blue")
	p.press("nav.done")
	p.photo("a", "")
	p.photo("b", "")
	p.press("nav.done_n 2")
	p.asks("card.check")
	return p
}

// TestBackToTheCard: a question opened from the card leads back to it, with
// the answer as it was.
func TestBackToTheCard(t *testing.T) {
	for _, label := range []string{"card.edit form.name.label", "card.edit form.colours.label", "card.edit form.photos.label", "card.add form.files.label"} {
		t.Run(label, func(t *testing.T) {
			p := albumCard(t)
			before := asJSON(p.s.Answers)
			p.press(label)
			if got := text(p.now().view.Head); got != "form.title" {
				t.Errorf("head is %q: questions are not counted any more", got)
			}
			p.press("nav.back")
			p.asks("card.check")
			if after := asJSON(p.s.Answers); after != before {
				t.Errorf("answers are %s, want %s", after, before)
			}
		})
	}
}

// TestBackWithMore keeps what was added meanwhile.
func TestBackWithMore(t *testing.T) {
	p := albumCard(t)
	p.press("card.edit form.photos.label")
	p.photo("c", "")
	p.press("nav.back")
	p.asks("card.check")
	if got := p.uniques("photos"); got != "abc" || p.s.Answers["photos"].Open {
		t.Errorf("pictures %q, open: %v", got, p.s.Answers["photos"].Open)
	}
}

// TestBackWithTooLittle: going back makes no answer of what would be none.
func TestBackWithTooLittle(t *testing.T) {
	p := albumCard(t)
	p.press("card.edit form.colours.label")
	p.press("common.on form.colours.red")
	p.press("nav.back")
	p.asks("form.colours.ask")
	p.notesAre("warn problem.choose_some 2")
	p.press("form.colours.green")
	p.press("nav.back")
	p.asks("card.check")

	p.press("card.add form.files.label")
	p.photo("x", "")
	p.press("nav.back")
	p.asks("form.files.ask")
	p.notesAre("warn problem.photos_few 2")
	p.press("nav.skip")
	p.asks("card.check")
	p.press("form.send")
	kept := p.effects[0].(done).Answers
	if n := len(kept["colours"].Items); n != 2 || !kept["files"].Skipped {
		t.Errorf("sent %+v", kept)
	}
}
