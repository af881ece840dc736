package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// forwards reports whether the person passes word of the record on to the
// facility's owner, who has not come forward yet (forms §1.3).
func forwards(a dialog.Actor, r store.Record) bool {
	return r.Kind == store.Facility && reports(a) && sends(r, a.Person) && r.Owner == 0 && !r.State.Closed()
}

// forward has the words for the owner sent to their sender's own chat, as a
// message with nothing else in it; once for a tap that the network repeats.
func forward(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok || !forwards(e.Actor, r):
		return dialog.Move{Do: dialog.Toasts, Say: warn("forward.not_now")}
	}
	tell := store.Tell{Key: "forward:" + r.ID + ":" + decimal(e.Actor.Person) + ":" + decimal(e.At.Unix()/10), Person: e.Actor.Person,
		Kind: store.ToForward, Record: r.ID, At: e.At}
	return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{tell}, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("forward.below")}}}
}

// toForward does so from the record, which stays open.
func toForward(e dialog.Event, id string) dialog.Move {
	m := forward(e, id)
	if m.Need == nil {
		m.Do, m.Clear = dialog.Reask, "act"
	}
	return m
}

// ForwardNotice is what its sender passes on to the owner of a facility: its name,
// and nothing else of anybody; with the way to the record, where the bot's user
// name is known, else to the centre.
func ForwardNotice(r store.Record, bot string) dialog.View {
	link := ""
	if bot != "" {
		link = linkTo(bot, r.ID)
	}
	return dialog.View{Body: []dialog.Phrase{dialog.Say("forward.words", "title", r.Title, "link", link)}}
}
