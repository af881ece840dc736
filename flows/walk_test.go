package flows_test

import (
	"cmp"
	"fmt"
	"slices"
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
		if !f.Card || f.Practice != nil {
			continue
		}
		walks := append(pairs(f), nil)
		if forks(f) {
			walks = branches(t, book, f)
		}
		if len(choices(f)) > 0 && len(walks) < len(choices(f)) {
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

// forks reports whether one choice decides which questions follow.
func forks(f *dialog.Flow) bool {
	return slices.ContainsFunc(f.Steps, func(s dialog.Step) bool { return s.Forks })
}

// branches are every choice that decides which questions follow, together with
// every choice that is met after it.
func branches(t *testing.T, book *dialog.Book, f *dialog.Flow) []map[string]string {
	t.Helper()
	fork := &f.Steps[slices.IndexFunc(f.Steps, func(s dialog.Step) bool { return s.Forks })]
	var all []map[string]string
	for _, o := range offered(*fork) {
		w := walker{book: book, flow: f, prefer: map[string]string{fork.Name: o.Key}}
		if err := w.walk(); err != nil {
			t.Errorf("%s with %s: %v", f.Name, o.Key, err)
		}
		for _, c := range choices(f) {
			if slices.Contains(w.asked, c.step) {
				all = append(all, map[string]string{fork.Name: o.Key, c.step: c.key})
			}
		}
	}
	return all
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
		if s.Part != "" {
			continue // filled in by itself
		}
		switch s.Ask.(type) {
		case dialog.Choice, dialog.Consent, dialog.YesNo, dialog.Several:
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
	asked  []string // steps, in the order they were answered
	taps   int      // presses and messages; an album is one

	facility *store.Record                            // the one there is; nil: a sample
	find     func(dialog.Query) (dialog.Result, bool) // what else is looked up
	effects  []dialog.Effect                          // of the last event
}

func (w *walker) walk() error {
	if err := w.advance(dialog.Event{Kind: dialog.Commanded, Command: commandOf(w.flow.Name)}); err != nil {
		return err
	}
	return w.onward()
}

// onward answers what is asked until there is nothing more.
func (w *walker) onward() error {
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
		w.asked = append(w.asked, step.Name)
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
		if s.Part == "" && s.Applies(w.s.Answers) && !s.Given && !(s.Later && !ok) && !(ok && v.Done()) {
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
	switch k := s.Ask.(type) {
	case dialog.Choice, dialog.Consent, dialog.YesNo:
		return w.press(w.chosen(s))
	case dialog.Grouped:
		return w.pick(k, w.chosen(s))
	case dialog.Several:
		if err := w.press(w.chosen(s)); err != nil {
			return err
		}
		return w.press("done")
	case dialog.Free:
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
		return w.press(cmp.Or(w.prefer[s.Name], "record01"))
	case dialog.Year:
		return w.press(offered(*s)[0].Key)
	case dialog.Number:
		return w.say("12")
	case dialog.Money:
		return w.say("450 triệu")
	case dialog.Phone:
		return w.say("0905 123 456")
	case dialog.Photos:
		return w.album(max(k.Min, 1))
	}
	return fmt.Errorf("the test has no answer to a %T", s.Ask)
}

// pick presses an option that may stand behind the button of its group.
func (w *walker) pick(k dialog.Grouped, option string) error {
	atOnce := slices.Concat(k.First, k.Last)
	if i := slices.IndexFunc(k.Groups, func(g dialog.Group) bool { return hasOption(g.Options, option) }); !hasOption(atOnce, option) && i >= 0 {
		if err := w.press(">" + fmt.Sprint(i+1)); err != nil {
			return err
		}
	}
	return w.press(option)
}

func hasOption(os []dialog.Option, key string) bool {
	return slices.ContainsFunc(os, func(o dialog.Option) bool { return o.Key == key })
}

// album sends some pictures at once.
func (w *walker) album(n int) error {
	w.taps++
	for range n {
		e := dialog.Event{Kind: dialog.SentPhoto, File: dialog.Item{File: "f", Unique: fmt.Sprint("u", w.events), Album: fmt.Sprint("a", w.taps)}}
		if err := w.advance(e); err != nil {
			return err
		}
	}
	return w.press("done")
}

func (w *walker) chosen(s *dialog.Step) string {
	if key, ok := w.prefer[s.Name]; ok {
		return key
	}
	return offered(*s)[0].Key
}

func (w *walker) say(words string) error {
	w.taps++
	return w.advance(dialog.Event{Kind: dialog.Said, Text: words})
}

func (w *walker) press(option string) error {
	w.taps++
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
				e.Found[l.Query] = w.found(l.Query)
				continue
			}
		}
		view := s.Owed
		w.effects = effects
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

func (w *walker) found(q dialog.Query) dialog.Result {
	if w.find != nil {
		if r, ok := w.find(q); ok {
			return r
		}
	}
	r := lookedUp(q)
	if w.facility != nil && len(r.Rows) > 0 {
		r.Rows[0].Body = *w.facility
	}
	return r
}

// lookedUp finds a facility where one is to be chosen, and nothing like it.
func lookedUp(q dialog.Query) dialog.Result {
	switch q.Name {
	case store.Similar, store.SamePhone, store.HamletsOf, store.HomeOf, store.RecordsOf:
		return dialog.Result{}
	}
	r := sample(store.Facility, store.Accepted)
	r.Answers["legal_form"] = dialog.Value{Key: "cooperative"} // which may do everything
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
