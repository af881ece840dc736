package answers

import (
	"slices"
	"strings"
)

// What a part of a message is worth against all of it.
const (
	asks        = 0.97 // a part that asks
	tells       = 0.85 // one that only tells
	longMessage = 12   // words; shorter ones are one question
	wholeClause = 3    // words; fewer are no clause
)

// A clause is a part of a message that may be the question.
type clause struct {
	words []word
	worth float64
}

// clauses are the whole message and, of a long one, its parts: people tell first
// and ask at the end.
func (l *language) clauses(message string) []clause {
	all := l.words(message)
	out := []clause{{all, 1}}
	if len(all) < longMessage {
		return out
	}
	for _, sentence := range strings.FieldsFunc(message, func(r rune) bool { return strings.ContainsRune(".?!,;:\n()…", r) }) {
		for _, part := range l.turns(l.words(sentence)) {
			if len(part) >= wholeClause && len(part) < len(all) {
				out = append(out, clause{part, l.worth(part)})
			}
		}
	}
	return out
}

// turns parts what stands without a comma, at the words where telling ends.
func (l *language) turns(words []word) [][]word {
	out := [][]word{words}
	for i, w := range words {
		if i >= wholeClause && len(words)-i >= wholeClause && slices.Contains(turning(), w.text) {
			out = append(out, words[i:])
		}
	}
	return out
}

// turning are the words after which people come to the point.
func turning() []string { return []string{"gio", "nen", "hoi", "ma", "thi", "muon", "tinh", "vay"} }

func (l *language) worth(words []word) float64 {
	tokens := l.tokens(words)
	asking := slices.ContainsFunc(tokens, func(w word) bool { return l.intents[w.text] })
	if last := tokens[max(0, len(tokens)-2):]; asking || slices.ContainsFunc(last, func(w word) bool { return w.text == "khong" || w.text == "chua" }) {
		return asks
	}
	return tells
}
