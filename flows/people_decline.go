package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// decline says no to an application, with a reason that the applicant reads.
func decline() *dialog.Flow {
	return &dialog.Flow{
		Name: "decline",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "reason", Ask: dialog.Choice{Among: options("enough", "unreachable", "official", "other")}, Data: whichRecord, Hide: true, Back: always},
			{Name: "words", Ask: dialog.Text{Min: 3, Max: 300}, When: chose("reason", "other"), Data: whichRecord, After: []string{"reason"}, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: declining, Leads: left, Hide: true, Bare: true},
		},
		Done: refusedApplication,
	}
}

func declining(c dialog.Context) []any {
	r, _ := shown(c)
	return []any{"number", Number(r), "name", r.ByName, "why", declineReason(c.Answers)}
}

func declineReason(a dialog.Answers) dialog.Phrase {
	if words := a.Text("words"); words != "" {
		return dialog.Plain(words)
	}
	return dialog.Say("decline.reason." + a.Chosen("reason") + ".sentence")
}

func refusedApplication(s dialog.Session, e dialog.Event) dialog.Ending {
	r, effects, end := application(s, e, store.Exclude, dialog.Field{Reason: declineReason(s.Answers)})
	if end != nil {
		return *end
	}
	return dialog.Ending{
		Effects: effects,
		Say:     tick("decline.done", "number", Number(r), "name", r.ByName),
		Next:    []dialog.Entry{entry("queue", "waiting", "menu.back_to_queue")},
	}
}
