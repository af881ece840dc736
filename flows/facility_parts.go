package flows

import (
	"slices"

	"khuyencong/flows/dialog"
)

// facilityParts are what is asked once a facility is sent, so that nobody has to
// call: every part is filled in and sent by itself, and every question of it may
// be passed over (forms §1.4).
func facilityParts() []dialog.Step {
	return slices.Concat(
		part("papers", registration()),
		part("labour", labour()),
		part("production", production()),
		part("certificates", certified()),
		part("environment", []dialog.Step{
			{Name: "env", Ask: oneOf(environment()...)},
			{Name: "fire", Ask: oneOf("yes", "no", "unknown")},
		}),
		part("support", support()),
		part("priority", priority()),
		part("place", []dialog.Step{
			{Name: "location", Ask: dialog.Place{}},
			{Name: "photos", Ask: dialog.Photos{Min: 1, Max: 10}},
		}),
	)
}

// part marks the steps as a part of the form.
func part(name string, steps []dialog.Step) []dialog.Step {
	for i := range steps {
		_, consent := steps[i].Ask.(dialog.Consent) // it says itself how to pass it over
		steps[i].Part, steps[i].Optional = name, !consent
	}
	return steps
}

// registration asks a household for no tax code: since July 2025 it is its owner's
// personal number (forms §0.4).
func registration() []dialog.Step {
	registered := func(a dialog.Answers) bool { return !chose("legal_form", "unregistered", "artisan")(a) }
	taxed := chose("legal_form", "enterprise", "cooperative", "cooperative_group", "cooperative_union")
	return []dialog.Step{
		{Name: "reg_no", Ask: dialog.Text{Min: 2, Max: 60}, When: registered, Private: true},
		{Name: "tax_code", Ask: dialog.TaxCode{}, When: taxed, Private: true},
		{Name: "reg_date", Ask: dialog.Date{Before: mostYears}, When: registered, Private: true},
		{Name: "year", Ask: dialog.Year{Before: mostYears}},
		{Name: "capital", Ask: anAmount("under_500m", "under_3b", "under_20b", "under_100b", "over_100b")},
		{Name: "in_cluster", Ask: oneOf("no", "cluster", "zone", "village")},
		{Name: "cluster_name", Ask: dialog.Text{Min: 2, Max: 120}, When: chose("in_cluster", "cluster", "zone"), After: []string{"in_cluster"}},
	}
}

// mostYears is how long ago a facility may have begun.
const mostYears = 80

func labour() []dialog.Step {
	some := dialog.Number{Min: 0, Max: 5000, Unit: "people"}
	return []dialog.Step{
		{Name: "workers_female", Ask: some, Check: amongAll},
		{Name: "workers_minority", Ask: some, Check: amongAll},
		{Name: "workers_seasonal", Ask: some},
		{Name: "income", Ask: dialog.Money{Min: 500_000, Max: 200_000_000}},
	}
}

// amongAll: of those who work there all the time no more can be women, or of a
// minority, than there are.
func amongAll(a dialog.Answers, v dialog.Value) error {
	if all := a["workers"].Number; all > 0 && v.Number > all {
		return problem("facility.more_than_all", "n", all)
	}
	return nil
}

func production() []dialog.Step {
	return []dialog.Step{
		{Name: "output", Ask: dialog.Text{Min: 2, Max: 120}},
		{Name: "materials", Ask: oneOf("commune", "province", "outside", "import")},
		{Name: "market", Ask: dialog.Several{Among: options("commune", "province", "outside", "export", "processing")}},
		{Name: "stage", Ask: oneOf("raw", "finished", "both")},
		{Name: "machines", Ask: dialog.Entries{Max: mostLines, Letters: 120}},
	}
}

// mostLines are as many as still fit a card.
const mostLines = 10

// certified asks for every certificate that was ticked since when it holds.
func certified() []dialog.Step {
	keys := []string{"ocop3", "ocop4", "ocop5", "typical_commune", "typical_province", "typical_region", "typical_nation", "food_safety", "iso", "trademark"}
	steps := []dialog.Step{{Name: "certificates", Ask: dialog.Several{Among: options(append(keys, "none")...), Alone: "none"}}}
	for _, key := range keys {
		ticked := func(a dialog.Answers) bool { return a["certificates"].Has(key) }
		steps = append(steps, dialog.Step{Name: key + "_year", Ask: dialog.Year{Before: mostYears, Buttons: lastYears}, When: ticked})
	}
	return steps
}

func lastYears(year int) []dialog.Option {
	var os []dialog.Option
	for ago, key := range []string{"y0", "y1", "y2"} {
		n := int64(year - ago)
		os = append(os, dialog.Option{Key: key, Label: dialog.Num(dialog.Bare, n), Value: &dialog.Value{Number: n}})
	}
	return os
}

func support() []dialog.Step {
	given := chose("support_before", "yes")
	return []dialog.Step{
		{Name: "support_before", Ask: oneOf("no", "yes", "unknown")},
		{Name: "support_from", Ask: dialog.Several{Among: options("industry", "farming", "ocop", "science", "other")}, When: given, After: []string{"support_before"}},
		{Name: "supports", Ask: dialog.Entries{Max: mostLines, Letters: 120}, When: given, After: []string{"support_before"}},
	}
}

// priority ends with what is sensitive by law: the owner's ethnicity is asked only
// where they agree to that question itself, and read only by who decides (Nghị
// định 356/2025, Điều 4 and Điều 6; forms §0.5). The answer to the consent keeps
// who attests it, when, and under which wording; what it was before stays in the
// history.
func priority() []dialog.Step {
	return []dialog.Step{
		{Name: "owner_female", Ask: oneOf("yes", "no", "none"), Data: whoseWoman, Private: true},
		{Name: "minority_consent", Ask: sensitiveConsent(), Private: true},
		{Name: "owner_minority", Ask: oneOf("yes", "no", "none"), When: chose("minority_consent", "oral"), After: []string{"minority_consent"}, Private: true, Veiled: true},
	}
}

// sensitiveConsent is said in other words than its buttons.
func sensitiveConsent() dialog.Consent {
	return dialog.Consent{Wording: ConsentVersion, Among: []dialog.Option{
		{Key: "oral", Label: dialog.Say("facility.minority_consent.agrees")},
		{Key: "no", Label: dialog.Say("facility.minority_consent.refuses")},
	}}
}

// whoseWoman asks of an enterprise who owns and who leads it.
func whoseWoman(c dialog.Context) []any {
	if chose("legal_form", "enterprise")(c.Answers) {
		return []any{"question", dialog.Say("facility.owner_female.enterprise")}
	}
	return []any{"question", dialog.Say("facility.owner_female.person")}
}
