package flows

import (
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// yearsKept asks for a number of years; none is never.
type yearsKept struct{ dialog.Number }

// Parse reads the number.
func (k yearsKept) Parse(c dialog.Context, old dialog.Value, e dialog.Event) (dialog.Value, error) {
	v, err := k.Number.Parse(c, old, e)
	if err == nil && v.Key == "" && v.Number == 0 {
		v = dialog.Value{Key: "never", From: v.From}
	}
	return v, err
}

// keptNow is how long the personal data of records that ended are kept.
func keptNow(c store.Centre) dialog.Phrase {
	if c.KeptYears == 0 {
		return dialog.Say("centre.kept.never")
	}
	return dialog.Say("unit.years", "n", c.KeptYears)
}

// keptOf is the number typed, or pressed.
func keptOf(v dialog.Value) string {
	switch v.Key {
	case "usual":
		return ""
	case "":
		return strconv.FormatInt(v.Number, 10)
	}
	return v.Key
}

func daysOffNow(c store.Centre) dialog.Phrase {
	if len(c.DaysOff) == 0 {
		return dialog.Say("centre.days_off.none_set")
	}
	return daysSaid(c.DaysOff)
}

// retiring is asked where a shorter time would take personal data at once: of how
// many records.
func retiring() dialog.Step {
	return dialog.Step{Name: "retiring", Ask: dialog.Choice{Among: options("send", "leave")}, When: chose("item", "kept"), After: []string{"kept"},
		Needs: retiredBy, Data: howManyRetire, IfFound: true, Leads: notRetiring, Hide: true, Bare: true}
}

func retiredBy(a dialog.Answers, _ dialog.Actor) dialog.Query {
	years := keptOf(a["kept"])
	if years == "" {
		years = strconv.Itoa(store.Usual().KeptYears)
	}
	return dialog.Query{Name: store.RetiredAfter, Text: years}
}

func howManyRetire(c dialog.Context) []any {
	n := 0
	for _, row := range c.Found.Rows {
		if x, ok := row.Body.(int); ok {
			n = x
		}
	}
	return []any{"n", n, "years", centre().SayValue("kept", c.Answers["kept"])}
}

func notRetiring(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "leave" {
		return dialog.Move{Do: dialog.Switch, Flow: "centre", Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("centre.kept")}}}
	}
	return dialog.Move{}
}
