package dialog_test

import (
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

// machines is a step that asks for lines.
func machines() dialog.Step {
	return dialog.Step{Name: "machines", Ask: dialog.Entries{Max: 3, Letters: 20}}
}

// linesAre fails unless the lines are these, and are still open or not.
func (p *phone) linesAre(open bool, want ...string) {
	p.t.Helper()
	var got []string
	v := p.s.Answers["machines"]
	for _, i := range v.Items {
		got = append(got, i.Name)
	}
	if strings.Join(got, "|") != strings.Join(want, "|") || v.Open != open {
		p.t.Fatalf("lines are %q, open %t; want %q, %t", got, v.Open, want, open)
	}
}

func TestEntries(t *testing.T) {
	p := opened(t, form(machines(), count("n")))
	p.buttonsAre([]string{"nav.pause"})
	p.say("Máy rang 15 kg")
	p.linesAre(true, "Máy rang 15 kg")
	p.say("Máy xay")
	p.asks("form.machines.ask")
	p.buttonsAre([]string{"nav.drop_line Máy rang 15 kg"}, []string{"nav.drop_line Máy xay"}, []string{"nav.done_n 2"}, []string{"nav.pause"})
	p.press("nav.drop_line Máy rang 15 kg")
	p.linesAre(true, "Máy xay")
	p.press("nav.done_n 1")
	p.asks("form.n.ask")
	p.linesAre(false, "Máy xay")
	p.say("5")
	if got := text(p.now().view.Lines[0].Value); got != "Máy xay" {
		t.Errorf("the card says %q", got)
	}
}

// TestEntriesAtOnce: several lines in one message, as people write lists, and the
// word that they are all.
func TestEntriesAtOnce(t *testing.T) {
	p := opened(t, form(machines(), count("n")))
	p.say("- Máy rang\n\n• Máy xay\nXong")
	p.linesAre(false, "Máy rang", "Máy xay")
	p.asks("form.n.ask")
	p.say("5")
	if got := text(p.now().view.Lines[0].Value); got != "common.then Máy rang Máy xay" {
		t.Errorf("the card says %q", got)
	}
	p.press("card.edit form.machines.label")
	p.linesAre(true, "Máy rang", "Máy xay")
	p.say("Máy sấy")
	p.press("nav.back")
	p.asks("card.check")
	p.linesAre(false, "Máy rang", "Máy xay", "Máy sấy")
}

// TestEntriesRefused: what does not fit changes nothing, of a message with several
// lines none is taken.
func TestEntriesRefused(t *testing.T) {
	for typed, want := range map[string]string{
		"xong":                    "warn problem.entries_few",
		"Máy rang\n…":             "warn problem.no_letters",
		"Máy rang\n" + words20():  "",
		"Máy\n" + words20() + "a": "warn problem.too_long 20 21",
		"một\nhai\nba\nbốn":       "warn problem.entries_full 3",
		"Máy " + personal:         "",
		"- ":                      "warn problem.no_letters",
		"Máy rang cà phê có công suất rất to": "warn problem.too_long 20 35",
	} {
		p := opened(t, form(machines()))
		p.say(typed)
		if want != "" {
			p.notesAre(want)
			p.answersAre(dialog.Answers{})
		}
		p.forgot(typed)
		p.asks("form.machines.ask")
	}
}

func words20() string { return strings.Repeat("a", 20) }

// TestEntriesEdited: an edited message gives its lines anew, where they stood;
// what does not fit leaves them as they were.
func TestEntriesEdited(t *testing.T) {
	p := opened(t, form(machines(), count("n")))
	first := p.say("Máy rang")
	p.say("Máy xay")
	p.edit(first, "Máy rang 15 kg\nMáy sấy")
	p.linesAre(true, "Máy rang 15 kg", "Máy sấy", "Máy xay")
	p.edit(first, "một\nhai\nba")
	p.notesAre("warn edit.kept form.machines.label common.then Máy rang 15 kg common.then Máy sấy Máy xay")
	p.say("xong")
	p.asks("form.n.ask")
	p.edit(first, "Máy sấy")
	p.linesAre(false, "Máy sấy", "Máy xay")
	p.asks("form.n.ask")
	before := asJSON(p.s.Answers)
	p.edit(first, "Máy sấy")
	if asJSON(p.s.Answers) != before {
		t.Error("the same edit again changed something")
	}
}

// TestQuestionAmongEntries: words that look like a question join the lines there
// are, if they are meant as one.
func TestQuestionAmongEntries(t *testing.T) {
	p := opened(t, form(machines()))
	p.say("Máy rang")
	p.say("Máy xay?")
	p.notesAre("info ask.looks_like_question Máy xay?")
	p.press("ask.is_answer")
	p.linesAre(true, "Máy rang", "Máy xay?")
}

// TestEarlyEntries: a line sent before the last one was acknowledged is kept as a
// button, and joins the lines there are.
func TestEarlyEntries(t *testing.T) {
	p := opened(t, form(machines()))
	p.say("Máy rang")
	p.slow = true
	p.say("Máy xay")
	p.say("Máy sấy")
	p.slow = false
	p.show()
	p.linesAre(true, "Máy rang", "Máy xay")
	p.press("early.use Máy sấy")
	p.linesAre(true, "Máy rang", "Máy xay", "Máy sấy")
}
