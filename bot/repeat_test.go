package bot_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

// TestSameUpdatesAgain: every update of a registration comes one to five times,
// in one batch or in several. Nothing is different for it, on the phone neither.
func TestSameUpdatesAgain(t *testing.T) {
	want, texts := registered(t), registeredTexts(t)
	for times := 1; times <= 5; times++ {
		for _, together := range []bool{true, false} {
			t.Run(fmt.Sprint(times, " times, together ", together), func(t *testing.T) {
				inHouse(t, func(t *testing.T, h *house) {
					h.invite(linh, hanh, dung)
					for _, what := range registration {
						h.repeat(slices.Repeat([]dialog.Event{h.does(linh, what)}, times), together)
					}
					h.sameAs(t, want, texts)
				})
			})
		}
	}
}

// TestSameTapWithNewIDs: a bad network makes several updates of one tap, each
// with an id of its own.
func TestSameTapWithNewIDs(t *testing.T) {
	want, texts := registered(t), registeredTexts(t)
	for times := 2; times <= 5; times++ {
		for _, together := range []bool{true, false} {
			t.Run(fmt.Sprint(times, " times, together ", together), func(t *testing.T) {
				inHouse(t, func(t *testing.T, h *house) {
					h.invite(linh, hanh, dung)
					for _, what := range registration {
						e := h.does(linh, what)
						events := []dialog.Event{e}
						for range times - 1 {
							events = append(events, h.again(e))
						}
						h.repeat(events, together)
					}
					h.sameAs(t, want, texts)
				})
			})
		}
	}
}

func (h *house) repeat(events []dialog.Event, together bool) {
	h.t.Helper()
	if together {
		h.give(events...)
		return
	}
	for _, e := range events {
		h.give(e)
	}
}

func (h *house) sameAs(t *testing.T, outcome, texts []string) {
	t.Helper()
	if diff := cmp.Diff(outcome, h.outcome()); diff != "" {
		t.Error("kept:", diff)
	}
	if diff := cmp.Diff(texts, h.phones.texts(linh)); diff != "" {
		t.Error("shown:", diff)
	}
}

// registeredTexts is what the phone shows after an undisturbed registration.
func registeredTexts(t *testing.T) (texts []string) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.walk(linh, registration...)
		texts = h.phones.texts(linh)
	})
	return texts
}

// TestEveryPressIsAnswered: also one that comes again, or the phone's button
// keeps spinning.
func TestEveryPressIsAnswered(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/menu")
		e := h.does(linh, "[@facility]")
		f := h.again(e)
		h.give(e, e, f)
		h.give(e, f)
		var got []string
		for _, answer := range h.phones.answered() {
			got = append(got, answer.query)
		}
		slices.Sort(got)
		if diff := cmp.Diff([]string{e.Query, e.Query, e.Query, f.Query, f.Query}, got); diff != "" {
			t.Error(diff)
		}
	})
}

// TestOldCards: a tap on a card from yesterday changes nothing and shows once
// where things stand; more taps on it are only answered.
func TestOldCards(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh)
		h.walk(linh, "/menu")
		old := h.does(linh, "[@facility]")
		h.walk(linh, registration[1:5]...)
		h.restart()
		was := h.session(linh, linh)
		h.phones.tries(linh)
		for range 5 {
			h.give(h.again(old))
		}
		if n := len(h.phones.tries(linh)); n != 1 {
			t.Errorf("%d messages, want one", n)
		}
		now := h.session(linh, linh)
		if diff := cmp.Diff(was.Answers, now.Answers); diff != "" || now.Flow != was.Flow {
			t.Errorf("it is %s now: %s", now.Flow, diff)
		}
	})
}

// TestNoticeButtonsAgain: the buttons of notices open forms; one tap that comes
// as several updates opens one, and says nothing the person did not cause.
func TestNoticeButtonsAgain(t *testing.T) {
	for _, together := range []bool{true, false} {
		t.Run(fmt.Sprint("together ", together), func(t *testing.T) {
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(linh, hanh)
				h.walk(linh, registration...)
				e := h.does(hanh, "[claim]")
				h.repeat([]dialog.Event{e, h.again(e), h.again(e)}, together)
				if r := h.rows(`SELECT state, version, claimer FROM records`); !slices.Equal(r, []string{"in_review 2 2"}) {
					t.Error(r)
				}
			})
		})
	}
}
