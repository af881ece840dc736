package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// ask is "Hỏi Trung tâm": a question in one's own words becomes a record that
// staff answer.
func ask() *dialog.Flow {
	return &dialog.Flow{
		Name:  "ask",
		Form:  1,
		May:   known,
		Steps: []dialog.Step{{Name: "words", Ask: dialog.Text{Min: 5, Max: 1000}}},
		Done:  func(s dialog.Session, e dialog.Event) dialog.Ending { return sent(store.Question, s, e) },
	}
}

// askCentre passes words on that were typed outside the flow: in the middle of
// a form, which stays open, or from the menu.
func askCentre(e dialog.Event, words string) dialog.Move {
	r := store.Record{
		ID: e.Fresh, Number: e.Number, Kind: store.Question, State: store.Sent, Version: 1, Form: 1,
		By: e.Actor.Person, ByName: e.Actor.Name, Created: e.At, Updated: e.At,
		Answers: dialog.Answers{"words": {Text: words}},
	}
	fill(&r)
	return dialog.Move{
		Keep: true,
		Say:  tick("sent.question.receipt", "number", Number(r), "title", r.Title),
		Effects: []dialog.Effect{
			store.Put{Record: r, Chat: e.Chat, Channel: Channel},
			store.Tell{Key: "new:" + r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID, At: e.At},
		},
	}
}

// idle offers words that nobody asked for to the centre. Who works there is told
// where to look for something.
func idle(e dialog.Event, words string) dialog.Move {
	say := func(key string) []dialog.Note {
		return []dialog.Note{{Mark: dialog.Info, Say: dialog.Say(key, "typed", dialog.Short(words))}}
	}
	if e.Actor.Role.IsStaff() {
		return dialog.Move{Say: say("idle.staff")}
	}
	return dialog.Move{Say: say("idle.words"), Asking: words}
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
