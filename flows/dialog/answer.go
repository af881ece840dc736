package dialog

import (
	"errors"
	"slices"
	"strings"

	"khuyencong/flows/vietnamese"
)

// sent handles words, pictures and the like: an answer to the open question,
// or something that is said to have answered nothing. Nothing is swallowed.
func (t *turn) sent() {
	f, step := t.current()
	switch {
	case t.book.Flow(t.s.Flow) == nil:
		t.idle()
	case t.declined(f, step):
	case t.s.Aside == "locate" && step != nil:
		t.s.Aside = ""
		t.read(f, step)
	case t.s.Aside != "":
		t.unused()
		t.show()
	case t.lateAlbum(f):
		t.ask()
	case step != nil && t.reviewing() && t.s.At == "":
		t.unused()
		t.show()
	case step == nil && t.seal(f) != nil:
		t.readSeal(f, t.seal(f))
	case step == nil:
		t.unused()
		t.show()
	default:
		t.read(f, step)
	}
}

// declined: the requesting keyboard's other button says no in words.
func (t *turn) declined(f *Flow, step *Step) bool {
	if !t.s.Request || t.e.Kind != Said || t.book.Words(t.e.Actor.Lang, Say("request.no")) != vietnamese.Clean(t.e.Text) {
		return false
	}
	if t.s.Aside == "" && step != nil && (step.Optional || step.Later) {
		t.answer(f, step, Value{Skipped: true})
		return true
	}
	aside := t.s.Aside
	t.s.Aside = ""
	if aside == "" && step != nil { // it cannot be done without
		t.aside("pause")
		return true
	}
	t.ask()
	return true
}

// idle: what words mean while no conversation is open is for the flows to say.
func (t *turn) idle() {
	words := masked(t.e.Text)
	if t.e.Actor.Role == Stranger && (t.e.Kind != Said || words == "") {
		t.run(t.book.Go(t.e, "start", ""))
		return
	}
	switch t.e.Kind {
	case SentVoice, SentPhoto, SentFile:
		t.run(t.book.Idle(t.e, words))
		return
	case Said:
		if words != "" {
			t.run(t.book.Idle(t.e, words))
			return
		}
	}
	t.note(Info, Say("idle.sent", "sent", SentAs(t.e)))
	t.show()
}

// unused says that what was sent has not been taken as an answer.
func (t *turn) unused() {
	if words := vietnamese.Clean(t.e.Text); t.e.Kind == Said && words != "" {
		t.note(Warn, Say("unused.words", "typed", Short(words)))
		return
	}
	t.note(Warn, Say("unused.sent", "sent", SentAs(t.e)))
}

// read takes the event as the answer to the step, or says what to mend.
func (t *turn) read(f *Flow, step *Step) {
	early := t.early()
	if _, free := step.Ask.(Free); free && early && t.e.Kind == Said {
		t.tooEarly()
		return
	}
	if t.asksBack(f, step) {
		t.ask()
		return
	}
	v, err := t.parse(f, step, t.s.Answers[step.Name], t.e)
	if err != nil && early && t.e.Kind == Said {
		t.tooEarly()
		return
	}
	if err != nil {
		t.hint(err)
		t.problem(err)
		return
	}
	t.answer(f, step, v)
}

// hint answers words that answer no question, where they ask one themselves.
func (t *turn) hint(err error) {
	var p *Problem
	if t.book.Hint == nil || t.e.Kind != Said || errors.As(err, &p) && (p.Find != "" || p.Page > 0 || len(p.Offer) > 0) {
		return
	}
	if words := masked(t.e.Text); len(strings.Fields(words)) >= fewestAsking {
		if say, ok := t.book.Hint(t.e, words); ok {
			t.note(Info, say)
		}
	}
}

// fewestAsking is how many words a question in the middle of a form has at least.
const fewestAsking = 3

// readSeal takes what was sent to the card as the answer that sends it. Words that
// came before the card could be seen were meant for something else.
func (t *turn) readSeal(f *Flow, seal *Step) {
	v, err := t.parse(f, seal, t.s.Answers[seal.Name], t.e)
	switch {
	case t.early(), err != nil && t.e.Kind != Said:
		t.unused()
		t.show()
	case err != nil:
		t.problem(err)
	default:
		t.answer(f, seal, v)
	}
}

// parse reads the event as the kind of the step does and the step accepts it.
func (t *turn) parse(f *Flow, step *Step, old Value, e Event) (Value, error) {
	v, err := step.Ask.Parse(t.context(f, step), old, e)
	if err == nil {
		err = step.accepts(t.s.Answers, v)
	}
	return v, err
}

// early reports whether the event was sent before the current question could
// be seen: it is still owed, or stands below what was sent. Where the channel's
// answer is late or lost, the question counts as seen a second after it was
// handed over.
func (t *turn) early() bool {
	if tried := t.e.Tried; tried.Turn == t.s.Turn && tried.At != 0 && t.e.Sent > tried.At {
		return false
	}
	if t.s.Owed != nil {
		return true
	}
	return t.s.CardTurn == t.s.Turn && t.e.Message != 0 && t.e.Message < t.s.Card
}

// tooEarly keeps the words as a button on the question they may have been for.
func (t *turn) tooEarly() {
	words := masked(t.e.Text)
	if words == "" {
		t.ask()
		return
	}
	if len(t.s.Early) < 3 {
		t.s.Early = append(t.s.Early, Early{words, t.e.Message})
	}
	t.note(Warn, Say("early.words", "typed", Short(words)))
	t.ask()
}

// asksBack: words that end in a question mark, in the middle of a form, are
// answered or offered to the centre, and are an answer only if the person says so. Where the phone is asked for
// something no button can offer that.
func (t *turn) asksBack(f *Flow, step *Step) bool {
	words := masked(t.e.Text)
	if f := t.book.Flow(t.s.Flow); t.e.Kind != Said || !strings.HasSuffix(words, "?") || !f.Card && !f.Counted || t.book.Ask == nil {
		return false
	}
	if _, asks := step.Ask.(Requester); asks {
		return false
	}
	t.s.Asking, t.s.Offer = words, nil
	say := "ask.looks_like_question"
	if t.practising() { // what is asked there is no question to anybody
		t.s.Asking, say = "", "practice.question"
	}
	if _, free := step.Ask.(Free); free {
		if v, err := t.parse(f, step, t.s.Answers[step.Name], t.e); err == nil {
			t.s.Offer = []Option{{Label: Say("ask.is_answer"), Value: &v}}
		}
	}
	if t.book.Hint != nil {
		if hint, ok := t.book.Hint(t.e, words); ok {
			t.note(Info, hint)
			return true
		}
	}
	t.note(Info, Say(say, "typed", Short(words)))
	return true
}

// problem says what to mend and asks again; the draft is as it was.
func (t *turn) problem(err error) {
	var p *Problem
	if !errors.As(err, &p) {
		p = &Problem{Say: Say("problem.cannot_read")}
	}
	t.s.Offer = p.Offer
	switch {
	case p.Find != "":
		t.s.Search, t.s.Page = p.Find, 0
	case p.Page > 0:
		t.s.Page = p.Page
	default:
		t.note(Warn, p.Say)
	}
	t.ask()
}

// answer keeps the answer, forgets what depended on another one, and goes on.
func (t *turn) answer(f *Flow, step *Step, v Value) {
	old, had := t.s.Answers[step.Name]
	t.s.Answers[step.Name] = v
	if had && !old.Same(v) || !had && t.s.Record != "" { // what was sent back is not known to be the same
		f.Forget(t.s.Answers, step.Name)
	}
	at, since, page := t.s.At, t.s.Since, t.s.Page
	t.settle()
	if v.Open {
		t.s.At, t.s.Since = at, since
		if k, ok := step.Ask.(Several); ok && k.Groups != nil { // more may be taken of the same group
			t.s.Page = page
		}
		if since == 0 {
			t.s.Since = t.s.Turn
		}
		t.ask()
		return
	}
	var lead Move
	if step.Leads != nil {
		lead = step.Leads(t.context(f, step), v)
	}
	if !step.Hide && !v.Skipped && lead.Do != Cancel && !(lead.Do == Reask && lead.Clear == step.Name) {
		t.note(Tick, Say("answered", "label", Say(f.Key(step.Name)+".label"), "value", f.SayValue(step.Name, v)))
	}
	if lead.Do != Stay || lead.Need != nil {
		t.run(lead)
		return
	}
	t.ask()
}

// settle clears what belonged to the question that was just answered.
func (t *turn) settle() {
	t.s.At, t.s.Aside, t.s.Page, t.s.Search = "", "", 0, ""
	t.s.Since = 0
	t.s.Offer, t.s.Asking, t.s.Early, t.s.Shown = nil, "", nil, Result{}
}

// lateAlbum adds a picture to the answer the rest of its album went to, even
// when the conversation has gone on since.
func (t *turn) lateAlbum(f *Flow) bool {
	if t.e.Kind != SentPhoto && t.e.Kind != SentFile || t.e.File.Album == "" {
		return false
	}
	for i := range f.Steps {
		step := &f.Steps[i]
		k, ok := step.Ask.(Photos)
		v := t.s.Answers[step.Name]
		if !ok || v.Open || !t.asks(step) || !slices.ContainsFunc(v.Items, func(i Item) bool { return i.Album == t.e.File.Album }) {
			continue
		}
		more, err := k.Add(v, t.e)
		if err != nil { // no room: it answers no other question either
			t.unused()
			return true
		}
		more.Open = false
		t.s.Answers[step.Name] = more
		t.note(Tick, Say("album.late", "n", len(more.Items)))
		return true
	}
	return false
}
