package dialog

// ask shows what is next: the question, the card, or, where a flow has no
// card and all is answered, its end.
func (t *turn) ask() {
	if t.need != nil {
		return
	}
	f, step := t.current()
	if t.need != nil {
		return
	}
	if f != nil && step == nil && !f.Card && t.s.Aside == "" {
		t.finish(f)
		return
	}
	t.show()
}

// show has the view made once the turn is over.
func (t *turn) show() { t.showing = true }

// render makes the view of where the conversation stands.
func (t *turn) render() {
	t.s.Turn++
	v := t.marked(t.view())
	if t.need == nil {
		t.owe(v)
	}
}

func (t *turn) view() View {
	f, step := t.current()
	switch {
	case t.need != nil:
		return View{}
	case f == nil:
		return t.home()
	case t.s.Aside == "menu":
		return t.menu(f)
	case t.s.Aside == "pause":
		return t.pause(f)
	case t.s.Aside == "locate":
		return View{Body: []Phrase{Say("locate.ask")}, Request: "place"}
	case step == nil:
		return t.card(f)
	case t.reviewing() && t.s.At == "":
		return t.review(f)
	}
	return t.question(f, step)
}

// menu is the home screen over an open conversation, with the way back to it. A
// list that nobody has chosen from is found in the menu itself.
func (t *turn) menu(f *Flow) View {
	v := t.home()
	if f.Card || t.begun(f) {
		v.Rows = append([][]Button{{t.button(optOn, Say("menu.resume", "flow", t.called()))}}, v.Rows...)
	}
	return v
}

// again shows the current view once more, as a new message.
func (t *turn) again() {
	t.replace = false
	t.show()
}

// owe makes v what is to be shown. What the view before it had to say and has
// not been shown yet is said by this one.
func (t *turn) owe(v View) {
	v.Turn = t.s.Turn
	v.Keep = t.keep
	if old := t.s.Owed; old != nil {
		v.Notes = append(v.Notes, old.Notes...)
		v.Keep = v.Keep || old.Keep
		v.Place, v.Close = old.Place, old.Close
		if v.Place != 0 && t.e.Kind != Pressed { // below what was sent meanwhile
			v.Place, v.Close = 0, old.Place
		}
		v.Drop = old.Drop || old.Request != "" && v.Request == "" // it may have been shown all the same
	} else {
		v.Drop = t.s.Request
		switch {
		case t.replace:
			v.Place = t.s.Card
		case t.s.Card != 0 && !t.s.Request:
			v.Close = t.s.Card
		}
	}
	t.made(&v, t.s.Owed)
	v.Notes = append(v.Notes, t.notes...)
	v.Notes = v.Notes[max(0, len(v.Notes)-notesKept):]
	t.s.Owed = &v
}

// notesKept is how many notes a view that nobody has seen yet gathers before the
// oldest go: more than a phone shows, fewer than a message holds.
const notesKept = 40

func (t *turn) button(opt string, label Phrase) Button {
	return Button{Label: label, Data: t.data(opt)}
}

// home is the menu, or what one would do next after sending something.
func (t *turn) home() View {
	if t.keep {
		return t.receipt()
	}
	s := t.book.Home(t.e)
	if s.Need != nil {
		t.look(*s.Need)
		return View{}
	}
	v := View{Body: s.Body}
	if t.s.Asking != "" {
		v.Rows = append(v.Rows, []Button{t.button(optAsk, Say("ask.pass_on"))})
	}
	for _, row := range s.Rows {
		var bs []Button
		for _, e := range row {
			bs = append(bs, t.entry(e))
		}
		v.Rows = append(v.Rows, bs)
	}
	return v
}

// receipt says what became of what was sent, and what one would do next.
func (t *turn) receipt() View {
	var v View
	if t.s.Asking != "" {
		v.Rows = append(v.Rows, []Button{t.button(optAsk, Say("ask.pass_on"))})
	}
	for _, e := range t.ending {
		v.Rows = append(v.Rows, []Button{t.entry(e)})
	}
	v.Rows = append(v.Rows, []Button{t.button(optGo+"home", Say("menu.home"))})
	return v
}

func (t *turn) entry(e Entry) Button {
	opt := optGo + e.Name
	if e.Arg != "" {
		opt += ":" + e.Arg
	}
	return t.button(opt, e.Label)
}

// pause asks what becomes of an unfinished form.
func (t *turn) pause(f *Flow) View {
	ask, drop := Say("pause.ask"), Say("pause.drop")
	if t.s.Record != "" { // what was sent stays as it is
		ask, drop = Say("pause.ask_fix", "part", t.s.Part), Say("pause.drop_fix", "part", t.s.Part)
	}
	v := View{Head: t.called(), Body: []Phrase{ask}}
	v.Rows = [][]Button{{t.button(optOn, Say("pause.on"))}}
	if t.begun(f) {
		v.Rows = append(v.Rows, []Button{t.button(optSave, Say("pause.save"))})
	}
	v.Rows = append(v.Rows, []Button{t.button(optDrop, drop)})
	return v
}
