package flows

import (
	"slices"
	"strings"

	"khuyencong/flows/dialog"
)

// products are put forward for "sản phẩm công nghiệp nông thôn tiêu biểu". The
// papers are asked for on the card: with them a need would take too long.
func products() []dialog.Step {
	return only(wants("product_vote"),
		dialog.Step{Name: "product", Ask: dialog.Text{Min: 2, Max: 120}},
		dialog.Step{Name: "product_group", Ask: oneOf("craft", "farm", "machine", "other")},
		dialog.Step{Name: "own_make", Ask: dialog.YesNo{}},
		dialog.Step{Name: "mass", Ask: oneOf("yes", "single")},
		dialog.Step{Name: "borrowed", Ask: oneOf("no", "yes", "unknown")},
		dialog.Step{Name: "level_before", Ask: oneOf("none", "commune", "province", "region")},
		dialog.Step{Name: "level_year", Ask: dialog.Year{Before: 15}, When: chose("level_before", "commune", "province", "region"),
			After: []string{"level_before"}, Later: true},
		dialog.Step{Name: "product_photos", Ask: dialog.Photos{Min: 3, Max: 10}, Data: soFar},
		dialog.Step{Name: "papers", Ask: papers(), Later: true},
	)
}

// soFar is how many have come, of those there must be.
func soFar(c dialog.Context) []any { return []any{"n", len(c.Old.Items)} }

// fairs, here and abroad.
func fairs() []dialog.Step {
	return only(wants("fair"),
		dialog.Step{Name: "fair_scope", Ask: oneOf("province", "country", "abroad")},
		dialog.Step{Name: "fair_which", Ask: dialog.Text{Min: 3, Max: 120, Buttons: []string{"any"}}},
		dialog.Step{Name: "fair_goods", Ask: dialog.Text{Min: 2, Max: 200}},
		dialog.Step{Name: "booths", Ask: oneOf("shared", "one", "two", "more")},
		dialog.Step{Name: "cert", Ask: oneOf("ocop", "typical", "both", "none", "unknown"), After: []string{"facility"},
			Needs: theFacility, Known: knownCertificate},
		dialog.Step{Name: "fair_supported", Ask: oneOf("no", "yes", "unknown")},
	)
}

// knownCertificate is what the facility has listed among its certificates.
func knownCertificate(r dialog.Result) (dialog.Value, bool) {
	items := facilityAnswer(r, "certificates").Items
	has := func(prefix string) bool {
		return slices.ContainsFunc(items, func(i dialog.Item) bool { return strings.HasPrefix(i.Key, prefix) })
	}
	switch {
	case len(items) == 0:
		return dialog.Value{}, false
	case has("ocop") && has("typical"):
		return dialog.Value{Key: "both"}, true
	case has("ocop"):
		return dialog.Value{Key: "ocop"}, true
	case has("typical"):
		return dialog.Value{Key: "typical"}, true
	}
	return dialog.Value{Key: "none"}, true
}

// trademark is a name or sign to be registered.
func trademark() []dialog.Step {
	return only(wants("trademark"),
		dialog.Step{Name: "mark", Ask: dialog.Text{Min: 2, Max: 120}},
		dialog.Step{Name: "has_logo", Ask: oneOf("yes", "design")},
		dialog.Step{Name: "filed", Ask: oneOf("no", "filed", "granted")},
		dialog.Step{Name: "mark_scope", Ask: oneOf("home", "abroad")},
		dialog.Step{Name: "mark_owner", Ask: oneOf("facility", "group")},
	)
}

// showroom is a place where the goods can be seen.
func showroom() []dialog.Step {
	return only(wants("showroom"),
		dialog.Step{Name: "show_place", Ask: oneOf("own", "rent", "none")},
		dialog.Step{Name: "show_goods", Ask: dialog.Text{Min: 2, Max: 200}},
		dialog.Step{Name: "show_area", Ask: dialog.Number{Min: 1, Max: 10_000, Unit: "square_metres"}, Later: true},
	)
}

// papers are those a product has already; to have none goes with no other.
func papers() dialog.Several {
	return dialog.Several{Among: options("registration", "food_safety", "test", "award", "none"), Alone: "none"}
}
