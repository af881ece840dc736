package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// parts is "Bổ sung thêm": what a sent form asks beside itself, part by part. Its
// sender fills the parts in; whoever else may see the record reads them.
func parts() *dialog.Flow {
	return &dialog.Flow{
		Name: "parts",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			held(),
			{Name: "part", Ask: dialog.Choice{List: partDoors}, Needs: theRecord, Data: partsStatus, Leads: toPart, Hide: true, Bare: true},
			{Name: "act", Ask: dialog.Choice{List: partActs}, Needs: theRecord, Data: partStatus, Lines: partLines, Leads: actOnPart, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

func openParts(id string) dialog.Move {
	return dialog.Move{Do: dialog.Open, Flow: "parts", Draft: prefilled("records", id)}
}

// fillsIn reports whether the person may fill in parts of the record, or correct
// them.
func fillsIn(r store.Record, a dialog.Actor) bool {
	_, can := r.Next(store.Correct)
	return can && reports(a) && sends(r, a.Person)
}

// readsParts reports whether the person may read the parts: their sender, the
// centre and the commune's contact. Who else knows of the facility, another
// collaborator or its owner, reads none of them.
func readsParts(r store.Record, a dialog.Actor) bool {
	return sends(r, a.Person) || a.Role.IsStaff() || contact(a)
}

// partDoors are the parts, with how far each is filled in. Who only reads finds
// those in which there is something.
func partDoors(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	if !ok || !readsParts(r, c.Actor) {
		return options("home")
	}
	f, a := flowOf(r.Kind), answersOf(r)
	var os []dialog.Option
	for _, p := range f.Parts() {
		n, of := f.Filled(p, a)
		if n == 0 && !fillsIn(r, c.Actor) {
			continue
		}
		os = append(os, dialog.Option{Key: p, Label: partRow(f, p, n, of)})
	}
	if sends(r, c.Actor.Person) {
		os = append(os, options("record")...)
	}
	return append(os, options("home")...)
}

func partRow(f *dialog.Flow, part string, n, of int) dialog.Phrase {
	switch n {
	case 0:
		return dialog.Say("parts.row.empty", "part", f.Called(part))
	case of:
		return dialog.Say("parts.row.full", "part", f.Called(part))
	}
	return dialog.Say("parts.row.some", "part", f.Called(part), "n", n, "of", of)
}

// answersOf are the record's answers as its form has them now.
func answersOf(r store.Record) dialog.Answers { return flowOf(r.Kind).Renewed(r.Form, r.Answers) }

func partsStatus(c dialog.Context) []any {
	r, ok := shown(c)
	if !ok {
		return []any{"number", "", "title", dialog.Say("records.gone"), "fills", ""}
	}
	return []any{"number", Number(r), "title", r.Title, "fills", flag(fillsIn(r, c.Actor))}
}

// toPart opens a part that is still empty at once; one with answers is read first.
func toPart(c dialog.Context, v dialog.Value) dialog.Move {
	id := c.Answers.Text("record")
	switch v.Key {
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	case "record":
		return dialog.Move{Do: dialog.Switch, Flow: "records", Draft: prefilled("records", id)}
	}
	r, ok, need := recordOf(c.Event, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok:
		return dialog.Move{Do: dialog.Cancel}
	}
	if n, _ := flowOf(r.Kind).Filled(v.Key, answersOf(r)); n == 0 && fillsIn(r, c.Actor) {
		return orAgain(openPart(c.Event, r.ID, v.Key), "part")
	}
	return dialog.Move{}
}

func partActs(c dialog.Context) []dialog.Option {
	if r, ok := shown(c); ok && fillsIn(r, c.Actor) {
		return options("fill", "others", "home")
	}
	return options("others", "home")
}

func partStatus(c dialog.Context) []any {
	r, ok := shown(c)
	if !ok {
		return []any{"number", "", "title", dialog.Say("records.gone"), "part", ""}
	}
	return []any{"number", Number(r), "title", r.Title, "part", flowOf(r.Kind).Called(c.Answers.Chosen("part"))}
}

// partLines are the answers of the part. What is sensitive is read by the one who
// has the record in hand, by nobody else.
func partLines(c dialog.Context) []dialog.Line {
	r, ok := shown(c)
	if !ok || !readsParts(r, c.Actor) {
		return nil
	}
	f := flowOf(r.Kind)
	lines := sentBackIn(r, f.LinesOf(c.Answers.Chosen("part"), answersOf(r)))
	if r.HeldBy(c.Actor.Person, c.Event.At) {
		for i, l := range lines {
			lines[i].Value = f.Reveal(l.Step, r.Answers[l.Step])
		}
	}
	return lines
}

func actOnPart(c dialog.Context, v dialog.Value) dialog.Move {
	id := c.Answers.Text("record")
	switch v.Key {
	case "fill":
		return orAgain(openPart(c.Event, id, c.Answers.Chosen("part")), "act")
	case "others":
		return dialog.Move{Do: dialog.Switch, Flow: "parts", Draft: prefilled("records", id)}
	}
	return dialog.Move{Do: dialog.Cancel}
}
