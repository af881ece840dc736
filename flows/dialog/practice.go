package dialog

// practising reports whether a form on made-up data is open.
func (t *turn) practising() bool {
	f := t.book.Flow(t.s.Flow)
	return f != nil && f.Practice != nil
}

// practised says that a practice which is left has kept nothing.
func (t *turn) practised() {
	if t.practising() {
		t.note(Info, Say("practice.left"))
	}
}

// lookStep is what a step looks up: made up, in a practice.
func (t *turn) lookStep(q Query) (Result, bool) {
	if f := t.book.Flow(t.s.Flow); f != nil && f.Practice != nil {
		return f.Practice(q), true
	}
	return t.look(q)
}

// marked is a view of a practice, which says so first of all. From the menu over
// it all ways but one lead to what is real.
func (t *turn) marked(v View) View {
	switch {
	case !t.practising():
	case t.s.Aside == "menu":
		v.Body = append([]Phrase{Say("practice.menu")}, v.Body...)
	case v.Head.Empty():
		v.Head = Say("practice.banner")
	default:
		v.Head = Say("practice.head", "head", v.Head)
	}
	return v
}
