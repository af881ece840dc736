package dialog

import (
	"slices"

	"khuyencong/flows/vietnamese"
)

// edited: words or a caption that the person changed afterwards change the
// answer they gave, wherever the conversation stands now. After sending it
// becomes a correction to be confirmed.
func (t *turn) edited() {
	if f := t.book.Flow(t.s.Flow); f != nil {
		for i := range f.Steps {
			step := &f.Steps[i]
			v, ok := t.s.Answers[step.Name]
			switch {
			case !ok || !t.open(step.Name):
			case v.From == t.e.Message:
				t.reread(f, step, v)
				return
			case slices.ContainsFunc(v.Items, func(i Item) bool { return i.From == t.e.Message }):
				t.recaption(f, step, v)
				return
			}
		}
	}
	if t.e.Actor.Role != Stranger {
		t.run(t.book.Source(t.e))
	}
}

// reread takes the new words as the answer, or keeps the old one and says why.
func (t *turn) reread(f *Flow, step *Step, old Value) {
	e := t.e
	e.Kind = Said
	v, err := step.Ask.Parse(t.context(f, step), Value{}, e)
	if err == nil && step.Check != nil {
		err = step.Check(t.s.Answers, v)
	}
	if err != nil {
		t.note(Warn, Say("edit.kept", "label", Say(f.Key(step.Name)+".label"), "value", f.SayValue(step.Name, old)))
		t.ask()
		return
	}
	at := t.s.At
	t.answer(f, step, v)
	if at != step.Name && t.s.At == "" && t.s.Flow == f.Name {
		t.s.At = at
	}
}

func (t *turn) recaption(f *Flow, step *Step, v Value) {
	items := slices.Clone(v.Items)
	for i := range items {
		if items[i].From == t.e.Message {
			items[i].Caption = vietnamese.Clean(t.e.Text)
		}
	}
	v.Items = items
	t.s.Answers[step.Name] = v
	t.note(Tick, Say("edit.caption", "label", Say(f.Key(step.Name)+".label")))
	t.ask()
}
