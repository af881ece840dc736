package flows

import (
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// oneLesson is a lesson as it is gone through: its screens, its questions, and
// how one did.
func oneLesson() *dialog.Flow {
	f := &dialog.Flow{
		Name: "lesson",
		Form: 1,
		May:  reports,
		Steps: []dialog.Step{
			{Name: "lesson", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "read", Ask: slides{}, Data: screenNow, Hide: true},
		},
		Done: lessonDone,
	}
	for i := range mostQuestions {
		f.Steps = append(f.Steps, dialog.Step{
			Name: "q" + strconv.Itoa(i+1), Ask: dialog.Choice{List: answersTo(i)}, When: hasQuestion(i), Data: questionNow(i), Leads: graded(i), Hide: true})
	}
	return f
}

// lessonIn is the lesson that is gone through; an empty one where a release has
// removed it.
func lessonIn(a dialog.Answers) lesson {
	l, _ := lessonBy(a.Chosen("lesson"))
	return l
}

// slides are a lesson's screens, to be turned one by one in either direction.
type slides struct{}

// Parse turns the page; behind the last one the questions begin.
func (k slides) Parse(c dialog.Context, old dialog.Value, e dialog.Event) (dialog.Value, error) {
	key := e.Data
	if e.Kind == dialog.Said {
		o, _ := c.Match(e.Text, k.Options(c))
		key = o.Key
	}
	n := old.Number
	switch key {
	case "next", "quiz":
		n++
	case "back":
		n = max(n-1, 0)
	default:
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("lesson.turn")}
	}
	return dialog.Value{Number: n, Open: n < int64(len(lessonIn(c.Answers).screens))}, nil
}

// Options are the ways to turn.
func (slides) Options(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	if c.Old.Number > 0 {
		os = append(os, dialog.Option{Key: "back", Label: dialog.Say("nav.before")})
	}
	if c.Old.Number+1 < int64(len(lessonIn(c.Answers).screens)) {
		return append(os, dialog.Option{Key: "next", Label: dialog.Say("nav.more")})
	}
	return append(os, dialog.Option{Key: "quiz", Label: dialog.Say("lesson.quiz")})
}

// Say is nothing: that something was read is no answer.
func (slides) Say(string, dialog.Value) dialog.Phrase { return dialog.Phrase{} }

func screenNow(c dialog.Context) []any {
	l := lessonIn(c.Answers)
	n := int(c.Old.Number)
	if n >= len(l.screens) {
		return []any{"screen", dialog.Say("lesson.gone"), "n", 0, "of", 0}
	}
	return []any{"screen", dialog.Say("learn." + l.key + "." + l.screens[n]), "n", n + 1, "of", len(l.screens)}
}

func hasQuestion(i int) func(dialog.Answers) bool {
	return func(a dialog.Answers) bool { return i < len(lessonIn(a).questions) }
}

// questionIn is the lesson's question i, with its key; nothing where there is none.
func questionIn(a dialog.Answers, i int) (key string, q question) {
	if l := lessonIn(a); i < len(l.questions) {
		return l.key, l.questions[i]
	}
	return "", question{}
}

func answersTo(i int) func(dialog.Context) []dialog.Option {
	return func(c dialog.Context) []dialog.Option {
		key, q := questionIn(c.Answers, i)
		var os []dialog.Option
		if key == "" {
			return nil
		}
		for _, o := range []string{"a", "b", "c"} {
			os = append(os, dialog.Option{Key: o, Label: dialog.Say("learn." + key + "." + q.name + "." + o)})
		}
		return os
	}
}

func questionNow(i int) func(dialog.Context) []any {
	return func(c dialog.Context) []any {
		key, q := questionIn(c.Answers, i)
		if key == "" {
			return []any{"question", dialog.Say("lesson.gone"), "n", 0, "of", 0}
		}
		return []any{"question", dialog.Say("learn." + key + "." + q.name), "n", i + 1, "of", len(lessonIn(c.Answers).questions)}
	}
}

// graded says at once whether the answer is right, and why.
func graded(i int) func(dialog.Context, dialog.Value) dialog.Move {
	return func(c dialog.Context, v dialog.Value) dialog.Move {
		key, q := questionIn(c.Answers, i)
		why := dialog.Say("learn." + key + "." + q.name + ".why")
		if v.Key == q.right {
			return dialog.Move{Do: dialog.Reask, Say: tick("lesson.right", "why", why)}
		}
		return dialog.Move{Do: dialog.Reask, Say: warn("lesson.wrong", "why", why)}
	}
}

// lessonDone keeps how one did, and says where the lesson has it from.
func lessonDone(s dialog.Session, e dialog.Event) dialog.Ending {
	l := lessonIn(s.Answers)
	if l.key == "" {
		return dialog.Ending{Say: warn("lesson.gone"), Next: []dialog.Entry{entry("lessons", "", "menu.lessons_more")}}
	}
	right := 0
	for i, q := range l.questions {
		if s.Answers.Chosen("q"+strconv.Itoa(i+1)) == q.right {
			right++
		}
	}
	again := 2*right < len(l.questions)
	say := []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say("lesson.done", "title", l.title(), "right", right, "of", len(l.questions), "again", flag(again))}}
	if again {
		say[0].Mark = dialog.Info
	}
	say = append(say, dialog.Note{Mark: dialog.Info, Say: dialog.Say("lesson.sources", "sources", dialog.Say("learn."+l.key+".sources"))})
	end := dialog.Ending{
		Effects: []dialog.Effect{store.Learn{Person: e.Actor.Person, Lesson: l.key, Right: right, Of: len(l.questions), At: e.At}},
		Say:     say,
	}
	end.Next = lessonNext(l.key, again)
	return end
}

// lessonNext is what one would do after a lesson; who had most of it wrong reads
// it once more first.
func lessonNext(key string, again bool) []dialog.Entry {
	more := []dialog.Entry{entry("lesson", key, "menu.lesson_again")}
	if next := lessonAfter(key); next != "" {
		more = append(more, entry("lesson", next, "menu.lesson_next"))
	}
	if !again && len(more) > 1 {
		more[0], more[1] = more[1], more[0]
	}
	return append(more, entry("lessons", "", "menu.lessons_more"))
}

// lessonAfter is the lesson that follows, or "".
func lessonAfter(key string) string {
	all := lessons()
	for i := range all[:len(all)-1] {
		if all[i].key == key {
			return all[i+1].key
		}
	}
	return ""
}
