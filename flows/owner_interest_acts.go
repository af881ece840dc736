package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// CallWithin is how long somebody who has taken an interest may take to call.
const CallWithin = 3 * 24 * time.Hour

// onInterest does what was pressed on an interest's card, by somebody of its
// commune or of the centre.
func onInterest(e dialog.Event, r store.Record, version int, a store.Action) dialog.Move {
	taken := r.Held(e.At) && r.Claimer != e.Actor.Person
	switch {
	case !calls(e.Actor, r):
		return toast("staff.not_you")
	case a == "open":
		return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{openCard(e, r.ID)},
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.opened", "number", Number(r))}}}
	case taken:
		return toast("interest.taken", "by", r.Claimed)
	case r.Version != version:
		return toast("staff.changed", asItIs(r)...)
	case e.Group && a != store.Claim:
		return toast("staff.in_private")
	}
	return actOnInterest(e, r, a)
}

func actOnInterest(e dialog.Event, r store.Record, a store.Action) dialog.Move {
	d := decisionOf(e, r, a)
	d.Keep = CallWithin
	switch a {
	case store.Exclude:
		d.Fields = []dialog.Field{{Reason: dialog.Say("interest.why.exclude")}}
	case store.Unreached:
		d.Fields = []dialog.Field{{Reason: dialog.Say("interest.why.unreached", "by", e.Actor.Name)}}
	}
	effects, p := carriedOut(d)
	if p != nil {
		return notNow(p)
	}
	return dialog.Move{Do: dialog.Toasts, Effects: effects,
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("interest.did."+string(a), "number", Number(r))}}}
}

// tellInterest tells the owner what happens at every step, and whoever has it in
// hand that it was withdrawn.
func (d Decision) tellInterest() []store.Change {
	if d.Action == store.Withdraw {
		return d.tellHolder()
	}
	all := d.tellSide(store.Decided)
	if d.Action == store.Lapse { // taken and forgotten
		t := d.notice("untended", 0, store.Untended)
		t.Staff = true
		all = append(all, t)
	}
	return all
}

// openFromInterest opens the form of a facility with what its owner has said.
func openFromInterest(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	mine := r.HeldBy(e.Actor.Person, e.At) || r.State == store.Answered && r.Claimer == e.Actor.Person
	if !ok || !calls(e.Actor, r) || !mine {
		return dialog.Move{Say: warn("interest.not_yours")}
	}
	a := facilityFrom(r.Answers.Text("checked"))
	if a == nil {
		a = dialog.Answers{}
	}
	for _, step := range []string{"commune_code", "phone", "products"} {
		v := r.Answers[step]
		v.From = 0 // a message of another chat
		a[step] = v
	}
	return dialog.Move{Do: dialog.Open, Flow: "facility", Draft: &dialog.Draft{Answers: a},
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("interest.register", "number", Number(r), "name", r.ByName)}}}
}

// CallDays is how many working days the people of a commune have to call before
// the centre looks after it.
const CallDays = 3

// Untended reports whether nobody has taken the interest in that time; off are
// public holidays, at brings the zone.
func Untended(r store.Record, off []string, at time.Time) bool {
	since := r.Updated.In(at.Location())
	due := calendar(off).after(since, CallDays).Add(since.Sub(dateOf(since)))
	return r.Kind == store.Interest && r.State == store.Sent && !at.Before(due)
}
