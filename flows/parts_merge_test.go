package flows_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// handed is what comes of a session that is sent, and the record as it is then.
func handed(f *dialog.Flow, s dialog.Session, r store.Record) (store.Record, *store.Mend, dialog.Ending) {
	e := dialog.Event{Chat: 1, At: opening, Fresh: "fresh001", Number: 9, Actor: dialog.Actor{Person: r.By, User: 1, Role: dialog.Collaborator}}
	e.Found = dialog.Found{{Name: store.RecordBy, ID: r.ID}: {Rows: []dialog.Row{{ID: r.ID, Body: r}}, Total: 1}}
	s.Answers = f.Kept(s.Answers)
	end := f.Done(s, e)
	for _, effect := range end.Effects {
		if m, ok := effect.(store.Mend); ok {
			r.Answers, r.Version, r.State, r.Title = m.Answers, r.Version+1, m.To, m.Title
			if m.Action == store.Resend {
				r.Fields = nil
			}
			return r, &m, end
		}
	}
	return r, nil, end
}

// TestPartsNeverOverwrite: any number of corrections of any parts, begun from
// whatever the record said and sent in any order, leave at every question what the
// last correction of its part said, and at all others what was there.
func TestPartsNeverOverwrite(t *testing.T) {
	f := facilityForm(t)
	base := sample(store.Facility, store.Accepted)
	base.Fields = nil
	parts := append([]string{""}, f.Parts()...)
	rapid.Check(t, func(t *rapid.T) {
		r := base
		r.Answers = f.Kept(base.Answers)
		var open []dialog.Session
		for i := range rapid.IntRange(1, 4).Draw(t, "open") {
			s := dialog.Session{ID: fmt.Sprintf("s%07d", i), Flow: "facility", Record: r.ID, Version: r.Version, Part: rapid.SampledFrom(parts).Draw(t, "part"), Answers: r.Answers.Clone()}
			if slices.ContainsFunc(open, func(o dialog.Session) bool { return o.Part == s.Part }) {
				continue // there is one draft of a part
			}
			for j := range f.Steps {
				step := &f.Steps[j]
				if step.Part == s.Part && !step.Hide && step.Name != "legal_form" && rapid.Bool().Draw(t, step.Name) {
					s.Answers[step.Name] = dialog.Value{Text: fmt.Sprint(step.Name, i), Key: rapid.SampledFrom([]string{"yes", "oral", "cluster", "x"}).Draw(t, "key")}
				}
			}
			open = append(open, s)
		}
		want := r.Answers.Clone()
		for _, s := range open {
			r, _, _ = handed(f, s, r)
			for j := range f.Steps {
				if name := f.Steps[j].Name; f.Steps[j].Part == s.Part {
					delete(want, name)
					if v, ok := s.Answers[name]; ok {
						want[name] = v
					}
				}
			}
			maps.DeleteFunc(want, func(name string, _ dialog.Value) bool { return !f.Step(name).Applies(want) })
		}
		if diff := cmp.Diff(want, r.Answers); diff != "" {
			t.Fatalf("after %d corrections (-want +got):\n%s", len(open), diff)
		}
	})
}

// TestPartOfWhatWasSentBack: a part that is sent while the record waits for other
// answers is a correction; what was asked for is still asked for. Sending that
// changes only it.
func TestPartOfWhatWasSentBack(t *testing.T) {
	f := facilityForm(t)
	r := sample(store.Facility, store.Returned)
	r.Fields = []dialog.Field{{Step: "phone"}, {Step: "reg_date"}}
	r.Answers["reg_date"], r.Answers["env"] = dialog.Value{Number: 5}, dialog.Value{Key: "unknown"}
	waiting := dialog.Session{ID: "s0000001", Flow: "facility", Record: r.ID, Version: r.Version, Fields: r.Fields, Answers: r.Answers.Clone()}

	part := dialog.Session{ID: "s0000002", Flow: "facility", Record: r.ID, Version: r.Version, Part: "environment", Answers: r.Answers.Clone()}
	part.Answers["env"], part.Answers["phone"] = dialog.Value{Key: "permit"}, dialog.Value{Text: "0999"}
	r, m, _ := handed(f, part, r)
	if m == nil || m.Action != store.Correct || m.To != store.Returned || asText(m.Changed) != "env" {
		t.Fatalf("the part came to %+v", m)
	}
	waiting.Version = r.Version // it moves along with the record, as the store does
	waiting.Answers["phone"], waiting.Answers["reg_date"], waiting.Answers["env"] = dialog.Value{Text: "0911"}, dialog.Value{Number: 6}, dialog.Value{Key: "fined"}
	r, m, _ = handed(f, waiting, r)
	if m == nil || m.Action != store.Resend || asText(m.Changed) != "phone reg_date" || r.Answers.Chosen("env") != "permit" {
		t.Fatalf("what was sent back came to %+v", m)
	}
}

func asText(list []string) string { return strings.Join(list, " ") }

// TestPartTellsTheHolder: who has the record in hand, and nobody else; nobody
// where nothing changed.
func TestPartTellsTheHolder(t *testing.T) {
	f := facilityForm(t)
	for name, c := range map[string]struct {
		state  store.State
		change bool
		want   []int64
	}{
		"in hand":     {store.InReview, true, []int64{2}},
		"waiting":     {store.Sent, true, nil},
		"on the list": {store.Accepted, true, nil},
		"unchanged":   {store.InReview, false, nil},
	} {
		r := sample(store.Facility, c.state)
		r.Answers["env"], r.Answers["fire"] = dialog.Value{Key: "permit"}, dialog.Value{Key: "no"}
		s := dialog.Session{ID: "s0000001", Flow: "facility", Record: r.ID, Version: r.Version, Part: "environment", Answers: r.Answers.Clone()}
		if c.change {
			s.Answers["fire"] = dialog.Value{Key: "yes"}
		}
		_, m, end := handed(f, s, r)
		var told []int64
		for _, effect := range end.Effects {
			if tell, ok := effect.(store.Tell); ok {
				told = append(told, tell.Person)
				if tell.Staff || tell.Kind != store.Mended {
					t.Errorf("%s: %+v", name, tell)
				}
			}
		}
		if !slices.Equal(told, c.want) || (m != nil) != c.change || len(end.Say) != 1 || len(end.Next) != 2 {
			t.Errorf("%s: told %v, mended %t, says %v", name, told, m != nil, end.Say)
		}
	}
}
