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
			return dialog.Ending{
				Effects: []dialog.Effect{openCard(e, s.Answers.Text("record"))},
				Say:     tick("queue.opened", "title", s.Answers["record"].Label),
				Next:    []dialog.Entry{entry("queue", s.Answers.Chosen("which"), "menu.back_to_queue")},
			}
		},
	}
}

// openCard has a record's card sent to the person's own chat, once for a tap
// that the network brings several times within some seconds.
func openCard(e dialog.Event, record string) store.Tell {
	return store.Tell{Key: "open:" + record + ":" + decimal(e.Actor.Person) + ":" + decimal(e.At.Unix()/10), Person: e.Actor.Person, Kind: store.Opened, Record: record, At: e.At}
}
