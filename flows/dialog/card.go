package dialog

// card is the review: every line can be changed, later questions added.
func (t *turn) card(f *Flow) View {
	v := View{Head: Say(f.Name + ".title"), Body: []Phrase{Say("card.check")}, Lines: f.Lines(t.s.Answers)}
	var edits, later []Option
	for i, l := range v.Lines {
		v.Lines[i].Mark = t.s.Record != "" && t.fixed(l.Step)
		if t.open(l.Step) {
			edits = append(edits, Option{Key: optEdit + l.Step, Label: Say("card.edit", "label", l.Label)})
		}
	}
	for i := range f.Steps {
		s := &f.Steps[i]
		if v, ok := t.s.Answers[s.Name]; s.Later && s.Applies(t.s.Answers) && t.open(s.Name) && (!ok || v.Skipped) {
			later = append(later, Option{Key: optEdit + s.Name, Label: Say("card.add", "label", Say(f.Key(s.Name)+".label"))})
		}
	}
	v.Rows = append(v.Rows, []Button{t.button(optSend, Say(f.Name+".send"))})
	v.Rows = append(v.Rows, t.pack("", edits)...)
	v.Rows = append(v.Rows, t.pack("", later)...)
	v.Rows = append(v.Rows, []Button{t.button(optPause, Say("nav.pause"))})
	return v
}

func (t *turn) fixed(step string) bool {
	for _, f := range t.s.Fields {
		if f.Step == step {
			return true
		}
	}
	return false
}
