package flows

import (
	"cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// answer is the staff's reply to a question, or another one in the place of the
// one that was sent. It goes out once it has been read again.
func answer() *dialog.Flow {
	return &dialog.Flow{
		Name: "answer",
		Form: 2,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "action", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "reply", Ask: reply{dialog.Text{Min: 2, Max: 1500}}, Needs: theRecord, Data: questionWords, Hide: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "mend", "leave")}, Needs: theRecord, Data: questionWords, Leads: replyRead, After: []string{"reply"}, Hide: true, Bare: true},
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending {
			action := store.Action(cmp.Or(s.Answers.Chosen("action"), string(store.Answer)))
			return decided(s, e, action, func(d *Decision) { d.Reply = s.Answers.Text("reply") })
		},
	}
}

// replyRead: a slip is mended before anybody reads it.
func replyRead(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "mend" {
		return dialog.Move{Do: dialog.Reask, Clear: "reply", Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("answer.before", "reply", c.Answers.Text("reply"))}}}
	}
	return left(c, v)
}

// A reply is in one's own words: what was looked up is shown above it, not
// proposed as the answer.
type reply struct{ dialog.Text }

// Options are the fixed buttons.
func (r reply) Options(dialog.Context) []dialog.Option { return options(r.Buttons...) }

func questionWords(c dialog.Context) []any {
	r, _ := shown(c)
	return []any{"number", Number(r), "name", r.ByName, "words", asked(r.Answers["words"]), "before", r.Reply, "more", r.Answers.Text("more"),
		"rectify", flag(c.Answers.Chosen("action") == string(store.Rectify)), "reply", c.Answers.Text("reply")}
}
