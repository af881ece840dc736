package flows

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"khuyencong/flows/answers"
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// actPublish makes an article of a question that was answered.
const actPublish store.Action = "publish"

// longestArticleTitle is that of an article of the centre's own, in letters.
const longestArticleTitle = 120

// publish is "Đưa vào bài hướng dẫn": what one person was answered, everybody who
// asks is answered from then on. Title and text are gone over first, since the
// question was somebody's.
func publish() *dialog.Flow {
	return &dialog.Flow{
		Name: "publish",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "article", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "asked", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "title_was", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "text_was", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "title", Ask: reply{dialog.Text{Min: 5, Max: longestArticleTitle, Buttons: []string{"keep"}}}, Data: publishing, Hide: true, Back: always},
			{Name: "text", Ask: reply{dialog.Text{Min: 10, Max: answers.MostLetters, Buttons: []string{"keep"}}}, Data: publishing, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Data: publishing, Leads: left, After: []string{"title", "text"}, Hide: true, Bare: true},
		},
		Done: published,
	}
}

// mayPublish: a question that has its answer.
func mayPublish(r store.Record, who dialog.Actor) bool {
	return staff(who) && r.Kind == store.Question && r.Reply != "" && (r.State == store.Answered || r.State == store.Closed)
}

func openPublish(e dialog.Event, r store.Record) dialog.Move {
	switch {
	case e.Group:
		return toast("staff.in_private")
	case !mayPublish(r, e.Actor):
		return toast("staff.changed", asItIs(r)...)
	}
	words := r.Answers.Text("words")
	return editArticle(store.CentreArticle{ID: "tt-" + decimal(r.Number), Title: cutTo(longestArticleTitle, words), Text: cutTo(answers.MostLetters, r.Reply), Asked: words})
}

// editArticle opens the form over what there is of an article.
func editArticle(a store.CentreArticle) dialog.Move {
	return dialog.Move{Do: dialog.Open, Flow: "publish", Draft: &dialog.Draft{Answers: dialog.Answers{
		"article": {Text: a.ID}, "asked": {Text: a.Asked}, "title_was": {Text: a.Title}, "text_was": {Text: a.Text},
	}}}
}

// cutTo is words in one line where they are short, and no longer than may be.
func cutTo(most int, words string) string {
	words = strings.TrimSpace(words)
	if utf8.RuneCountInString(words) > most {
		words = string([]rune(words)[:most-1]) + "…"
	}
	return words
}

// written is an answer, or what was there before where it stays.
func written(a dialog.Answers, step string) string {
	return cmp.Or(a.Text(step), a.Text(step+"_was"))
}

func publishing(c dialog.Context) []any {
	title, text := written(c.Answers, "title"), written(c.Answers, "text")
	return []any{"title", title, "text", text, "phone", flag(len(vietnamese.Phone(title+" "+text)) > 0)}
}

func published(s dialog.Session, e dialog.Event) dialog.Ending {
	a := store.CentreArticle{
		ID: s.Answers.Text("article"), Title: written(s.Answers, "title"), Text: written(s.Answers, "text"), Asked: s.Answers.Text("asked"),
		By: e.Actor.Person, At: e.At,
	}
	return dialog.Ending{
		Effects: []dialog.Effect{store.Publish{Article: a}},
		Say:     tick("publish.done", "title", a.Title),
		Next:    []dialog.Entry{entry("shelf", "", "menu.shelf")},
	}
}
