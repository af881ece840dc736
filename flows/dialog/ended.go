package dialog

// Ended is the session with no conversation open, for one that is ended from
// outside: its person went to another account, or their work to somebody else.
// What was open comes back as a draft of its own, without a title; false where
// there was nothing in it. Turns go on counting, so that no button of the ended
// conversation acts again.
func (s Session) Ended() (Session, Draft, bool) {
	d := Draft{
		ID: s.ID, Flow: s.Flow, Form: s.Form, Record: s.Record, Version: s.Version, Fields: s.Fields, Part: s.Part,
		Answers: s.Answers.Clone(), Opened: s.Opened, Changed: s.Changed,
	}
	worth := s.Flow != "" && (len(s.Answers) > 0 || s.Record != "")
	t := turn{s: s.clone()}
	t.close()
	t.s.Turn++
	t.s.Owed, t.s.Card, t.s.CardTurn, t.s.CardKeep = nil, 0, 0, false
	t.s.Revision++
	return t.s, d, worth
}
