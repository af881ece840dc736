package flows

import (
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// interestCard is an interest as those see it who may call. The name and the
// number are for whoever has taken it, and for the centre.
func interestCard(r store.Record, reader store.Person, at time.Time) dialog.View {
	v := dialog.View{
		Head:  dialog.Say("card.head.interest", "number", Number(r)),
		Body:  []dialog.Phrase{dialog.Say("card.state_group", "state", interestState(r, at), "when", dialog.Num(dialog.Minute, r.Created.Unix()))},
		Lines: Lines(r),
		Foot:  tried(r),
		Rows:  interestButtons(r, reader, at),
	}
	mine := reader.Role.IsStaff() || r.HeldBy(reader.ID, at) || r.State.Closed() && r.State != store.Withdrawn && r.Claimer == reader.ID
	switch {
	case mine:
		v.Body[0] = dialog.Say("card.state", "state", interestState(r, at), "by", r.ByName, "handed", "", "when", dialog.Num(dialog.Minute, r.Created.Unix()))
	default:
		v.Lines = slices.DeleteFunc(v.Lines, func(l dialog.Line) bool { return interest().Step(l.Step).Private })
		if !r.State.Closed() && !r.Held(at) {
			v.Foot = append(v.Foot, dialog.Say("interest.take_to_see"))
		}
	}
	return v
}

// tried says who has called and did not reach anybody.
func tried(r store.Record) []dialog.Phrase {
	if why := whole(r); !why.Empty() && !r.State.Closed() {
		return []dialog.Phrase{why}
	}
	return nil
}

// interestState is the state in words, with the one who is calling.
func interestState(r store.Record, at time.Time) dialog.Phrase {
	switch {
	case r.Held(at):
		return dialog.Say("interest.held", "by", r.Claimed, "until", dialog.Num(dialog.Minute, r.Until.Unix()))
	case r.State == store.InReview:
		return store.Label(r.Kind, store.Sent)
	case r.State.Closed() && decider(r) != "":
		return dialog.Say("card.by", "state", r.Label(), "by", decider(r))
	}
	return r.Label()
}

// interestButtons is what the reader may do with it now.
func interestButtons(r store.Record, reader store.Person, at time.Time) [][]dialog.Button {
	register := []dialog.Button{{Label: dialog.Say("act.register"), Data: "o:from_interest:" + r.ID}}
	switch {
	case r.HeldBy(reader.ID, at):
		return [][]dialog.Button{{labelled(r, store.Reached, "act.reached")}, {labelled(r, store.Unreached, "act.unreached")}, register,
			{labelled(r, store.Exclude, "act.exclude.interest")}, {action(r, store.Release)}}
	case r.State == store.Answered && r.Claimer == reader.ID:
		return [][]dialog.Button{register}
	case !r.State.Closed() && !r.Held(at):
		return [][]dialog.Button{{claimButton(r)}}
	}
	return nil
}

// claimButton takes a record in hand; of an interest that is to call.
func claimButton(r store.Record) dialog.Button {
	if r.Kind == store.Interest {
		return labelled(r, store.Claim, "act.claim.interest")
	}
	return action(r, store.Claim)
}

func labelled(r store.Record, a store.Action, key string) dialog.Button {
	b := action(r, a)
	b.Label = dialog.Say(key)
	return b
}

// untended says to staff that nobody has called yet.
func untended(r store.Record, reader store.Person, at time.Time) dialog.View {
	v := Card(nil, r, store.Record{}, reader, at)
	v.Notes = append(v.Notes, dialog.Note{Mark: dialog.Warn, Say: dialog.Say("notice.untended", "number", Number(r), "where", commune(r.Commune))})
	return v
}

// interestNews tells the one who wants to be helped who calls, and what came of it.
func interestNews(r store.Record) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{interestNow(r)},
		Rows: [][]dialog.Button{
			{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}},
			{{Label: dialog.Say("menu.ask"), Data: "o:ask"}},
		},
	}
}

// interestNow is how it stands, in a sentence.
func interestNow(r store.Record) dialog.Phrase {
	key := string(r.State)
	if len(tried(r)) > 0 && r.State == store.Sent && r.Claimer != 0 {
		key = "unreached"
	}
	return dialog.Say("interest.now."+key, "number", Number(r), "title", r.Title, "by", r.Claimed, "where", commune(r.Commune), "phone", telephone(r.Phone))
}

// interestHolds reports whether what a notice tells of an interest is still so,
// and still for its reader.
func interestHolds(n store.Notice, r store.Record, reader store.Person) bool {
	group := reader.ID == 0
	near := works(reader.Role) && slices.Contains(reader.Communes, r.Commune)
	switch n.Kind {
	case store.Interested:
		return near && r.State == store.Sent
	case store.Decided:
		return reader.ID == r.By && r.State != store.Withdrawn && r.State != store.Erased
	case store.NewRecord:
		return (group || reader.Role.IsStaff()) && !r.State.Closed()
	case store.Untended:
		return (group || reader.Role.IsStaff()) && r.State == store.Sent
	case store.Gone:
		return r.State == store.Withdrawn
	}
	return n.Kind.Silent() && (group || near || reader.Role.IsStaff())
}
