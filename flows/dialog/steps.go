package dialog

import (
	"slices"
	"strings"

	"khuyencong/flows/vietnamese"
)

// current is the flow and the step that is being asked; no step: all is
// answered and the card is next.
func (t *turn) current() (*Flow, *Step) {
	f := t.book.Flow(t.s.Flow)
	if f == nil {
		return nil, nil
	}
	if s := f.Step(t.s.At); s != nil && t.asks(s) {
		return f, s
	}
	return f, t.next(f)
}

// asks reports whether the step belongs to what is being filled in, and applies.
func (t *turn) asks(s *Step) bool {
	if s.Part != t.s.Part {
		f := t.book.Flow(t.s.Flow)
		return f != nil && t.s.Fills(f, s) && s.Applies(t.s.Answers)
	}
	return s.Applies(t.s.Answers)
}

// next is the first applicable step whose answer is missing or still open. A
// step that is asked only if something was found, or is not, waits for that
// look-up.
func (t *turn) next(f *Flow) *Step {
	for i := range f.Steps {
		s := &f.Steps[i]
		v, answered := t.s.Answers[s.Name]
		if answered && v.Done() || !t.asks(s) || !answered && (s.Later || s.Given || s.Seals) {
			continue
		}
		if s.Known != nil && !answered && t.known(s) {
			if t.need != nil {
				return s
			}
			continue
		}
		if s.IfFound && !answered && !t.found(s) {
			if t.need != nil {
				return s
			}
			t.s.Answers[s.Name] = Value{Skipped: true}
			continue
		}
		return s
	}
	return nil
}

// known answers the step from what it looked up, if the answer is there. It is
// true also while the look-up is missing.
func (t *turn) known(s *Step) bool {
	r, ok := t.lookStep(s.Needs(t.s.Answers, t.e.Actor))
	if !ok {
		return true
	}
	v, known := s.Known(r)
	if known {
		t.s.Answers[s.Name] = v
	}
	return known
}

func (t *turn) found(s *Step) bool {
	if len(t.s.Shown.Rows) > 0 {
		return true
	}
	r, ok := t.lookOther(s.Needs(t.s.Answers, t.e.Actor))
	return ok && len(r.Rows) > 0
}

// lookOther is a look-up that leaves out the record that is being corrected: it
// is no twin of itself.
func (t *turn) lookOther(q Query) (Result, bool) {
	r, ok := t.lookStep(q)
	f := t.book.Flow(t.s.Flow)
	if !ok || t.s.Record == "" || f == nil || !f.Card {
		return r, ok
	}
	all := r.Rows
	r.Rows = nil
	for _, row := range all {
		if row.ID != t.s.Record {
			r.Rows = append(r.Rows, row)
		}
	}
	r.Total -= len(all) - len(r.Rows)
	return r, ok
}

// open reports whether a step may be changed: in a correction only those that
// were sent back, and what had to be asked again because of them.
func (t *turn) open(step string) bool {
	if len(t.s.Fields) == 0 {
		return true
	}
	f := t.book.Flow(t.s.Flow)
	for _, field := range t.s.Fields {
		if field.Step == step || f != nil && dependsOn(f, step, field.Step) {
			return true
		}
	}
	return false
}

func dependsOn(f *Flow, step, on string) bool {
	s := f.Step(step)
	if s == nil {
		return false
	}
	return slices.ContainsFunc(s.After, func(a string) bool { return a == on || dependsOn(f, a, on) })
}

func (t *turn) context(f *Flow, s *Step) Context {
	return Context{
		Key: f.Key(s.Name), Answers: t.s.Answers, Found: t.s.Shown, Actor: t.e.Actor,
		Page: t.s.Page, Search: t.s.Search, Year: t.e.At.Year(), Event: t.e,
		Old: t.s.Answers[s.Name], Recent: t.s.Recent,
		Match: func(words string, among []Option) (Option, bool) { return t.match(f.Key(s.Name), words, among, false) },
		Exact: func(words string, among []Option) (Option, bool) { return t.match(f.Key(s.Name), words, among, true) },
	}
}

// match finds the one option that was meant by typed words: its text, the
// words people use for it, or, unless all of it must be there, the
// beginning of one option's text.
func (t *turn) match(key, words string, among []Option, exact bool) (Option, bool) {
	folded := vietnamese.Fold(words)
	if folded == "" {
		return Option{}, false
	}
	var begins []Option
	for _, o := range among {
		if strings.HasPrefix(o.Key, optPage) {
			continue
		}
		label := vietnamese.Fold(t.book.Words(t.e.Actor.Lang, labelOf(key, o)))
		if label == folded || slices.Contains(o.Also, folded) {
			return o, true
		}
		if !exact && len(folded) >= 3 && strings.HasPrefix(label, folded) {
			begins = append(begins, o)
		}
	}
	if len(begins) == 1 {
		return begins[0], true
	}
	return Option{}, false
}

// labelOf is what an option's button says.
func labelOf(key string, o Option) Phrase {
	if !o.Label.Empty() {
		return o.Label
	}
	return Say(key + "." + o.Key)
}
