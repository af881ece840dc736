package answers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"khuyencong/flows/vietnamese"
)

// longestQuestion is how much of a question is read, in bytes.
const longestQuestion = 1000

// A word of a question.
type word struct {
	text string
	name bool // written like a name: it counts only where articles have it
}

// A language is what is known of words before any article is read.
type language struct {
	short     map[string]string
	same      phrasebook
	courtesy  map[string]bool
	weak      map[string]bool
	nameWords map[string]bool
}

func newLanguage() *language {
	l := &language{short: shortForms(), same: newPhrasebook(sameMeaning()), courtesy: set(courtesies()), weak: set(weakWords()), nameWords: set(nameWords())}
	for _, c := range vietnamese.Communes() {
		for _, w := range strings.Fields(vietnamese.Fold(c.Name)) {
			l.nameWords[w] = true
		}
	}
	return l
}

// words are the folded words of a text, short forms written out.
func (l *language) words(text string) []word {
	if len(text) > longestQuestion {
		text = strings.ToValidUTF8(text[:longestQuestion], "")
	}
	var out []word
	raw := strings.Fields(vietnamese.Clean(text))
	shouted := strings.ToUpper(text) == text
	for i, r := range raw {
		first, _ := utf8.DecodeRuneInString(r)
		name := i > 0 && !shouted && unicode.IsUpper(first)
		for _, w := range strings.Fields(vietnamese.Fold(r)) {
			if long, ok := l.short[w]; ok {
				w = long
			}
			for _, part := range strings.Fields(w) {
				out = append(out, word{part, name})
			}
		}
	}
	return out
}

// tokens are what texts are compared by: phrases of one meaning as one word,
// courtesies left out.
func (l *language) tokens(words []string) []string {
	var out []string
	for _, w := range l.same.join(words) {
		if !l.courtesy[w] {
			out = append(out, w)
		}
	}
	return out
}

// nothing reports a word that says nothing where no article has it: a name, a
// number, an amount.
func (l *language) nothing(w word) bool {
	return w.name || l.nameWords[w.text] || w.text[0] >= '0' && w.text[0] <= '9' || l.courtesy[w.text]
}
