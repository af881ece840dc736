package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// toMend are the records that wait to be mended.
func toMend() *dialog.Flow {
	return &dialog.Flow{
		Name: "returned",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "record", Ask: dialog.Pick{Among: options("home"), Row: backRow, Whole: true}, Data: howMany, Leads: toBack, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.BackOf} }},
		},
		Done: nothing,
	}
}

func backRow(r dialog.Row) dialog.Phrase {
	rec := r.Body.(store.Record)
	return dialog.Say("work.record", "number", Number(rec), "title", dialog.Short(rec.Title))
}

func toBack(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "home" {
		return dialog.Move{Do: dialog.Cancel}
	}
	return orAgain(openFix(c.Event, v.Text), "record")
}

// area is one commune: its facilities and needs, as far as the person may see
// them.
func area() *dialog.Flow {
	return &dialog.Flow{
		Name: "area",
		Form: 1,
		May:  working,
		Steps: []dialog.Step{
			{Name: "commune", Ask: dialog.Choice{List: areaOptions}, Needs: ownWork, Leads: leaveList, Hide: true, Bare: true},
			{Name: "record", Ask: dialog.Pick{Among: options("work", "home"), Row: recordRow, Whole: true}, Needs: inArea, Data: areaNow, Leads: toAreaRecord, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

func areaOptions(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	for _, a := range workIn(c).Areas {
		os = append(os, dialog.Option{Key: a.Commune, Label: dialog.Say("work.area_row", "where", communeNames([]string{a.Commune}), "n", a.All())})
	}
	if e := workIn(c).Elsewhere; e.All() > 0 {
		os = append(os, dialog.Option{Key: store.Elsewhere, Label: dialog.Say("work.area_row", "where", dialog.Say("work.elsewhere"), "n", e.All())})
	}
	return append(os, options("home")...)
}

// inside is what a commune is called, or all that is in no commune of one's own.
func inside(code string) dialog.Phrase {
	if code == store.Elsewhere {
		return dialog.Say("work.elsewhere")
	}
	return communeNames([]string{code})
}

func inArea(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.AreaOf, More: a.Chosen("commune")}
}

func areaNow(c dialog.Context) []any {
	return []any{"n", c.Found.Total, "where", inside(c.Answers.Chosen("commune"))}
}

// toAreaRecord opens the record where its reader has most to do with it.
func toAreaRecord(c dialog.Context, v dialog.Value) dialog.Move {
	switch {
	case v.Key == "home":
		return dialog.Move{Do: dialog.Cancel}
	case v.Key == "work":
		return dialog.Move{Do: dialog.Switch, Flow: "work"}
	case contact(c.Actor):
		return dialog.Move{Do: dialog.Switch, Flow: "commune_records", Draft: prefilled("records", v.Text)}
	}
	return dialog.Move{Do: dialog.Switch, Flow: "records", Draft: prefilled("records", v.Text)}
}
