package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// answer is the staff's reply to a question.
func answer() *dialog.Flow {
	return &dialog.Flow{
		Name: "answer",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "reply", Ask: reply{dialog.Text{Min: 2, Max: 1500}}, Needs: theRecord, Data: questionWords, Hide: true},
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending {
			return decided(s, e, store.Answer, func(d *Decision) { d.Reply = s.Answers.Text("reply") })
		},
	}
}

// A reply is in one's own words: what was looked up is shown above it, not
// proposed as the answer.
type reply struct{ dialog.Text }

// Options are the fixed buttons.
func (r reply) Options(dialog.Context) []dialog.Option { return options(r.Buttons...) }

func questionWords(c dialog.Context) []any {
	r, _ := shown(c)
	return []any{"number", Number(r), "name", r.ByName, "words", asked(r.Answers["words"]), "before", r.Reply, "more", r.Answers.Text("more")}
}
