package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// ask is "Hỏi Trung tâm": a question in one's own words becomes a record that
// staff answer.
func ask() *dialog.Flow {
	return &dialog.Flow{
		Name: "ask",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "about", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "seen", Ask: dialog.Pick{}, Given: true},
			{Name: "words", Ask: asking{dialog.Text{Min: 5, Max: 1000}}, Data: askedSoFar},
			{Name: "more", Ask: dialog.Text{}, When: more}, // asked by ask_more, once there is an answer
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending { return sent(store.Question, s, e) },
	}
}

// askCentre passes words on that were typed outside the flow: in the middle of
// a form, which stays open, or from the menu.
func askCentre(e dialog.Event, words string) dialog.Move {
	if m, instead := unheard(e, words); instead {
		return m
	}
	return passOn(e, dialog.Answers{"words": {Text: words}})
}

// idle is what words lead to that nobody asked for: a record by its number, a form
// that they begin, an answer. What was said aloud is passed on to the centre at
// once: nobody types after speaking.
func idle(e dialog.Event, words string) dialog.Move {
	if m, is := openByNumber(e, words); is {
		return m
	}
	if e.Actor.Role == dialog.Stranger {
		return advise(e, words)
	}
	if m, instead := unheard(e, words); instead {
		return m
	}
	if m, is := captured(e, words); is {
		return m
	}
	switch {
	case e.Kind == dialog.Said:
		return advise(e, words)
	case staff(e.Actor):
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("idle.sent", "sent", dialog.SentAs(e))}}}
	}
	return asksAloud(e)
}

// language asks for the language of the screens.
func language() *dialog.Flow {
	return &dialog.Flow{
		Name:  "language",
		Form:  1,
		May:   known,
		Steps: []dialog.Step{{Name: "lang", Ask: dialog.Choice{Among: options("vi", "en")}, Hide: true}},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending {
			return dialog.Ending{
				Effects: []dialog.Effect{store.Speak{Person: e.Actor.Person, Lang: s.Answers.Chosen("lang")}},
				Say:     tick("language.done"),
			}
		},
	}
}
