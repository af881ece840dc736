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
			Rows: [][]dialog.Entry{{entry("start", "", "menu.start")}, {entry("check", "", "menu.check")}, {entry("guide", "", "menu.guide")}},
		}
	}
	if halted(a) {
		return haltedHome()
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
	if working(a) {
		rows = append(rows, []dialog.Entry{counted("work", "", "menu.work", n.Returned+n.Drafts+n.Callable)})
	}
	if n.Callable > 0 {
		rows = append(rows, []dialog.Entry{counted("interests", "", "menu.interests", n.Callable)})
	}
	var own []dialog.Entry
	if n.Returned > 0 {
		own = append(own, counted("records", "", "menu.returned", n.Returned))
	}
	if n.Drafts > 0 {
		own = append(own, counted("drafts", "", "menu.drafts", n.Drafts))
	}
	if len(own) > 0 {
		rows = append(rows, own)
	}
	if a.Role.IsStaff() {
		rows = append(rows, []dialog.Entry{
			counted("queue", "waiting", "menu.waiting", n.Waiting), counted("queue", "mine", "menu.mine", n.Mine)})
	}
	if n.Breaches > 0 {
		rows = append(rows, []dialog.Entry{counted("breach", "", "menu.breaches_running", n.Breaches)})
	}
	if n.Requests > 0 {
		rows = append(rows, []dialog.Entry{counted("requests", "", "menu.requests", n.Requests)})
	}
	if n.Unsent > 0 {
		rows = append(rows, []dialog.Entry{counted("unsent", "", "menu.unsent", n.Unsent)})
	}
	return rows
}

func doing(a dialog.Actor) [][]dialog.Entry {
	var rows [][]dialog.Entry
	switch {
	case a.Role.IsStaff():
		rows = append(rows, []dialog.Entry{entry("facility", "", "menu.new_facility"), entry("need", "", "menu.new_need")})
	case reports(a):
		rows = append(rows,
			[]dialog.Entry{entry("facility", "", "menu.facility")},
			[]dialog.Entry{entry("need", "", "menu.need")})
	}
	if owner(a) {
		rows = append(rows, []dialog.Entry{entry("interest", "", "menu.interest")}, []dialog.Entry{entry("own", "", "menu.own")})
	}
	sent := []dialog.Entry{entry("records", "", "menu.records")}
	if contact(a) {
		sent = append(sent, entry("commune_records", "", "menu.commune_records"))
	}
	if staff(a) {
		sent = append(sent, entry("people", "", "menu.people"))
	}
	rows = append(rows, sent)
	return append(rows, []dialog.Entry{entry("check", "", "menu.check"), entry("guide", "", "menu.guide")})
}

// further is what is wanted now and then; what one sets for oneself stands behind
// one button.
func further(a dialog.Actor) [][]dialog.Entry {
	var rows [][]dialog.Entry
	if a.Role == dialog.Owner {
		rows = append(rows, []dialog.Entry{entry("apply", "", "menu.apply")})
	}
	if working(a) {
		rows = append(rows, []dialog.Entry{entry("practice", "", "menu.practice"), entry("lessons", "", "menu.lessons")})
	}
	own := []dialog.Entry{entry("profile", "", "menu.profile")}
	if a.Role == dialog.Admin {
		return append(rows, append(own, entry("centre", "", "menu.centre")))
	}
	return append(rows, append(own, entry("about", "", "menu.about")))
}

func entry(place, arg, key string) dialog.Entry {
	return dialog.Entry{Name: place, Arg: arg, Label: dialog.Say(key)}
}

func counted(place, arg, key string, n int) dialog.Entry {
	return dialog.Entry{Name: place, Arg: arg, Label: dialog.Say(key, "n", n)}
}
