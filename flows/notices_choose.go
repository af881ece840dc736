package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// notify is "Thông báo": how somebody wants to be told what becomes of records.
func notify() *dialog.Flow {
	return &dialog.Flow{
		Name: "notify",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "how", Ask: dialog.Choice{Among: options("now", "daily", "never")}, Needs: ownTelling, Data: tellingNow, Hide: true},
		},
		Done: preferred,
	}
}

func ownTelling(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.TellingOf}
}

// tellingNow is what the question mentions: how it is now.
func tellingNow(c dialog.Context) []any {
	now := store.TellNow
	if len(c.Found.Rows) > 0 {
		if r, ok := c.Found.Rows[0].Body.(store.Receiver); ok {
			now = r.Telling
		}
	}
	return []any{"now", notify().SayValue("how", dialog.Value{Key: string(now)})}
}

func preferred(s dialog.Session, e dialog.Event) dialog.Ending {
	c, need := centreNow(e)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	how := s.Answers.Chosen("how")
	return dialog.Ending{
		Effects: []dialog.Effect{store.Prefer{Person: e.Actor.Person, Telling: store.Telling(how), Version: ConsentVersion, At: e.At}},
		Say:     tick("notify.done."+how, "at", clock(int(c.Digest))),
	}
}
