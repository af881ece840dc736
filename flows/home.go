package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// home is the menu: what waits for the person first, then what can be done.
func home(e dialog.Event) dialog.Screen {
	a := e.Actor
	if a.Role == dialog.Stranger {
		return dialog.Screen{
			Body: []dialog.Phrase{dialog.Say("home.stranger")},
			Rows: [][]dialog.Entry{{entry("start", "", "menu.start")}},
		}
	}
	r, need := found(e, dialog.Query{Name: store.HomeOf})
	if need != nil {
		return dialog.Screen{Need: need}
	}
	var n store.Counts
	if len(r.Rows) > 0 {
		n = r.Rows[0].Body.(store.Counts)
	}
	s := dialog.Screen{Body: []dialog.Phrase{dialog.Say("home."+helpFor(a.Role), "name", a.Name)}}
	s.Rows = append(s.Rows, waiting(a, n)...)
	s.Rows = append(s.Rows, doing(a)...)
	s.Rows = append(s.Rows, further(a)...)
	return s
}

// waiting are the things that wait for the person.
func waiting(a dialog.Actor, n store.Counts) [][]dialog.Entry {
	var rows [][]dialog.Entry
	if n.Returned > 0 {
		rows = append(rows, []dialog.Entry{counted("records", "", "menu.returned", n.Returned)})
	}
	if n.Drafts > 0 {
		rows = append(rows, []dialog.Entry{counted("drafts", "", "menu.drafts", n.Drafts)})
	}
	if a.Role.IsStaff() {
		rows = append(rows, []dialog.Entry{
			counted("queue", "waiting", "menu.waiting", n.Waiting), counted("queue", "mine", "menu.mine", n.Mine)})
	}
	if n.Unsent > 0 {
		rows = append(rows, []dialog.Entry{counted("unsent", "", "menu.unsent", n.Unsent)})
	}
	return rows
}

func doing(a dialog.Actor) [][]dialog.Entry {
	var rows [][]dialog.Entry
	if reports(a) {
		rows = append(rows,
			[]dialog.Entry{entry("facility", "", "menu.facility")},
			[]dialog.Entry{entry("need", "", "menu.need")})
	}
	if contact(a) {
		rows = append(rows, []dialog.Entry{entry("commune_records", "", "menu.commune_records")})
	}
	rows = append(rows, []dialog.Entry{entry("records", "", "menu.records")})
	if staff(a) {
		rows = append(rows, []dialog.Entry{entry("people", "", "menu.people")})
	}
	if !a.Role.IsStaff() {
		rows = append(rows, []dialog.Entry{entry("ask", "", "menu.ask")})
	}
	return rows
}

// further is what is wanted now and then.
func further(a dialog.Actor) [][]dialog.Entry {
	var rows [][]dialog.Entry
	switch a.Role {
	case dialog.Owner:
		rows = append(rows, []dialog.Entry{entry("apply", "", "menu.apply")})
	case dialog.Collaborator, dialog.Contact:
		rows = append(rows, []dialog.Entry{entry("apply", "", "menu.apply_more")})
	}
	own := []dialog.Entry{entry("notify", "", "menu.notify")}
	if a.Role == dialog.Admin {
		own = append(own, entry("centre", "", "menu.centre"))
	}
	return append(rows, own, []dialog.Entry{entry("about", "", "menu.about"), entry("language", "", "menu.language")})
}

func entry(place, arg, key string) dialog.Entry {
	return dialog.Entry{Name: place, Arg: arg, Label: dialog.Say(key)}
}

func counted(place, arg, key string, n int) dialog.Entry {
	return dialog.Entry{Name: place, Arg: arg, Label: dialog.Say(key, "n", n)}
}
