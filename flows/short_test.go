package flows_test

import (
	"slices"
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
)

// mostTaps is how many taps and messages a form may take, from the menu to
// "sent", each of them counted.
const mostTaps = 15

func TestFacilitiesAreShort(t *testing.T) {
	script := transcripts(t)["facility.txt"]
	lines := slices.DeleteFunc(strings.Split(script, "\n"), func(l string) bool { return !strings.HasPrefix(l, ">") })
	from := slices.Index(lines, "> /menu") + 1
	to := slices.Index(lines, "> [📨 Gửi Trung tâm]") + 1
	if from == 0 || to == 0 || !strings.Contains(script, "\n! put ") {
		t.Fatal("facility.txt does not lead from the menu to a record")
	}
	if n := to - from; n > mostTaps {
		t.Errorf("a facility takes %d taps and messages, at most %d", n, mostTaps)
	}
}

// A need for anything is short, also where the facility has not said yet what it
// might have.
func TestNeedsAreShort(t *testing.T) {
	book := flows.Book(plainWords(t))
	f := book.Flow("need")
	walks := map[string]map[string]string{"no facility": {"facility": "startup"}}
	for _, o := range offered(*f.Step("content")) {
		walks[o.Key] = map[string]string{"content": o.Key}
	}
	if len(walks) < 24 {
		t.Fatalf("only %d contents", len(walks))
	}
	for content, prefer := range walks {
		w := walker{book: book, flow: f, prefer: prefer}
		if err := w.walk(); err != nil {
			t.Fatalf("%s: %v", content, err)
		}
		last := w.asked[len(w.asked)-1]
		if last != "consent" && last != "person_consent" || w.s.Flow != "" {
			t.Errorf("%s is not sent by the consent, but ends with %s", content, last)
		}
		if n := w.taps + 1; n > mostTaps { // one for the menu's button
			t.Errorf("%s takes %d taps and messages, at most %d: %v", content, n, mostTaps, w.asked)
		}
		if wants := slices.Contains([]string{"machinery", "demonstration_model"}, content); wants && !slices.Contains(w.asked, "env") {
			t.Errorf("%s was not asked all there is to ask: %v", content, w.asked)
		}
	}
}

// An album is one message, whatever number of pictures it has.
func TestAlbumsCountOnce(t *testing.T) {
	w := walker{book: flows.Book(plainWords(t)), prefer: map[string]string{"content": "product_vote"}}
	w.flow = w.book.Flow("need")
	if err := w.walk(); err != nil || w.taps+1 != mostTaps {
		t.Errorf("%d taps, %v", w.taps+1, err)
	}
	if k := w.flow.Step("product_photos").Ask.(dialog.Photos); k.Min != 3 {
		t.Errorf("at least %d photos", k.Min)
	}
}
