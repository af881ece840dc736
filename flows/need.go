package flows

import (
	"slices"

	"khuyencong/flows/dialog"
)

// need is "Báo nhu cầu hỗ trợ": enough to fill a phiếu đăng ký nhu cầu and to
// look whether the content fits. Three questions open it, those of the content
// follow (forms §2.3), then what all have in common. A question that is asked for
// several contents in the same words is one step, so that a change of content
// keeps its answer.
func need() *dialog.Flow {
	return &dialog.Flow{
		Name: "need",
		Form: 2,
		Card: true,
		May:  reports,
		Steps: slices.Concat(
			opening(),
			machines(), technologies(),
			cleanerProduction(), pollution(), relocation(), cluster(),
			products(), fairs(), trademark(), showroom(),
			advice(), told(),
			money(),
			training(), learning(), startup(),
			closing(),
		),
		Title: needTitle,
		Done:  needSent,
		Renew: renewNeed,
	}
}

// opening asks for whom, what and when.
func opening() []dialog.Step {
	return []dialog.Step{
		{Name: "checked", Ask: dialog.Pick{}, Given: true, Hide: true},
		{Name: "facility", Ask: dialog.Pick{Among: withoutFacility(), Row: alike}, Needs: ownFacilities, Data: howMany, Leads: facilityChosen},
		{Name: "content", Ask: contents(), When: hasFacility, Leads: contentChosen, Forks: true},
		{Name: "plan_year", Ask: dialog.Year{After: 3, Buttons: planYears}},
	}
}

// closing is the same for every content. Whose need it is must have agreed that
// it is sent: that is asked under the card and sends it.
func closing() []dialog.Step {
	isNew, is := wants("startup"), wantsNot("startup")
	return []dialog.Step{
		{Name: "who_contact", Ask: oneOf("owner", "collaborator"), When: is},
		{Name: "person_contact", Ask: oneOf("person", "collaborator"), When: isNew},
		{Name: "effect", Ask: dialog.Text{Min: 3, Max: 500}, When: wants("machinery", "line"), Later: true},
		{Name: "files", Ask: dialog.Photos{Min: 1, Max: 10, Files: true}, Later: true},
		{Name: "note", Ask: dialog.Text{Min: 2, Max: 500}, Later: true},
		{Name: "consent", Ask: agreement(), When: is, After: []string{"facility", "content"}, Seals: true, Needs: theFacility, Data: checkedNeed, Leads: sealed("consent")},
		{Name: "person_consent", Ask: agreement(), When: isNew, After: []string{"facility", "content", "person"}, Seals: true, Data: checkedNeed, Leads: sealed("person_consent")},
		{Name: "consent_photo", Ask: dialog.Photos{Min: 1, Max: 3}, When: signed, After: []string{"consent", "person_consent"}},
	}
}

// wants applies a step to needs of one of the contents. Without a facility there
// is but one.
func wants(contents ...string) func(dialog.Answers) bool {
	return func(a dialog.Answers) bool { return slices.Contains(contents, contentOf(a)) }
}

func wantsNot(content string) func(dialog.Answers) bool {
	return func(a dialog.Answers) bool { return contentOf(a) != content }
}

// contentOf is what a need is about, as far as it is known.
func contentOf(a dialog.Answers) string {
	if !hasFacility(a) {
		return "startup"
	}
	return a.Counts("content")
}

// only has the steps asked where the condition holds, beside their own.
func only(when func(dialog.Answers) bool, steps ...dialog.Step) []dialog.Step {
	for i := range steps {
		own := steps[i].When
		steps[i].When = func(a dialog.Answers) bool { return when(a) && (own == nil || own(a)) }
	}
	return steps
}

func oneOf(keys ...string) dialog.Choice { return dialog.Choice{Among: options(keys...)} }

func someOf(keys ...string) dialog.Several { return dialog.Several{Among: options(keys...)} }

// planYears: plans are made for the following year.
func planYears(year int) []dialog.Option {
	next, after := int64(year+1), int64(year+2)
	return []dialog.Option{
		{Key: "y1", Label: dialog.Say("need.plan_year.next", "year", dialog.Num(dialog.Bare, next)), Value: &dialog.Value{Number: next}},
		{Key: "y2", Label: dialog.Num(dialog.Bare, after), Value: &dialog.Value{Number: after}},
		{Key: "soon"},
	}
}
