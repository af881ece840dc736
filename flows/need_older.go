package flows

import "khuyencong/flows/dialog"

// renewNeed brings the answers of older versions up to date, as often as it is
// asked to. Version 1 had two questions about the purchase: whether the machine
// was bought, and whether it is a new one.
func renewNeed(_ int, a dialog.Answers) {
	_, renewed := a["purchase"]
	if key := purchaseOf(a.Chosen("bought"), a.Chosen("condition")); key != "" && !renewed {
		a["purchase"] = dialog.Value{Key: key}
	}
	delete(a, "bought")
	delete(a, "condition")
}

// purchaseOf is what the two answers say together; "" where it must be asked.
func purchaseOf(bought, condition string) string {
	switch {
	case bought == "deposit" || bought == "yes":
		return bought
	case bought == "no" && (condition == "new" || condition == "used"):
		return condition
	}
	return ""
}
