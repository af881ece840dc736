package flows_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// firstForm are the answers to version 1 of a need for a machine, in the order in
// which they were asked.
func firstForm() (steps []string, a dialog.Answers) {
	a = dialog.Answers{
		"facility": {Text: "record01", Label: "Hoa Ban"}, "content": {Key: "machinery"}, "plan_year": {Number: 2028},
		"item": {Text: "máy rang"}, "how_many": {Key: "one"}, "purpose": {Key: "more"}, "total_cost": {Number: 450_000_000},
		"own_funds": {Key: "ready"}, "bought": {Key: "no"}, "condition": {Key: "used"}, "supported_same": {Key: "no"},
		"env": {Key: "not_yet"}, "who_contact": {Key: "collaborator"},
	}
	return []string{"facility", "content", "plan_year", "item", "how_many", "purpose", "total_cost", "own_funds", "bought", "condition",
		"supported_same", "env", "who_contact"}, a
}

// A need begun with version 1 and put aside at any of its questions, or left open
// there while the release came, goes on and is sent with all that was answered.
func TestNeedsBegunBeforeTheRelease(t *testing.T) {
	steps, all := firstForm()
	for n := range len(steps) + 1 {
		a := dialog.Answers{}
		for _, step := range steps[:n] {
			a[step] = all[step]
		}
		want := a.Clone()
		delete(want, "bought")
		delete(want, "condition")
		if slices.Contains(steps[:n], "condition") {
			want["purchase"] = dialog.Value{Key: "used"}
		}
		for how, w := range map[string]walker{"draft": ofDraft(t, a), "open": ofSession(t, a)} {
			if err := w.onward(); err != nil {
				t.Fatalf("%s of %d answers: %v", how, n, err)
			}
			r := w.put(t)
			for step, v := range want {
				if diff := cmp.Diff(v, r.Answers[step]); diff != "" {
					t.Errorf("%s of %d answers: %s became (-was +is)\n%s", how, n, step, diff)
				}
			}
			if r.Answers.Chosen("purchase") == "" || r.Answers.Chosen("consent") == "" || r.Form != 2 {
				t.Errorf("%s of %d answers: version %d of %+v is sent", how, n, r.Form, r.Answers)
			}
			if _, old := r.Answers["condition"]; old {
				t.Errorf("%s of %d answers: what is asked no more is sent", how, n)
			}
		}
	}
}

// put is the record that the walk sent.
func (w *walker) put(t *testing.T) store.Record {
	t.Helper()
	for _, e := range w.effects {
		if put, ok := e.(store.Put); ok {
			return put.Record
		}
	}
	t.Fatalf("nothing was sent: %+v", w.effects)
	return store.Record{}
}

// ofDraft is a walker who goes on with a draft of version 1.
func ofDraft(t *testing.T, a dialog.Answers) walker {
	t.Helper()
	w := walker{book: flows.Book(plainWords(t))}
	w.flow = w.book.Flow("need")
	d := dialog.Draft{ID: "draft001", Flow: "need", Form: 1, Answers: a}
	w.find = func(q dialog.Query) (dialog.Result, bool) {
		if q.Name == store.DraftBy {
			return dialog.Result{Rows: []dialog.Row{{ID: d.ID, Body: d}}, Total: 1}, true
		}
		return dialog.Result{}, false
	}
	if err := w.advance(dialog.Event{Kind: dialog.Pressed, Query: "q", Data: "o:resume:draft001"}); err != nil {
		t.Fatal(err)
	}
	return w
}

// ofSession is one who had the form open while the release came, and looks where
// it stands.
func ofSession(t *testing.T, a dialog.Answers) walker {
	t.Helper()
	w := walker{book: flows.Book(plainWords(t))}
	w.flow = w.book.Flow("need")
	w.s = dialog.Session{ID: "open0001", Flow: "need", Form: 1, Turn: 7, Answers: a}
	if err := w.advance(dialog.Event{Kind: dialog.Pressed, Query: "q", Data: "open0001:7:."}); err != nil {
		t.Fatal(err)
	}
	return w
}

// What was said of the purchase in two answers is one now, or is asked.
func TestRenewedPurchase(t *testing.T) {
	f := needForm(t)
	for bought, conditions := range map[string]map[string]string{
		"no":      {"new": "new", "used": "used", "unknown": "", "": ""},
		"deposit": {"new": "deposit", "": "deposit"},
		"yes":     {"used": "yes", "": "yes"},
		"":        {"": "", "new": ""},
	} {
		for condition, want := range conditions {
			a := dialog.Answers{"item": {Text: "máy rang"}}
			if bought != "" {
				a["bought"] = dialog.Value{Key: bought}
			}
			if condition != "" {
				a["condition"] = dialog.Value{Key: condition}
			}
			now := f.Renewed(1, a)
			left := 1
			if want != "" {
				left = 2
			}
			if now.Chosen("purchase") != want || len(now) != left {
				t.Errorf("%q, %q: %+v, want %q", bought, condition, now, want)
			}
			if again := f.Renewed(1, now); !cmp.Equal(now, again) {
				t.Errorf("%q, %q: renewed again it is %+v", bought, condition, again)
			}
		}
	}
	kept := f.Renewed(1, dialog.Answers{"purchase": {Key: "new"}, "bought": {Key: "yes"}})
	if kept.Chosen("purchase") != "new" {
		t.Errorf("a later answer became %+v", kept)
	}
}

// A need that was sent with version 1 shows all its lines.
func TestSentBeforeTheRelease(t *testing.T) {
	_, a := firstForm()
	r := store.Record{Kind: store.Need, Form: 1, Answers: a}
	var got []string
	for _, l := range flows.Lines(r) {
		got = append(got, l.Step)
	}
	want := []string{"facility", "content", "plan_year", "item", "how_many", "purpose", "total_cost", "own_funds", "purchase", "supported_same", "env", "who_contact"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever version a draft is of, its answers name options there are.
func TestNoAnswerWithoutWords(t *testing.T) {
	f, texts := needForm(t), loadTexts(t)
	_, a := firstForm()
	for _, form := range []int{0, 1, 2} {
		for _, l := range f.Lines(f.Renewed(form, a)) {
			if l.Value.Key != "" && !texts.Has("vi", l.Value.Key) {
				t.Errorf("version %d: %s is said as %q", form, l.Step, l.Value.Key)
			}
		}
	}
}
