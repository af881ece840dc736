package policy

import "slices"

// Situations that several criteria know.
const (
	met     = "met"
	not     = "no"
	unknown = "unknown"
	unsure  = "unsure" // not known whether the content asks for it
)

// situations are all that a criterion must have words for.
func situations() map[string][]string {
	three := []string{met, not, unknown}
	return map[string][]string{
		"beneficiary": {
			met, "met_artisan", "met_any_producer", "met_investor", "met_future", "form_unknown", "form_unregistered",
			"artisan_unclear", "large", "large_unclear", "size_unknown", "not_investor", "investor_unclear",
			"future_form", "place_unknown", "place_foreign", "place_before", "place_outside", "no_rule",
		},
		"industry":         {met, "met_any_producer", "not_producing", "mining", "unlisted", unknown},
		"registration":     {met, not, unknown, "contradiction"},
		"own_funds":        three,
		"not_supported":    three,
		"environment":      three,
		"novelty":          three,
		"product_own_make": three,
		"product_mass":     three,
		"product_ip":       three,
		"difficult_area":   three,
		"purchased":        {unknown},
		"polluter":         {unknown},
		"content":          {unknown},
	}
}

// An evaluation is one case while its criteria are looked at.
type evaluation struct {
	p       *Policy
	c       *Case
	content *Content
	asOf    Date
}

// look finds out about one criterion; false: it does not apply to this case.
func (e *evaluation) look(k *Criterion) (Finding, bool) {
	switch k.ID {
	case "beneficiary":
		return e.beneficiary(k), true
	case "industry":
		return e.industry(k), true
	case "registration":
		return e.registration(k)
	case "novelty":
		return e.answered(k, e.novelty()), e.c.Novelty != ""
	case "purchased":
		return e.found(k, Unknown, unknown), e.c.Purchased == Yes
	}
	return e.answered(k, e.answer(k.ID)), true
}

// answer is what the case says of a criterion that is one question.
func (e *evaluation) answer(id string) Answer {
	switch id {
	case "own_funds":
		return e.c.OwnFunds
	case "not_supported":
		return opposite(e.c.Supported)
	case "environment":
		return e.c.Environment
	case "product_own_make":
		return e.c.OwnMake
	case "product_mass":
		return e.c.Mass
	case "product_ip":
		return opposite(e.c.Others)
	case "difficult_area":
		return e.c.Difficult
	}
	return NoAnswer
}

func opposite(a Answer) Answer {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	}
	return NoAnswer
}

func (e *evaluation) novelty() Answer {
	switch e.c.Novelty {
	case "nobody":
		return Yes
	case "few", "many":
		return No
	}
	return NoAnswer
}

// answered: yes is met; no is not met where the law says so, else for the centre.
func (e *evaluation) answered(k *Criterion, a Answer) Finding {
	switch {
	case a == Yes:
		return e.found(k, Met, met)
	case slices.Contains(e.content.Unsure, k.ID):
		return e.found(k, Unknown, unsure)
	case a == No && e.binds(k):
		return e.found(k, NotMet, not)
	case a == No:
		return e.found(k, Unknown, not)
	}
	return e.found(k, Unknown, unknown)
}

// binds: may the criterion refuse somebody on this day.
func (e *evaluation) binds(k *Criterion) bool {
	return k.Rests == law && k.inForce(e.asOf)
}

// registration: an unregistered household is one that has said no. For an artisan,
// a person with a title, it is looked at only if it was asked, and no refuses
// nobody; nor whoever may be one.
func (e *evaluation) registration(k *Criterion) (Finding, bool) {
	a := e.c.Registered
	if e.c.LegalForm == "unregistered" {
		if a == Yes {
			return e.found(k, Unknown, "contradiction"), true
		}
		a = No
	}
	if maybe := e.c.LegalForm == "artisan" || e.c.LegalForm == ""; maybe && a == No {
		return e.found(k, Unknown, not), true
	}
	return e.answered(k, a), e.c.LegalForm != "artisan" || a != NoAnswer
}

// found is an outcome with the words of a situation.
func (e *evaluation) found(k *Criterion, o Outcome, situation string, pairs ...any) Finding {
	s := k.Say[situation]
	return Finding{
		ID: k.ID, Result: o, Why: fill(s.Why, pairs...), Todo: s.Todo, Source: k.source(),
		Name: k.Name, mend: k.Mend,
	}
}
