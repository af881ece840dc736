package dialog

import "slices"

// card is the review: every line can be changed, later questions added.
func (t *turn) card(f *Flow) View {
	v := View{Head: t.called(), Body: []Phrase{Say("card.check")}, Lines: t.lines(f)}
	var edits, later []Option
	for i, l := range v.Lines {
		v.Lines[i].Mark = t.s.Record != "" && t.fixed(l.Step)
		if t.open(l.Step) {
			edits = append(edits, Option{Key: optEdit + l.Step, Label: Say("card.edit", "label", l.Label)})
		}
	}
	for i := range f.Steps {
		s := &f.Steps[i]
		if v, ok := t.s.Answers[s.Name]; s.Later && t.asks(s) && t.open(s.Name) && (!ok || v.Skipped) {
			later = append(later, Option{Key: optEdit + s.Name, Label: Say("card.add", "label", Say(f.Key(s.Name)+".label"))})
		}
	}
	if seal := t.seal(f); seal != nil {
		c := t.context(f, seal)
		if seal.Needs != nil {
			found, ok := t.lookStep(seal.Needs(t.s.Answers, t.e.Actor))
			if !ok {
				return View{}
			}
			c.Found = found
		}
		v.Foot = append(v.Foot, t.wording(f, seal, c))
		v.Rows = append(v.Rows, t.pack(f.Key(seal.Name), seal.Ask.Options(c))...)
	} else {
		v.Rows = append(v.Rows, []Button{t.button(optSend, Say(f.Name+".send"))})
	}
	v.Rows = append(v.Rows, t.pack("", edits)...)
	v.Rows = append(v.Rows, t.pack("", later)...)
	v.Rows = append(v.Rows, []Button{t.leave(f)})
	return v
}

// lines are those of what is being filled in.
func (t *turn) lines(f *Flow) []Line {
	return slices.DeleteFunc(f.Lines(t.s.Answers), func(l Line) bool { return !t.asks(f.Step(l.Step)) })
}

// seal is the question under the card that sends it, while it is open.
func (t *turn) seal(f *Flow) *Step {
	for i := range f.Steps {
		s := &f.Steps[i]
		if _, answered := t.s.Answers[s.Name]; s.Seals && !answered && t.asks(s) {
			return s
		}
	}
	return nil
}

func (t *turn) fixed(step string) bool {
	for _, f := range t.s.Fields {
		if f.Step == step {
			return true
		}
	}
	return false
}
