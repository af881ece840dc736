package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// requests is "Yêu cầu về dữ liệu": those that are not ended, the oldest first;
// picking one opens its card.
func requests() *dialog.Flow {
	return cardList{
		name: "requests", may: staff,
		of: store.PrivacyOf, row: requestRow, again: entry("requests", "", "menu.requests_more"),
		more: "new", openTo: func() dialog.Move { // who calls or writes may ask, too
			return dialog.Move{Do: dialog.Switch, Flow: "privacy", Draft: &dialog.Draft{Answers: dialog.Answers{"behalf": {Key: "yes"}}}}
		},
	}.flow()
}

func requestRow(row dialog.Row) dialog.Phrase {
	r := row.Body.(store.Record)
	return dialog.Say("requests.row", "number", Number(r), "type", wishName(r), "day", dialog.Num(dialog.Day, dueDone(r)))
}

// deletes reports whether a request can only be met by erasing.
func deletes(r store.Record) bool {
	return r.Kind == store.Privacy && r.Answers.Chosen("type") == "delete"
}

// requestButtons are what the reader may do with a request now.
func requestButtons(r store.Record, reader store.Person) [][]dialog.Button {
	if !pending(r) {
		return nil
	}
	var rows [][]dialog.Button
	if r.About.ID != "" {
		about := store.Record{ID: r.About.ID, Number: r.About.Number, Kind: r.About.Kind}
		rows = append(rows, []dialog.Button{{Label: dialog.Say("act.open_about", "number", Number(about)), Data: action(about, "open").Data}})
	}
	if r.State == store.Sent {
		rows = append(rows, []dialog.Button{action(r, store.Acknowledge)})
	}
	switch {
	case !deletes(r):
		rows = append(rows, []dialog.Button{action(r, store.Fulfil)})
	case leads(reader.Role):
		rows = append(rows, []dialog.Button{action(r, store.EraseData)})
	}
	if !isExtended(r) {
		rows = append(rows, []dialog.Button{action(r, store.Extend)})
	}
	return append(rows, []dialog.Button{action(r, store.Decline)})
}

// leads reports whether the role answers for the centre.
func leads(r dialog.Role) bool { return r == dialog.Manager || r == dialog.Admin }

// requestClock says by when a request is to be acknowledged and done.
func requestClock(r store.Record, at time.Time) []dialog.Phrase {
	if r.Kind != store.Privacy {
		return nil
	}
	var says []dialog.Phrase
	if pending(r) {
		late := at.Unix() >= dueDone(r)+24*60*60 || r.State == store.Sent && at.Unix() >= dueAcknowledged(r)+24*60*60
		says = append(says, dialog.Say("privacy.clock", "ack", dialog.Num(dialog.Day, dueAcknowledged(r)), "acknowledged", flag(r.State != store.Sent),
			"done", dialog.Num(dialog.Day, dueDone(r)), "extended", flag(isExtended(r)), "late", flag(late)))
		if deletes(r) {
			says = append(says, dialog.Say("privacy.leads"))
		}
	}
	return says
}

// ofClock reports whether the law sets the time there is for a record.
func ofClock(r store.Record) bool { return r.Kind == store.Privacy || r.Kind == store.Breach }

// actOnRequest does what somebody pressed on a request's card.
func actOnRequest(e dialog.Event, r store.Record, action store.Action) dialog.Move {
	may := action
	if action == store.EraseData {
		may = store.Fulfil
	}
	if _, p := decisionOf(e, r, may).may(); p != nil {
		return notNow(p)
	}
	switch {
	case e.Group:
		return toast("staff.in_private")
	case action == store.Acknowledge:
		return acknowledged(e, r)
	case action == store.EraseData:
		return openErasure(e, r)
	case action == store.Extend && isExtended(r), action == store.Fulfil && deletes(r):
		return toast("staff.changed", asItIs(r)...)
	}
	a := dialog.Answers{"action": {Key: string(action)}}
	if action == store.Fulfil && unmended(r) {
		a["unmended"] = dialog.Value{Key: "yes"}
	}
	return openStaffForm("request", r, a)
}

// unmended: a correction is asked for, and nothing of the record has been changed
// since.
func unmended(r store.Record) bool {
	return r.Answers.Chosen("type") == "correct" && r.About.ID != "" && !r.About.Mended
}

func acknowledged(e dialog.Event, r store.Record) dialog.Move {
	d := decisionOf(e, r, store.Acknowledge)
	d.Fields = r.Fields
	effects, p := carriedOut(d)
	if p != nil {
		return notNow(p)
	}
	return dialog.Move{Do: dialog.Toasts, Effects: effects,
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.did.acknowledge", "number", Number(r))}}}
}

// request is what must be said when a request is met, put off or turned down: the
// person reads it.
func request() *dialog.Flow {
	return &dialog.Flow{
		Name: "request",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "action", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "unmended", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "anyway", Ask: dialog.Choice{Among: options("yes", "leave")}, When: chose("unmended", "yes"), Needs: theRecord, Data: requestData,
				Leads: left, Hide: true, Bare: true, Back: always},
			{Name: "words", Ask: reply{dialog.Text{Min: 5, Max: 500}}, Needs: theRecord, Data: requestData, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: requestData, Leads: left, Hide: true, Bare: true},
		},
		Done: requestSettled,
	}
}

func requestData(c dialog.Context) []any {
	r, _ := shown(c)
	a := c.Answers.Chosen("action")
	if a == "" {
		a = string(store.Fulfil)
	}
	about := dialog.Phrase{}
	if r.About.ID != "" {
		about = Number(store.Record{Kind: r.About.Kind, Number: r.About.Number})
	}
	return []any{"about", about, "number", Number(r), "type", wishName(r), "name", r.ByName, "asks", r.Answers.Text("words"), "words", c.Answers.Text("words"), "behalf", flag(onBehalf(r.Answers)),
		"what", dialog.Say("request.what." + a), "until", dialog.Num(dialog.Day, longer(r, nil, c.Event.At.Location()).Unix())}
}

// longer is the last day of a request that is extended: as many days again.
func longer(r store.Record, off []string, zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	last := time.Unix(dueDone(r), 0).In(zone)
	return calendar(off).ends(last, terms(r.Answers.Chosen("type")))
}

func requestSettled(s dialog.Session, e dialog.Event) dialog.Ending {
	c, need := centreNow(e)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	action := store.Action(s.Answers.Chosen("action"))
	end := decided(s, e, action, func(d *Decision) {
		d.Note, d.Fields = s.Answers.Text("words"), d.Record.Fields
		if action == store.Extend {
			until := longer(d.Record, c.DaysOff, e.At.Location())
			d.Fields = []dialog.Field{{Step: extended, Reason: dialog.Num(dialog.Day, until.Unix())}}
		}
	})
	if len(end.Next) > 0 {
		end.Next = []dialog.Entry{entry("requests", "", "menu.requests_more")}
	}
	return end
}
