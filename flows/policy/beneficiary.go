package policy

import (
	"slices"
	"strings"

	"khuyencong/flows/vietnamese"
)

// A part of the question who is a beneficiary: what kind of facility, and where.
type part struct {
	outcome   Outcome
	situation string
	pairs     []any
}

// beneficiary is met when form and place are; what decides is said, all of it.
func (e *evaluation) beneficiary(k *Criterion) Finding {
	rule := e.rule()
	if rule == nil {
		return e.found(k, Unknown, "no_rule")
	}
	parts := []part{e.form(rule), e.place(rule)}
	worst := Met
	for i := range parts {
		if parts[i].outcome == NotMet && !e.binds(k) {
			parts[i].outcome = Unknown
		}
		worst = worse(worst, parts[i].outcome)
	}
	f := e.found(k, worst, parts[0].situation)
	if worst != Met {
		f.Why, f.Todo = e.said(k, parts, worst)
	}
	f.Source = rule.source()
	return f
}

// said are the words of all parts with the outcome.
func (e *evaluation) said(k *Criterion, parts []part, o Outcome) (why, todo string) {
	var whys, todos []string
	for _, p := range parts {
		if p.outcome == o {
			f := e.found(k, o, p.situation, p.pairs...)
			whys, todos = append(whys, f.Why), append(todos, f.Todo)
		}
	}
	return strings.Join(whys, " "), strings.Join(todos, " ")
}

// rule is the one in force on the day, nil when none is known.
func (e *evaluation) rule() *Rule {
	for _, rule := range e.p.Rules {
		if rule.inForce(e.asOf) {
			return rule
		}
	}
	return nil
}

// worse: not met decides, else unknown.
func worse(a, b Outcome) Outcome {
	if a == NotMet || b == NotMet {
		return NotMet
	}
	if a == Unknown || b == Unknown {
		return Unknown
	}
	return Met
}

// form is what kind of facility it is.
func (e *evaluation) form(rule *Rule) part {
	switch {
	case e.content.Who == forInvestor:
		return e.investor(rule)
	case e.content.Who == forFuture:
		return e.founder()
	}
	switch e.c.LegalForm {
	case "household", "cooperative", "cooperative_union", "cooperative_group":
		return part{outcome: Met, situation: met}
	case "enterprise":
		return e.enterprise(rule)
	case "artisan":
		return e.artisan(rule)
	case "unregistered":
		return part{outcome: Unknown, situation: "form_unregistered"}
	}
	return part{outcome: Unknown, situation: "form_unknown"}
}

// smaller are the sizes of enterprises that the rule names.
func smaller() []string { return []string{"micro", "small", "medium"} }

// enterprise: small and medium ones are named; a large one comes in by cleaner
// production alone, whatever its size is.
func (e *evaluation) enterprise(rule *Rule) part {
	switch {
	case e.content.Who == forProducer && rule.AnyProducer == Met:
		return part{outcome: Met, situation: "met_any_producer"}
	case e.c.Size == "large" && rule.Large == NotMet && e.content.Who == forFacility:
		return part{outcome: NotMet, situation: "large"}
	case e.c.Size == "large" && rule.Large != Met:
		return part{outcome: Unknown, situation: "large_unclear"}
	case slices.Contains(smaller(), e.c.Size) || e.c.Size == "large":
		return part{outcome: Met, situation: met}
	}
	return part{outcome: Unknown, situation: "size_unknown"}
}

func (e *evaluation) artisan(rule *Rule) part {
	if rule.Artisan != Met || e.c.ArtisanTitle == "other" {
		return part{outcome: Unknown, situation: "artisan_unclear"}
	}
	return part{outcome: Met, situation: "met_artisan"}
}

// investor in a cluster: enterprises and cooperatives are named.
func (e *evaluation) investor(rule *Rule) part {
	switch e.c.LegalForm {
	case "enterprise", "cooperative":
		if rule.Investor == Met {
			return part{outcome: Met, situation: "met_investor"}
		}
	case "household", "cooperative_group", "artisan", "unregistered":
		if rule.Investor == Met {
			return part{outcome: NotMet, situation: "not_investor"}
		}
	case "":
		return part{outcome: Unknown, situation: "form_unknown"}
	}
	return part{outcome: Unknown, situation: "investor_unclear"}
}

// founder is not a facility yet: the form is the one that is planned.
func (e *evaluation) founder() part {
	switch e.c.LegalForm {
	case "enterprise":
		return part{outcome: Met, situation: "met_future"}
	case "":
		return part{outcome: Unknown, situation: "form_unknown"}
	}
	return part{outcome: Unknown, situation: "future_form"}
}

// place is where it is: a commune or a ward of the province.
func (e *evaluation) place(rule *Rule) part {
	if e.c.Commune == "" {
		return part{outcome: Unknown, situation: "place_unknown"}
	}
	commune, ok := vietnamese.CommuneByCode(e.c.Commune)
	if !ok {
		return part{outcome: Unknown, situation: "place_foreign"}
	}
	outcome, situation := rule.Xa, met
	if vietnamese.Fold(commune.Kind) == "phuong" {
		outcome = rule.Phuong
	}
	switch outcome {
	case Unknown:
		situation = "place_before"
	case NotMet:
		situation = "place_outside"
	}
	return part{outcome: outcome, situation: situation, pairs: []any{"commune", commune.FullName}}
}
