package dialog

import (
	"strconv"
	"unicode/utf8"
)

// question shows a step: what to answer, its options, and the ways out.
func (t *turn) question(f *Flow, s *Step) View {
	if s.Needs != nil {
		q := s.Needs(t.s.Answers, t.e.Actor)
		q.Text, q.Page = t.searched(q), t.s.Page
		r, ok := t.lookOther(q)
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
	if s.Makes != nil {
		v.Make = s.Makes(c)
	}
	if r, ok := s.Ask.(Requester); ok {
		v.Request = r.Request()
		return v
	}
	v.Rows = t.offers()
	if len(t.s.Offer) == 0 {
		v.Rows = append(v.Rows, t.pack(c.Key, s.Ask.Options(c))...)
	}
	if locates(s) && t.s.Page == 0 && len(t.s.Offer) == 0 {
		v.Rows = append(v.Rows, []Button{t.button(optLocate, Say("nav.locate"))})
	}
	switch {
	case !s.Bare:
		v.Rows = append(v.Rows, t.nav(f, s))
	case !f.Card && t.before(f, s) != "":
		v.Rows = append(v.Rows, []Button{t.button(optBack, Say("nav.back"))})
	}
	return v
}

// locates reports whether the step may be answered from the phone's place.
func locates(s *Step) bool {
	if s == nil {
		return false
	}
	switch s.Ask.(type) {
	case Commune, Communes:
		return true
	}
	return false
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
	title := t.called()
	if !f.Card && !f.Counted || t.fromCard(f) {
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
		if _, ok := t.s.Answers[f.Steps[i].Name]; f.Steps[i].Forks && t.asks(&f.Steps[i]) && !ok {
			return true
		}
	}
	return false
}

func (t *turn) progress(f *Flow) (n, of int) {
	n = 1
	for i := range f.Steps {
		s := &f.Steps[i]
		if s.Later || s.IfFound || s.Given || s.Seals || s.Bare || s.Part != t.s.Part && t.s.Record == "" || !t.asks(s) || t.s.Record != "" && !t.open(s.Name) {
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
	for i, early := range t.s.Early {
		rows = append(rows, []Button{t.button(optEarly+strconv.Itoa(i), Say("early.use", "typed", Short(early.Words)))})
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
	if t.before(f, s) != "" || t.fromCard(f) {
		row = append(row, t.button(optBack, Say("nav.back")))
	}
	if s.Optional || s.Later {
		skip := "nav.skip"
		if s.Skips != "" {
			skip = s.Skips
		}
		row = append(row, t.button(optSkip, Say(skip)))
	}
	return append(row, t.leave(f))
}

// leave is the way out of a form that keeps it, or of something that is not kept.
func (t *turn) leave(f *Flow) Button {
	if f.drafted() {
		return t.button(optPause, Say("nav.pause"))
	}
	return t.button(optPause, Say("nav.stop"))
}
