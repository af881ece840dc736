package dialog

import (
	"strconv"
	"unicode/utf8"
)

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
	v := t.view()
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
		v := t.home()
		v.Rows = append([][]Button{{t.button(optOn, Say("menu.resume", "flow", Say(f.Name+".title")))}}, v.Rows...)
		return v
	case t.s.Aside == "pause":
		return t.pause(f)
	case t.s.Aside == "locate":
		return View{Body: []Phrase{Say("locate.ask")}, Request: "place"}
	case step == nil:
		return t.card(f)
	}
	return t.question(f, step)
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
		v.Place, v.Close, v.Drop = old.Place, old.Close, old.Drop
	} else {
		v.Drop = t.s.Request
		switch {
		case t.replace:
			v.Place = t.s.Card
		case t.s.Card != 0 && !t.s.Request:
			v.Close = t.s.Card
		}
	}
	v.Notes = append(v.Notes, t.notes...)
	t.s.Owed = &v
}

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
	v := View{Head: Say(f.Name + ".title")}
	if !f.Card {
		v.Body = []Phrase{Say("pause.small")}
		v.Rows = [][]Button{{t.button(optOn, Say("pause.on"))}, {t.button(optDrop, Say("pause.leave"))}}
		return v
	}
	v.Body = []Phrase{Say("pause.ask")}
	v.Rows = [][]Button{
		{t.button(optOn, Say("pause.on"))},
		{t.button(optSave, Say("pause.save"))},
		{t.button(optDrop, Say("pause.drop"))},
	}
	return v
}

// question shows a step: what to answer, its options, and the ways out.
func (t *turn) question(f *Flow, s *Step) View {
	if s.Needs != nil {
		q := s.Needs(t.s.Answers, t.e.Actor)
		q.Text, q.Page = t.searched(q), t.s.Page
		r, ok := t.look(q)
		if !ok {
			return View{}
		}
		if len(r.Rows) == 0 && t.s.Search != "" {
			t.note(Warn, Say("problem.not_found", "typed", Short(t.s.Search)))
			t.s.Search, t.s.Page = "", 0
			return t.question(f, s)
		}
		t.s.Shown = r
	}
	c := t.context(f, s)
	v := View{Head: t.head(f), Body: []Phrase{t.wording(f, s, c)}}
	if s.Lines != nil {
		v.Lines = s.Lines(c)
	}
	if r, ok := s.Ask.(Requester); ok {
		v.Request = r.Request()
		return v
	}
	v.Rows = t.offers()
	if len(t.s.Offer) == 0 {
		v.Rows = append(v.Rows, t.pack(c.Key, s.Ask.Options(c))...)
	}
	if _, ok := s.Ask.(Commune); ok && t.s.Page == 0 && len(t.s.Offer) == 0 {
		v.Rows = append(v.Rows, []Button{t.button(optLocate, Say("nav.locate"))})
	}
	if !s.Bare {
		v.Rows = append(v.Rows, t.nav(f, s))
	}
	return v
}

// searched is what a look-up searches for: typed words, or what the step says.
func (t *turn) searched(q Query) string {
	if t.s.Search != "" {
		return t.s.Search
	}
	return q.Text
}

func (t *turn) wording(f *Flow, s *Step, c Context) Phrase {
	var data []any
	if s.Data != nil {
		data = s.Data(c)
	}
	p := Say(f.Key(s.Name)+".ask", data...)
	for _, field := range t.s.Fields {
		if field.Step == s.Name && !field.Reason.Empty() {
			return Say("fix.ask", "reason", field.Reason, "question", p)
		}
	}
	return p
}

// head says which form this is and how far one has come.
func (t *turn) head(f *Flow) Phrase {
	title := Say(f.Name + ".title")
	if !f.Card {
		return title
	}
	n, of := t.progress(f)
	switch {
	case n > of:
		return title
	case of == 0 || t.forked(f):
		return Say("head.count", "title", title, "n", n)
	}
	return Say("head.step", "title", title, "n", n, "of", of)
}

// forked: a step that decides how many follow is not answered yet.
func (t *turn) forked(f *Flow) bool {
	for i := range f.Steps {
		if _, ok := t.s.Answers[f.Steps[i].Name]; f.Steps[i].Forks && !ok {
			return true
		}
	}
	return false
}

func (t *turn) progress(f *Flow) (n, of int) {
	n = 1
	for i := range f.Steps {
		s := &f.Steps[i]
		if s.Later || s.IfFound || s.Given || !s.Applies(t.s.Answers) || t.s.Record != "" && !t.open(s.Name) {
			continue
		}
		of++
		if v, ok := t.s.Answers[s.Name]; ok && v.Done() && s.Name != t.s.At {
			n++
		}
	}
	return n, of
}

// offers are readings to choose from: of an ambiguous answer, of words that
// were sent early, of a question in the middle of a form.
func (t *turn) offers() [][]Button {
	var rows [][]Button
	for i, o := range t.s.Offer {
		rows = append(rows, []Button{t.button(optOffer+strconv.Itoa(i), o.Label)})
	}
	for i, words := range t.s.Early {
		rows = append(rows, []Button{t.button(optEarly+strconv.Itoa(i), Say("early.use", "typed", Short(words)))})
	}
	if t.s.Asking != "" {
		rows = append(rows, []Button{t.button(optAsk, Say("ask.pass_on"))})
	}
	return rows
}

// rowWidth is how many letters fit one row of buttons on a phone of 360 px.
const rowWidth = 34

// pack puts short options side by side and long ones on rows of their own.
func (t *turn) pack(key string, os []Option) [][]Button {
	var rows [][]Button
	width := rowWidth + 1
	for _, o := range os {
		label := labelOf(key, o)
		if o.On {
			label = Say("common.on", "label", label)
		}
		n := utf8.RuneCountInString(t.book.Words(t.e.Actor.Lang, label)) + 3
		b := t.button(o.Key, label)
		if width+n > rowWidth || len(rows) > 0 && len(rows[len(rows)-1]) == 3 {
			rows, width = append(rows, []Button{b}), n
			continue
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], b)
		width += n
	}
	return rows
}

// nav are the ways out of every question.
func (t *turn) nav(f *Flow, s *Step) []Button {
	var row []Button
	if t.before(f, s) != "" {
		row = append(row, t.button(optBack, Say("nav.back")))
	}
	if s.Optional || s.Later {
		skip := "nav.skip"
		if s.Skips != "" {
			skip = s.Skips
		}
		row = append(row, t.button(optSkip, Say(skip)))
	}
	leave := "nav.pause"
	if !f.Card {
		leave = "nav.stop"
	}
	return append(row, t.button(optPause, Say(leave)))
}

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
