package dialog_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows/dialog"
	"pgregory.net/rapid"
)

// big has a step of every kind, and of everything that a step may be.
func big() *dialog.Flow {
	has := func(query string) func(dialog.Answers, dialog.Actor) dialog.Query {
		return func(a dialog.Answers, _ dialog.Actor) dialog.Query {
			return dialog.Query{Name: query, More: a.Text("name")}
		}
	}
	row := func(r dialog.Row) dialog.Phrase { return dialog.Say("row", "n", r.Body.(int)) }
	likely := func(dialog.Context) []string { return []string{"k03", "k11"} }
	kind := choice("kind", "flat", "farm")
	kind.Forks = true
	return &dialog.Flow{Name: "big", Form: 1, Card: true, Done: sent, Steps: []dialog.Step{
		name(), kind,
		{Name: "cows", Ask: dialog.Number{Min: 0, Max: 99}, When: chose("kind", "farm"), After: []string{"kind"}, Optional: true},
		{Name: "commune", Ask: dialog.Commune{}},
		{Name: "hamlet", Ask: dialog.Text{Min: 2, Max: 40, Buttons: []string{"unknown"}}, After: []string{"commune"}, Needs: has("shelf")},
		{Name: "same", Ask: dialog.Pick{Among: options("other")}, After: []string{"name", "commune"}, Needs: has("alike"), IfFound: true},
		{Name: "facility", Ask: dialog.Pick{Among: options("new"), Row: row}, Needs: has("shelf")},
		{Name: "crop", Ask: dialog.Choice{Among: crops(18), First: likely}, After: []string{"facility"}},
		{Name: "colours", Ask: dialog.Several{Among: options("red", "green", "blue")}, After: []string{"crop"}},
		{Name: "communes", Ask: dialog.Communes{Max: 3}},
		{Name: "photos", Ask: dialog.Photos{Min: 1, Max: 3}},
		{Name: "cost", Ask: dialog.Money{Min: 1, Max: 1e12, Buttons: []string{"none"}}},
		{Name: "since", Ask: dialog.Date{Before: 30}},
		{Name: "machines", Ask: dialog.Entries{Max: 3, Letters: 40}},
		{Name: "place", Ask: dialog.Place{}, Optional: true},
		{Name: "paid", Ask: dialog.YesNo{}, Hide: true},
		{Name: "phone", Ask: dialog.Phone{}, Later: true},
		{Name: "files", Ask: dialog.Photos{Min: 1, Max: 9, Files: true}, Later: true},
	}}
}

// A model is a phone on which anything may happen, and what happened so far.
type model struct {
	*phone
	draft dialog.Draft // the last that was parked
	past  []happened
}

// happened is an event and the draft there was before it.
type happened struct {
	event dialog.Event
	draft dialog.Draft
}

func newModel(t fatal) *model {
	m := &model{phone: phoneOf(t, bookOf(big(), small(choice("lang", "vi", "en"))))}
	m.find = func(q dialog.Query) dialog.Result {
		if q.Name == "alike" && q.More != "Hoa Ban" {
			return dialog.Result{}
		}
		return shelf(14)(q)
	}
	m.book.Go = func(e dialog.Event, place, arg string) dialog.Move {
		switch place {
		case "resume":
			if m.draft.ID != "" {
				d := m.draft
				return dialog.Move{Do: dialog.Open, Flow: d.Flow, Draft: &d}
			}
		case "fix":
			return dialog.Move{Do: dialog.Open, Flow: "big", Draft: sentBack()}
		}
		return visit(e, place, arg)
	}
	m.book.Commands["resume"], m.book.Commands["fix"] = "resume", "fix"
	return m
}

// sentBack is a correction of two answers, one of which others depend on.
func sentBack() *dialog.Draft {
	return &dialog.Draft{Record: "r1", Version: 2, Fields: []dialog.Field{{Step: "commune"}, {Step: "photos", Reason: dialog.Plain("mờ")}},
		Answers: dialog.Answers{"name": {Text: "Hoa Lan", From: 104}, "kind": {Key: "flat"}, "hamlet": {Text: "Buôn Kao"}, "facility": {Text: "f01", Label: "x"},
			"crop": {Key: "k01"}, "colours": {Items: []dialog.Item{{Key: "red"}}}, "communes": {Items: []dialog.Item{{Key: "24169"}}}, "cost": {Number: 5, From: 106}, "since": {Number: 5}, "machines": {Items: []dialog.Item{{Name: "máy", From: 108}}}, "place": {Skipped: true}, "paid": {Key: "yes"}}}
}

// asked is the step that the newest view asks for, shown or not, or "".
func (m *model) asked() string {
	v := m.now().view
	if m.s.Owed != nil {
		v = *m.s.Owed
	}
	if len(v.Body) == 0 {
		return ""
	}
	p := v.Body[0]
	if q, ok := p.Data["question"]; ok {
		p = q
	}
	if p.Key == "locate.ask" {
		return m.locating()
	}
	step, ok := strings.CutSuffix(strings.TrimPrefix(strings.TrimPrefix(p.Key, "big."), "small."), ".ask")
	if !ok {
		return ""
	}
	return step
}

// locating is the step that asks the phone for its place.
func (m *model) locating() string {
	if _, ok := m.s.Answers["commune"]; m.s.At == "" && ok {
		return "communes"
	}
	return cmp.Or(m.s.At, "commune")
}

// happens gives the event and checks what must hold whatever it is.
func (m *model) happens(e dialog.Event) {
	m.t.Helper()
	e = m.filled(e)
	m.past = append(m.past, happened{e, m.draft})
	before, asked := m.s, m.asked()
	was := asJSON(before)
	m.apply(e)
	if asJSON(before) != was {
		m.t.Fatalf("%s changed the session it was given", e.Kind)
	}
	effects := m.effects
	m.compare(before, was, e)
	m.answered(e, before)
	m.onlyNamed(e, before, asked, effects)
	m.enough()
	for _, effect := range effects {
		if park, ok := effect.(dialog.Park); ok {
			m.draft = park.Draft
		}
	}
	if !m.slow {
		m.display()
	}
}

// compare takes turns with what is slow to check.
func (m *model) compare(before dialog.Session, was string, e dialog.Event) {
	m.t.Helper()
	outcome := m.outcome()
	switch len(m.past) % 5 {
	case 0, 2:
		m.sameFromStore(was, e, outcome)
	case 1, 3:
		m.sameAgain(e, outcome)
	case 4:
		m.ownValue(before)
	}
}

// display has what is owed appear on the phone.
func (m *model) display() {
	m.t.Helper()
	if m.s.Owed != nil {
		v := *m.s.Owed
		m.happens(dialog.Event{Kind: dialog.Displayed, Turn: v.Turn, Message: m.put(v)})
	}
}

// sameFromStore: a session that was kept as JSON meanwhile goes on as one that
// was not, every time.
func (m *model) sameFromStore(before string, e dialog.Event, outcome string) {
	m.t.Helper()
	twin := *m.phone
	twin.s = fromStore(m.t, before)
	twin.apply(e)
	if got := twin.outcome(); got != outcome {
		m.t.Fatalf("%s from the store:\n%s\nwithout:\n%s", e.Kind, got, outcome)
	}
}

// ownValue: a session shares nothing that changes with the one it came from;
// what else becomes of that one is nothing to it.
func (m *model) ownValue(before dialog.Session) {
	m.t.Helper()
	after := asJSON(m.s)
	twin := *m.phone
	for _, e := range []dialog.Event{
		{Kind: dialog.Pressed, Message: m.now().message, Data: before.ID + ":" + asJSON(before.Turn) + ":=", Query: "other"},
		{Kind: dialog.Said, Text: "khác", Message: 99},
	} {
		twin.s = before
		e.Update = 1 << 40
		twin.apply(m.filled(e))
	}
	if asJSON(m.s) != after {
		m.t.Fatalf("a session changed from\n%s\nto\n%s\nbecause another came from the same one", after, asJSON(m.s))
	}
}

// outcome is everything an event came to.
func (p *phone) outcome() string {
	return fmt.Sprintf("%s\n%T%s\n%s", asJSON(p.s), p.effects, asJSON(p.effects), asJSON(p.toasts))
}

// sameAgain: the same update once more changes nothing and causes nothing.
func (m *model) sameAgain(e dialog.Event, outcome string) {
	m.t.Helper()
	twin := *m.phone
	if e.Kind == dialog.Displayed || e.Update == 0 {
		return
	}
	twin.apply(e)
	if !strings.HasPrefix(outcome, asJSON(twin.s)+"\n") || len(twin.effects) != 0 {
		m.t.Fatalf("%s once more: %s\nafter: %s", e.Kind, twin.outcome(), outcome)
	}
}

// answered: there is a new view or a toast, for whatever deserves one.
func (m *model) answered(e dialog.Event, before dialog.Session) {
	m.t.Helper()
	if e.Kind == dialog.Pressed && len(m.toasts) != 1 {
		m.t.Fatalf("%d toasts answer a press", len(m.toasts))
	}
	switch {
	case e.Kind == dialog.Moved, e.Kind == dialog.Displayed, e.Kind == dialog.Edited, len(m.toasts) > 0, slices.Contains(before.Heard, e.Message):
	case m.s.Turn == before.Turn || m.s.Owed == nil:
		m.t.Fatalf("%s %q was swallowed", e.Kind, e.Text+e.Command)
	}
}

func TestAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := newModel(t)
		m.happens(dialog.Event{Kind: dialog.Commanded, Command: "big"})
		for range rapid.IntRange(0, 16).Draw(t, "answers before") {
			m.answer(t)
		}
		t.Repeat(m.actions())
		m.sameFromTheStart()
	})
}

// sameFromTheStart: all that happened, given to another engine, comes to the
// same.
func (m *model) sameFromTheStart() {
	m.t.Helper()
	twin := newModel(m.t)
	for _, h := range m.past {
		twin.draft = h.draft
		twin.apply(h.event)
	}
	if got, want := asJSON(twin.s), asJSON(m.s); got != want {
		m.t.Fatalf("the same events led to\n%s\nnot\n%s", got, want)
	}
}
