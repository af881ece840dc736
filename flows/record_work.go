package flows

import (
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// work is "Việc của tôi": what waits for a collaborator, and how their communes
// stand. Every line leads to its list.
func work() *dialog.Flow {
	return &dialog.Flow{
		Name: "work",
		Form: 1,
		May:  working,
		Steps: []dialog.Step{
			{Name: "what", Ask: onePage{dialog.Choice{List: workDoors}}, Needs: ownWork, Data: workToDo, Lines: workLines, Leads: toWork, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

// working: who has communes to work in.
func working(a dialog.Actor) bool { return works(a.Role) }

func ownWork(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.WorkOf} }

// workIn is what a step's look-up brought.
func workIn(c dialog.Context) store.Work {
	for _, row := range c.Found.Rows {
		if w, ok := row.Body.(store.Work); ok {
			return w
		}
	}
	return store.Work{}
}

// areasShown is how many communes stand on the work list itself; of more there is
// a list of their own.
const areasShown = 3

func workToDo(c dialog.Context) []any {
	w := workIn(c)
	records := w.Elsewhere.All()
	for _, a := range w.Areas {
		records += a.All()
	}
	return []any{"waits", flag(w.Waiting() > 0), "records", flag(records > 0), "communes", flag(len(w.Areas) > 0)}
}

// workLines are what was sent back, with the reason, and the communes in figures.
func workLines(c dialog.Context) []dialog.Line {
	w := workIn(c)
	var lines []dialog.Line
	for _, r := range w.Returned {
		lines = append(lines, dialog.Line{Label: dialog.Say("work.record", "number", Number(r), "title", dialog.Short(r.Title)), Value: wantedOf(r), Mark: true})
	}
	lines = append(lines, furtherLines(w)...)
	for _, a := range w.Areas[:min(areasShown, len(w.Areas))] {
		lines = append(lines, dialog.Line{Label: communeNames([]string{a.Commune}), Value: figures(a, !contact(c.Actor))})
	}
	if w.Elsewhere.All() > 0 {
		lines = append(lines, dialog.Line{Label: dialog.Say("work.elsewhere"), Value: figures(w.Elsewhere, true)})
	}
	return lines
}

// furtherLines are what waits besides, each in a number.
func furtherLines(w store.Work) []dialog.Line {
	var lines []dialog.Line
	for _, of := range []struct {
		key string
		n   int
	}{{"drafts", w.Drafts}, {"interests", w.Interests}, {"stale", w.Stale}} {
		if of.n > 0 {
			lines = append(lines, dialog.Line{Label: dialog.Say("work.line." + of.key), Value: dialog.Say("work.waits."+of.key, "n", of.n)})
		}
	}
	return lines
}

// wantedOf is why a record was sent back: the first reason there is.
func wantedOf(r store.Record) dialog.Phrase {
	f := flowOf(r.Kind)
	for _, field := range r.Fields {
		if field.Step != "" && f != nil {
			return dialog.Say("work.mend", "label", dialog.Say(f.Key(field.Step)+".label"), "reason", field.Reason, "n", len(r.Fields)-1)
		}
		if !field.Reason.Empty() {
			return field.Reason
		}
	}
	return store.Label(r.Kind, r.State)
}

func figures(a store.Area, own bool) dialog.Phrase {
	if a.All() == 0 {
		return dialog.Say("work.nothing")
	}
	return dialog.Say("work.figures", "facilities", a.Facilities, "coming", a.Coming,
		"needs", flag(a.Open+a.Accepted > 0), "open", a.Open, "accepted", a.Accepted, "own", flag(own))
}

// workDoors are a button for each thing that waits, or for what one would do
// where nothing does, and for each commune.
func workDoors(c dialog.Context) []dialog.Option {
	w := workIn(c)
	var os []dialog.Option
	if w.Waiting() == 0 {
		os = options("facility", "practice")
	}
	for _, r := range w.Returned {
		os = append(os, dialog.Option{Key: "fix-" + r.ID, Label: dialog.Say("work.fix", "number", Number(r))})
	}
	if w.Back > len(w.Returned) {
		os = append(os, dialog.Option{Key: "returned", Label: dialog.Say("work.returned", "n", w.Back)})
	}
	if w.Drafts > 0 {
		os = append(os, dialog.Option{Key: "drafts", Label: dialog.Say("menu.drafts", "n", w.Drafts)})
	}
	if w.Interests > 0 {
		os = append(os, dialog.Option{Key: "interests", Label: dialog.Say("work.interests", "n", w.Interests)})
	}
	if w.Stale > 0 {
		os = append(os, dialog.Option{Key: "stale", Label: dialog.Say("work.stale", "n", w.Stale)})
	}
	return append(append(os, areaDoors(w)...), options("home")...)
}

// areaDoors are a button for each commune, or for the first few and all.
func areaDoors(w store.Work) []dialog.Option {
	var os []dialog.Option
	for _, a := range w.Areas[:min(areasShown, len(w.Areas))] {
		os = append(os, dialog.Option{Key: "area-" + a.Commune, Label: dialog.Say("work.area", "where", communeNames([]string{a.Commune}))})
	}
	if len(w.Areas) > areasShown {
		os = append(os, dialog.Option{Key: "areas", Label: dialog.Say("work.areas", "n", len(w.Areas))})
	}
	if w.Elsewhere.All() > 0 {
		os = append(os, dialog.Option{Key: "area-" + store.Elsewhere, Label: dialog.Say("work.area", "where", dialog.Say("work.elsewhere"))})
	}
	return os
}

func toWork(c dialog.Context, v dialog.Value) dialog.Move {
	kind, arg, _ := strings.Cut(v.Key, "-")
	switch kind {
	case "fix":
		return orAgain(openFix(c.Event, arg), "what")
	case "area":
		return dialog.Move{Do: dialog.Switch, Flow: "area", Draft: &dialog.Draft{Answers: dialog.Answers{"commune": {Key: arg}}}}
	case "areas":
		return dialog.Move{Do: dialog.Switch, Flow: "area"}
	case "returned", "drafts", "interests", "stale", "facility", "practice":
		return dialog.Move{Do: dialog.Switch, Flow: kind}
	}
	return dialog.Move{Do: dialog.Cancel}
}

// orAgain is a move that opens something, or asks the step again where that cannot
// be opened any more.
func orAgain(m dialog.Move, step string) dialog.Move {
	if m.Need == nil && m.Do != dialog.Open {
		m.Do, m.Clear = dialog.Reask, step
	}
	return m
}
