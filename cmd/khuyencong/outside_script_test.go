package main

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/bot/simulator"
	"khuyencong/locales"
)

// A script is what a collaborator answers to which question.
type script struct {
	texts     *locales.Texts
	questions []question
}

type question struct {
	key   string
	words string
	press string              // label
	say   func(*human) string // or typed
	kept  func(*human) any    // what the bot must have kept of it
}

// registration is from the invite to the receipt.
func registration(o *outside) script {
	texts, err := locales.Load()
	if err != nil {
		o.t.Fatal(err)
	}
	s := script{texts: texts}
	for _, p := range [][2]string{
		{"start.consent_data", "agree"}, {"start.consent_notices", "agree"}, {"start.join", "accept"},
		{"facility.same", "other"}, {"facility.same_phone", "other"}, {"facility.industry", "coffee"}, {"facility.legal_form", "household"}, {"facility.consent", "oral"},
	} {
		s.questions = append(s.questions, question{key: p[0], words: s.words(p[0] + ".ask"), press: s.label(p[0] + "." + p[1])})
	}
	s.questions = append(s.questions, question{key: "facility.commune_code", words: s.words("facility.commune_code.ask"), press: "Phường Ea Kao"})
	typed := func(key string, say func(h *human) string) question {
		return question{key: key, words: s.words(key + ".ask"), say: say, kept: func(h *human) any { return say(h) }}
	}
	numbered := func(words string) func(*human) string {
		return func(h *human) string { return words + " " + strconv.Itoa(h.n) }
	}
	workers := typed("facility.workers", func(h *human) string { return strconv.Itoa(1 + h.n%4000) })
	workers.kept = func(h *human) any { return int64(1 + h.n%4000) }
	s.questions = append(s.questions,
		typed("start.name", (*human).name),
		typed("facility.name", func(h *human) string { return fmt.Sprintf("Rang xay cà phê Hoa Ban %d (mẫu)", h.n) }),
		typed("facility.hamlet", numbered("Thôn")),
		typed("facility.products", numbered("cà phê bột loại")),
		typed("facility.contact", numbered("Y Mẫu Niê")),
		typed("facility.phone", func(h *human) string { return fmt.Sprintf("09%08d", 10_000_000+h.n) }),
		workers,
		question{key: "facility.send", press: s.label("facility.send")},
		question{key: "menu.facility", press: s.label("menu.facility")})
	return s
}

// label is a text without data; "" when there is none, which fits no button.
func (s script) label(key string) string {
	text, err := s.texts.Say(locales.First, key, nil)
	if err != nil {
		return ""
	}
	return text
}

// insists finds the button that has the words read after all; a long label is cut.
func (s script) insists(on simulator.Shown, words string) (data string, ok bool) {
	label, err := s.texts.Say(locales.First, "early.use", map[string]string{"typed": words})
	if err != nil {
		return "", false
	}
	for _, b := range on.Buttons {
		if said := strings.TrimSuffix(b.Label, "…"); len([]rune(said)) > 6 && strings.HasPrefix(label, said) {
			return b.Data, true
		}
	}
	return "", false
}

// words are those that a question cannot be without: what stands in bold.
func (s script) words(key string) string {
	text := s.label(key)
	if _, rest, ok := strings.Cut(text, "<b>"); ok {
		text, _, _ = strings.Cut(rest, "</b>")
	}
	return text
}

// asked is the question on a screen.
func (s script) asked(on simulator.Shown) (question, bool) {
	for _, q := range s.questions {
		_, offered := pressable(on, q.press)
		if q.words != "" && strings.Contains(on.Text, q.words) || q.words == "" && offered {
			return q, true
		}
	}
	return question{}, false
}

func pressable(on simulator.Shown, label string) (data string, ok bool) {
	for _, b := range on.Buttons {
		if label != "" && b.Label == label {
			return b.Data, true
		}
	}
	return "", false
}
