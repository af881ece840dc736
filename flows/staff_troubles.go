package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// troubles is "Lỗi cần báo kỹ thuật": what could not be handled, to be passed on
// to whoever looks after the machine. Nothing of it is personal.
func troubles() *dialog.Flow {
	return &dialog.Flow{
		Name: "troubles",
		Form: 1,
		May:  admin,
		Steps: []dialog.Step{
			{Name: "list", Ask: reading{dialog.Pick{Among: options("back")}}, Needs: allTroubles, Data: howMany, Lines: troubleLines,
				Leads: backToSettings, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

func allTroubles(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.Troubles}
}

// A reading is a list that is read: pages, and nothing to choose but to leave.
type reading struct{ dialog.Pick }

// Options are the pages and the ways out.
func (k reading) Options(c dialog.Context) []dialog.Option {
	return slices.DeleteFunc(k.Pick.Options(c), func(o dialog.Option) bool { return o.Value != nil })
}

func troubleLines(c dialog.Context) []dialog.Line {
	var lines []dialog.Line
	for _, r := range c.Found.Rows {
		if x, ok := r.Body.(store.Troubled); ok {
			lines = append(lines, dialog.Line{
				Label: dialog.Say("troubles.row", "when", dialog.Num(dialog.Minute, x.At.Unix()), "n", x.Times, "update", dialog.Num(dialog.Bare, x.Update)),
				Value: dialog.Plain(x.What)})
		}
	}
	return lines
}

func backToSettings(dialog.Context, dialog.Value) dialog.Move {
	return dialog.Move{Do: dialog.Switch, Flow: "centre"}
}
