package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// disown takes the link between a facility and its owner back: the owner's own, or
// the centre's decision. Whom the centre has taken it from cannot prove it again
// by the phone alone: the number may have gone to somebody else.
func disown() *dialog.Flow {
	return &dialog.Flow{
		Name: "disown",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			held(),
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: disownSure, Leads: left, Hide: true, Bare: true},
		},
		Done: disowned,
	}
}

// mayDisown: the owner and the centre.
func mayDisown(a dialog.Actor, r store.Record) bool {
	return r.Kind == store.Facility && r.Owner != 0 && (staff(a) || r.Owner == a.Person)
}

func disownSure(c dialog.Context) []any {
	r, _ := shown(c)
	return []any{"number", Number(r), "title", r.Title, "name", r.OwnerName, "staff", flag(staff(c.Actor))}
}

func openDisown(e dialog.Event, r store.Record) dialog.Move {
	if e.Group || !mayDisown(e.Actor, r) {
		return toast("staff.in_private")
	}
	return openStaffForm("disown", r, nil)
}

func disowned(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok || !mayDisown(e.Actor, r):
		return dialog.Ending{Say: warn("disown.gone")}
	}
	end := dialog.Ending{
		Effects: []dialog.Effect{owned(e, s.ID, r, 0)},
		Say:     tick("disown.done", "number", Number(r), "title", r.Title, "name", r.OwnerName, "staff", flag(staff(e.Actor))),
	}
	if r.Owner != e.Actor.Person {
		end.Effects = append(end.Effects, unlinked(e, s.ID, r))
		end.Effects = append(end.Effects, reportOwner(e, s.ID, r, store.OwnerGone)...)
	}
	return end
}

// owned makes the person the facility's owner, or, if it is 0, nobody.
func owned(e dialog.Event, key string, r store.Record, person int64) store.Own {
	return store.Own{Key: key, Record: r.ID, Was: r.Owner, Person: person, By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At}
}

// unlinked has the owner so far told.
func unlinked(e dialog.Event, key string, r store.Record) store.Tell {
	return store.Tell{Key: "unlinked:" + key + ":" + r.ID, Person: r.Owner, Kind: store.Unlinked, Record: r.ID, At: e.At}
}

// reportOwner has whoever recorded the facility told that the centre has changed
// whose it is, unless they did so themselves or are told as the owner.
func reportOwner(e dialog.Event, key string, r store.Record, kind store.NoticeKind) []dialog.Effect {
	if r.By == 0 || r.By == e.Actor.Person || r.By == r.Owner {
		return nil
	}
	return []dialog.Effect{store.Tell{Key: string(kind) + ":" + key + ":" + r.ID, Person: r.By, Kind: kind, Record: r.ID, At: e.At}}
}

// ofOwner reports whether a notice is about whose a facility is.
func ofOwner(k store.NoticeKind) bool {
	return k == store.Linked || k == store.Unlinked || k == store.OwnerGone || k == store.OwnerNew
}

// ownerNotice tells who recorded a facility that its owner has come forward or the
// centre has changed whose it is, or the owner that the link was taken back.
func ownerNotice(n store.Notice, r store.Record) dialog.View {
	switch n.Kind {
	case store.OwnerGone, store.OwnerNew:
		return dialog.View{
			Body: []dialog.Phrase{dialog.Say("owner_told."+string(n.Kind), "name", r.OwnerName, "number", Number(r), "title", r.Title)},
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}}},
		}
	case store.Unlinked:
		return dialog.View{
			Body: []dialog.Phrase{dialog.Say("notice.owner_unlinked", "number", Number(r), "title", r.Title)},
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.ask"), Data: "o:ask"}}},
		}
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.owner_linked", "name", r.OwnerName, "number", Number(r), "title", r.Title)},
		Rows: [][]dialog.Button{{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}}},
	}
}

// ownerHolds reports whether it is still so.
func ownerHolds(n store.Notice, r store.Record, reader store.Person) bool {
	switch n.Kind {
	case store.Unlinked:
		return r.Owner != reader.ID
	case store.OwnerGone:
		return r.Owner == 0 && sends(r, reader.ID)
	case store.OwnerNew:
		return r.Owner != 0 && sends(r, reader.ID)
	}
	return r.Owner != 0 && (r.By == reader.ID || reader.Role.IsStaff())
}
