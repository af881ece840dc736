package flows

import (
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Card is a record as staff see it: in their own chat all of it, in the group
// no more than what it is and where, with everybody seeing who acted.
func Card(k *Knowledge, r, facility store.Record, reader store.Person, at time.Time) dialog.View {
	switch {
	case reader.ID == 0:
		return groupCard(r, at)
	case r.Kind == store.Interest:
		return interestCard(r, reader, at)
	}
	v := dialog.View{
		Head:  dialog.Say("card.head."+string(r.Kind), "number", Number(r)),
		Body:  []dialog.Phrase{dialog.Say("card.state", "state", cardState(r, at), "by", r.ByName, "handed", flag(r.HandedOver), "when", dialog.Num(dialog.Minute, r.Created.Unix()))},
		Lines: Lines(r),
		Foot:  reasons(r),
		Rows:  cardButtons(r, reader, at),
	}
	if r.Reply != "" {
		v.Foot = append(v.Foot, dialog.Say("card.reply", "reply", r.Reply))
	}
	v.Foot = append(v.Foot, eligibility(orBuiltIn(k), r, facility, at)...)
	v.Foot = append(v.Foot, onlyLeads(r, reader)...)
	v.Foot = append(v.Foot, confirmed(r)...)
	v.Foot = append(v.Foot, planning(r)...)
	v.Foot = append(v.Foot, calling(facility)...)
	v.Foot = append(v.Foot, owning(r, facility)...)
	v.Foot = append(v.Foot, twins(r)...)
	v.Rows = append(v.Rows, ownerButtons(r, reader, at)...)
	v.Body = append(append(v.Body, requestClock(r, at)...), breachClock(r, at)...)
	if r.Stale(at) {
		v.Foot = append(v.Foot, dialog.Say("card.stale", "day", dialog.Num(dialog.Day, r.Right().Unix())))
	}
	if anyPart(r) {
		v.Rows = append(v.Rows, []dialog.Button{action(r, "parts")})
	}
	if len(filesOf(r)) > 0 {
		v.Rows = append(v.Rows, []dialog.Button{filesButton(r)})
	}
	return v
}

// onlyLeads tells staff who cannot open a record again who can.
func onlyLeads(r store.Record, reader store.Person) []dialog.Phrase {
	if t, can := r.Next(store.Reopen); can && t.By == store.ByManager && reader.Role.IsStaff() && !t.By.Includes(reader.Role) {
		return []dialog.Phrase{dialog.Say("card.reopen")}
	}
	return nil
}

// groupCard names no one but the staff who act.
func groupCard(r store.Record, at time.Time) dialog.View {
	v := dialog.View{
		Head:  dialog.Say("card.head."+string(r.Kind), "number", Number(r)),
		Body:  []dialog.Phrase{dialog.Say("card.state_group", "state", cardState(r, at), "when", dialog.Num(dialog.Minute, r.Created.Unix()))},
		Lines: publicLines(r),
		Foot:  append(planning(r), twinNumbers(r)...),
	}
	if r.Kind != store.Privacy && !r.Held(at) && (r.State == store.Sent || r.State == store.Resubmitted || r.State == store.InReview) {
		v.Rows = append(v.Rows, []dialog.Button{claimButton(r)})
	}
	v.Rows = append(v.Rows, []dialog.Button{action(r, "open")})
	return v
}

// cardState is the state in words, with the one who has it in hand.
func cardState(r store.Record, at time.Time) dialog.Phrase {
	switch {
	case r.Kind == store.Interest:
		return interestState(r, at)
	case r.Held(at):
		return dialog.Say("card.held", "by", r.Claimed, "until", dialog.Num(dialog.Minute, r.Until.Unix()))
	case r.State == store.InReview:
		return dialog.Say("card.lapsed", "by", r.Claimed)
	case decider(r) != "" && r.State != store.Sent && r.State != store.Resubmitted:
		return dialog.Say("card.by", "state", r.Label(), "by", decider(r))
	}
	return r.Label()
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
	case "name", "commune_code", "communes", "industry", "facility", "content", "item", "plan_year",
		"technology", "occupation", "product", "startup_idea":
		return true
	}
	return false
}

func action(r store.Record, a store.Action) dialog.Button {
	return dialog.Button{
		Label: dialog.Say("act." + string(a)),
		Data:  "r:" + r.ID + ":" + strconv.Itoa(r.Version) + ":" + string(a),
	}
}
