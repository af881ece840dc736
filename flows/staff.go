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
		return visitPlace(e, part[1], strings.Join(part[2:], ":"))
	case part[0] == "r" && len(part) == 4 && e.Actor.Role.IsStaff():
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
	case action == "open":
		return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{openCard(e, id)},
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.opened", "number", Number(r))}}}
	case action == "files":
		return showFiles(e, r)
	case action == string(store.Claim) && r.Held(e.At) && r.Claimer != e.Actor.Person:
		return toast("staff.taken", "by", r.Claimed)
	case r.Version != version:
		return toast("staff.changed", asItIs(r)...)
	}
	return allowedAct(e, r, store.Action(action))
}

// asItIs says how a record stands and who has brought that about at the centre.
func asItIs(r store.Record) []any {
	return []any{"number", Number(r), "state", store.Label(r.Kind, r.State), "by", decider(r)}
}

// decider is who at the centre has the record in hand or decided on it. A
// sender who withdraws it leaves the name of the last one there, who did not.
func decider(r store.Record) string {
	if r.State == store.Withdrawn {
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
	t, ok := store.Next(r.Kind, r.State, action)
	switch {
	case !ok || t.By != store.ByCentre:
		return toast("staff.changed", asItIs(r)...)
	case t.Holder && !r.HeldBy(e.Actor.Person, e.At):
		return toast("staff.claim_first")
	case action == store.Claim || action == store.Release:
		return taking(e, r, t)
	case e.Group:
		return toast("staff.in_private")
	case r.Kind == store.Application && r.Held(e.At) && !r.HeldBy(e.Actor.Person, e.At):
		return toast("staff.taken", "by", r.Claimed)
	case r.Kind == store.Application && action == store.Accept:
		return openApprove(r)
	case r.Kind == store.Application:
		return openStaffForm("decline", r, nil)
	case action == store.Return:
		return openStaffForm("send_back", r, nil)
	case action == store.Answer:
		return openStaffForm("answer", r, nil)
	}
	return openStaffForm("decide", r, dialog.Answers{"action": {Key: string(action)}})
}

// taking takes a record in hand, for as long as the centre has set, or puts it
// back.
func taking(e dialog.Event, r store.Record, t store.Transition) dialog.Move {
	c, need := centreNow(e)
	if need != nil {
		return dialog.Move{Need: need}
	}
	d := decision(e, r, t)
	if t.Action == store.Claim {
		d.Until = e.At.Add(c.ClaimFor)
	}
	return dialog.Move{Do: dialog.Toasts, Effects: []dialog.Effect{d},
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.did."+string(t.Action), "number", Number(r))}}}
}

func decision(e dialog.Event, r store.Record, t store.Transition) store.Decide {
	return store.Decide{
		Record: r.ID, Version: r.Version, Action: t.Action, To: t.To,
		By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At,
	}
}

func openStaffForm(flow string, r store.Record, more dialog.Answers) dialog.Move {
	a := dialog.Answers{"record": {Text: r.ID, Label: r.Title}}
	for k, v := range more {
		a[k] = v
	}
	return dialog.Move{Do: dialog.Open, Flow: flow, Draft: &dialog.Draft{Answers: a}}
}

// decided carries a decision out, if the record is still in the person's hand,
// and has the sender told.
func decided(s dialog.Session, e dialog.Event, action store.Action, with func(*store.Decide)) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	t, can := store.Next(r.Kind, r.State, action)
	if !ok || !can || t.Holder && !r.HeldBy(e.Actor.Person, e.At) {
		return dialog.Ending{Say: warn("staff.changed", asItIs(r)...)}
	}
	told, need := willHear(e, r)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	d := decision(e, r, t)
	with(&d)
	return dialog.Ending{
		Effects: []dialog.Effect{d, store.Tell{
			Key: "decided:" + r.ID + ":" + strconv.Itoa(r.Version), Person: r.By, Kind: tellsSender(r), Record: r.ID, At: e.At}},
		Say:  append(tick("staff.done."+string(action), "number", Number(r), "title", r.Title), told),
		Next: []dialog.Entry{entry("queue", "waiting", "menu.back_to_queue")},
	}
}

// tellsSender is the notice by which the sender learns of a decision.
func tellsSender(r store.Record) store.NoticeKind {
	if r.Kind == store.Question {
		return store.Replied
	}
	return store.Decided
}

// willHear says whether the sender will be told of a decision: who has blocked
// the bot or refuses messages must be called.
func willHear(e dialog.Event, r store.Record) (dialog.Note, *dialog.Query) {
	res, need := found(e, dialog.Query{Name: store.ReceiverOf, ID: r.ID})
	if need != nil {
		return dialog.Note{}, need
	}
	var to store.Receiver
	if len(res.Rows) > 0 {
		to = res.Rows[0].Body.(store.Receiver)
	}
	common := tellsSender(r).Common()
	key, mark := "staff.tells.now", dialog.Info
	switch {
	case to.Blocked:
		key, mark = "staff.tells.blocked", dialog.Warn
	case common && to.Telling == store.TellNever:
		key, mark = "staff.tells.never", dialog.Warn
	case common && to.Telling == store.TellDaily:
		key = "staff.tells.daily"
	}
	return dialog.Note{Mark: mark, Say: dialog.Say(key, "name", r.ByName)}, nil
}

// held is the hidden first step of the staff's forms: which record.
func held() dialog.Step {
	return dialog.Step{Name: "record", Ask: dialog.Pick{}, Given: true, Hide: true}
}
