package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// shelf is "Bài của Trung tâm": the articles that staff have made of their answers,
// how often each was an answer, and changing or taking out one.
func shelf() *dialog.Flow {
	return &dialog.Flow{
		Name: "shelf",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "article", Ask: dialog.Pick{Among: options("guide", "home"), Row: shelfRow, Whole: true}, Needs: centreArticles, Data: howMany, Leads: leaveShelf, Hide: true, Bare: true},
			{Name: "act", Ask: dialog.Choice{Among: options("edit", "remove", "list")}, Needs: theArticle, Data: shelfArticle, Leads: onShelf, After: []string{"article"}, Hide: true, Bare: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theArticle, Data: shelfArticle, Leads: left, After: []string{"act"}, Hide: true, Bare: true},
		},
		Done: takenOut,
	}
}

func centreArticles(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.CentreArticles}
}

func theArticle(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.CentreArticles, ID: a.Text("article")}
}

func shelfRow(r dialog.Row) dialog.Phrase {
	a := r.Body.(store.Rated)
	return dialog.Say("shelf.row", "title", a.Title, "useful", a.Useful, "useless", a.Useless)
}

func leaveShelf(_ dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "guide":
		return dialog.Move{Do: dialog.Switch, Flow: "guide"}
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{}
}

// onShelfNow is the article that was chosen, if nobody has taken it out since.
func onShelfNow(c dialog.Context) (store.Rated, bool) {
	if len(c.Found.Rows) == 0 {
		return store.Rated{}, false
	}
	a, ok := c.Found.Rows[0].Body.(store.Rated)
	return a, ok
}

func shelfArticle(c dialog.Context) []any {
	a, ok := onShelfNow(c)
	if !ok {
		return []any{"title", dialog.Say("article.gone"), "text", "", "name", "", "day", "", "useful", 0, "useless", 0}
	}
	return []any{"title", a.Title, "text", a.Text, "name", a.ByName, "day", dialog.Num(dialog.Day, a.At.Unix()), "useful", a.Useful, "useless", a.Useless}
}

func onShelf(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "edit":
		if a, ok := onShelfNow(c); ok {
			return instead(editArticle(a.CentreArticle))
		}
		return dialog.Move{Do: dialog.Reask, Clear: "article", Say: warn("article.gone")}
	case "list":
		return dialog.Move{Do: dialog.Reask, Clear: "article"}
	}
	return dialog.Move{}
}

// takenOut takes it out for everybody; what was asked and answered stays.
func takenOut(s dialog.Session, e dialog.Event) dialog.Ending {
	r, need := found(e, dialog.Query{Name: store.CentreArticles, ID: s.Answers.Text("article")})
	next := []dialog.Entry{entry("shelf", "", "menu.shelf")}
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case len(r.Rows) == 0:
		return dialog.Ending{Say: warn("article.gone"), Next: next}
	}
	a := r.Rows[0].Body.(store.Rated).CentreArticle
	a.Gone, a.By, a.At = true, e.Actor.Person, e.At
	return dialog.Ending{Effects: []dialog.Effect{store.Publish{Article: a}}, Say: tick("shelf.removed", "title", a.Title), Next: next}
}
