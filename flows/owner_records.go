package flows

import (
	"cmp"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// onlyOwns reports whether the record is the person's as an owner, not as its
// sender: then they see how it stands, not what others have written.
func onlyOwns(a dialog.Actor, r store.Record) bool {
	return r.Owner != 0 && r.Owner == a.Person && r.By != a.Person && !reports(a)
}

// ownerActs is what the owner of a facility may do about a record of it.
func ownerActs(r store.Record) []dialog.Option {
	keys := []string{"card", "ask_about", "data"}
	if r.Kind == store.Facility {
		keys = append(keys, "disown")
	}
	if _, can := r.Next(store.Withdraw); can && r.Kind == store.Need {
		keys = append(keys, "withdraw")
	}
	return options(append(keys, "list")...)
}

// explained says what the state means and what is next: to the owner who looks
// after it, to a sender what they may do themselves.
func explained(a dialog.Actor, r store.Record) dialog.Phrase {
	switch {
	case r.Kind == store.Interest:
		return interestNow(r)
	case onlyOwns(a, r):
		return dialog.Say("own.status", "explain", ownerExplained(r), "name", r.ByName)
	}
	return dialog.Say("explain." + string(r.Kind) + "." + string(r.State))
}

// ownerExplained is explained for somebody who has sent nothing.
func ownerExplained(r store.Record) dialog.Phrase {
	switch {
	case r.State == store.Returned || r.State == store.Paused:
		return dialog.Say("own.explain.returned", "name", r.ByName)
	case r.Kind == store.Facility && r.State == store.Accepted:
		return dialog.Say("own.explain.accepted", "name", r.ByName)
	}
	return dialog.Say("explain." + string(r.Kind) + "." + string(r.State))
}

// reasonsTo are the reasons that are not said already.
func reasonsTo(r store.Record) []dialog.Phrase {
	if r.Kind == store.Interest {
		return nil
	}
	return guidance(r)
}

// openAskAbout asks the centre about a record.
func openAskAbout(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok:
		return noLonger("link.not_yours")
	}
	return dialog.Move{Do: dialog.Switch, Flow: "ask", Draft: &dialog.Draft{Answers: dialog.Answers{"about": {Text: r.ID, Label: r.Title}}}}
}

// owning says on a card whose facility it is, and what a question about a record
// is about.
func owning(r, about store.Record) []dialog.Phrase {
	var ps []dialog.Phrase
	if r.Kind == store.Question && about.ID != "" {
		ps = append(ps, dialog.Say("card.about", "number", Number(about), "title", about.Title))
	}
	if name := cmp.Or(r.OwnerName, about.OwnerName); name != "" {
		ps = append(ps, dialog.Say("card.owner", "name", name))
	}
	return ps
}

// ownerButtons are what staff may do about who the owner is.
func ownerButtons(r store.Record, reader store.Person, at time.Time) [][]dialog.Button {
	if r.Kind == store.Question && r.Content == contested && r.HeldBy(reader.ID, at) {
		return [][]dialog.Button{{action(r, giveTo)}}
	}
	if r.Kind == store.Facility && r.Owner != 0 {
		return [][]dialog.Button{{action(r, store.Unlink)}}
	}
	return nil
}

// noLonger says that a record is not theirs to see any more, over the list of those
// that are.
func noLonger(key string) dialog.Move {
	return dialog.Move{Do: dialog.Switch, Flow: "records", Say: warn(key)}
}

// toDisown opens the question whether the facility is not the owner's.
func toDisown(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok || !mayDisown(e.Actor, r):
		return noLonger("disown.gone")
	}
	m := openStaffForm("disown", r, nil)
	m.Do = dialog.Switch
	return m
}
