package flows

import (
	"strings"

	"khuyencong/flows/dialog"
)

// guide is "Hỏi đáp": a question in one's own words, or a topic and what there is
// to read about it.
func guide() *dialog.Flow {
	return &dialog.Flow{
		Name: "guide",
		Form: 1,
		Steps: []dialog.Step{
			{Name: "topic", Ask: listening{dialog.Choice{List: topics, Whole: true}}, Leads: afterTopic, Hide: true, Bare: true},
			{Name: "which", Ask: listening{dialog.Choice{List: inTopic}}, Data: topicTitle, Leads: afterWhich, After: []string{"topic"}, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

func topics(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	for _, t := range knowledge(c.Event).Articles.Topics() {
		os = append(os, dialog.Option{Key: otherPrefix + t.ID, Label: dialog.Plain(t.Title)})
	}
	if staff(c.Actor) {
		os = append(os, options("shelf")...)
	} else {
		os = append(os, options("ask_centre")...)
	}
	return append(os, options("home")...)
}

func afterTopic(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "words":
		return instead(idle(c.Event, v.Text))
	case "ask_centre":
		if c.Actor.Role == dialog.Stranger {
			return dialog.Move{Do: dialog.Switch, Flow: "start"}
		}
		return instead(lead(c.Event, "ask", ""))
	case "shelf":
		return dialog.Move{Do: dialog.Switch, Flow: "shelf"}
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{}
}

func topicTitle(c dialog.Context) []any {
	for _, t := range knowledge(c.Event).Articles.Topics() {
		if otherPrefix+t.ID == c.Answers.Chosen("topic") {
			return []any{"topic", t.Title}
		}
	}
	return []any{"topic", ""}
}

func inTopic(c dialog.Context) []dialog.Option {
	book := knowledge(c.Event).Articles
	var os []dialog.Option
	for _, t := range book.Topics() {
		if otherPrefix+t.ID != c.Answers.Chosen("topic") {
			continue
		}
		for _, id := range t.Articles {
			if a, ok := book.Article(id); ok {
				os = append(os, dialog.Option{Key: otherPrefix + a.ID, Label: dialog.Plain(a.Title)})
			}
		}
	}
	return append(os, options("home")...)
}

func afterWhich(c dialog.Context, v dialog.Value) dialog.Move {
	if id, is := strings.CutPrefix(v.Key, otherPrefix); is {
		return instead(openArticle(id, ""))
	}
	if v.Key == "words" {
		return instead(idle(c.Event, v.Text))
	}
	return dialog.Move{Do: dialog.Cancel}
}
