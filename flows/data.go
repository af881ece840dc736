package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// data is "Dữ liệu của tôi": what is kept of the person, and what they may ask
// for: to see it, a copy, a correction, to withdraw a consent, to be forgotten.
func data() *dialog.Flow {
	return &dialog.Flow{
		Name: "data",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "act", Ask: dialog.Choice{List: dataDoors}, Needs: ownData, Data: dataOverview, Lines: dataLines, Leads: fromData, Hide: true, Bare: true},
			{Name: "consent", Ask: dialog.Choice{List: consentDoors}, When: chose("act", "consent"), Needs: ownData, Lines: consentLines,
				Leads: fromConsents, Hide: true, Bare: true},
			{Name: "see", Ask: dialog.Choice{Among: options("copy", "papers", "back")}, When: chose("act", "see"), Needs: ownCopy, Data: dataSeen, Lines: copyLines,
				Leads: fromSeen, Hide: true, Bare: true},
		},
		Done: consented,
	}
}

func ownData(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.KeptOf} }

func ownCopy(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.CopyOf} }

// keptIn is what is kept of somebody, as a step has looked it up.
func keptIn(c dialog.Context) (store.Kept, bool) {
	for _, row := range c.Found.Rows {
		if k, ok := row.Body.(store.Kept); ok {
			return k, true
		}
	}
	return store.Kept{}, false
}

// dataDoors are what the person may ask for.
func dataDoors(c dialog.Context) []dialog.Option {
	k, ok := keptIn(c)
	if !ok {
		return options("home")
	}
	keys := []string{"see", "copy", "profile", "correct", "consent", "delete"}
	if len(k.Pending) > 0 {
		keys = append(keys, "pending")
	}
	if staff(c.Actor) {
		keys = append(keys, "requests")
	}
	return options(append(keys, "home")...)
}

func dataOverview(c dialog.Context) []any {
	k, _ := keptIn(c)
	return []any{"pending", flag(len(k.Pending) > 0)}
}

// fromData leads on. Whoever works at the centre asks for nothing to be forgotten
// that they work with.
func fromData(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "copy":
		return aCopy(c, "act")
	case "profile":
		return dialog.Move{Do: dialog.Switch, Flow: "profile"}
	case "correct":
		return wish("correct")
	case "delete":
		if staff(c.Actor) {
			return dialog.Move{Do: dialog.Reask, Clear: "act", Say: warn("data.staff")}
		}
		return wish("delete")
	case "pending":
		return dialog.Move{Do: dialog.Switch, Flow: "records"}
	case "requests":
		return dialog.Move{Do: dialog.Switch, Flow: "requests"}
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{}
}

// wish opens a request with its first answer given.
func wish(kind string) dialog.Move {
	return dialog.Move{Do: dialog.Switch, Flow: "privacy", Draft: &dialog.Draft{Answers: dialog.Answers{"type": {Key: kind}}}}
}

// aCopy gives the person a copy of what is kept of them, as two files: one for
// people, one for programs. Nobody else is ever in it, and nobody else gets it.
func aCopy(c dialog.Context, again string) dialog.Move {
	who := decimal(c.Actor.Person)
	return dialog.Move{Do: dialog.Reask, Clear: again, Say: tick("data.copy"),
		Make: []dialog.Make{{Kind: MakeCopyText, Arg: who}, {Kind: MakeCopyJSON, Arg: who}}}
}

func dataSeen(c dialog.Context) []any {
	copied, _ := copyIn(c)
	return []any{"more", max(0, len(copied.Records)-recordsSeen)}
}

func fromSeen(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "copy":
		return aCopy(c, "see")
	case "papers":
		return wish("copy")
	}
	return dialog.Move{Do: dialog.Reask, Clear: "act"}
}
