package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A cardList is a conversation of one question: which of these? Picking one has
// its card sent to the person's own chat.
type cardList struct {
	name   string
	may    func(dialog.Actor) bool
	of     string // the look-up that brings the rows
	row    func(dialog.Row) dialog.Phrase
	more   string             // what stands below the rows besides the menu, if anything does
	openTo func() dialog.Move // where that leads
	again  dialog.Entry       // leads back to the list
}

func (l cardList) flow() *dialog.Flow {
	among, leads := options("home"), leaveList
	if l.more != "" {
		among = options(l.more, "home")
		leads = func(c dialog.Context, v dialog.Value) dialog.Move {
			if v.Key == l.more {
				return l.openTo()
			}
			return leaveList(c, v)
		}
	}
	return &dialog.Flow{
		Name: l.name,
		Form: 1,
		May:  l.may,
		Steps: []dialog.Step{
			{Name: "record", Ask: dialog.Pick{Among: among, Row: l.row}, Data: howMany, Leads: leads, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: l.of} }},
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending { return cardOpened(s, e, l.again) },
	}
}

// cardOpened has the card of what was picked sent; again leads back to the list.
func cardOpened(s dialog.Session, e dialog.Event, again dialog.Entry) dialog.Ending {
	return dialog.Ending{
		Effects: []dialog.Effect{openCard(e, s.Answers.Text("record"))},
		Say:     tick("queue.opened", "title", s.Answers["record"].Label),
		Next:    []dialog.Entry{again},
	}
}

// openCard has a record's card sent to the person's own chat, once for a tap
// that the network brings several times within some seconds.
func openCard(e dialog.Event, record string) store.Tell {
	return store.Tell{Key: "open:" + record + ":" + decimal(e.Actor.Person) + ":" + decimal(e.At.Unix()/10), Person: e.Actor.Person, Kind: store.Opened, Record: record, At: e.At}
}
