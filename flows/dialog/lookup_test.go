package dialog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"khuyencong/flows/dialog"
)

// alike asks which of those with the same name it is, where there are some.
func alike() *dialog.Flow {
	return form(name(),
		dialog.Step{Name: "same", Ask: dialog.Pick{Among: options("other")}, IfFound: true, After: []string{"name"},
			Needs: func(a dialog.Answers, who dialog.Actor) dialog.Query {
				return dialog.Query{Name: "alike", Text: a.Text("name"), ID: who.Name}
			}},
		count("n"))
}

// oneBan is found by its name alone.
func oneBan(q dialog.Query) dialog.Result {
	if q.Text != "Hoa Ban" {
		return dialog.Result{}
	}
	return dialog.Result{Rows: []dialog.Row{{ID: "f1", Label: dialog.Plain("Hoa Ban, Ea Kao"), Name: "Hoa Ban"}}, Total: 1}
}

// TestLookup: the session comes back as it was with the question alone; with
// what was found the same event goes on.
func TestLookup(t *testing.T) {
	p := opened(t, alike())
	before := asJSON(p.s)
	e := p.filled(dialog.Event{Kind: dialog.Said, Text: "Hoa Ban"})
	q := dialog.Query{Name: "alike", Text: "Hoa Ban", ID: "H'Bia"}

	s, effects := p.book.Advance(p.s, e)
	if diff := cmp.Diff([]dialog.Effect{dialog.Lookup{Query: q}}, effects); diff != "" || asJSON(s) != before {
		t.Fatalf("session %s, effects (-want +got):\n%s", asJSON(s), diff)
	}
	e.Found = dialog.Found{q: oneBan(q)}
	s, effects = p.book.Advance(s, e)
	if len(effects) != 0 || s.Owed == nil || text(s.Owed.Body[0]) != "form.same.ask" || s.Answers.Text("name") != "Hoa Ban" {
		t.Errorf("session %s, effects %+v", asJSON(s), effects)
	}
}

func TestIfFound(t *testing.T) {
	p := opened(t, alike())
	p.find = oneBan
	p.say("Hoa Ban")
	p.asks("form.same.ask")
	p.buttonsAre([]string{"Hoa Ban, Ea Kao"}, []string{"form.same.other"}, []string{"nav.back", "nav.pause"})
	p.press("Hoa Ban, Ea Kao")
	p.asks("form.n.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "same": {Text: "f1", Label: "Hoa Ban"}})
}

func TestNothingFoundIsNotAsked(t *testing.T) {
	p := opened(t, alike())
	p.find = oneBan
	p.say("Hoa Lan")
	p.asks("form.n.ask")
	p.say("5")
	for _, l := range p.now().view.Lines {
		if l.Step == "same" {
			t.Error("the card mentions what was not asked")
		}
	}
	p.press("card.edit form.name.label")
	p.say("Hoa Ban")
	p.asks("form.same.ask") // looked up again, since the name changed
}

// TestNoTwinOfItself: what is being corrected is not offered as another one.
func TestNoTwinOfItself(t *testing.T) {
	p := newPhone(t, alike())
	p.opens("fix", dialog.Draft{Flow: "form", Record: "f1", Answers: dialog.Answers{"name": {Text: "Hoa Ban"}}})
	p.find = oneBan
	p.command("fix", "")
	p.asks("form.n.ask")
	p.find = func(q dialog.Query) dialog.Result {
		r := oneBan(q)
		r.Rows = append(r.Rows, dialog.Row{ID: "f2", Label: dialog.Plain("Hoa Ban 2"), Name: "Hoa Ban 2"})
		r.Total = 2
		return r
	}
	p.command("huy", "")
	p.press("pause.drop_fix ")
	p.command("fix", "")
	p.asks("form.same.ask")
	p.buttonsAre([]string{"Hoa Ban 2", "form.same.other"}, []string{"nav.back", "nav.pause"})
}

// TestLookupInAMove: a place, an answer's lead and an ending may look things up.
func TestLookupInAMove(t *testing.T) {
	q := dialog.Query{Name: "who", Text: "x"}
	needs := func(e dialog.Event) *dialog.Query {
		if _, ok := e.Found[q]; ok {
			return nil
		}
		return &q
	}
	lang := choice("lang", "vi")
	lang.Leads = func(c dialog.Context, _ dialog.Value) dialog.Move { return dialog.Move{Need: needs(c.Event)} }
	f := small(lang)
	f.Done = func(s dialog.Session, e dialog.Event) dialog.Ending {
		if n := needs(e); n != nil {
			return dialog.Ending{Need: n}
		}
		return sent(s, e)
	}
	p := newPhone(t, f)
	p.book.Go = func(e dialog.Event, place, _ string) dialog.Move {
		if n := needs(e); n != nil {
			return dialog.Move{Need: n}
		}
		return dialog.Move{Do: dialog.Open, Flow: place}
	}
	p.book.Home = func(e dialog.Event) dialog.Screen {
		return dialog.Screen{Need: needs(e), Body: []dialog.Phrase{dialog.Say("home")}}
	}
	p.command("menu", "")
	p.asks("home")
	p.command("small", "")
	p.press("small.lang.vi")
	p.notesAre("tick answered small.lang.label small.lang.vi", "tick receipt 3")
	if len(p.lookups) != 1 || len(p.effects) != 2 {
		t.Errorf("lookups %v, effects %v", p.lookups, p.effects)
	}
}

// TestMoveThatAsksForWhatItHas is a defect and must not loop.
func TestMoveThatAsksForWhatItHas(t *testing.T) {
	q := dialog.Query{Name: "who"}
	p := newPhone(t, small(choice("lang", "vi")))
	p.book.Go = func(dialog.Event, string, string) dialog.Move { return dialog.Move{Need: &q} }
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	p.command("small", "")
}

// TestQuestionSaysWhatWasFound in its text and on its card, and offers it.
func TestQuestionSaysWhatWasFound(t *testing.T) {
	hamlet := dialog.Step{Name: "hamlet", Ask: dialog.Text{Min: 2, Max: 40, Buttons: []string{"unknown"}},
		Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: "hamlets"} },
		Data:  func(c dialog.Context) []any { return []any{"n", c.Found.Total} },
		Lines: func(c dialog.Context) []dialog.Line { return []dialog.Line{{Step: "x", Label: dialog.Plain(c.Key)}} }}
	p := newPhone(t, form(hamlet))
	p.find = func(dialog.Query) dialog.Result {
		return dialog.Result{Rows: []dialog.Row{{ID: "1", Name: "Buôn Kao"}, {ID: "2", Name: "Thôn 3"}}, Total: 2}
	}
	p.command("form", "")
	p.asks("form.hamlet.ask 2")
	if l := p.now().view.Lines; len(l) != 1 || text(l[0].Label) != "form.hamlet" {
		t.Errorf("lines %+v", l)
	}
	p.buttonsAre([]string{"Buôn Kao", "Thôn 3"}, []string{"form.hamlet.unknown"}, []string{"nav.pause"})
	p.press("Thôn 3")
	p.answersAre(dialog.Answers{"hamlet": {Text: "Thôn 3"}})
}
