package flows

import "khuyencong/flows/dialog"

// cleanerProduction wastes less of something.
func cleanerProduction() []dialog.Step {
	return only(wants("cleaner_production"),
		dialog.Step{Name: "losses", Ask: someOf("power", "fuel", "water", "materials", "waste")},
		dialog.Step{Name: "assessed", Ask: oneOf("yes", "no", "unknown")},
		dialog.Step{Name: "cleaner_idea", Ask: dialog.Text{Min: 3, Max: 300}},
	)
}

// pollution is treated where it arises.
func pollution() []dialog.Step {
	return only(wants("pollution_treatment"),
		dialog.Step{Name: "waste", Ask: someOf("smoke", "water", "smell", "noise", "solid")},
		dialog.Step{Name: "complaint", Ask: oneOf("none", "people", "fined")},
		dialog.Step{Name: "treatment", Ask: dialog.Text{Min: 3, Max: 300}, Later: true},
	)
}

// relocation is the way out of a place that cannot stay.
func relocation() []dialog.Step {
	return only(wants("relocation"),
		dialog.Step{Name: "moving_why", Ask: oneOf("ordered", "own")},
		dialog.Step{Name: "moving_to", Ask: oneOf("cluster", "nowhere")},
		dialog.Step{Name: "moving_cluster", Ask: dialog.Text{Min: 2, Max: 120, Buttons: []string{"unknown"}}, When: chose("moving_to", "cluster")},
	)
}

// cluster is the infrastructure of one, asked of its investor.
func cluster() []dialog.Step {
	return only(wants("cluster"),
		dialog.Step{Name: "cluster_name", Ask: dialog.Text{Min: 2, Max: 120}},
		dialog.Step{Name: "cluster_area", Ask: dialog.Text{Min: 1, Max: 40}},
		dialog.Step{Name: "cluster_works", Ask: dialog.Text{Min: 3, Max: 300}},
		dialog.Step{Name: "cluster_capital", Ask: anAmount("none")},
		dialog.Step{Name: "cluster_done", Ask: dialog.Number{Min: 0, Max: 100, Unit: "percent"}},
	)
}
