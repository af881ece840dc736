package answers

import (
	"slices"
	"strings"
)

// How a question and a passage are compared.
const (
	ofQuestion = 0.42 // how much what the question has and the passage lacks counts against what the passage has besides
	ofPassage  = 0.42 // how much the nearest passage counts against all that the article has
	strange    = 0.5  // weight of a word that no article has, against the rarest there is
	guessed    = 0.9  // of a word that was mended
	oddPair    = 0.13 // weight of two telling words that no article has side by side
)

// ranked is an entry with its score, 0 to 1.
type ranked struct {
	at    int
	score float64
}

// rank scores every entry that shares anything with the question, best first;
// of equals the first one written.
func (x *index) rank(question string) []ranked {
	terms, all := x.terms(question)
	if all == 0 {
		return nil
	}
	near := make([]float64, len(x.passages))
	covered := make([]float64, x.entries)
	for _, t := range terms {
		for _, p := range t.passages {
			near[p] += t.weight * t.sure
		}
		for _, p := range t.articles {
			covered[p.article] += t.weight * t.sure * p.part
		}
	}
	best := make([]float64, x.entries)
	for i, shared := range near {
		if shared > 0 {
			p := x.passages[i]
			best[p.article] = max(best[p.article], shared/(ofQuestion*all+(1-ofQuestion)*p.weight))
		}
	}
	var out []ranked
	for at := range covered {
		if covered[at] > 0 {
			out = append(out, ranked{at, ofPassage*best[at] + (1-ofPassage)*covered[at]/all})
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return out
}

// A term is a feature of the question that articles have.
type term struct {
	*feature
	sure float64 // less than 1 for what was mended
}

// terms are the features of a question, and the weight of all of it, with that
// of strange words.
func (x *index) terms(question string) (terms []term, all float64) {
	words, mended := x.mend(x.lang.words(question))
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
		if x.words[w.text] == 0 && !x.lang.nothing(w) {
			all += strange * x.rarest
		}
	}
	seen := map[string]bool{}
	for _, name := range featuresOf(x.lang.tokens(texts)) {
		f, ok := x.features[name]
		if !ok && !seen[name] && x.odd(name) {
			all += oddPair * x.rarest
		}
		if !ok || seen[name] {
			continue
		}
		seen[name] = true
		all += f.weight
		sure := 1.0
		if mended[name] {
			sure = guessed
		}
		terms = append(terms, term{f, sure})
	}
	return terms, all
}

// odd reports two neighbours that articles have each, but never side by side:
// half of a word of two syllables says little of the whole.
func (x *index) odd(name string) bool {
	a, b, two := strings.Cut(name, " ")
	return two && x.telling(a) && x.telling(b)
}

func (x *index) telling(token string) bool { return x.features[token] != nil && !x.lang.weak[token] }
