package dialog

import (
	"slices"
)

// Advance applies one event to a session. It returns the session as it is
// afterwards and what should happen. If something must be looked up first, the
// session comes back unchanged with a single Lookup; the same event is then to
// be given again with the result in Found.
func (b *Book) Advance(s Session, e Event) (Session, []Effect) {
	t := &turn{book: b, s: s.clone(), e: e}
	t.happen()
	if t.showing && t.need == nil {
		t.render()
	}
	switch {
	case t.need != nil:
		return s, []Effect{Lookup{*t.need}}
	case t.nothing:
		return s, t.effects
	}
	t.s.Revision++
	t.s.Changed = e.At
	return t.s, t.effects
}

// A turn is one Advance at work.
type turn struct {
	book    *Book
	s       Session
	e       Event
	effects []Effect
	notes   []Note
	need    *Query
	keep    bool    // the view holds a receipt
	ending  []Entry // what is offered under a receipt
	makes   []Make  // files that come with what was done
	replace bool    // show in the newest card's place
	showing bool    // the view has changed
	nothing bool    // the event changes nothing at all
}

func (s Session) clone() Session {
	s.Answers = s.Answers.Clone()
	s.Seen = slices.Clone(s.Seen)
	s.Heard = slices.Clone(s.Heard)
	s.Early = slices.Clone(s.Early)
	s.Pressed = slices.Clone(s.Pressed)
	return s
}

// remembered is how many update and message ids a session keeps to know a
// repetition by: more than one poll can bring (100).
const remembered = 128

func (t *turn) happen() {
	if t.e.Kind == Displayed {
		t.displayed()
		return
	}
	if t.repeated() {
		t.nothing = true
		if t.e.Query != "" {
			t.do(Toast{Query: t.e.Query})
		}
		return
	}
	switch {
	case t.e.Kind == Moved:
		t.nothing = true
	case t.e.Group || t.e.Kind == Blocked || t.e.Kind == Unblocked:
		t.outside()
	default:
		t.inside()
	}
}

// inside handles what is part of a conversation.
func (t *turn) inside() {
	t.renew()
	if t.passedOver() {
		return
	}
	switch t.e.Kind {
	case Pressed:
		t.pressed()
	case Commanded:
		t.commanded()
	case Edited:
		t.edited()
	default:
		t.sent()
	}
	t.barredNow()
}

// renew takes over what was answered before a release changed the form.
func (t *turn) renew() {
	if f := t.book.Flow(t.s.Flow); f != nil && t.s.Form < f.Form {
		t.s.Answers = f.Renewed(t.s.Form, t.s.Answers)
		t.s.Form = f.Form
	}
}

// repeated notes the event's ids and reports whether they were there already.
func (t *turn) repeated() bool {
	if u := t.e.Update; u != 0 {
		if slices.Contains(t.s.Seen, u) {
			return true
		}
		t.s.Seen = last(append(t.s.Seen, u))
	}
	switch t.e.Kind {
	case Pressed, Edited, Moved, Blocked, Unblocked, GroupRaised, GroupRemoved:
		return false
	}
	if m := t.e.Message; m != 0 {
		if slices.Contains(t.s.Heard, m) {
			return true
		}
		t.s.Heard = last(append(t.s.Heard, m))
	}
	return false
}

func last(ids []int64) []int64 {
	if len(ids) > remembered {
		ids = ids[len(ids)-remembered:]
	}
	return ids
}

// displayed notes which message shows the current view.
func (t *turn) displayed() {
	v := t.s.Owed
	switch {
	case v == nil || v.Turn < t.e.Turn:
		t.nothing = true
		return
	case v.Turn == t.e.Turn:
		t.s.Request = v.Request != ""
		t.s.CardKeep = v.Keep
		t.s.Owed = nil
	case v.Place == 0:
		later := *v
		later.Close = t.e.Message
		t.s.Owed = &later
	}
	t.s.Card, t.s.CardTurn = t.e.Message, t.e.Turn
}

// outside handles what is not part of a conversation: group chats, blocking.
func (t *turn) outside() {
	switch t.e.Kind {
	case Pressed:
		t.record()
	case Commanded:
		t.run(t.book.Go(t.e, t.place(), t.e.Text))
	case Blocked, Unblocked, GroupRaised, GroupRemoved:
		t.run(t.book.Go(t.e, string(t.e.Kind), ""))
	}
}

// place is where the event's command leads: "unknown" for one we do not have.
func (t *turn) place() string {
	if p, ok := t.book.Commands[t.e.Command]; ok {
		return p
	}
	return "unknown"
}

// commanded: a slash word is never an answer, and never loses one.
func (t *turn) commanded() {
	switch place := t.place(); {
	case place == "cancel":
		t.aside("pause")
	case place == "home":
		t.aside("menu")
	default:
		t.run(t.book.Go(t.e, place, t.e.Text))
	}
}

// aside shows a screen over the question; the question stays open below it.
func (t *turn) aside(name string) {
	f := t.book.Flow(t.s.Flow)
	switch {
	case f == nil:
		t.show()
		return
	case name == "pause" && !f.drafted(): // nothing to keep
		t.practised()
		t.run(Move{Do: Cancel})
		return
	}
	t.s.Aside = name
	t.show()
}

func (t *turn) do(e Effect) { t.effects = append(t.effects, e) }

func (t *turn) note(m Mark, p Phrase) { t.notes = append(t.notes, Note{m, p}) }

// look is a result that was brought along; without it the turn stops.
func (t *turn) look(q Query) (Result, bool) {
	r, ok := t.e.Found[q]
	if !ok {
		t.need = &q
	}
	return r, ok
}
