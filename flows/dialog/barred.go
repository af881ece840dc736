package dialog

import "slices"

// barred reports whether the open conversation is no longer for its person: the
// role was taken away meanwhile.
func (t *turn) barred() bool {
	f := t.book.Flow(t.s.Flow)
	return f != nil && f.May != nil && !f.May(t.e.Actor)
}

// barredNow ends a barred conversation at the first thing its person does in it,
// not only when it is to be sent. The answer just given is kept with the others;
// what was to be mended or chosen no longer matters.
func (t *turn) barredNow() {
	if t.need != nil || !t.barred() {
		return
	}
	t.notes = slices.DeleteFunc(t.notes, func(n Note) bool { return n.Mark != Tick })
	t.expel()
}

// expel ends the conversation, keeps what was answered and says so.
func (t *turn) expel() {
	f := t.book.Flow(t.s.Flow)
	called, say := t.called(), "barred.kept"
	if !f.drafted() || !t.begun(f) {
		say = "barred"
		t.notes = slices.DeleteFunc(t.notes, func(n Note) bool { return n.Mark == Tick }) // nothing of it is kept
	}
	t.park()
	t.close()
	staff := ""
	t.ending = []Entry{{Name: "drafts", Label: Say("menu.resume_drafts")}}
	if t.e.Actor.Role.IsStaff() {
		staff = "yes"
	} else {
		t.ending = append(t.ending, Entry{Name: "ask", Label: Say("menu.ask")})
	}
	t.keep = say == "barred.kept"
	t.note(Warn, Say(say, "flow", called, "staff", staff))
	t.show()
}

// passedOver says that the form which was open has gone to somebody else, by the
// next thing its person does. What was sent for it is no answer any more: then
// that is said too, and all there is to do.
func (t *turn) passedOver() bool {
	flow := t.s.Passed
	if flow == "" {
		return false
	}
	t.s.Passed = ""
	var sent Phrase
	acts := t.e.Kind == Pressed || t.e.Kind == Commanded || t.e.Kind == Edited
	if !acts {
		sent = SentAs(t.e)
	}
	t.note(Warn, Say("passed_over", "flow", Say(flow+".title"), "sent", sent))
	t.show()
	return !acts
}
