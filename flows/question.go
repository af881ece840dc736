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
	return passOn(e, dialog.Value{Text: words})
}

// idle offers words that nobody asked for to the centre, and passes on at once
// what was said aloud: nobody types after speaking. Who works there is told where
// to look for something.
func idle(e dialog.Event, words string) dialog.Move {
	note := func(say dialog.Phrase) []dialog.Note { return []dialog.Note{{Mark: dialog.Info, Say: say}} }
	said := e.Kind == dialog.Said
	if m, is := openByNumber(e, words); is {
		return m
	}
	if m, instead := unheard(e, words); instead {
		return m
	}
	if m, is := captured(e, words); is {
		return m
	}
	switch {
	case staff(e.Actor) && said:
		return dialog.Move{Say: note(dialog.Say("idle.staff", "typed", dialog.Short(words)))}
	case staff(e.Actor):
		return dialog.Move{Say: note(dialog.Say("idle.sent", "sent", dialog.SentAs(e)))}
	case said:
		return dialog.Move{Say: note(dialog.Say("idle.words", "typed", dialog.Short(words))), Asking: words}
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
