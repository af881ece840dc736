package flows_test

import (
	"fmt"
	"slices"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// facilityForm is the form a facility and its parts are filled in with.
func facilityForm(t testing.TB) *dialog.Flow {
	t.Helper()
	i := slices.IndexFunc(flows.All(), func(f *dialog.Flow) bool { return f.Name == "facility" })
	return flows.All()[i]
}

// TestEveryPartReachesItsCard: whatever is chosen in a part, with all questions
// answered or all passed over, it comes to its card, and sends nothing of others.
func TestEveryPartReachesItsCard(t *testing.T) {
	f, book := facilityForm(t), flows.Book(plainWords(t))
	book.Commands["part"] = "part"
	for _, part := range f.Parts() {
		book.Go = func(dialog.Event, string, string) dialog.Move {
			return dialog.Move{Do: dialog.Open, Flow: "facility", Draft: begun(part)}
		}
		walks := []map[string]string{nil}
		for i := range f.Steps {
			if s := f.Steps[i]; s.Part == part {
				for _, o := range offered(s) {
					walks = append(walks, map[string]string{s.Name: o.Key})
				}
			}
		}
		for _, prefer := range walks {
			for _, skip := range []bool{false, true} {
				if err := walkPart(walker{book: book, flow: f, prefer: prefer}, skip); err != nil {
					t.Errorf("%s with %v, skipping %t: %v", part, prefer, skip, err)
				}
			}
		}
	}
}

// begun is the correction that a part is opened with.
func begun(part string) *dialog.Draft {
	r := sample(store.Facility, store.Sent)
	r.Answers["legal_form"] = dialog.Value{Key: "enterprise"}
	return &dialog.Draft{Record: r.ID, Version: 2, Part: part, Answers: r.Answers}
}

func walkPart(w walker, skip bool) error {
	if err := w.advance(dialog.Event{Kind: dialog.Commanded, Command: "part"}); err != nil {
		return err
	}
	for range 3 * len(w.flow.Steps) {
		step := nextOf(w.flow, w.s)
		if step == nil {
			return w.onCard()
		}
		if err := w.answerOf(step, skip); err != nil {
			return err
		}
	}
	return fmt.Errorf("still asking for %q", nextOf(w.flow, w.s).Name)
}

// nextOf is the first question of the part without an answer.
func nextOf(f *dialog.Flow, s dialog.Session) *dialog.Step {
	for i := range f.Steps {
		v, ok := s.Answers[f.Steps[i].Name]
		if step := &f.Steps[i]; step.Part == s.Part && step.Applies(s.Answers) && (!ok || !v.Done()) {
			return step
		}
	}
	return nil
}

// answerOf answers a part's question, or passes it over.
func (w *walker) answerOf(s *dialog.Step, skip bool) error {
	if _, preferred := w.prefer[s.Name]; skip && !preferred {
		if _, consents := s.Ask.(dialog.Consent); consents { // has its own way to pass it over
			return w.press("no")
		}
		if _, asks := s.Ask.(dialog.Requester); asks {
			return w.say("Thôi, không gửi")
		}
		return w.press("~")
	}
	switch s.Ask.(type) {
	case dialog.Date:
		return w.say("5/3/2024")
	case dialog.TaxCode:
		return w.say("0100109106")
	case dialog.Entries:
		return w.say("Máy rang\nxong")
	case dialog.Place:
		return w.advance(dialog.Event{Kind: dialog.SentPlace, Lat: 12.6, Lon: 108})
	case dialog.Year:
		if len(offered(*s)) == 0 {
			return w.say("2018")
		}
	case dialog.Money:
		if _, ok := w.prefer[s.Name]; ok {
			return w.press(w.chosen(s))
		}
		return w.say("7 triệu")
	}
	return w.answer(s)
}
