package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Book is the list of all conversations. Words renders a phrase as plain text
// in a language, for recognising typed options.
func Book(words func(lang string, p dialog.Phrase) string) *dialog.Book {
	return &dialog.Book{
		Flows:    All(),
		Words:    words,
		Home:     home,
		Go:       visit,
		Press:    press,
		Ask:      askCentre,
		Idle:     idle,
		Hint:     hint,
		Source:   sourceEdited,
		Commands: Commands(),
	}
}

// All flows, in the order a newcomer would meet them.
func All() []*dialog.Flow {
	return []*dialog.Flow{
		start(),
		facility(),
		need(),
		records(),
		drafts(),
		ask(),
		check(),
		guide(),
		article(),
		unsure(),
		publish(),
		shelf(),
		share(),
		language(),
		queue(),
		sendBack(),
		decide(),
		answer(),
		editField(),
		rule(),
		askMore(),
		notify(),
		unsent(),
		centre(),
		troubles(),
		choices(),
		apply(),
		approve(),
		decline(),
		invite(),
		invites(),
		people(),
		bare(),
		person(),
		handOver(),
		relink(),
		communeRecords(),
		parts(),
		stale(),
		interest(),
		interests(),
		own(),
		disown(),
		newOwner(),
		recordCard(),
		work(),
		toMend(),
		area(),
		profile(),
		hamlets(),
		practice(),
		rehearsal(facility()),
		rehearsal(need()),
		lessonList(),
		oneLesson(),
		data(),
		consent(),
		privacy(),
		requests(),
		request(),
		erasure(),
		breach(),
		breaches(),
		breachAct(),
	}
}

// Commands are the words after a slash and the places they lead to.
func Commands() map[string]string {
	return map[string]string{
		"start":    "start",
		"menu":     "home",
		"help":     "help",
		"trogiup":  "help",
		"huy":      "cancel",
		"cancel":   "cancel",
		"dangky":   "facility",
		"nhucau":   "need",
		"hoso":     "records",
		"nhap":     "drafts",
		"hoi":      "guide",
		"kiemtra":  "check",
		"congtac":  "apply",
		"nguoi":    "people",
		"ngonngu":  "language",
		"language": "language",
		"hangcho":  "queue",
		"thongbao": "notify",
		"caidat":   "centre",
		"nhom":     "group",
		"quantam":  "interest",
		"coso":     "own",
		"dulieu":   "data",
		"suco":     "breach",
		"yeucau":   "requests",
		"viec":     "work",
		"toi":      "profile",
		"tapduot":  "practice",
		"baihoc":   "lessons",
	}
}

// visit leads to a place: a menu entry, a command, a link's or a notice's button.
func visit(e dialog.Event, place, arg string) dialog.Move {
	if e.Group || place == string(dialog.GroupRemoved) {
		return visitGroup(e, place)
	}
	switch place {
	case string(dialog.Blocked), string(dialog.Unblocked):
		return dialog.Move{Effects: []dialog.Effect{store.Reach{User: e.Actor.User, Blocked: e.Kind == dialog.Blocked, At: e.At}}}
	case "help":
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("help." + helpFor(e.Actor.Role))}}}
	case "start":
		return arrive(e, arg)
	}
	if e.Actor.Role == dialog.Stranger && !anybodys(place) {
		return dialog.Move{Do: dialog.Open, Flow: "start"}
	}
	return lead(e, place, arg)
}

// anybodys are the places that need no first meeting: nothing is kept there of
// anybody.
func anybodys(place string) bool { return place == "check" || place == "guide" }

// lead leads somebody known to a place, where their consent allows it.
func lead(e dialog.Event, place, arg string) dialog.Move {
	if m, instead := unconsented(e, place, arg); instead {
		return m
	}
	return visitPlace(e, place, arg)
}

// opens are the places that are a flow, and which.
var opens = map[string]string{
	"facility": "facility", "records": "records", "record": "records", "drafts": "drafts", "ask": "ask", "language": "language", "queue": "queue",
	"notify": "notify", "unsent": "unsent", "centre": "centre", "troubles": "troubles", "options": "options", "stale": "stale",
	"people": "people", "bare": "bare", "invites": "invites", "commune_records": "commune_records", "work": "work", "returned": "returned",
	"area": "area", "profile": "profile", "hamlets": "hamlets", "practice": "practice", "lessons": "lessons",
	"data": "data", "requests": "requests", "check": "check", "guide": "guide", "shelf": "shelf",
}

// tells are the places that are a text, and which.
var tells = map[string]dialog.Note{
	"about":   {Mark: dialog.Info, Say: dialog.Say("about")},
	"unknown": {Mark: dialog.Warn, Say: dialog.Say("unknown_command")},
	"group":   {Mark: dialog.Info, Say: dialog.Say("group.how")},
}

func visitPlace(e dialog.Event, place, arg string) dialog.Move {
	if flow, is := opens[place]; is {
		return dialog.Move{Do: dialog.Open, Flow: flow, Draft: prefilled(flow, arg)}
	}
	if note, is := tells[place]; is {
		return dialog.Move{Say: []dialog.Note{note}}
	}
	switch place {
	case "home":
		return dialog.Move{Do: dialog.Home}
	case "breach":
		return dialog.Move{Do: dialog.Open, Flow: breachDoor(e.Actor)}
	case "need":
		return openNeed(e, arg)
	case "apply":
		return openApply(e)
	case "interest", "from_interest", "own", "interests", "link":
		return visitOwner(e, place, arg)
	case "lesson":
		return openLesson(arg)
	case "person":
		m := toPerson(arg)
		m.Do = dialog.Open
		return m
	case "invite":
		return openInvite(arg)
	case "resume":
		return resumeDraft(e, arg)
	case "fix":
		return openFix(e, arg)
	case "parts":
		return openParts(arg)
	case "part":
		return visitPart(e, arg)
	case "forward":
		return forward(e, arg)
	case "vouch":
		return vouch(e, arg)
	case "shut":
		return openShut(arg)
	case "more":
		return openAskMore(e, arg)
	case "finish":
		return finishQuestion(e, arg)
	}
	return dialog.Move{}
}

// prefilled opens a flow with its first answer given.
func prefilled(flow, arg string) *dialog.Draft {
	switch {
	case arg == "":
		return nil
	case flow == "queue":
		return &dialog.Draft{Answers: dialog.Answers{"which": {Key: arg}}}
	case flow == "records", flow == "stale":
		return &dialog.Draft{Answers: dialog.Answers{"record": {Text: arg}}}
	}
	return nil
}

// helpFor says which help a role reads.
func helpFor(r dialog.Role) string {
	switch {
	case r.IsStaff():
		return "staff"
	case r == dialog.Collaborator || r == dialog.Contact:
		return "collaborator"
	}
	return "owner"
}

// reports reports whether the role records facilities and needs of others.
func reports(a dialog.Actor) bool {
	return a.Role == dialog.Collaborator || a.Role == dialog.Contact || a.Role.IsStaff()
}

func staff(a dialog.Actor) bool { return a.Role.IsStaff() }

func known(a dialog.Actor) bool { return a.Role != dialog.Stranger }

// found is what a look-up brought, or the move that asks for it.
func found(e dialog.Event, q dialog.Query) (dialog.Result, *dialog.Query) {
	if r, ok := e.Found[q]; ok {
		return r, nil
	}
	return dialog.Result{}, &q
}

// recordOf is the record with an id, as far as the person may see it.
func recordOf(e dialog.Event, id string) (store.Record, bool, *dialog.Query) {
	r, need := found(e, dialog.Query{Name: store.RecordBy, ID: id})
	if need != nil || len(r.Rows) == 0 {
		return store.Record{}, false, need
	}
	return r.Rows[0].Body.(store.Record), true, nil
}

// Number is what people call a record: CS-12, NC-13, CH-14.
func Number(r store.Record) dialog.Phrase {
	return dialog.Say("number."+string(r.Kind), "n", dialog.Num(dialog.Bare, r.Number))
}

func warn(key string, data ...any) []dialog.Note {
	return []dialog.Note{{Mark: dialog.Warn, Say: dialog.Say(key, data...)}}
}

func tick(key string, data ...any) []dialog.Note {
	return []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say(key, data...)}}
}

// nothing comes of a conversation that only shows something and leads on.
func nothing(dialog.Session, dialog.Event) dialog.Ending { return dialog.Ending{} }
