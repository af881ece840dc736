package flows

import (
	"strconv"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// press answers a button of a card or a notice: "r:record:version:action" acts
// on a record, "o:place:argument" leads somewhere.
func press(e dialog.Event, data string) dialog.Move {
	part := strings.SplitN(data, ":", 4)
	switch {
	case part[0] == "o" && len(part) >= 2 && !e.Group && e.Actor.Role != dialog.Stranger:
		return lead(e, part[1], strings.Join(part[2:], ":"))
	case part[0] == "r" && len(part) == 4 && (staff(e.Actor) || works(e.Actor.Role)):
		version, err := strconv.Atoi(part[2])
		if err == nil {
			return actOnRecord(e, part[1], version, part[3])
		}
	case part[0] == "r":
		return toast("staff.not_you")
	}
	return toast("press.old")
}

func toast(key string, data ...any) dialog.Move {
	return dialog.Move{Do: dialog.Toasts, Say: warn(key, data...)}
}

// actOnRecord does what a staff member pressed, if the record still stands as
// the card showed it.
func actOnRecord(e dialog.Event, id string, version int, action string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok:
		return toast("staff.gone")
	case r.Kind == store.Interest:
		return onInterest(e, r, version, store.Action(action))
	case !staff(e.Actor):
		return toast("staff.not_you")
	case action == "open":
		return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{openCard(e, id)},
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.opened", "number", Number(r))}}}
	case action == "files":
		return showFiles(e, r)
	case action == "parts" && e.Group:
		return toast("staff.in_private")
	case action == "parts":
		return openParts(id)
	case action == string(store.Claim) && r.Held(e.At) && r.Claimer != e.Actor.Person: // says more than that it has changed
		return toast("staff.taken", "by", r.Claimed)
	case r.Version != version:
		return toast("staff.changed", asItIs(r)...)
	}
	return allowedAct(e, r, store.Action(action))
}

// asItIs says how a record stands and who has brought that about at the centre.
func asItIs(r store.Record) []any {
	return []any{"number", Number(r), "state", r.Label(), "by", decider(r)}
}

// decider is who at the centre has the record in hand or decided on it. What its
// sender did, or time, leaves the name of the last one there, who did not.
func decider(r store.Record) string {
	switch {
	case r.State == store.Withdrawn, r.State == store.Paused, r.State == store.Closed, r.State == store.Resubmitted:
		return ""
	}
	return r.Claimed
}

// showFiles sends what came with a record to the person's own chat.
func showFiles(e dialog.Event, r store.Record) dialog.Move {
	files := filesOf(r)
	if e.Group || len(files) == 0 {
		return toast("staff.in_private")
	}
	return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{dialog.Send{Chat: e.Chat, View: dialog.View{
		Files: files, Body: []dialog.Phrase{dialog.Say("staff.files", "number", Number(r), "title", r.Title, "n", len(files))}}}}}
}

// filesOf are all pictures and documents among a record's answers, in the
// order of its form.
func filesOf(r store.Record) []dialog.Item {
	var files []dialog.Item
	f := flowOf(r.Kind)
	for i := range f.Steps {
		for _, item := range r.Answers[f.Steps[i].Name].Items {
			if item.File != "" {
				files = append(files, item)
			}
		}
	}
	return files
}

func allowedAct(e dialog.Event, r store.Record, action store.Action) dialog.Move {
	switch r.Kind {
	case store.Privacy:
		return actOnRequest(e, r, action)
	case store.Breach:
		return actOnBreach(e, r, action)
	}
	switch action {
	case furtherWork:
		return openFurther(e, r)
	case store.EditField:
		return openEditField(e, r)
	case actPublish:
		return openPublish(e, r)
	case store.Rule:
		return openRule(e, r)
	case store.Unlink:
		return openDisown(e, r)
	case giveTo:
		return openNewOwner(e, r)
	}
	if _, p := decisionOf(e, r, action).may(); p != nil {
		return notNow(p)
	}
	switch {
	case action == store.Claim || action == store.Release:
		return taking(e, r, action)
	case e.Group:
		return toast("staff.in_private")
	case r.Kind == store.Application && action == store.Accept:
		return openApprove(r)
	case r.Kind == store.Application && action == store.Exclude:
		return openStaffForm("decline", r, nil)
	case action == store.Return:
		return openStaffForm("send_back", r, nil)
	case action == store.Answer || action == store.Rectify:
		return openStaffForm("answer", r, dialog.Answers{"action": {Key: string(action)}})
	}
	return openDecide(r, action)
}

func notNow(p *dialog.Problem) dialog.Move {
	return dialog.Move{Do: dialog.Toasts, Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
}

// furtherWork stands on the button behind which the less common actions are.
const furtherWork store.Action = "more"

// openFurther asks which of them.
func openFurther(e dialog.Event, r store.Record) dialog.Move {
	switch {
	case e.Group:
		return toast("staff.in_private")
	case len(furtherActs(r, e.Actor, e.At)) == 0:
		return toast("staff.changed", asItIs(r)...)
	}
	return openDecide(r, "")
}

func openDecide(r store.Record, action store.Action) dialog.Move {
	a := dialog.Answers{"kind": {Key: string(r.Kind)}, "stood": {Text: stands(r)}}
	if action != "" {
		a["action"] = dialog.Value{Key: string(action)}
	} else {
		a["further"] = dialog.Value{Key: "yes"}
	}
	return openStaffForm("decide", r, a)
}

// taking takes a record in hand, for as long as the centre has set, or puts it
// back.
func taking(e dialog.Event, r store.Record, action store.Action) dialog.Move {
	c, need := centreNow(e)
	if need != nil {
		return dialog.Move{Need: need}
	}
	d := decisionOf(e, r, action)
	d.Keep = c.ClaimFor
	effects, p := carriedOut(d)
	if p != nil {
		return notNow(p)
	}
	return dialog.Move{Do: dialog.Toasts, Effects: effects,
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.did."+string(action), "number", Number(r))}}}
}

// decisionOf is a decision in the chat.
func decisionOf(e dialog.Event, r store.Record, action store.Action) Decision {
	return Decision{Record: r, Action: action, Actor: e.Actor, Channel: Channel, At: e.At}
}

// carriedOut is what comes of it, as effects.
func carriedOut(d Decision) ([]dialog.Effect, *dialog.Problem) {
	changes, p := DecideAs(d)
	effects := make([]dialog.Effect, len(changes))
	for i, c := range changes {
		effects[i] = c
	}
	return effects, p
}

func openStaffForm(flow string, r store.Record, more dialog.Answers) dialog.Move {
	a := dialog.Answers{"record": {Text: r.ID, Label: r.Title, Key: string(r.Kind), Number: r.Number}}
	for k, v := range more {
		a[k] = v
	}
	return dialog.Move{Do: dialog.Open, Flow: flow, Draft: &dialog.Draft{Answers: a}}
}
