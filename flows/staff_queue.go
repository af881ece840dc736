package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// queue is "Hàng chờ": what waits for the centre; picking one opens its card.
func queue() *dialog.Flow {
	return &dialog.Flow{
		Name: "queue",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "which", Ask: dialog.Choice{Among: options("waiting", "mine", "returned", "listed", "past", "closed", "all")}, Hide: true},
			{Name: "record", Ask: dialog.Pick{Among: options("home"), Row: recordRow}, Data: howMany, Leads: leaveList, Hide: true, Bare: true,
				Needs: func(a dialog.Answers, _ dialog.Actor) dialog.Query {
					return dialog.Query{Name: store.QueueOf, More: a.Chosen("which")}
				}},
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending {
			return cardOpened(s, e, entry("queue", s.Answers.Chosen("which"), "menu.back_to_queue"))
		},
	}
}
