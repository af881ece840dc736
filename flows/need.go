package flows

import (
	"unicode"
	"unicode/utf8"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// need is "Báo nhu cầu hỗ trợ": enough to fill a phiếu đăng ký nhu cầu and to
// look whether the content fits.
func need() *dialog.Flow {
	machine := chose("content", "machinery", "line")
	return &dialog.Flow{
		Name: "need",
		Form: 1,
		Card: true,
		May:  reports,
		Steps: []dialog.Step{
			{Name: "facility", Ask: dialog.Pick{Among: options("new"), Row: alike}, Needs: ownFacilities, Data: howMany, Leads: newFacility},
			{Name: "content", Ask: dialog.Choice{Among: options("machinery", "line", "other")}, Forks: true},
			{Name: "plan_year", Ask: dialog.Year{After: 3, Buttons: planYears}},
			{Name: "detail", Ask: dialog.Text{Min: 5, Max: 1000}, When: chose("content", "other")},
			{Name: "item", Ask: dialog.Text{Min: 3, Max: 300}, When: machine},
			{Name: "how_many", Ask: dialog.Choice{Among: options("one", "some", "whole", "unknown")}, When: chose("content", "machinery")},
			{Name: "purpose", Ask: dialog.Choice{Among: options("replace", "more", "by_hand", "product", "clean")}, When: machine},
			{Name: "total_cost", Ask: dialog.Money{Min: 1_000_000, Max: 1_000_000_000_000, Buttons: []string{"none"}}, When: machine},
			{Name: "own_funds", Ask: dialog.Choice{Among: options("ready", "loan", "unsure", "no")}, When: machine},
			{Name: "bought", Ask: dialog.Choice{Among: options("no", "deposit", "yes")}, When: machine},
			{Name: "condition", Ask: dialog.Choice{Among: options("new", "used", "unknown")}, When: machine},
			{Name: "supported_same", Ask: dialog.Choice{Among: options("no", "same", "other", "unknown")}, When: machine},
			{Name: "env", Ask: dialog.Choice{Among: options("permit", "registered", "exempt", "not_yet", "fined", "unknown")}, When: machine},
			{Name: "who_contact", Ask: dialog.Choice{Among: options("owner", "collaborator")}},
			{Name: "effect", Ask: dialog.Text{Min: 3, Max: 500}, When: machine, Later: true},
			{Name: "files", Ask: dialog.Photos{Min: 1, Max: 10, Files: true}, Later: true},
			{Name: "note", Ask: dialog.Text{Min: 2, Max: 500}, Later: true},
		},
		Title: needTitle,
		Done:  func(s dialog.Session, e dialog.Event) dialog.Ending { return sent(store.Need, s, e) },
	}
}

func ownFacilities(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.Facilities}
}

func howMany(c dialog.Context) []any { return []any{"n", c.Found.Total} }

// newFacility: the facility is registered first; what the need says already
// waits as a draft.
func newFacility(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "new" {
		return dialog.Move{Do: dialog.Open, Flow: "facility", Clear: "facility"}
	}
	return dialog.Move{}
}

// planYears: plans are made for the following year.
func planYears(year int) []dialog.Option {
	next, after := int64(year+1), int64(year+2)
	return []dialog.Option{
		{Key: "y1", Label: dialog.Say("need.plan_year.next", "year", dialog.Num(dialog.Bare, next)), Value: &dialog.Value{Number: next}},
		{Key: "y2", Label: dialog.Num(dialog.Bare, after), Value: &dialog.Value{Number: after}},
		{Key: "soon"},
	}
}

// openNeed opens the form, for a facility if one is named.
func openNeed(e dialog.Event, id string) dialog.Move {
	m := dialog.Move{Do: dialog.Open, Flow: "need"}
	if id == "" {
		return m
	}
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	if ok && r.Kind == store.Facility {
		m.Draft = &dialog.Draft{Answers: dialog.Answers{"facility": {Text: r.ID, Label: r.Title}}}
	}
	return m
}

func needTitle(a dialog.Answers) string {
	what := a.Text("item")
	if what == "" {
		what = a.Text("detail")
	}
	if r := []rune(what); len(r) > 60 {
		what = string(r[:59]) + "…"
	}
	what = capital(what)
	switch facility := a["facility"].Label; {
	case what == "":
		return facility
	case facility == "":
		return what
	default:
		return what + " – " + facility
	}
}

// capital begins a title.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// needRecord fills the columns a need is searched by.
func needRecord(r *store.Record) {
	r.Title = needTitle(r.Answers)
	r.Facility = r.Answers.Text("facility")
	r.Content = r.Answers.Chosen("content")
	if r.Content == "line" {
		r.Content = "machinery"
	}
	r.PlanYear = int(r.Answers["plan_year"].Number)
}
