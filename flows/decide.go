package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// decide is the last look before a record is accepted or put out of scope.
func decide() *dialog.Flow {
	return &dialog.Flow{
		Name: "decide",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "action", Ask: dialog.Choice{Among: options("accept", "exclude")}, Given: true, Hide: true},
			{Name: "reason", Ask: dialog.Choice{Among: options("not_producing", "industry", "supported", "elsewhere", "closed", "other")},
				When: chose("action", "exclude"), Hide: true},
			{Name: "words", Ask: dialog.Text{Min: 3, Max: 300}, When: chose("reason", "other"), Hide: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: decisionSummary, Leads: left, Hide: true, Bare: true},
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending {
			return decided(s, e, store.Action(s.Answers.Chosen("action")), func(d *store.Decide) {
				d.Fields = excluding(s.Answers)
			})
		},
	}
}

// excluding keeps why a record is out of scope where a return keeps its
// reasons: on the record as a whole.
func excluding(a dialog.Answers) []dialog.Field {
	if a.Chosen("action") != string(store.Exclude) {
		return nil
	}
	return []dialog.Field{{Reason: excludeReason(a)}}
}

func excludeReason(a dialog.Answers) dialog.Phrase {
	if words := a.Text("words"); words != "" {
		return dialog.Plain(words)
	}
	return dialog.Say("decide.reason." + a.Chosen("reason") + ".sentence")
}

func decisionSummary(c dialog.Context) []any {
	r, _ := shown(c)
	what := dialog.Say("decide.sure." + string(r.Kind) + "." + c.Answers.Chosen("action"))
	why := dialog.Phrase{Plain: ""}
	if c.Answers.Chosen("action") == string(store.Exclude) {
		why = excludeReason(c.Answers)
	}
	return []any{"number", Number(r), "title", r.Title, "what", what, "why", why}
}
