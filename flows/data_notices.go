package flows

import (
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// handledNotice tells somebody what became of the request about their data.
func handledNotice(r store.Record) dialog.View {
	v := dialog.View{Body: []dialog.Phrase{dialog.Say("notice.handled", "number", Number(r), "type", wishName(r), "state", store.Label(r.Kind, r.State))}}
	done := dialog.Num(dialog.Day, dueDone(r))
	switch {
	case r.State == store.Acknowledged || r.State == store.Sent:
		v.Body = append(v.Body, dialog.Say("notice.handled.going", "done", done, "extended", flag(isExtended(r))))
	case r.State == store.Done && !onBehalf(r.Answers):
		v.Body = append(v.Body, dialog.Say("explain.privacy.done"))
	}
	if r.Note != "" {
		v.Body = append(v.Body, dialog.Say("notice.note", "note", r.Note))
	}
	if r.State == store.Declined {
		v.Body = append(v.Body, dialog.Say("notice.handled.complain", "behalf", flag(onBehalf(r.Answers))))
	}
	if onBehalf(r.Answers) { // the reader has written it down, and tells who asked
		v.Body = append(v.Body, dialog.Say("notice.handled.behalf"))
		v.Rows = [][]dialog.Button{{{Label: dialog.Say("menu.requests_more"), Data: "o:requests"}}}
		return v
	}
	v.Rows = [][]dialog.Button{{{Label: dialog.Say("menu.data"), Data: "o:data"}}, {{Label: dialog.Say("menu.ask"), Data: "o:ask"}}}
	return v
}

// FarewellNotice is the last that is said to somebody whose data were erased: at
// an account that nobody knows any more.
func FarewellNotice(r store.Record) dialog.View {
	return dialog.View{Body: []dialog.Phrase{dialog.Say("notice.farewell", "number", Number(r), "kept", r.Note)}}
}

// deadlineNotice reminds of a request. In the group it names nobody.
func deadlineNotice(r store.Record, reader store.Person, at time.Time) dialog.View {
	what, last := "done", dueDone(r)
	if r.State == store.Sent && at.Unix() < dueDone(r)+24*60*60 { // later, all of it is overdue
		what, last = "ack", dueAcknowledged(r)
	}
	if late := last + 24*60*60; at.Unix() >= late {
		what += "_late"
	}
	name := r.ByName
	if reader.ID == 0 {
		name = ""
	}
	see := action(r, "open")
	if reader.ID != 0 {
		see.Label = dialog.Say("act.see")
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.deadline."+what, "number", Number(r), "type", wishName(r), "name", name, "day", dialog.Num(dialog.Day, last))},
		Rows: [][]dialog.Button{{see}},
	}
}

// holdsData reports whether what a notice about personal data or a breach tells
// is still so, and still for its reader; ok is false for any other notice.
func holdsData(n store.Notice, r store.Record, reader store.Person) (holds, ok bool) {
	switch {
	case r.Kind == store.Breach:
		return leads(reader.Role) && (n.Kind != store.Alert || r.State == store.Running), true
	case n.Kind == store.Handled:
		return reader.ID == r.By, true
	case n.Kind == store.Deadline:
		return pending(r) && (r.State == store.Sent || !strings.Contains(n.Key, ":ack:")), true
	}
	return false, false
}
