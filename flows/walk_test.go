package flows_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Whatever is chosen, and with any two choices together, a form comes to its
// card or says that it ends: no choice leads to a question that cannot be left.
func TestEveryFormReachesItsCard(t *testing.T) {
	book := flows.Book(plainWords(t))
	for _, f := range flows.All() {
		if !f.Card {
			continue
		}
		walks := append(pairs(f), nil)
		if len(choices(f)) > 0 && len(walks) < 100 {
			t.Fatalf("%s: only %d pairs of choices: the test walks nothing", f.Name, len(walks))
		}
		for _, prefer := range walks {
			w := walker{book: book, flow: f, prefer: prefer}
			if err := w.walk(); err != nil {
				t.Errorf("%s with %v: %v", f.Name, prefer, err)
			}
		}
	}
}

// pairs are any two choices of a form that can go together.
func pairs(f *dialog.Flow) []map[string]string {
	var all []map[string]string
	options := choices(f)
	for i, a := range options {
		for _, b := range options[i:] {
			if a == b || a.step != b.step {
				all = append(all, map[string]string{a.step: a.key, b.step: b.key})
			}
		}
	}
	return all
}

type choice struct{ step, key string }

func choices(f *dialog.Flow) []choice {
	var all []choice
	for _, s := range f.Steps {
		switch s.Ask.(type) {
		case dialog.Choice, dialog.Consent:
			for _, o := range offered(s) {
				all = append(all, choice{s.Name, o.Key})
			}
		}
	}
	return all
}

// A walker answers a form's questions one after the other, through the engine.
type walker struct {
	book   *dialog.Book
	flow   *dialog.Flow
	prefer map[string]string // step to option
	s      dialog.Session
	view   dialog.View
	events int64
}

func (w *walker) walk() error {
	if err := w.advance(dialog.Event{Kind: dialog.Commanded, Command: commandOf(w.flow.Name)}); err != nil {
		return err
	}
	for range 3 * len(w.flow.Steps) {
		step := w.next()
		switch {
		case w.s.Flow == "" && len(w.view.Notes) > 0:
			return nil // it ended, and said so
		case w.s.Flow != w.flow.Name:
			return fmt.Errorf("it became %q", w.s.Flow)
		case step == nil:
			return w.onCard()
		}
		if err := w.answer(step); err != nil {
			return err
		}
	}
	return fmt.Errorf("still asking for %q", w.next().Name)
}

// next is the first question without an answer, as the engine must see it.
func (w *walker) next() *dialog.Step {
	for i := range w.flow.Steps {
		s := &w.flow.Steps[i]
		v, ok := w.s.Answers[s.Name]
		if s.Applies(w.s.Answers) && !s.Given && !(s.Later && !ok) && !(ok && v.Done()) {
			return s
		}
	}
	return nil
}

func (w *walker) onCard() error {
	for _, row := range w.view.Rows {
		for _, b := range row {
			if strings.HasSuffix(b.Data, ":+") {
				return nil
			}
		}
	}
	return fmt.Errorf("all is answered and there is nothing to send it with: %+v", w.view)
}

func (w *walker) answer(s *dialog.Step) error {
	switch s.Ask.(type) {
	case dialog.Choice, dialog.Consent:
		return w.press(w.chosen(s))
	case dialog.Text:
		return w.say("Cơ sở rang xay")
	case dialog.Commune:
		return w.press("24169")
	case dialog.Communes:
		if err := w.press("24169"); err != nil {
			return err
		}
		return w.press("done")
	case dialog.OwnContact:
		return w.say("0905 123 456")
	case dialog.Pick:
		return w.press("record01")
	case dialog.Year:
		return w.press(offered(*s)[0].Key)
	case dialog.Number:
		return w.say("12")
	case dialog.Money:
		return w.say("450 triệu")
	case dialog.Phone:
		return w.say("0905 123 456")
	case dialog.Photos:
		if err := w.advance(dialog.Event{Kind: dialog.SentPhoto, File: dialog.Item{File: "f", Unique: "u"}}); err != nil {
			return err
		}
		return w.press("done")
	}
	return fmt.Errorf("the test has no answer to a %T", s.Ask)
}

func (w *walker) chosen(s *dialog.Step) string {
	if key, ok := w.prefer[s.Name]; ok {
		return key
	}
	return offered(*s)[0].Key
}

func (w *walker) say(words string) error {
	return w.advance(dialog.Event{Kind: dialog.Said, Text: words})
}

func (w *walker) press(option string) error {
	return w.advance(dialog.Event{Kind: dialog.Pressed, Query: "q", Data: fmt.Sprintf("%s:%d:%s", w.s.ID, w.s.Turn, option)})
}

// advance gives the engine the event with all it asks for, and shows at once
// what it owes.
func (w *walker) advance(e dialog.Event) error {
	w.events += 2
	e.Update, e.Chat, e.Message, e.At, e.Fresh, e.Number = w.events, 1, w.events, opening, "walk0001", 1
	if e.Kind == dialog.Pressed {
		e.Message = w.s.Card
	}
	e.Actor = dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator, Lang: "vi"}
	e.Found = dialog.Found{}
	for range 5 {
		s, effects := w.book.Advance(w.s, e)
		if len(effects) == 1 {
			if l, ok := effects[0].(dialog.Lookup); ok {
				e.Found[l.Query] = lookedUp(l.Query)
				continue
			}
		}
		view := s.Owed
		if view == nil {
			return fmt.Errorf("%s %q shows nothing", e.Kind, e.Text+e.Data)
		}
		w.events++
		w.view = *view
		w.s, _ = w.book.Advance(s, dialog.Event{Kind: dialog.Displayed, Message: w.events, Turn: view.Turn, At: opening})
		return nil
	}
	return fmt.Errorf("it never stops looking things up")
}

// lookedUp finds a facility where one is to be chosen, and nothing like it.
func lookedUp(q dialog.Query) dialog.Result {
	switch q.Name {
	case store.Similar, store.HamletsOf, store.HomeOf, store.RecordsOf:
		return dialog.Result{}
	}
	r := sample(store.Facility, store.Accepted)
	return dialog.Result{Rows: []dialog.Row{{ID: r.ID, Name: r.Title, Body: r}}, Total: 1}
}

func commandOf(flow string) string {
	for word, place := range flows.Commands() {
		if place == flow {
			return word
		}
	}
	return flow
}

// Every flow is played in a transcript.
func TestEveryFlowIsPlayed(t *testing.T) {
	words := plainWords(t)
	var all strings.Builder
	for _, script := range transcripts(t) {
		all.WriteString(script)
	}
	for _, f := range flows.All() {
		if !strings.Contains(all.String(), "< "+words("vi", dialog.Say(f.Name+".title"))) {
			t.Errorf("no transcript shows %q", f.Name)
		}
	}
}
