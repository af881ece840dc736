package flows

import "khuyencong/flows/dialog"

// machines are bought one by one or as a whole line.
func machines() []dialog.Step {
	return only(wants("machinery", "line"),
		dialog.Step{Name: "item", Ask: dialog.Text{Min: 3, Max: 300}},
		dialog.Step{Name: "how_many", Ask: oneOf("one", "some", "whole", "unknown"), When: wants("machinery")},
		dialog.Step{Name: "purpose", Ask: oneOf("replace", "more", "by_hand", "product", "clean")},
	)
}

// technologies are new to the place, or worth repeating.
func technologies() []dialog.Step {
	return only(wants("technology_transfer", "demonstration_model", "model_replication"),
		dialog.Step{Name: "technology", Ask: dialog.Text{Min: 3, Max: 300}},
		dialog.Step{Name: "novelty", Ask: oneOf("nobody", "few", "many", "unknown")},
	)
}
