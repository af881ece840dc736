package flows

import (
	"strconv"

	"khuyencong/flows/dialog"
)

// training is a class for a craft. One person is a number too: the desk groups.
func training() []dialog.Step {
	return only(wants("training", "artisan_support"),
		dialog.Step{Name: "occupation", Ask: dialog.Text{Min: 2, Max: 120}},
		dialog.Step{Name: "class_form", Ask: oneOf("new", "better", "passing_on")},
		dialog.Step{Name: "trainees", Ask: trainees()},
		dialog.Step{Name: "trainer", Ask: oneOf("own", "school", "find")},
		dialog.Step{Name: "class_place", Ask: oneOf("facility", "hamlet", "elsewhere")},
		dialog.Step{Name: "class_months", Ask: dialog.Several{Among: months()}},
		dialog.Step{Name: "job_after", Ask: oneOf("here", "own", "unknown")},
		dialog.Step{Name: "trainer_name", Ask: dialog.Text{Min: 2, Max: 80}, When: chose("trainer", "own"), Later: true, Private: true},
		dialog.Step{Name: "trainees_female", Ask: someTrainees(), After: []string{"trainees"}, Check: amongTrainees, Later: true},
		dialog.Step{Name: "trainees_minority", Ask: someTrainees(), After: []string{"trainees"}, Check: amongTrainees, Later: true},
	)
}

// mostTrainees is more than any class has.
const mostTrainees = 1000

func trainees() dialog.Number { return dialog.Number{Min: 1, Max: mostTrainees, Unit: "people"} }

func someTrainees() dialog.Number { return dialog.Number{Min: 0, Max: mostTrainees, Unit: "people"} }

// amongTrainees: a part is not more than the whole.
func amongTrainees(a dialog.Answers, v dialog.Value) error {
	if all := a["trainees"].Number; v.Number > all {
		return &dialog.Problem{Say: dialog.Say("need.trainees.more", "n", v.Number, "all", all)}
	}
	return nil
}

func months() []dialog.Option {
	var os []dialog.Option
	for n := 1; n <= 12; n++ {
		os = append(os, dialog.Option{Key: "m" + strconv.Itoa(n), Also: []string{strconv.Itoa(n)}})
	}
	return os
}

// learning is going somewhere to hear or to see.
func learning() []dialog.Step {
	return only(wants("management_training", "study_tour"),
		dialog.Step{Name: "people", Ask: trainees()},
		dialog.Step{Name: "course_where", Ask: oneOf("province", "country"), When: wants("management_training")},
		dialog.Step{Name: "tour_where", Ask: oneOf("province", "country", "abroad"), When: wants("study_tour")},
		dialog.Step{Name: "going_months", Ask: dialog.Several{Among: months()}, Later: true},
	)
}

// startup is somebody who has no facility yet, or wants to found an enterprise.
func startup() []dialog.Step {
	return only(wants("startup"),
		dialog.Step{Name: "person", Ask: dialog.Text{Min: 2, Max: 80}, Check: onlyName, Private: true},
		dialog.Step{Name: "person_phone", Ask: dialog.Phone{Buttons: []string{"none"}}, After: []string{"person"}, Private: true},
		dialog.Step{Name: "startup_idea", Ask: dialog.Text{Min: 2, Max: 300}},
		dialog.Step{Name: "commune_code", Ask: dialog.Commune{}},
		dialog.Step{Name: "business_form", Ask: oneOf("enterprise", "cooperative", "household", "unknown")},
		dialog.Step{Name: "startup_capital", Ask: anAmount("none")},
		dialog.Step{Name: "startup_when", Ask: oneOf("begun", "half_year", "next_year", "unknown")},
	)
}
