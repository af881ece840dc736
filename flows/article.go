package flows

import (
	"cmp"
	"strings"

	"khuyencong/flows/answers"
	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
	"khuyencong/store"
)

// article is an answer on procedures, with where it has its facts from, what else
// may have been meant, and the way on to a person.
func article() *dialog.Flow {
	return &dialog.Flow{
		Name: "article",
		Form: 1,
		Steps: []dialog.Step{
			{Name: "article", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "asked", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "next", Ask: listening{dialog.Choice{List: articleActs}}, Data: articleData, Leads: afterArticle, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

// articlePrefix begins what a link to an article brings behind /start.
const articlePrefix = "bv_"

// openArticle shows an article, and the question it answers, if one was asked.
func openArticle(id, asked string) dialog.Move {
	a := dialog.Answers{"article": {Text: id}}
	if asked != "" {
		a["asked"] = dialog.Value{Text: asked}
	}
	return dialog.Move{Do: dialog.Open, Flow: "article", Draft: &dialog.Draft{Answers: a}}
}

// openLinkedArticle opens the article of a link, as long as it is there.
func openLinkedArticle(e dialog.Event, payload string) (dialog.Move, bool) {
	id, is := strings.CutPrefix(payload, articlePrefix)
	if !is {
		return dialog.Move{}, false
	}
	if _, ok := knowledge(e).Articles.Article(id); !ok {
		m := dialog.Move{Do: dialog.Open, Flow: "guide", Say: warn("article.gone")}
		return m, true
	}
	return openArticle(id, ""), true
}

// shownArticle is the one that is open; it may be gone since.
func shownArticle(c dialog.Context) (answers.Article, bool) {
	return knowledge(c.Event).Articles.Article(c.Answers.Text("article"))
}

func articleData(c dialog.Context) []any {
	a, ok := shownArticle(c)
	if !ok {
		return []any{"title", dialog.Say("article.gone"), "text", "", "sources", dialog.Phrase{}, "day", "", "machine", "", "person", ""}
	}
	return []any{
		"title", a.Title, "text", a.Text, "sources", articleSources(c, a), "day", shownDay(a.Checked),
		"machine", flag(c.Actor.Role == dialog.Stranger), "person", flag(a.Centre && c.Answers.Text("asked") != ""),
	}
}

// shownDay is a day as people write it, of 2026-11-23.
func shownDay(day string) string {
	if d, err := policy.ParseDate(day); err == nil {
		return d.Show()
	}
	return ""
}

// articleSources name the documents as people call them.
func articleSources(c dialog.Context, a answers.Article) dialog.Phrase {
	var all []dialog.Phrase
	for _, s := range a.Sources {
		switch s.Document {
		case answers.Guide:
			all = append(all, dialog.Say("article.guide"))
		case answers.OfCentre:
			all = append(all, dialog.Say("article.of_centre"))
		default:
			all = append(all, sourceName(knowledge(c.Event).Policy, cmp.Or(s.URL, s.Document), articlesOf(s.Article)...))
		}
	}
	return inARow(all)
}

func articlesOf(article string) []string {
	if article == "" {
		return nil
	}
	return []string{article}
}

// otherPrefix marks an option that leads to another article.
const otherPrefix = "x-"

// articleActs: whether it was the answer, what else may have been meant, a person,
// and handing it on.
func articleActs(c dialog.Context) []dialog.Option {
	asked := c.Answers.Text("asked")
	var os []dialog.Option
	if asked != "" {
		os = append(os, options("useful", "useless")...)
	}
	os = append(os, alternatives(c)...)
	if asked != "" && !staff(c.Actor) {
		os = append(os, options("pass_on")...)
	}
	return append(os, options("share", "guide", "home")...)
}

// alternatives are the next best answers to what was asked, else what is related.
func alternatives(c dialog.Context) []dialog.Option {
	this, _ := shownArticle(c)
	book := knowledge(c.Event).Articles
	var ids []string
	if asked := c.Answers.Text("asked"); asked != "" {
		for _, a := range book.Ask(asked).Answers {
			ids = append(ids, a.ID)
		}
	} else {
		ids = this.Related
	}
	var os []dialog.Option
	for _, id := range ids {
		if a, ok := book.Article(id); ok && id != this.ID && len(os) < 2 {
			os = append(os, otherArticle(a))
		}
	}
	return os
}

func otherArticle(a answers.Article) dialog.Option {
	return dialog.Option{Key: otherPrefix + a.ID, Label: dialog.Say("article.other", "title", a.Title)}
}

func afterArticle(c dialog.Context, v dialog.Value) dialog.Move {
	asked := c.Answers.Text("asked")
	if id, is := strings.CutPrefix(v.Key, otherPrefix); is {
		return instead(openArticle(id, asked))
	}
	switch v.Key {
	case "words":
		return instead(idle(c.Event, v.Text))
	case "useful":
		return dialog.Move{Do: dialog.Cancel, Effects: rated(c, true), Say: tick("article.thanks")}
	case "useless":
		return dialog.Move{Do: dialog.Switch, Flow: "unsure", Effects: rated(c, false),
			Draft: &dialog.Draft{Answers: dialog.Answers{"asked": {Text: asked}, "article": c.Answers["article"]}}}
	case "pass_on":
		return toCentre(c, asked)
	case "share":
		return dialog.Move{Do: dialog.Switch, Flow: "share",
			Draft: &dialog.Draft{Answers: dialog.Answers{"what": {Text: articlePrefix + c.Answers.Text("article")}}}}
	case "guide":
		return dialog.Move{Do: dialog.Switch, Flow: "guide"}
	}
	return dialog.Move{Do: dialog.Cancel}
}

// instead opens in the place of what is open.
func instead(m dialog.Move) dialog.Move {
	if m.Do == dialog.Open {
		m.Do = dialog.Switch
	}
	return m
}

// rated counts whether an article was an answer. Nothing is kept of who says so,
// or of what was asked.
func rated(c dialog.Context, useful bool) []dialog.Effect {
	return []dialog.Effect{store.Rate{Article: c.Answers.Text("article"), Useful: useful}}
}
