package dialog

// back revisits the answered step before this one; before the first there is
// only leaving.
func (t *turn) back(f *Flow, from *Step) {
	if t.fromCard(f) {
		t.backToCard(f, from)
		return
	}
	prev := t.before(f, from)
	if prev == "" {
		t.aside("pause")
		return
	}
	t.revisit(prev)
}

// fromCard: this question was opened from the card, or from what was understood,
// so the way back is there.
func (t *turn) fromCard(f *Flow) bool {
	if !f.Card || t.s.At == "" {
		return false
	}
	if t.reviewing() {
		return true
	}
	kept := t.s.Answers
	t.s.Answers = kept.Clone()
	t.closeAnswer()
	n := t.next(f)
	t.s.Answers = kept
	return n == nil
}

// backToCard leaves the question with what was collected, if that answers it.
func (t *turn) backToCard(f *Flow, from *Step) {
	if v := t.s.Answers[t.s.At]; v.Open && from != nil {
		e := t.e
		e.Data = doneKey
		if _, err := t.parse(f, from, v, e); err != nil {
			t.problem(err)
			return
		}
	}
	t.closeAnswer()
	t.settle()
	t.ask()
}

func (t *turn) closeAnswer() {
	if v, ok := t.s.Answers[t.s.At]; ok {
		v.Open = false
		t.s.Answers[t.s.At] = v
	}
}

// before is the last answered step before this one that may be changed, or "".
func (t *turn) before(f *Flow, from *Step) string {
	prev := ""
	for i := range f.Steps {
		s := &f.Steps[i]
		if from != nil && s.Name == from.Name {
			break
		}
		v, ok := t.s.Answers[s.Name]
		if !ok || v.Skipped && s.IfFound || !s.returns(t.s.Answers) || s.Later || s.Given {
			continue
		}
		if t.asks(s) && t.open(s.Name) {
			prev = s.Name
		}
	}
	return prev
}

// returns: what stands on no card can be taken back only where the flow says so,
// since most of it was brought along or is a list that one came from.
func (s *Step) returns(a Answers) bool { return !s.Hide || s.Back != nil && s.Back(a) }

func (t *turn) revisit(step string) {
	t.settle()
	t.s.At = step
	if v, ok := t.s.Answers[step]; ok && len(v.Items) > 0 {
		v.Open = true
		t.s.Answers[step] = v
	}
	t.ask()
}
