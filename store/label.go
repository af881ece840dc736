package store

import "khuyencong/flows/dialog"

// Label is the state as everybody reads it: with the year it is planned for, where
// the sender was told to go, and in which record a duplicate is followed.
func (r Record) Label() dialog.Phrase {
	year := dialog.Phrase{}
	if r.PlanYear != 0 {
		year = dialog.Num(dialog.Bare, int64(r.PlanYear))
	}
	return dialog.Say("state."+string(r.Kind)+"."+string(r.State), "year", year, "place", r.Place, "record", r.followedIn())
}

// followedIn is what people call the record in which a duplicate is followed: its
// reason says it.
func (r Record) followedIn() dialog.Phrase {
	for _, f := range r.Fields {
		if n, ok := f.Reason.Data["number"]; ok && r.Follows != "" {
			return n
		}
	}
	return dialog.Phrase{}
}

// Label is the state as it is called where no more of the record is known.
func Label(k Kind, s State) dialog.Phrase { return Record{Kind: k, State: s}.Label() }
