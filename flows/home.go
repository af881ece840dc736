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
	return rows
}

func doing(a dialog.Actor) [][]dialog.Entry {
	var rows [][]dialog.Entry
	if reports(a) {
		rows = append(rows,
			[]dialog.Entry{entry("facility", "", "menu.facility")},
			[]dialog.Entry{entry("need", "", "menu.need")})
	}
	rows = append(rows, []dialog.Entry{entry("records", "", "menu.records")})
	if !a.Role.IsStaff() {
		rows = append(rows, []dialog.Entry{entry("ask", "", "menu.ask")})
	}
	return append(rows, []dialog.Entry{entry("about", "", "menu.about"), entry("language", "", "menu.language")})
}

func entry(place, arg, key string) dialog.Entry {
	return dialog.Entry{Name: place, Arg: arg, Label: dialog.Say(key)}
}

func counted(place, arg, key string, n int) dialog.Entry {
	return dialog.Entry{Name: place, Arg: arg, Label: dialog.Say(key, "n", n)}
}
