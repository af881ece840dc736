package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/flows/duplicates"
	"khuyencong/store"
)

// twins says which other records may be of the same facility, and why, and what
// who entered it has said to that.
func twins(r store.Record) []dialog.Phrase {
	var ps []dialog.Phrase
	for _, t := range r.Twins {
		ps = append(ps, dialog.Say("card.twin", "number", numberOfTwin(t), "title", t.Title, "why", whyAlike(t.Why)))
	}
	if len(ps) > 0 && saidAnother(r) {
		ps = append(ps, dialog.Say("card.twin_denied", "name", r.ByName))
	}
	return ps
}

// twinNumbers is twins for a group, which reads no names.
func twinNumbers(r store.Record) []dialog.Phrase {
	if len(r.Twins) == 0 {
		return nil
	}
	var all dialog.Phrase
	for _, t := range r.Twins {
		all.List = append(all.List, numberOfTwin(t))
	}
	return []dialog.Phrase{dialog.Say("card.twins_group", "numbers", all)}
}

func numberOfTwin(t store.Twin) dialog.Phrase {
	return Number(store.Record{Kind: store.Facility, Number: t.Number})
}

// whyAlike are the reasons that a person can check, in words.
func whyAlike(why []string) dialog.Phrase {
	said := map[string]dialog.Phrase{
		duplicates.Name:      dialog.Say("twin.why.name"),
		duplicates.Phone:     dialog.Say("twin.why.phone"),
		duplicates.PhoneNear: dialog.Say("twin.why.phone_near"),
		duplicates.TaxCode:   dialog.Say("twin.why.tax_code"),
		duplicates.Owner:     dialog.Say("twin.why.owner"),
		duplicates.Hamlet:    dialog.Say("twin.why.hamlet"),
		duplicates.Place:     dialog.Say("twin.why.place"),
	}
	var all dialog.Phrase
	for _, w := range why {
		if p, ok := said[w]; ok {
			all.List = append(all.List, p)
		}
	}
	return all
}
