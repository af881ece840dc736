package dialog_test

import (
	"slices"
	"testing"

	"khuyencong/flows/dialog"
)

// coded is a step that shows a picture above its question.
func coded(name string) dialog.Step {
	return dialog.Step{Name: name, Ask: dialog.Choice{Among: options("red", "green")}, Makes: func(c dialog.Context) []dialog.Make {
		return []dialog.Make{{Kind: dialog.MakeQR, Arg: name + " " + c.Answers.Text("name")}}
	}}
}

func (p *phone) makes(want ...string) {
	p.t.Helper()
	var got []string
	for _, m := range p.now().view.Make {
		got = append(got, m.Kind+" "+m.Arg)
	}
	if !slices.Equal(got, want) {
		p.t.Fatalf("makes %q, want %q", got, want)
	}
}

// A question's file comes with the question, below what was there: never put into
// an older message, above which it would stand.
func TestMakesOfAQuestion(t *testing.T) {
	p := opened(t, form(choice("first", "a", "b"), coded("code"), count("n")))
	p.makes()
	asked := p.now().message
	p.press("form.first.a")
	p.makes("qr code ")
	if v := p.now().view; v.Place != 0 || v.Close != asked {
		t.Errorf("put into %d, closes %d; asked in %d", v.Place, v.Close, asked)
	}
	p.say("?!")
	p.makes("qr code ")
	p.press("form.code.green")
	p.makes()
}

// What a receipt brings is brought by the view that replaces it, as its words are;
// a question's own file is not.
func TestMakesOfAReceipt(t *testing.T) {
	f := small(coded("code"))
	f.Done = func(dialog.Session, dialog.Event) dialog.Ending {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say("done")}}, Make: []dialog.Make{{Kind: "export", Arg: "7"}}}
	}
	p := opened(t, f)
	p.slow = true
	p.press("small.code.red")
	p.command("help", "")
	p.show()
	p.makes("export 7")
	p.command("menu", "")
	p.show()
	p.makes()
}

// What a move brings comes with what it says.
func TestMakesOfAMove(t *testing.T) {
	p := newPhone(t, form(name()))
	p.book.Idle = func(dialog.Event, string) dialog.Move {
		return dialog.Move{Keep: true, Say: []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say("done")}}, Make: []dialog.Make{{Kind: "export"}}}
	}
	p.say("dữ liệu của tôi")
	p.makes("export ")
}
