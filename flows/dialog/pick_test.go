package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

// shelf is a look-up of n numbered facilities, searched by their names.
func shelf(n int) func(dialog.Query) dialog.Result {
	return func(q dialog.Query) dialog.Result {
		var all []dialog.Row
		for i := range n {
			name := fmt.Sprintf("Cơ sở số %02d", i)
			if strings.Contains(name, q.Text) {
				all = append(all, dialog.Row{ID: fmt.Sprintf("f%02d", i), Label: dialog.Plain(name), Name: name, Body: i})
			}
		}
		from := min(q.Page*dialog.PickRows, len(all))
		return dialog.Result{Rows: all[from:min(from+dialog.PickRows, len(all))], Total: len(all)}
	}
}

// picking is a phone on which one of n facilities is to be picked.
func picking(t *testing.T, n int) *phone {
	p := newPhone(t, form(dialog.Step{Name: "it", Ask: dialog.Pick{Among: options("none")},
		Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: "shelf"} }}))
	p.find = shelf(n)
	p.command("form", "")
	return p
}

// line is all buttons in a row, facilities by their numbers.
func (p *phone) line() string {
	all := strings.ReplaceAll(asJSON(labels(p.now().view)), "Cơ sở số ", "")
	return strings.NewReplacer("[", "", "]", "", `"`, "", ",", " ").Replace(all)
}

func TestPickPages(t *testing.T) {
	p := picking(t, 14)
	step := func(press, want string) {
		t.Helper()
		if press != "" {
			p.press(press)
		}
		if got := p.line(); got != want {
			t.Errorf("after %q: %q, want %q", press, got, want)
		}
	}
	step("", "00 01 02 03 04 05 nav.more form.it.none nav.pause")
	step("nav.more", "06 07 08 09 10 11 nav.before nav.more form.it.none nav.pause")
	step("nav.more", "12 13 nav.before form.it.none nav.pause")
	step("nav.before", "06 07 08 09 10 11 nav.before nav.more form.it.none nav.pause")
	p.press("Cơ sở số 08")
	p.answersAre(dialog.Answers{"it": {Text: "f08", Label: "Cơ sở số 08"}})
	p.asks("card.check")
	if got := text(p.now().view.Lines[0].Value); got != "Cơ sở số 08" {
		t.Errorf("the card says %q", got)
	}
}

func TestPickSearch(t *testing.T) {
	p := picking(t, 14)
	p.press("nav.more")
	p.say("1")
	if got, want := p.line(), "01 10 11 12 13 nav.unsearch form.it.none nav.pause"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	p.notesAre()
	p.say("7")
	if got, want := p.line(), "07 nav.unsearch form.it.none nav.pause"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	p.say("Hoa Ban")
	p.notesAre("warn problem.not_found Hoa Ban")
	if got, want := p.line(), "00 01 02 03 04 05 nav.more form.it.none nav.pause"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	p.say("13")
	p.press("nav.unsearch")
	p.say("13")
	p.press("Cơ sở số 13")
	p.answersAre(dialog.Answers{"it": {Text: "f13", Label: "Cơ sở số 13"}})
}

// TestPickOfWhatIsNotShown: only rows of the screen can be picked.
func TestPickOfWhatIsNotShown(t *testing.T) {
	p := picking(t, 14)
	p.pressData(p.now().message, p.s.ID+":1:f13")
	p.notesAre("warn problem.old_button")
	p.answersAre(dialog.Answers{})
}

// TestPickBeyondTheEnd comes from a list that grew shorter.
func TestPickBeyondTheEnd(t *testing.T) {
	p := picking(t, 14)
	p.press("nav.more")
	p.find = shelf(3)
	p.press("nav.more")
	if got, want := p.line(), "nav.before form.it.none nav.pause"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	p.press("nav.before")
	p.press("nav.before")
	p.press("Cơ sở số 02")
	p.asks("card.check")
}

// TestPickRow: a row says what the flow makes of the thing found.
func TestPickRow(t *testing.T) {
	p := newPhone(t, form(dialog.Step{Name: "it", Needs: nothingFound,
		Ask: dialog.Pick{Row: func(r dialog.Row) dialog.Phrase { return dialog.Say("row", "n", r.Body.(int)) }}}))
	p.find = func(q dialog.Query) dialog.Result { return shelf(2)(dialog.Query{Page: q.Page}) }
	p.command("form", "")
	p.buttonsAre([]string{"row 0", "row 1"}, []string{"nav.pause"})
}
