package flows

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Notice is what a notice says when it is sent: the record as it is now, for
// the person who reads it, or for the staff's group (reader zero). Of a need,
// facility is the one it is for; k is what it is judged by.
func Notice(k *Knowledge, n store.Notice, r, facility store.Record, reader store.Person, at time.Time) dialog.View {
	switch {
	case ofOwner(n.Kind):
		return ownerNotice(n, r)
	case n.Kind == store.Untended:
		return untended(r, reader, at)
	case n.Kind == store.Decided && r.Kind == store.Interest:
		return interestNews(r)
	}
	switch n.Kind {
	case store.Decided, store.Replied, store.Reopened, store.Reminded, store.FacilityGone:
		return becameOf(n.Kind, r, reader)
	case store.Rectified:
		return rectifiedNotice(r)
	case store.Edited:
		return editedNotice(r)
	case store.Ruled:
		return ruledNotice(r)
	case store.Stalled, store.Assigned:
		return staffNotice(n.Kind, r, reader)
	case store.Mended:
		return mendedNotice(r, reader)
	case store.Joined:
		return joinedNotice(r, reader)
	case store.Handled:
		return handledNotice(r)
	case store.Deadline:
		return deadlineNotice(r, reader, at)
	case store.Gone:
		return goneNotice(r)
	}
	return Card(k, r, facility, reader, at)
}

// goneNotice tells whoever has a record in hand that its sender has taken it back.
func goneNotice(r store.Record) dialog.View {
	say := dialog.Say("notice.gone", "name", tookBack(r), "number", Number(r), "title", r.Title)
	switch {
	case r.State == store.Closed:
		say = dialog.Say("notice.shut", "name", r.ByName, "number", Number(r), "title", r.Title)
	case r.Kind == store.Interest: // whose name is no longer for them
		say = dialog.Say("notice.gone_interest", "number", Number(r), "title", r.Title)
	}
	return dialog.View{Body: []dialog.Phrase{say}}
}

// mendedNotice says that a record was mended and leads to a card of it as it is
// now; what can be done is on the card, which changes with the record.
func mendedNotice(r store.Record, reader store.Person) dialog.View {
	v := dialog.View{Body: []dialog.Phrase{dialog.Say("notice.mended", "name", r.ByName, "number", Number(r), "title", r.Title)}}
	see := action(r, "open")
	if r.Kind == store.Question {
		v.Body = []dialog.Phrase{dialog.Say("notice.asked_more", "name", r.ByName, "number", Number(r), "words", lastWords(r))}
	}
	switch {
	case reader.ID == 0 && r.Kind == store.Question:
		v.Body = []dialog.Phrase{dialog.Say("notice.asked_more_group", "number", Number(r))}
	case reader.ID == 0:
		v.Body = []dialog.Phrase{dialog.Say("notice.mended_group", "number", Number(r))}
	default:
		see.Label = dialog.Say("act.see")
	}
	v.Rows = [][]dialog.Button{{see}}
	return v
}

// DraftNotice warns that a draft will be purged on a day.
func DraftNotice(d dialog.Draft, purge time.Time) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.draft_old", "flow", calledOf(d), "title", draftTitle(d),
			"day", dialog.Num(dialog.Day, purge.Unix()))},
		Rows: [][]dialog.Button{
			{{Label: dialog.Say("notice.resume"), Data: "o:resume:" + d.ID}},
			{{Label: dialog.Say("notice.all_drafts"), Data: "o:drafts"}},
		},
	}
}

// AwayNotice tells an administrator that the bot could fetch no messages for a
// while: "from-until", unix seconds.
func AwayNotice(while string) dialog.View {
	a, b, _ := strings.Cut(while, "-")
	from, err := strconv.ParseInt(a, 10, 64)
	until, err2 := strconv.ParseInt(b, 10, 64)
	if err != nil || err2 != nil {
		panic("flows: no such time: " + while)
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.away", "from", dialog.Num(dialog.Minute, from), "until", dialog.Num(dialog.Minute, until))},
		Rows: [][]dialog.Button{{{Label: dialog.Say("menu.home"), Data: "o:home"}}},
	}
}

// toSender tells the one who sent a record what became of it, what that means
// and what is next.
func toSender(r store.Record, heading dialog.Phrase) dialog.View {
	v := dialog.View{Body: []dialog.Phrase{
		heading,
		dialog.Say("explain." + string(r.Kind) + "." + string(r.State)),
	}}
	v.Lines = sentBackLines(r)
	v.Foot = guidance(r)
	if r.Reply != "" {
		v.Foot = append(v.Foot, dialog.Say("notice.reply", "words", lastWords(r), "reply", r.Reply))
	}
	v.Rows = senderButtons(r)
	if r.Kind != store.Question {
		v.Foot = append(v.Foot, dialog.Say("notice.call"))
	}
	return v
}

// rectifiedNotice tells the one who asked that the answer they were sent was not
// right, and the one that is.
func rectifiedNotice(r store.Record) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.rectified", "number", Number(r), "words", lastWords(r), "reply", r.Reply)},
		Foot: []dialog.Phrase{dialog.Say("explain.question.answered")},
		Rows: senderButtons(r),
	}
}

// sentBackLines are the lines that were sent back.
func sentBackLines(r store.Record) []dialog.Line {
	return slices.DeleteFunc(Lines(r), func(l dialog.Line) bool { return !l.Mark })
}

// senderButtons are what the sender may do next.
func senderButtons(r store.Record) [][]dialog.Button {
	to := func(key, place string) []dialog.Button {
		return []dialog.Button{{Label: dialog.Say(key), Data: "o:" + place + ":" + r.ID}}
	}
	var rows [][]dialog.Button
	if mending(r) == store.Resend {
		rows = append(rows, to("notice.fix", "fix"))
	}
	rows = append(rows, to("menu.see_record", "record"))
	if r.Kind == store.Question {
		if _, can := r.Next(store.AskMore); can {
			rows = append(rows, to("notice.ask_more", "more"))
		}
		if _, can := r.Next(store.Finish); can {
			rows = append(rows, to("notice.finish", "finish"))
		}
		return rows
	}
	return append(rows, []dialog.Button{{Label: dialog.Say("menu.ask"), Data: "o:ask"}})
}

// guidance is what the sender is told beside the state: the reasons, and where else
// to go.
func guidance(r store.Record) []dialog.Phrase {
	ps := reasons(r)
	if !r.Place.Empty() {
		ps = append(ps, dialog.Say("notice.place", "place", r.Place))
	}
	return ps
}

// reasons are what no line of the card shows: why, of the record as a whole or
// of an answer that is not there, what staff wrote, and that the facility is gone.
func reasons(r store.Record) []dialog.Phrase {
	key, lines := "notice.reason", Lines(r)
	if r.State == store.NotEligible {
		key = "notice.todo"
	}
	var ps []dialog.Phrase
	for _, f := range r.Fields {
		if ofClock(r) { // an extension, a report: said with the clock
			break
		}
		switch {
		case f.Step == "":
			ps = append(ps, dialog.Say(key, "reason", f.Reason))
		case !slices.ContainsFunc(lines, func(l dialog.Line) bool { return l.Step == f.Step }):
			ps = append(ps, dialog.Say("notice.reason_of", "label", dialog.Say(flowOf(r.Kind).Key(f.Step)+".label"), "reason", f.Reason))
		}
	}
	if r.Note != "" {
		ps = append(ps, dialog.Say("notice.note", "note", r.Note))
	}
	if r.Orphaned() && !r.State.Closed() {
		ps = append(ps, dialog.Say("notice.orphaned", "state", store.Label(store.Facility, r.FacilityState)))
	}
	return ps
}

// whole is the reason that concerns the record as a whole.
func whole(r store.Record) dialog.Phrase {
	for _, f := range r.Fields {
		if f.Step == "" {
			return f.Reason
		}
	}
	return dialog.Phrase{}
}
