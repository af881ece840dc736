package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// consentLines are the answers to the consents as they stand.
func consentLines(c dialog.Context) []dialog.Line {
	k, _ := keptIn(c)
	var all []dialog.Line
	for _, answer := range k.Consents {
		all = append(all, dialog.Line{Label: purpose(answer.Purpose), Value: consentNow(answer)})
	}
	return all
}

// consentDoors: what was agreed to may be withdrawn, what was not may be agreed
// to. What the staff's own data are kept for is their work, no consent.
func consentDoors(c dialog.Context) []dialog.Option {
	k, _ := keptIn(c)
	keys := []string{"notices_on"}
	if agrees(k, store.ForNotices) {
		keys[0] = "notices_off"
	}
	switch {
	case staff(c.Actor):
	case agrees(k, store.ForData):
		keys = append(keys, "restrict", "withdraw")
	default:
		keys = append(keys, "agree")
	}
	return options(append(keys, "back")...)
}

// agrees reports whether the person's last answer was to agree; who was never
// asked has refused nothing.
func agrees(k store.Kept, purpose string) bool {
	for _, c := range k.Consents {
		if c.Purpose == purpose {
			return c.Given
		}
	}
	return true
}

// fromConsents: what can be changed at once is; the rest is a request.
func fromConsents(_ dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "notices_off", "notices_on", "agree":
		return dialog.Move{Do: dialog.Finish}
	case "withdraw", "restrict":
		return wish(v.Key)
	}
	return dialog.Move{Do: dialog.Reask, Clear: "act"}
}

// consented changes an answer to a consent.
func consented(s dialog.Session, e dialog.Event) dialog.Ending {
	end := dialog.Ending{Say: tick("data.said." + s.Answers.Chosen("consent")), Next: []dialog.Entry{entry("data", "", "menu.data")}}
	prefer := store.Prefer{Person: e.Actor.Person, Telling: store.TellNow, Version: ConsentVersion, At: e.At}
	switch s.Answers.Chosen("consent") {
	case "notices_off":
		prefer.Telling = store.TellNever
		end.Effects = []dialog.Effect{prefer}
	case "notices_on":
		end.Effects = []dialog.Effect{prefer}
	case "agree":
		undone, need := withdrawalUndone(e)
		if need != nil {
			return dialog.Ending{Need: need}
		}
		end.Effects = append(undone, store.Agree{Person: e.Actor.Person, Purpose: store.ForData, Version: ConsentVersion, Given: true, At: e.At})
	default:
		return dialog.Ending{}
	}
	return end
}

// withdrawalUndone takes back the request that followed on the consent's
// withdrawal: who agrees again no longer asks for it.
func withdrawalUndone(e dialog.Event) ([]dialog.Effect, *dialog.Query) {
	kept, need := found(e, dialog.Query{Name: store.KeptOf})
	if need != nil {
		return nil, need
	}
	var effects []dialog.Effect
	for _, row := range kept.Rows {
		k, _ := row.Body.(store.Kept)
		for _, r := range k.Pending {
			if r.Answers.Chosen("type") != "withdraw" {
				continue
			}
			if change, p := carriedOut(decisionOf(e, r, store.Withdraw)); p == nil {
				effects = append(effects, change...)
			}
		}
	}
	return effects, nil
}

// consent asks anew for the consents, in words that have changed, before the
// person goes on to where they wanted to go.
func consent() *dialog.Flow {
	return &dialog.Flow{
		Name: "consent",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "to", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "first", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "data", Ask: yes("agree", "refuse"), Leads: declinedAnew, Hide: true, Bare: true},
			{Name: "notices", Ask: yes("agree", "refuse"), Leads: agreedAnew, Hide: true, Bare: true},
		},
		Done: answeredAnew,
	}
}

func answeredAnew(s dialog.Session, e dialog.Event) dialog.Ending {
	switch {
	case s.Answers.Chosen("data") == "agree":
		return dialog.Ending{Effects: answered(s.Answers, e), Say: tick("consent.agreed"), Asking: s.Answers.Text("first")}
	case staff(e.Actor):
		return dialog.Ending{Effects: []dialog.Effect{answerTo(e, store.ForData, s.Answers["data"])}, Say: tick("consent.refused_staff")}
	}
	return dialog.Ending{Effects: []dialog.Effect{answerTo(e, store.ForData, s.Answers["data"])}, Say: warn("consent.refused"),
		Next: []dialog.Entry{entry("data", "", "menu.data")}}
}

// answered are both answers, as they are kept.
func answered(a dialog.Answers, e dialog.Event) []dialog.Effect {
	return []dialog.Effect{answerTo(e, store.ForData, a["data"]), answerTo(e, store.ForNotices, a["notices"])}
}

func answerTo(e dialog.Event, purpose string, v dialog.Value) store.Agree {
	return store.Agree{Person: e.Actor.Person, Purpose: purpose, Version: ConsentVersion, Given: v.Key == "agree", At: e.At}
}

func declinedAnew(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key != "refuse" {
		return dialog.Move{}
	}
	return dialog.Move{Do: dialog.Finish}
}

func agreedAnew(c dialog.Context, _ dialog.Value) dialog.Move {
	if c.Answers.Text("first") != "" { // what was written before the question may still be passed on
		return dialog.Move{Do: dialog.Finish}
	}
	to := c.Answers["to"]
	m := visitPlace(c.Event, to.Text, to.Label)
	switch {
	case m.Need != nil:
		return m
	case m.Do == dialog.Home || m.Do == dialog.Stay:
		m.Do = dialog.Cancel
	}
	m.Effects = append(m.Effects, answered(c.Answers, c.Event)...)
	m.Say = append(tick("consent.agreed"), m.Say...)
	return m
}

// unconsented is what happens instead of leading to a place: who has refused gets
// no further than to what is theirs by law, and of whom the words have changed is
// asked again, once.
func unconsented(e dialog.Event, place, arg string) (dialog.Move, bool) {
	switch {
	case e.Actor.Consent == "" || e.Group || free(place):
		return dialog.Move{}, false
	case e.Actor.Consent != ConsentVersion:
		return askAnew(dialog.Answers{"to": {Text: place, Label: arg}}), true
	case halted(e.Actor):
		return dialog.Move{Say: warn("consent.stopped")}, true
	}
	return dialog.Move{}, false
}

func askAnew(a dialog.Answers) dialog.Move {
	return dialog.Move{Do: dialog.Open, Flow: "consent", Draft: &dialog.Draft{Answers: a}}
}

// unheard is what happens instead of taking words that nobody asked for.
func unheard(e dialog.Event, words string) (dialog.Move, bool) {
	switch {
	case halted(e.Actor):
		return dialog.Move{Say: warn("consent.stopped")}, true
	case e.Actor.Consent != "" && e.Actor.Consent != ConsentVersion:
		return askAnew(dialog.Answers{"first": {Text: words}}), true
	}
	return dialog.Move{}, false
}

// halted reports whether nothing more of the person may be processed. What staff
// do at the centre rests on their work.
func halted(a dialog.Actor) bool { return a.Declines && !staff(a) }

// free are the places that keep nothing new of the person, or serve their rights.
func free(place string) bool {
	switch place {
	case "data", "home", "about", "language", "unknown", "records", "record", "notify", "profile", "check", "guide", "":
		return true
	}
	return false
}

// haltedHome is the menu of somebody who has refused: what is theirs by law.
func haltedHome() dialog.Screen {
	return dialog.Screen{
		Body: []dialog.Phrase{dialog.Say("home.halted")},
		Rows: [][]dialog.Entry{
			{entry("data", "", "menu.data")}, {entry("records", "", "menu.records")}, {entry("about", "", "menu.about"), entry("language", "", "menu.language")},
		},
	}
}
