package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A lesson is a few short screens, then questions with three answers each. Its
// texts stand under "learn", its key, and the name of a screen; of a question its
// name, and that with a, b, c and why. Another lesson is another row and its texts.
type lesson struct {
	key       string // stable: keys texts and what people have learned
	screens   []string
	questions []question
}

// A question of a lesson, and which of its answers is right.
type question struct{ name, right string }

// lessons in the order in which one would go through them. What they state of the
// law is cited in lessons_test.go, with how well it is known.
func lessons() []lesson {
	return []lesson{
		{"what", []string{"meaning", "helps", "share", "roles"}, []question{{"machine", "b"}, {"part", "a"}, {"decides", "c"}, {"promise", "b"}}},
		{"who", []string{"kinds", "where", "others", "papers"}, []question{{"which", "a"}, {"ward", "b"}, {"unregistered", "c"}}},
		{"report", []string{"facility", "ask", "need", "after"}, []question{{"when", "b"}, {"unknown", "a"}, {"taken", "c"}, {"back", "b"}}},
		{"data", []string{"consent", "little", "rights", "lost"}, []question{{"silence", "c"}, {"card", "a"}, {"erase", "b"}, {"leak", "a"}}},
	}
}

// mostQuestions is how many a lesson has at the most.
const mostQuestions = 4

func lessonBy(key string) (lesson, bool) {
	all := lessons()
	i := slices.IndexFunc(all, func(l lesson) bool { return l.key == key })
	if i < 0 {
		return lesson{}, false
	}
	return all[i], true
}

func (l lesson) title() dialog.Phrase { return dialog.Say("learn." + l.key + ".title") }

// lessonList is "Bài học ngắn": the lessons, with how one did.
func lessonList() *dialog.Flow {
	return &dialog.Flow{
		Name: "lessons",
		Form: 1,
		May:  reports,
		Steps: []dialog.Step{
			{Name: "lesson", Ask: onePage{dialog.Choice{List: lessonOptions}}, Leads: toLesson, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.LearnedBy} }},
		},
		Done: nothing,
	}
}

func lessonOptions(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	for _, l := range lessons() {
		label := dialog.Say("lessons.new", "title", l.title())
		for _, row := range c.Found.Rows {
			if did, ok := row.Body.(store.Learned); ok && did.Lesson == l.key {
				label = dialog.Say("lessons.learned", "title", l.title(), "right", did.Right, "of", did.Of)
			}
		}
		os = append(os, dialog.Option{Key: l.key, Label: label})
	}
	return append(os, options("home")...)
}

func toLesson(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "home" {
		return dialog.Move{Do: dialog.Cancel}
	}
	m := openLesson(v.Key)
	m.Do = dialog.Switch
	return m
}

func openLesson(key string) dialog.Move {
	if _, ok := lessonBy(key); !ok {
		return dialog.Move{Do: dialog.Open, Flow: "lessons"}
	}
	return dialog.Move{Do: dialog.Open, Flow: "lesson", Draft: &dialog.Draft{Answers: dialog.Answers{"lesson": {Key: key}}}}
}

// lessonsDone is how many of the lessons somebody has gone through; nothing where
// it is none.
func lessonsDone(p store.Profile) dialog.Phrase {
	if p.Learned == 0 {
		return dialog.Phrase{}
	}
	return dialog.Say("person.lessons", "n", p.Learned, "of", len(lessons()))
}
