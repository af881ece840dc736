package flows

import (
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// How long what was sent back waits for its sender (forms §7: 30 days, after
// three reminders).
const (
	RemindEvery = 7 * 24 * time.Hour // three times
	Reminders   = 3
	PauseAfter  = 30 * 24 * time.Hour
)

// becameOf tells what became of a record: its sender, the facility's owner, and,
// of a facility that is gone, staff.
func becameOf(kind store.NoticeKind, r store.Record, reader store.Person) dialog.View {
	heading := dialog.Say("notice.decided."+string(r.Kind), "number", Number(r), "title", r.Title, "state", r.Label())
	if kind == store.Reopened {
		heading = dialog.Say("notice.reopened", "number", Number(r), "title", r.Title, "state", r.Label())
	}
	switch {
	case r.State == store.Erased:
		return dialog.View{Body: []dialog.Phrase{dialog.Say("notice.erased", "number", Number(r)), dialog.Say("notice.call")},
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.ask"), Data: "o:ask"}}}}
	case kind == store.FacilityGone:
		return orphanedNotice(r, reader, heading)
	case r.Owner == reader.ID && !sends(r, reader.ID):
		return toOwner(r, heading)
	case kind == store.Reminded:
		return remindedNotice(r)
	}
	return toSender(r, heading)
}

// remindedNotice reminds the sender of what was asked for. Of a need it says when
// it will be paused; nothing is ever refused for that.
func remindedNotice(r store.Record) dialog.View {
	pause := dialog.Phrase{}
	if _, can := r.Next(store.Pause); can {
		pause = dialog.Num(dialog.Day, r.Updated.Add(PauseAfter).Unix())
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.reminded", "number", Number(r), "title", r.Title,
			"since", dialog.Num(dialog.Day, r.Updated.Unix()), "pause", pause)},
		Lines: sentBackLines(r),
		Foot:  append(reasons(r), dialog.Say("notice.call")),
		Rows:  senderButtons(r),
	}
}

// toOwner tells the owner of a facility, who has not sent the record, how it
// stands: what others have written is between them and the centre.
func toOwner(r store.Record, heading dialog.Phrase) dialog.View {
	r.Fields = slices.DeleteFunc(slices.Clone(r.Fields), func(f dialog.Field) bool { return f.Step != "" })
	return dialog.View{
		Body: []dialog.Phrase{heading, ownerExplained(r)},
		Foot: append(guidance(r), dialog.Say("notice.call")),
		Rows: [][]dialog.Button{
			{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}},
			{{Label: dialog.Say("menu.ask"), Data: "o:ask"}},
		},
	}
}

// orphanedNotice says that a need's facility is gone, and that the need goes on.
func orphanedNotice(r store.Record, reader store.Person, heading dialog.Phrase) dialog.View {
	facility := store.Label(store.Facility, r.FacilityState)
	gone := dialog.Say("notice.facility_gone", "number", Number(r), "title", r.Title, "state", facility)
	switch {
	case sends(r, reader.ID):
		return dialog.View{Body: []dialog.Phrase{gone, dialog.Say("notice.call")}, Rows: senderButtons(r)}
	case r.Owner == reader.ID && !reader.Role.IsStaff():
		return toOwner(r, heading)
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.facility_gone_staff", "number", Number(r), "title", r.Title, "state", facility)},
		Rows: seeCard(r),
	}
}

// staffNotice tells staff what became of a record without them.
func staffNotice(kind store.NoticeKind, r store.Record, reader store.Person) dialog.View {
	say := dialog.Say("notice.stalled", "number", Number(r), "title", r.Title, "unreached", flag(r.Unreached), "name", r.ByName)
	switch {
	case kind == store.Assigned && r.Claimer == reader.ID:
		say = dialog.Say("notice.assigned", "number", Number(r), "title", r.Title, "by", r.GivenBy)
	case kind == store.Assigned:
		say = dialog.Say("notice.assigned_away", "number", Number(r), "title", r.Title, "by", r.Claimed)
	}
	return dialog.View{Body: []dialog.Phrase{say}, Rows: seeCard(r)}
}

func seeCard(r store.Record) [][]dialog.Button {
	see := action(r, "open")
	see.Label = dialog.Say("act.see")
	return [][]dialog.Button{{see}}
}

// LeftOverNotice tells staff, when a year begins, how many needs of past plan
// years nobody has decided on.
func LeftOverNotice(year, n int) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.left_over", "n", n, "year", dialog.Num(dialog.Bare, int64(year)))},
		Rows: [][]dialog.Button{{{Label: dialog.Say("notice.left_over_see"), Data: "o:queue:past"}}},
	}
}
