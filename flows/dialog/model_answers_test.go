package dialog_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"khuyencong/flows/dialog"
)

func fromStore(t fatal, session string) dialog.Session {
	t.Helper()
	var back dialog.Session
	if err := json.Unmarshal([]byte(session), &back); err != nil {
		t.Fatalf("a session does not come back: %v", err)
	}
	return back
}

// onlyNamed: no answer changes but the one that is asked for or that the event
// itself names, and what depends on it; no form ends without a trace.
func (m *model) onlyNamed(e dialog.Event, before dialog.Session, asked string, effects []dialog.Effect) {
	m.t.Helper()
	if before.Flow != "" && (m.s.Flow != before.Flow || m.s.ID != before.ID) {
		m.leftTraces(e, before, effects)
		return
	}
	if before.Flow == "" {
		return
	}
	f := m.book.Flow(before.Flow)
	named := namedBy(f, e, before, asked)
	for i := range f.Steps {
		step := f.Steps[i].Name
		was, had := before.Answers[step]
		is, has := m.s.Answers[step]
		was.Open, is.Open = false, false
		switch {
		case had == has && reflect.DeepEqual(was, is), slices.Contains(named, step):
		case had && !has && dependsOn(f, step, named):
		case f.Steps[i].IfFound && is.Skipped:
		default:
			m.t.Fatalf("%s %q %q changed %s from %s to %s; asked was %q", e.Kind, e.Text, e.Data, step, asJSON(was), asJSON(is), asked)
		}
		if had && before.Fields != nil && !reflect.DeepEqual(was, is) && step != "commune" && step != "photos" && !dependsOn(f, step, []string{"commune"}) {
			m.t.Fatalf("a correction of commune and photos changed %s", step)
		}
	}
}

// namedBy are the steps whose answers the event may change.
func namedBy(f *dialog.Flow, e dialog.Event, s dialog.Session, asked string) []string {
	var named []string
	switch e.Kind {
	case dialog.Commanded, dialog.Displayed, dialog.Moved:
		return nil
	case dialog.Edited:
	case dialog.Pressed:
		if strings.HasPrefix(e.Data, s.ID+":"+asJSON(s.Turn)+":") || quickTick(f, e, s, asked) {
			named = append(named, asked)
		}
	default:
		named = append(named, asked)
	}
	for _, step := range f.Steps {
		v := s.Answers[step.Name]
		part := func(i dialog.Item) bool {
			return e.Kind == dialog.Edited && i.From == e.Message || e.File.Album != "" && i.Album == e.File.Album
		}
		if e.Kind == dialog.Edited && v.From == e.Message || slices.ContainsFunc(v.Items, part) {
			named = append(named, step.Name)
		}
	}
	return named
}

// quickTick: one of several choices, ticked before the last tick was shown. It
// counts once, and only while the question is the same.
func quickTick(f *dialog.Flow, e dialog.Event, s dialog.Session, asked string) bool {
	step := f.Step(asked)
	if step == nil || s.Since == 0 || slices.Contains(s.Pressed, e.Data) {
		return false
	}
	_, several := step.Ask.(dialog.Several)
	_, communes := step.Ask.(dialog.Communes)
	turn, err := strconv.Atoi(strings.Split(e.Data+"::", ":")[1])
	return (several || communes) && err == nil && strings.HasPrefix(e.Data, s.ID+":") && turn >= s.Since
}

// dependsOn reports whether the step is to be asked again when one of the
// others changes.
func dependsOn(f *dialog.Flow, step string, on []string) bool {
	return slices.ContainsFunc(f.Step(step).After, func(after string) bool {
		return slices.Contains(on, after) || dependsOn(f, after, on)
	})
}

// enough: what counts as answered holds as many as the question wants.
func (m *model) enough() {
	m.t.Helper()
	for _, step := range []string{"colours", "communes", "photos", "files", "machines"} {
		v, ok := m.s.Answers[step]
		if ok && v.Done() && !v.Skipped && len(v.Items) == 0 {
			m.t.Fatalf("%s is answered with nothing", step)
		}
	}
}

// leftTraces: a form that is open no more was sent with its answers, was put
// aside with all of them, was thrown away by its button, or was never begun.
func (m *model) leftTraces(e dialog.Event, before dialog.Session, effects []dialog.Effect) {
	m.t.Helper()
	for _, effect := range effects {
		switch x := effect.(type) {
		case dialog.Park:
			if x.Draft.ID == before.ID && asJSON(x.Draft.Answers) == asJSON(before.Answers) {
				return
			}
		case done:
			kept := m.book.Flow(before.Flow).Kept(m.lastAnswers(before, e))
			if x.ID == before.ID && maps.EqualFunc(x.Answers, kept, dialog.Value.Same) {
				return
			}
		}
	}
	if before.Flow == "small" || strings.HasSuffix(e.Data, ":x") || len(before.Answers) == 0 && before.Record == "" {
		return
	}
	m.t.Fatalf("%s %q ended %s with %s and no trace: %s", e.Kind, e.Data, before.ID, asJSON(before.Answers), asJSON(effects))
}

// lastAnswers are those before the event and, where a form has no card, the one
// that ended it.
func (m *model) lastAnswers(before dialog.Session, e dialog.Event) dialog.Answers {
	a := before.Answers.Clone()
	if before.Flow == "small" {
		key := strings.TrimPrefix(e.Text, "small.lang.")
		if e.Kind == dialog.Pressed {
			key = e.Data[strings.LastIndex(e.Data, ":")+1:]
		}
		a["lang"] = dialog.Value{Key: key}
	}
	return a
}
