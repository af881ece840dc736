package dialog

import "slices"

// run carries out a move.
func (t *turn) run(m Move) {
	if m.Need != nil {
		if _, ok := t.look(*m.Need); !ok {
			return
		}
		panic("dialog: a move asks for what it has: " + m.Need.Name)
	}
	t.effects = append(t.effects, m.Effects...)
	if m.Do == Toasts {
		for _, n := range m.Say {
			t.do(Toast{Query: t.e.Query, Text: n.Say, Alert: n.Mark == Warn})
		}
		return
	}
	t.notes = append(t.notes, m.Say...)
	t.keep = t.keep || m.Keep
	t.makes = append(t.makes, m.Make...)
	if m.Asking != "" {
		t.s.Asking = m.Asking
	}
	if t.over(m.Over) {
		t.close()
	}
	switch m.Do {
	case Open:
		delete(t.s.Answers, m.Clear)
		t.begin(m.Flow, m.Draft, m.Understood)
	case Switch:
		t.do(Unpark{t.s.ID})
		t.close()
		t.begin(m.Flow, m.Draft, m.Understood)
	case Save:
		t.save(m.Clear)
	case Cancel:
		t.do(Unpark{t.s.ID})
		t.close()
		t.show()
	case Finish:
		t.finish(t.book.Flow(t.s.Flow))
	case Reask:
		t.reask(m.Clear)
	case Home:
		t.s.Asking = ""
		t.aside("menu")
	default:
		if !t.e.Group && t.e.Kind != Blocked && t.e.Kind != Unblocked {
			t.ask()
		}
	}
}

// over reports whether the open conversation is the one that d says, which is not
// kept as a draft, and has no answer that d has otherwise.
func (t *turn) over(d *Draft) bool {
	f := t.book.Flow(t.s.Flow)
	if d == nil || f == nil || f.Name != d.Flow || f.drafted() {
		return false
	}
	for name, v := range d.Answers {
		if have, ok := t.s.Answers[name]; ok && !have.Same(v) {
			return false
		}
	}
	return true
}

// reask forgets the answer, with all that depends on it, and asks for it again.
func (t *turn) reask(step string) {
	delete(t.s.Answers, step)
	if f := t.book.Flow(t.s.Flow); f != nil {
		f.Forget(t.s.Answers, step)
	}
	t.settle()
	t.ask()
}

// save parks the conversation and says where it is found again.
func (t *turn) save(without string) {
	delete(t.s.Answers, without)
	if t.barred() {
		t.expel()
		return
	}
	if f := t.book.Flow(t.s.Flow); f != nil && f.drafted() && t.begun(f) {
		t.ending = []Entry{{Name: "resume", Arg: t.s.ID, Label: Say("menu.resume_draft")}}
		t.keep = true
		t.note(Tick, Say("parked"))
	}
	t.park()
	t.close()
	t.show()
}

// onStaff is "yes" for who works at the centre, "" for anybody else.
func onStaff(a Actor) string {
	if a.Role.IsStaff() {
		return "yes"
	}
	return ""
}

// begin opens a flow. An unfinished conversation is parked, never replaced.
// Of is the message it is begun from, if there is one.
func (t *turn) begin(name string, d *Draft, of *Understood) {
	f := t.book.Flow(name)
	if f == nil || f.May != nil && !f.May(t.e.Actor) {
		t.note(Warn, Say("not_for_you", "staff", onStaff(t.e.Actor)))
		t.show()
		return
	}
	if d != nil && t.s.Flow == name && (d.Record != "" && d.Record == t.s.Record && d.Part == t.s.Part || d.ID != "" && d.ID == t.s.ID) {
		t.s.Aside = ""
		t.show()
		return
	}
	if d == nil && t.s.Flow == name && t.irreplaceable(f) {
		t.s.Aside = ""
		t.ask()
		return
	}
	if t.barred() {
		t.expel()
	}
	if called := t.called(); t.park() {
		t.note(Info, Say("kept_aside", "flow", called))
	}
	t.practised()
	t.close()
	t.s.ID, t.s.Flow, t.s.Form, t.s.Opened = t.e.Fresh, name, f.Form, t.e.At
	t.s.Answers = Answers{}
	if d != nil {
		t.resume(f, d)
	}
	t.s.Understood = of
	t.ask()
}

// irreplaceable: the open conversation was given something that opening it anew
// would lose, such as the invite of a link, and it is not parked.
func (t *turn) irreplaceable(f *Flow) bool {
	return !f.drafted() && slices.ContainsFunc(f.Steps, func(s Step) bool {
		_, given := t.s.Answers[s.Name]
		return s.Given && given
	})
}

// resume fills the opened flow from a draft or a correction. Answers of steps
// that a release has removed stay behind.
func (t *turn) resume(f *Flow, d *Draft) {
	if d.ID != "" {
		t.s.ID = d.ID
		t.do(Unpark{d.ID})
	}
	if !d.Opened.IsZero() {
		t.s.Opened = d.Opened
	}
	t.s.Record, t.s.Version, t.s.Fields, t.s.Part, t.s.Mends = d.Record, d.Version, d.Fields, d.Part, d.Mends
	for name, v := range f.Renewed(d.Form, d.Answers) {
		if f.Step(name) != nil {
			t.s.Answers[name] = v
		}
	}
}

// park puts the open conversation aside, if there is anything in it worth
// keeping, and reports whether there was.
func (t *turn) park() bool {
	f := t.book.Flow(t.s.Flow)
	if f == nil || !f.drafted() || !t.begun(f) {
		return false
	}
	d := Draft{
		ID: t.s.ID, Chat: t.e.Chat, User: t.e.Actor.User, Flow: f.Name, Form: t.s.Form,
		Record: t.s.Record, Version: t.s.Version, Fields: t.s.Fields, Part: t.s.Part,
		Answers: t.s.Answers, Opened: t.s.Opened, Changed: t.e.At,
	}
	if f.Title != nil {
		d.Title = f.Title(t.s.Answers)
	}
	t.do(Park{d})
	return true
}

// called is what the open conversation is called: its form, the part of it, or the
// record that it mends.
func (t *turn) called() Phrase {
	f := t.book.Flow(t.s.Flow)
	switch {
	case f == nil:
		return Phrase{}
	case t.s.Part == "" && !t.s.Mends.Empty():
		return t.s.Mends
	}
	return f.Called(t.s.Part)
}

// begun reports whether a person has answered anything yet.
func (t *turn) begun(f *Flow) bool {
	for i := range f.Steps {
		if v, ok := t.s.Answers[f.Steps[i].Name]; ok && !(v.Skipped && f.Steps[i].IfFound) {
			return true
		}
	}
	return t.s.Record != ""
}

// close ends the conversation; turns go on counting, so that no old button is
// ever mistaken for a new one.
func (t *turn) close() {
	t.settle()
	t.s.Flow, t.s.Form, t.s.Record, t.s.Version, t.s.Fields, t.s.Part, t.s.Mends = "", 0, "", 0, nil, "", Phrase{}
	t.s.Answers, t.s.Understood = nil, nil
}

// finish hands the answers over and shows the receipt.
func (t *turn) finish(f *Flow) {
	if t.barred() {
		t.expel()
		return
	}
	s := t.s
	s.Answers = f.Kept(t.s.Answers)
	end := f.Done(s, t.e)
	if end.Need != nil {
		if _, ok := t.look(*end.Need); !ok {
			return
		}
		panic("dialog: an ending asks for what it has: " + end.Need.Name)
	}
	if end.Instead != nil {
		t.notes = nil // what was answered last has not done it
		t.run(*end.Instead)
		return
	}
	t.effects = append(t.effects, end.Effects...)
	t.do(Unpark{t.s.ID})
	if f.Practice == nil {
		t.s.Recent = f.used(s.Answers, t.s.Recent)
	}
	t.close()
	t.s.Early = nil
	t.notes = append(t.notes, end.Say...)
	t.ending, t.s.Asking = end.Next, end.Asking
	t.makes = append(t.makes, end.Make...)
	t.keep = len(end.Say) > 0
	t.show()
}
