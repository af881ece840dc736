package answers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khuyencong/flows/vietnamese"
)

// longestQuestion is how much of a question is read, in bytes.
const longestQuestion = 1000

// beginning is the part of a question that is read.
func beginning(question string) string {
	if len(question) <= longestQuestion {
		return question
	}
	return strings.ToValidUTF8(question[:longestQuestion], "")
}

// A word of a question: what it is without marks, and with them if it was typed
// so. Half of those who ask type none, so máy and mấy must be found as "may";
// who typed the marks should not get the one for the other.
type word struct {
	text   string
	marked string // text and its marks, "" if none were typed or it was written out
	name   bool   // written like a name: it counts only where articles have it
}

// A language is what is known of words before any article is read.
type language struct {
	short     map[string]string
	same      phrasebook
	courtesy  map[string]bool
	weak      map[string]bool
	intents   map[string]bool
	nameWords map[string]bool
	chat      phrases
	fillers   []string
}

func newLanguage() *language {
	l := &language{
		short: keyedByMarks(shortForms()), same: newPhrasebook(sameMeaning()), courtesy: set(courtesies()),
		weak: set(weakWords()), intents: set(intents()), nameWords: set(nameWords()),
		chat: set(chatting()), fillers: fillers(),
	}
	for _, c := range vietnamese.Communes() {
		for _, w := range strings.Fields(vietnamese.Fold(c.Name)) {
			l.nameWords[w] = true
		}
	}
	return l
}

// keyedByMarks has words that are written with marks under what withMarks gives.
func keyedByMarks(short map[string]string) map[string]string {
	out := make(map[string]string, len(short))
	for w, long := range short {
		folded := vietnamese.Fold(w)
		if marked := withMarks(folded, w); marked != "" {
			folded = marked
		}
		out[folded] = long
	}
	return out
}

// words are the words of a text, short forms written out.
func (l *language) words(text string) []word { return wordsOf(text, l.split) }

// wordsOf are the words of a text, each cut as split does.
func wordsOf(text string, split func(typed string) []word) []word {
	var out []word
	shouted := strings.ToUpper(text) == text
	for i, typed := range strings.Fields(vietnamese.Clean(text)) {
		first, _ := utf8.DecodeRuneInString(typed)
		name := i > 0 && !shouted && unicode.IsUpper(first)
		for _, w := range split(typed) {
			w.name = name
			out = append(out, w)
		}
	}
	return out
}

// remembered is split that works every word out once: articles say the same few
// thousand over and over.
func (l *language) remembered() func(typed string) []word {
	known := map[string][]word{}
	return func(typed string) []word {
		words, ok := known[typed]
		if !ok {
			words = l.split(typed)
			known[typed] = words
		}
		return words
	}
}

// split gives the words between two spaces: most often one.
func (l *language) split(typed string) []word {
	folded := strings.Fields(vietnamese.Fold(typed))
	marked := ""
	if len(folded) == 1 {
		marked = withMarks(folded[0], typed)
	}
	out := make([]word, 0, len(folded))
	for _, w := range folded {
		long, ok := l.short[w]
		if marked != "" {
			long, ok = l.short[marked]
		}
		if !ok {
			out = append(out, word{text: w, marked: marked})
			continue
		}
		for _, part := range strings.Fields(long) {
			out = append(out, word{text: part})
		}
	}
	return out
}

// withMarks is a folded word and the marks it was typed with, in one order
// wherever the tone was put: hoà, hòa. It is "" where there are none.
func withMarks(folded, typed string) string {
	var marks strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(typed)) {
		if unicode.Is(unicode.M, r) || r == 'đ' {
			marks.WriteRune(r)
		}
	}
	if marks.Len() == 0 {
		return ""
	}
	return folded + marks.String()
}

// tokens are what texts are compared by: phrases of one meaning as one word,
// courtesies left out.
func (l *language) tokens(words []word) []word {
	out := l.same.join(words)
	kept := out[:0]
	for _, w := range out {
		if !l.courtesy[w.text] {
			kept = append(kept, w)
		}
	}
	return kept
}

// nothing reports a word that says nothing where no article has it: a name, a
// number, an amount.
func (l *language) nothing(w word) bool {
	return w.name || len(w.text) == 1 || l.nameWords[w.text] || w.text[0] >= '0' && w.text[0] <= '9' || l.courtesy[w.text]
}

// asksAmount reports a question for how much.
func (l *language) asksAmount(question string) bool {
	return slices.ContainsFunc(l.tokens(l.words(question)), func(w word) bool { return w.text == "bao_nhieu" })
}
