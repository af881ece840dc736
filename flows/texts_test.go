package flows_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
)

// How long texts may be: a question is read on a small phone, a button stands
// on one row of it (forms §0.7).
const (
	longestText  = 1000
	longestLabel = 36
)

// Every flow, step and option has its own words in every language.
func TestEveryStepHasItsTexts(t *testing.T) {
	texts := loadTexts(t)
	for _, lang := range locales.Languages() {
		for _, key := range wanted() {
			if !texts.Has(lang, key) {
				t.Errorf("%s lacks %q", lang, key)
			}
		}
	}
}

// A question's text is filled with what the step gives it, whatever was found.
func TestEveryQuestionCanBeSaid(t *testing.T) {
	texts := loadTexts(t)
	for _, f := range flows.All() {
		for _, s := range f.Steps {
			if s.Given {
				continue
			}
			for _, lang := range locales.Languages() {
				for _, c := range contexts() {
					if _, err := texts.Say(lang, f.Key(s.Name)+".ask", filled(dataOf(s, c))); err != nil {
						t.Errorf("having found %+v: %v", c.Found.Rows, err)
						break
					}
				}
			}
		}
	}
}

func dataOf(s dialog.Step, c dialog.Context) []any {
	if s.Data == nil {
		return nil
	}
	return s.Data(c)
}

// filled is data as the shell fills it in, with what every text may mention.
func filled(given []any) map[string]string {
	data := map[string]string{"centre": "Trung tâm", "parent": "", "hotline": "", "hours": ""}
	for i := 0; i+1 < len(given); i += 2 {
		data[given[i].(string)] = "x"
	}
	return data
}

func TestTextsFitTheScreen(t *testing.T) {
	labels := map[string]bool{}
	for _, key := range optionTexts() {
		labels[key] = true
	}
	for _, lang := range locales.Languages() {
		for key, text := range raw(t, lang) {
			n := utf8.RuneCountInString(text)
			if n > longestText {
				t.Errorf("%s: %q has %d letters, at most %d", lang, key, n, longestText)
			}
			if (labels[key] || isButton(key)) && !strings.Contains(text, "{{") && n > longestLabel {
				t.Errorf("%s: the button %q has %d letters, at most %d: %s", lang, key, n, longestLabel, text)
			}
			if labels[key] && strings.ContainsAny(text, "<>\n") {
				t.Errorf("%s: the button %q holds tags or lines: %s", lang, key, text)
			}
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %q says nothing", lang, key)
			}
		}
	}
}

// isButton: these texts stand on buttons only.
func isButton(key string) bool {
	for _, prefix := range []string{"nav.", "menu.", "act.", "pause.on", "pause.save", "pause.drop", "pause.leave", "notice.fix", "notice.ask_more"} {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return strings.HasSuffix(key, ".send")
}

// wanted are the keys that follow from the flows' tables.
func wanted() []string {
	keys := optionTexts()
	for _, f := range flows.All() {
		keys = append(keys, f.Name+".title")
		for _, part := range f.Parts() {
			keys = append(keys, f.Called(part).Key)
		}
		if f.Card {
			keys = append(keys, f.Name+".send")
		}
		for _, s := range f.Steps {
			if s.Given && !s.Hide {
				keys = append(keys, f.Key(s.Name)+".label")
			}
			if !s.Given { // which is never asked
				keys = append(keys, f.Key(s.Name)+".ask", f.Key(s.Name)+".label")
			}
		}
	}
	return append(keys, storedTexts()...)
}

// optionTexts are the keys of the options' own texts.
func optionTexts() []string {
	var keys []string
	for _, f := range flows.All() {
		for _, s := range f.Steps {
			_, consent := s.Ask.(dialog.Consent) // whose answers are said in other words than its buttons
			for _, o := range offered(s) {
				if o.Label.Key != "" {
					keys = append(keys, o.Label.Key)
				}
				if (o.Label.Empty() || consent) && !s.Given {
					keys = append(keys, f.Key(s.Name)+"."+o.Key)
				}
			}
			if k, ok := s.Ask.(dialog.Grouped); ok {
				for _, g := range k.Groups {
					if g.Label.Empty() {
						keys = append(keys, f.Key(s.Name)+".group."+g.Key)
					}
				}
			}
		}
	}
	return keys
}

// storedTexts are the keys made from what a record is and how it stands.
func storedTexts() []string {
	var keys []string
	for _, k := range kinds() {
		kind := string(k)
		keys = append(keys, "number."+kind, "card.head."+kind, "sent."+kind+".receipt")
		for _, state := range states(k) {
			keys = append(keys, "state."+kind+"."+string(state), "explain."+kind+"."+string(state))
		}
	}
	for _, role := range []dialog.Role{dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin} {
		keys = append(keys, "role."+string(role))
	}
	return keys
}
