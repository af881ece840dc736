package dialog

import "slices"

// edited: words or a caption that the person changed afterwards change the
// answer they gave, wherever the conversation stands now. After sending it
// becomes a correction to be confirmed.
func (t *turn) edited() {
	if t.understoodAnew() {
		return
	}
	t.replace = t.s.Owed == nil && t.s.Card != 0 && !t.s.CardKeep && !t.s.Request &&
		(len(t.s.Heard) == 0 || t.s.Card > slices.Max(t.s.Heard)) // nothing stands below the card
	for i := range t.s.Early {
		if t.s.Early[i].From == t.e.Message && t.e.Text != "" {
			t.s.Early[i].Words = masked(t.e.Text)
			t.ask()
			return
		}
	}
	if f := t.book.Flow(t.s.Flow); f != nil {
		for i := range f.Steps {
			step := &f.Steps[i]
			v, ok := t.s.Answers[step.Name]
			switch {
			case !ok || !t.asks(step) || !t.open(step.Name):
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
		t.correct(t.book.Source(t.e))
	}
}

// correct opens the correction that an edit of a sent answer asks for. It never
// takes the place of an open form: then it waits among the drafts.
func (t *turn) correct(m Move) {
	f := t.book.Flow(t.s.Flow)
	if m.Do != Open || m.Draft == nil || f == nil || !f.Card || !t.begun(f) {
		t.run(m)
		return
	}
	d := *m.Draft
	d.ID, d.Flow, d.Chat, d.User, d.Opened, d.Changed = t.e.Fresh, m.Flow, t.e.Chat, t.e.Actor.User, t.e.At, t.e.At
	if of := t.book.Flow(m.Flow); of != nil {
		d.Form = of.Form
		if of.Title != nil {
			d.Title = of.Title(d.Answers)
		}
	}
	t.run(Move{Say: append(m.Say, Note{Info, Say("edit.sent_parked")}), Effects: []Effect{Park{d}}})
}

// reread takes the new words as the answer, or keeps the old one and says why.
func (t *turn) reread(f *Flow, step *Step, old Value) {
	e := t.e
	e.Kind = Said
	v, err := t.parse(f, step, Value{}, e)
	if err != nil {
		t.s.Edit = 0
		t.note(Warn, Say("edit.kept", "label", Say(f.Key(step.Name)+".label"), "value", f.SayValue(step.Name, old)))
		t.ask()
		return
	}
	if t.s.Edit == t.e.Message && v.Same(old) { // the network brought it again
		return
	}
	at := t.s.At
	t.s.Edit = t.e.Message
	t.answer(f, step, v)
	if at != step.Name && t.s.At == "" && t.s.Flow == f.Name {
		t.s.At = at
	}
}

func (t *turn) recaption(f *Flow, step *Step, v Value) {
	if k, ok := step.Ask.(Entries); ok {
		t.revise(k, f, step, v)
		return
	}
	items := slices.Clone(v.Items)
	for i := range items {
		if items[i].From == t.e.Message {
			items[i].Caption = masked(t.e.Text)
		}
	}
	v.Items = items
	t.s.Answers[step.Name] = v
	t.note(Tick, Say("edit.caption", "label", Say(f.Key(step.Name)+".label")))
	t.ask()
}

// revise takes the new words as the lines that the message gave, or keeps the old
// ones and says why.
func (t *turn) revise(k Entries, f *Flow, step *Step, old Value) {
	e := t.e
	e.Kind = Said
	v, err := k.Revise(old, e)
	if err != nil {
		t.note(Warn, Say("edit.kept", "label", Say(f.Key(step.Name)+".label"), "value", f.SayValue(step.Name, old)))
		t.ask()
		return
	}
	if v.Same(old) { // the network brought it again
		return
	}
	t.s.Answers[step.Name] = v
	t.note(Tick, Say("answered", "label", Say(f.Key(step.Name)+".label"), "value", f.SayValue(step.Name, v)))
	t.ask()
}
