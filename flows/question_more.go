package flows

import (
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// askMore is "Hỏi thêm": more words to a question that was answered. It comes
// again as the same record, so that whoever answers sees what was said before.
func askMore() *dialog.Flow {
	return &dialog.Flow{
		Name: "ask_more",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			held(),
			{Name: "words", Ask: reply{dialog.Text{Min: 2, Max: 1000}}, Needs: theRecord, Data: answeredBefore, Hide: true},
		},
		Done: askedMore,
	}
}

// more: something was asked after an answer.
func more(a dialog.Answers) bool { return a.Text("more") != "" }

// openAskMore opens it where the question was answered; else a new one is asked.
func openAskMore(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	if _, can := r.Next(store.AskMore); !ok || !can || !sends(r, e.Actor.Person) {
		return dialog.Move{Do: dialog.Open, Flow: "ask"}
	}
	return openStaffForm("ask_more", r, nil)
}

func answeredBefore(c dialog.Context) []any {
	r, _ := shown(c)
	return []any{"number", Number(r), "words", lastWords(r), "reply", r.Reply}
}

// lastWords are what was asked last.
func lastWords(r store.Record) dialog.Phrase {
	more := strings.Split(r.Answers.Text("more"), "\n")
	if last := more[len(more)-1]; last != "" {
		return dialog.Plain(last)
	}
	return asked(r.Answers["words"])
}

func askedMore(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	t, can := r.Next(store.AskMore)
	if !ok || !can || !sends(r, e.Actor.Person) {
		return dialog.Ending{Say: warn("fix.not_open")}
	}
	m := store.Mend{
		Key: s.ID, Record: r.ID, Version: r.Version, Action: store.AskMore, To: t.To,
		Answers: withMore(r.Answers, s.Answers["words"]), Changed: []string{"more"}, Title: r.Title, Commune: r.Commune, Phone: r.Phone,
		Facility: r.Facility, Content: r.Content,
		By: e.Actor.Person, ByName: e.Actor.Name, Chat: e.Chat, Channel: Channel, At: e.At,
	}
	return dialog.Ending{
		Effects: []dialog.Effect{m, store.Tell{Key: "mended:" + s.ID, Staff: true, Kind: store.Mended, Record: r.ID, At: e.At}},
		Say:     tick("sent.question.receipt", "number", Number(r), "title", r.Title),
		Next:    []dialog.Entry{entry("records", r.ID, "menu.see_record")},
	}
}

// mostMore is how many letters of further words a question keeps at hand; all of
// them are in its history.
const mostMore = 2000

// withMore adds the words below those that were added before.
func withMore(a dialog.Answers, more dialog.Value) dialog.Answers {
	all := strings.ReplaceAll(more.Text, "\n", " ")
	if before := a.Text("more"); before != "" {
		all = before + "\n" + all
	}
	for len([]rune(all)) > mostMore && strings.Contains(all, "\n") {
		_, all, _ = strings.Cut(all, "\n")
	}
	a = a.Clone()
	more.Text = all
	a["more"] = more
	return a
}

// finishQuestion closes a question whose answer was enough.
func finishQuestion(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok:
		return dialog.Move{Say: warn("fix.not_open")}
	case r.State == store.Closed:
		return dialog.Move{Say: tick("ask_more.finished", "number", Number(r))}
	}
	effects, p := carriedOut(decisionOf(e, r, store.Finish))
	if p != nil {
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	return dialog.Move{Effects: effects, Keep: true, Say: tick("ask_more.finished", "number", Number(r))}
}
