package dialog

import "strings"

// An Understood is a message in somebody's own words from which a form was begun:
// until they say that it was understood rightly, the form shows what was.
type Understood struct {
	Words string `json:"w"`
	From  int64  `json:"m,omitempty"` // the message; an edit of it is understood anew
}

// reviewing reports whether what was understood is still to be confirmed.
func (t *turn) reviewing() bool { return t.s.Understood != nil }

// review is the card of what was understood, and what is still to be asked.
func (t *turn) review(f *Flow) View {
	v := View{Head: f.Called(t.s.Part), Body: []Phrase{Say("understood.check", "typed", Short(strings.Join(strings.Fields(t.s.Understood.Words), " ")))}, Lines: t.lines(f)}
	var edits []Option
	for _, l := range v.Lines {
		edits = append(edits, Option{Key: optEdit + l.Step, Label: Say("card.edit", "label", l.Label)})
	}
	missing, n := t.missing(f)
	if n > 0 {
		v.Foot = append(v.Foot, Say("understood.missing", "which", missing))
	}
	v.Rows = append(v.Rows, []Button{t.button(optOn, Say("understood.on", "n", n))})
	v.Rows = append(v.Rows, t.pack("", edits)...)
	v.Rows = append(v.Rows, []Button{t.button(optDrop, Say("understood.not"))}, []Button{t.leave(f)})
	return v
}

// missing are the questions that are still to be asked, as far as that is known,
// and how many.
func (t *turn) missing(f *Flow) (all Phrase, n int) {
	for i := range f.Steps {
		s := &f.Steps[i]
		if _, answered := t.s.Answers[s.Name]; answered || s.Later || s.Given || s.Seals || s.IfFound || s.Hide || !t.asks(s) {
			continue
		}
		label := Say(f.Key(s.Name) + ".label")
		if n++; n == 1 {
			all = label
		} else {
			all = Say("understood.and", "first", all, "then", label)
		}
	}
	return all, n
}

// actReview is for the buttons that stand only under what was understood.
func (t *turn) actReview(opt string) {
	switch opt {
	case optOn:
		t.s.Understood = nil
		t.ask()
	case optDrop:
		words := t.s.Understood.Words
		t.run(Move{Do: Cancel, Say: []Note{{Info, Say("understood.dropped")}}})
		t.s.Asking = words
	default:
		t.show()
	}
}

// understoodAnew: the message that was understood is corrected; so is the form.
func (t *turn) understoodAnew() bool {
	u := t.s.Understood
	if u == nil || u.From == 0 || u.From != t.e.Message {
		return false
	}
	e := t.e
	e.Kind = Said
	m := t.book.Idle(e, masked(e.Text))
	if m.Need == nil {
		t.do(Unpark{t.s.ID})
		t.close()
	}
	t.run(m)
	return true
}
