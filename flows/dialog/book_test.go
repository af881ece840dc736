package dialog_test

import (
	"strings"

	"khuyencong/flows/dialog"
)

// done is the effect of a confirmed form.
type done struct {
	Flow, ID string
	Answers  dialog.Answers
}

// passedOn is the effect of a question for the centre.
type passedOn struct{ Words string }

// bookOf has the flows, one command each, and the usual places.
func bookOf(flows ...*dialog.Flow) *dialog.Book {
	b := &dialog.Book{
		Flows:    flows,
		Words:    words,
		Home:     func(dialog.Event) dialog.Screen { return home(flows) },
		Go:       visit,
		Press:    func(e dialog.Event, data string) dialog.Move { return visit(e, strings.TrimPrefix(data, "o:"), "") },
		Ask:      passOn,
		Idle:     mayPassOn,
		Source:   func(dialog.Event) dialog.Move { return dialog.Move{Do: dialog.Toasts} },
		Commands: map[string]string{"menu": "home", "huy": "cancel", "help": "help"},
	}
	for _, f := range flows {
		b.Commands[f.Name] = f.Name
	}
	return b
}

func home(flows []*dialog.Flow) dialog.Screen {
	s := dialog.Screen{Body: []dialog.Phrase{dialog.Say("home")}}
	for _, f := range flows {
		s.Rows = append(s.Rows, []dialog.Entry{{Name: f.Name, Label: dialog.Say("menu." + f.Name)}})
	}
	return s
}

// visit leads to a flow by its name and to the usual places.
func visit(e dialog.Event, place, _ string) dialog.Move {
	switch place {
	case "help", "unknown":
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say(place)}}}
	case "home":
		return dialog.Move{Do: dialog.Home}
	case "busy":
		return dialog.Move{Do: dialog.Toasts, Say: []dialog.Note{{Mark: dialog.Warn, Say: dialog.Say("busy")}}}
	case string(dialog.Blocked), string(dialog.Unblocked), string(dialog.GroupRaised), string(dialog.GroupRemoved):
		return dialog.Move{Effects: []dialog.Effect{e.Kind}}
	}
	return dialog.Move{Do: dialog.Open, Flow: place}
}

func passOn(_ dialog.Event, words string) dialog.Move {
	return dialog.Move{Keep: true, Effects: []dialog.Effect{passedOn{words}},
		Say: []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say("passed_on")}}}
}

func mayPassOn(e dialog.Event, words string) dialog.Move {
	if e.Kind != dialog.Said {
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("idle.sent", "sent", dialog.SentAs(e))}}}
	}
	return dialog.Move{Asking: words, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("idle.words", "typed", dialog.Short(words))}}}
}

// written are the words of texts that people may type; others read as text does.
var written = map[string]string{
	"request.no":    "Thôi, không gửi",
	"form.it.red":   "Đỏ",
	"form.it.green": "Xanh lá",
	"form.it.blue":  "Xanh dương",
	"form.it.none":  "Không có",
}

func words(_ string, p dialog.Phrase) string {
	if w, ok := written[p.Key]; ok {
		return w
	}
	return text(p)
}

// sent ends a flow with a receipt.
func sent(s dialog.Session, e dialog.Event) dialog.Ending {
	return dialog.Ending{
		Effects: []dialog.Effect{done{s.Flow, s.ID, s.Answers}},
		Say:     []dialog.Note{{Mark: dialog.Tick, Say: dialog.Say("receipt", "number", e.Number)}},
		Next:    []dialog.Entry{{Name: s.Flow, Label: dialog.Say("another")}},
	}
}

// form is a flow with a card.
func form(steps ...dialog.Step) *dialog.Flow {
	return &dialog.Flow{Name: "form", Form: 1, Card: true, Steps: steps, Done: sent,
		Title: func(a dialog.Answers) string { return a.Text("name") }}
}

// small is a flow without one.
func small(steps ...dialog.Step) *dialog.Flow {
	return &dialog.Flow{Name: "small", Form: 1, Steps: steps, Done: sent}
}

func options(keys ...string) []dialog.Option {
	var os []dialog.Option
	for _, k := range keys {
		os = append(os, dialog.Option{Key: k})
	}
	return os
}

// name is a step of free words.
func name() dialog.Step { return dialog.Step{Name: "name", Ask: dialog.Text{Min: 2, Max: 40}} }

// count is a step that asks how many.
func count(name string, after ...string) dialog.Step {
	return dialog.Step{Name: name, Ask: dialog.Number{Min: 0, Max: 100}, After: after}
}

// choice is a step with buttons.
func choice(name string, keys ...string) dialog.Step {
	return dialog.Step{Name: name, Ask: dialog.Choice{Among: options(keys...)}}
}

// chose applies a step after one answer of another.
func chose(step, key string) func(dialog.Answers) bool {
	return func(a dialog.Answers) bool { return a.Chosen(step) == key }
}
