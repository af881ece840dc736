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
// facility is the one it is for.
func Notice(n store.Notice, r, facility store.Record, reader store.Person, at time.Time) dialog.View {
	switch n.Kind {
	case store.Decided, store.Replied:
		return toSender(r)
	case store.Mended:
		return mendedNotice(r, reader)
	case store.Joined:
		return joinedNotice(r, reader)
	case store.Gone:
		return dialog.View{Body: []dialog.Phrase{dialog.Say("notice.gone", "name", r.ByName, "number", Number(r), "title", r.Title)}}
	}
	return Card(r, facility, reader, at)
}

// mendedNotice says that a record was mended and leads to a card of it as it is
// now; what can be done is on the card, which changes with the record.
func mendedNotice(r store.Record, reader store.Person) dialog.View {
	v := dialog.View{Body: []dialog.Phrase{dialog.Say("notice.mended", "name", r.ByName, "number", Number(r), "title", r.Title)}}
	see := action(r, "open")
	if reader.ID == 0 {
		v.Body = []dialog.Phrase{dialog.Say("notice.mended_group", "number", Number(r))}
	} else {
		see.Label = dialog.Say("act.see")
	}
	v.Rows = [][]dialog.Button{{see}}
	return v
}

// DraftNotice warns that a draft will be purged on a day.
func DraftNotice(d dialog.Draft, purge time.Time) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.draft_old", "flow", dialog.Say(d.Flow+".title"), "title", draftTitle(d),
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

// toSender tells the one who sent a record what became of it and what is next.
func toSender(r store.Record) dialog.View {
	v := dialog.View{Body: []dialog.Phrase{
		dialog.Say("notice.decided."+string(r.Kind), "number", Number(r), "title", r.Title, "state", store.Label(r.Kind, r.State)),
		dialog.Say("explain." + string(r.Kind) + "." + string(r.State)),
	}}
	for _, l := range Lines(r) {
		if l.Mark {
			v.Lines = append(v.Lines, l)
		}
	}
	v.Foot = reasons(r)
	if r.Reply != "" {
		v.Foot = append(v.Foot, dialog.Say("notice.reply", "words", r.Answers.Text("words"), "reply", r.Reply))
	}
	if r.State == store.Returned {
		v.Rows = append(v.Rows, []dialog.Button{{Label: dialog.Say("notice.fix"), Data: "o:fix:" + r.ID}})
	}
	v.Rows = append(v.Rows, []dialog.Button{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}})
	switch {
	case r.Kind == store.Question:
		v.Rows = append(v.Rows, []dialog.Button{{Label: dialog.Say("notice.ask_more"), Data: "o:ask"}})
	case r.State == store.OutOfScope:
		v.Rows = append(v.Rows, []dialog.Button{{Label: dialog.Say("menu.ask"), Data: "o:ask"}})
	}
	return v
}

// reasons are those that no line of the card shows: they concern the record as
// a whole, or an answer that is not there.
func reasons(r store.Record) []dialog.Phrase {
	var ps []dialog.Phrase
	for _, f := range r.Fields {
		if f.Step == "" || !slices.ContainsFunc(Lines(r), func(l dialog.Line) bool { return l.Step == f.Step }) {
			ps = append(ps, dialog.Say("notice.reason", "reason", f.Reason))
		}
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

// Card is a record as staff see it: in their own chat all of it, in the group
// no more than what it is and where, with everybody seeing who acted.
func Card(r, facility store.Record, reader store.Person, at time.Time) dialog.View {
	if reader.ID == 0 {
		return groupCard(r, at)
	}
	v := dialog.View{
		Head:  dialog.Say("card.head."+string(r.Kind), "number", Number(r)),
		Body:  []dialog.Phrase{dialog.Say("card.state", "state", cardState(r, at), "by", r.ByName, "when", dialog.Num(dialog.Minute, r.Created.Unix()))},
		Lines: Lines(r),
		Foot:  reasons(r),
		Rows:  cardButtons(r, reader, at),
	}
	if r.Reply != "" {
		v.Foot = append(v.Foot, dialog.Say("card.reply", "reply", r.Reply))
	}
	v.Foot = append(v.Foot, confirmed(r)...)
	v.Foot = append(v.Foot, calling(facility)...)
	if len(filesOf(r)) > 0 {
		v.Rows = append(v.Rows, []dialog.Button{action(r, "files")})
	}
	return v
}

// groupCard names no one but the staff who act.
func groupCard(r store.Record, at time.Time) dialog.View {
	v := dialog.View{
		Head:  dialog.Say("card.head."+string(r.Kind), "number", Number(r)),
		Body:  []dialog.Phrase{dialog.Say("card.state_group", "state", cardState(r, at), "when", dialog.Num(dialog.Minute, r.Created.Unix()))},
		Lines: publicLines(r),
	}
	if !r.Held(at) && (r.State == store.Sent || r.State == store.Resubmitted || r.State == store.InReview) {
		v.Rows = append(v.Rows, []dialog.Button{action(r, store.Claim)})
	}
	v.Rows = append(v.Rows, []dialog.Button{action(r, "open")})
	return v
}

// calling says whom to call about a need.
func calling(f store.Record) []dialog.Phrase {
	if f.Phone == "" {
		return nil
	}
	return []dialog.Phrase{dialog.Say("card.call", "name", f.Answers.Text("contact"), "phone", dialog.Phrase{Plain: f.Phone, Unit: dialog.Tel})}
}

// cardState is the state in words, with the one who has it in hand.
func cardState(r store.Record, at time.Time) dialog.Phrase {
	switch {
	case r.Held(at):
		return dialog.Say("card.held", "by", r.Claimed, "until", dialog.Num(dialog.Minute, r.Until.Unix()))
	case r.State == store.InReview:
		return dialog.Say("card.lapsed", "by", r.Claimed)
	case decider(r) != "" && r.State != store.Sent && r.State != store.Resubmitted:
		return dialog.Say("card.by", "state", store.Label(r.Kind, r.State), "by", decider(r))
	}
	return store.Label(r.Kind, r.State)
}

// publicLines leave out what is personal.
func publicLines(r store.Record) []dialog.Line {
	f := flowOf(r.Kind)
	if r.Kind == store.Question {
		return nil
	}
	var lines []dialog.Line
	for _, l := range Lines(r) {
		if s := f.Step(l.Step); s != nil && !s.Private && public(l.Step) && !strings.HasPrefix(l.Value.Plain, unnamed) {
			l.Was = dialog.Phrase{}
			lines = append(lines, l)
		}
	}
	return lines
}

// public: a group may see what it is and where, nothing of people.
func public(step string) bool {
	switch step {
	case "name", "commune_code", "industry", "facility", "content", "item", "plan_year":
		return true
	}
	return false
}

// cardButtons is what the reader may do with the record now.
func cardButtons(r store.Record, reader store.Person, at time.Time) [][]dialog.Button {
	switch {
	case r.Kind == store.Application:
		return applicationButtons(r, reader, at)
	case r.HeldBy(reader.ID, at) && r.Kind == store.Question:
		return [][]dialog.Button{{action(r, store.Answer)}, {action(r, store.Release)}}
	case r.HeldBy(reader.ID, at):
		return [][]dialog.Button{{acceptButton(r)}, {action(r, store.Return)}, {excludeButton(r)}, {action(r, store.Release)}}
	case r.Held(at):
		return nil
	case r.State == store.Sent || r.State == store.Resubmitted || r.State == store.InReview:
		return [][]dialog.Button{{action(r, store.Claim)}}
	}
	return nil
}

func acceptButton(r store.Record) dialog.Button {
	b := action(r, store.Accept)
	b.Label = dialog.Say("act.accept." + string(r.Kind))
	return b
}

func excludeButton(r store.Record) dialog.Button {
	b := action(r, store.Exclude)
	b.Label = dialog.Say("act.exclude." + string(r.Kind))
	return b
}

func action(r store.Record, a store.Action) dialog.Button {
	return dialog.Button{
		Label: dialog.Say("act." + string(a)),
		Data:  "r:" + r.ID + ":" + strconv.Itoa(r.Version) + ":" + string(a),
	}
}
