package flows

import (
	"slices"
	"strings"

	"khuyencong/flows/answers"
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// unsure is a question for which there is no sure answer: what may have been meant,
// and the way to a person.
func unsure() *dialog.Flow {
	return &dialog.Flow{
		Name: "unsure",
		Form: 1,
		Steps: []dialog.Step{
			{Name: "asked", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "article", Ask: dialog.Pick{}, Given: true, Hide: true}, // that was none
			{Name: "next", Ask: listening{dialog.Choice{List: unsureActs}}, Data: unsureData, Leads: afterUnsure, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

// advise answers words that are no number of a record and begin no form.
func advise(e dialog.Event, words string) dialog.Move {
	r := knowledge(e).Articles.Ask(words)
	stranger := e.Actor.Role == dialog.Stranger
	switch {
	case r.Why == answers.Chat:
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("chat")}}}
	case r.Why == answers.Known || r.Why == answers.Centre:
		return openArticle(r.Answers[0].ID, words)
	case stranger:
		return arrive(e, "")
	}
	return dialog.Move{Do: dialog.Open, Flow: "unsure", Draft: &dialog.Draft{Answers: dialog.Answers{"asked": {Text: words}}}}
}

// hint is an answer to words in the middle of a form that ask something, if there
// is a sure one.
func hint(e dialog.Event, words string) (dialog.Phrase, bool) {
	if !asks(words) {
		return dialog.Phrase{}, false
	}
	r := knowledge(e).Articles.Ask(words)
	if r.Why != answers.Known {
		return dialog.Phrase{}, false
	}
	return dialog.Say("article.hint", "title", r.Answers[0].Title, "text", r.Answers[0].Text), true
}

// askingWords are the words that questions have, folded.
const askingWords = " gi sao nao dau nhieu khong ko k hong khi may the "

// asks reports whether words are a question.
func asks(words string) bool {
	return strings.HasSuffix(words, "?") || slices.ContainsFunc(strings.Fields(vietnamese.Fold(words)), func(w string) bool {
		return strings.Contains(askingWords, " "+w+" ")
	})
}

func unsureData(c dialog.Context) []any {
	r := knowledge(c.Event).Articles.Ask(c.Answers.Text("asked"))
	return []any{
		"asked", dialog.Short(c.Answers.Text("asked")), "none", flag(c.Answers.Text("article") != ""), "foreign", flag(r.Why == answers.Foreign),
		"guesses", flag(len(guesses(c)) > 0), "staff", flag(staff(c.Actor)),
	}
}

// guesses are the articles that may be meant, without one that was none.
func guesses(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	for _, a := range knowledge(c.Event).Articles.Ask(c.Answers.Text("asked")).Answers {
		if a.ID != c.Answers.Text("article") {
			os = append(os, otherArticle(a.Article))
		}
	}
	return os
}

func unsureActs(c dialog.Context) []dialog.Option {
	os := guesses(c)
	if !staff(c.Actor) {
		os = append(os, options("pass_on")...)
	}
	return append(os, options("guide", "home")...)
}

func afterUnsure(c dialog.Context, v dialog.Value) dialog.Move {
	asked := c.Answers.Text("asked")
	if id, is := strings.CutPrefix(v.Key, otherPrefix); is {
		return instead(openArticle(id, asked))
	}
	switch v.Key {
	case "words":
		return instead(idle(c.Event, v.Text))
	case "pass_on":
		return toCentre(c, asked)
	case "guide":
		return dialog.Move{Do: dialog.Switch, Flow: "guide"}
	}
	return dialog.Move{Do: dialog.Cancel}
}

// toCentre makes a ticket of what was asked; with it goes what the bot has shown.
// Who is not known yet meets the bot first.
func toCentre(c dialog.Context, asked string) dialog.Move {
	if c.Actor.Role == dialog.Stranger {
		return dialog.Move{Do: dialog.Switch, Flow: "start", Draft: &dialog.Draft{Answers: dialog.Answers{"first": {Text: asked}}},
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("start.first")}}}
	}
	if m, instead := unheard(c.Event, asked); instead {
		return m
	}
	a := dialog.Answers{"words": {Text: asked}}
	if shown, ok := shownArticle(c); ok {
		a["seen"] = dialog.Value{Text: shown.ID, Label: shown.Title}
	}
	m := passOn(c.Event, a)
	m.Do = dialog.Cancel
	return m
}
