package flows

import (
	"cmp"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
)

// caseOf is what answers say to the rules: those of a check, or of a need together
// with its facility's. What is missing, passed over or not known stays unknown.
// Whether the owner belongs to an ethnic minority is left out: that is sensitive,
// and decides nothing but an order.
func caseOf(a dialog.Answers) policy.Case {
	c := policy.Case{
		LegalForm: sure(a.Counts("legal_form")), Size: sure(a.Counts("size")), Commune: a.Chosen("commune_code"),
		Registered:  registeredIn(a),
		Cost:        costIn(a),
		OwnFunds:    either(cmp.Or(a.Counts("own_funds"), a.Counts("own_funds_guess")), "ready loan", "no"),
		Supported:   either(cmp.Or(a.Counts("supported_same"), a.Counts("fair_supported")), "same yes", "no other"),
		Environment: either(a.Counts("env"), "permit registered exempt", "fined"),
		OwnerFemale: either(a.Counts("owner_female"), "yes", "no"),
		Novelty:     a.Counts("novelty"),
		Abroad:      either(cmp.Or(a.Counts("fair_scope"), a.Counts("tour_where")), "abroad", "province country"),
		OwnMake:     either(a.Counts("own_make"), "yes", "no"),
		Mass:        either(a.Counts("mass"), "yes", "single"),
		Others:      either(a.Counts("borrowed"), "yes", "no"),
		Purchased:   either(a.Counts("purchase"), "deposit yes", "new used"),
	}
	c.Activity, c.Industry = branch(a.Counts("industry"))
	switch c.Content = contentOf(a); c.Content {
	case "line":
		c.Content, c.Line = "machinery", policy.Yes
	case "machinery":
		c.Line = either(a.Counts("how_many"), "whole", "one some")
	case "startup":
		c.LegalForm = sure(a.Counts("business_form"))
	}
	return c
}

// either is yes or no where the key is among those that mean it, else not known.
func either(key, yes, no string) policy.Answer {
	switch {
	case key == "":
		return policy.NoAnswer
	case slices.Contains(strings.Fields(yes), key):
		return policy.Yes
	case slices.Contains(strings.Fields(no), key):
		return policy.No
	}
	return policy.NoAnswer
}

func sure(key string) string {
	if key == "unknown" {
		return ""
	}
	return key
}

// registeredIn: most legal forms come with a registration; of a cooperative group
// it is asked (forms §1.2).
func registeredIn(a dialog.Answers) policy.Answer {
	if form := a.Counts("legal_form"); form != "cooperative_group" {
		return either(form, "household enterprise cooperative cooperative_union", "unregistered")
	}
	return either(a.Counts("group_registered"), "yes", "no")
}

// costIn is what it costs in đồng, as far as that was said.
func costIn(a dialog.Answers) int64 {
	return cmp.Or(a["total_cost"].Number, a["project_cost"].Number, a["cost_guess"].Number, a["cluster_capital"].Number)
}

// branch is what a facility's branch is to the rules (forms §1.1).
func branch(code string) (activity, industry string) {
	for _, i := range industryTable() {
		if i.code == code {
			return i.activity, i.industry
		}
	}
	return "", ""
}

// withFacility are a need's answers together with those of its facility, which only
// count where the need does not say otherwise; and what the check that it was
// reported from was told of the same content, where the form does not ask it.
func withFacility(need, facility dialog.Answers) dialog.Answers {
	all := facility.Clone()
	delete(all, "content")
	if checked, ok := checkOf(need.Text("checked")); ok && contentOf(checked) == contentOf(need) {
		for _, step := range []string{"own_funds", "supported_same"} {
			all[step] = checked[step]
		}
	}
	for step, v := range need {
		all[step] = v
	}
	return all
}
