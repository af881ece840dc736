package flows

import "khuyencong/flows/dialog"

// advice is sought on one thing or several; going digital has several parts too.
func advice() []dialog.Step {
	other := func(a dialog.Answers) bool {
		return wants("digital_transformation")(a) && a["digital"].Has("other") ||
			wants("management_training", "study_tour")(a) && a["topics"].Has("other")
	}
	return []dialog.Step{
		{Name: "advice", Ask: someOf("project", "marketing", "management", "design", "technology", "capital", "founding"), When: wants("consulting")},
		{Name: "digital", Ask: someOf("software", "online", "tracing", "controls", "other"), When: wants("digital_transformation")},
		{Name: "topics", Ask: someOf("finance", "selling", "production", "digital", "cleaner", "other"), When: wants("management_training", "study_tour")},
		{Name: "other_what", Ask: dialog.Text{Min: 2, Max: 200}, When: other},
	}
}

// told is in one's own words, where no list would do.
func told() []dialog.Step {
	return []dialog.Step{
		{Name: "detail", Ask: telling{dialog.Text{Min: 5, Max: 1000}}, Data: toBeSorted,
			When: wants("consulting", "market_linkage", "linkage", "information", "other")},
		{Name: "quantity", Ask: dialog.Text{Min: 1, Max: 200}, When: wants("market_linkage"), Later: true},
	}
}

// toBeSorted: what is told without a content is sorted by staff, which the
// question says.
func toBeSorted(c dialog.Context) []any {
	return []any{"sorted", flag(wants("other")(c.Answers))}
}

// A telling is in words or, for who would rather speak, a voice message, which
// staff listen to.
type telling struct{ dialog.Text }

// Parse takes words, or one voice message in place of all there was.
func (k telling) Parse(c dialog.Context, old dialog.Value, e dialog.Event) (dialog.Value, error) {
	switch {
	case e.Kind == dialog.SentVoice:
		v, err := dialog.Photos{Max: 1}.Add(dialog.Value{}, e)
		v.Open, v.From = false, e.Message
		return v, err
	case e.Kind == dialog.Pressed && len(old.Items) > 0: // back to the card
		return dialog.Value{Items: old.Items, From: old.From}, nil
	}
	return k.Text.Parse(c, old, e)
}

// Say is the words, or that something was said.
func (telling) Say(_ string, v dialog.Value) dialog.Phrase { return asked(v) }
