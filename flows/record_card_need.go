package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// planning is what the lines of a need do not say: where its facility is, and for
// which year it is planned, if that is another one than was wished for.
func planning(r store.Record) []dialog.Phrase {
	if r.Kind != store.Need {
		return nil
	}
	var ps []dialog.Phrase
	if r.Facility != "" && r.Commune != "" {
		ps = append(ps, dialog.Say("card.where", "commune", commune(r.Commune)))
	}
	if wished := r.Answers["plan_year"]; r.PlanYear != 0 && int64(r.PlanYear) != wished.Number {
		ps = append(ps, dialog.Say("card.plan_year", "year", dialog.Num(dialog.Bare, int64(r.PlanYear))))
	}
	return ps
}

// calling says whom to call about a need.
func calling(f store.Record) []dialog.Phrase {
	if f.Phone == "" {
		return nil
	}
	return []dialog.Phrase{dialog.Say("card.call", "name", f.Answers.Text("contact"), "phone", dialog.Phrase{Plain: f.Phone, Unit: dialog.Tel})}
}
