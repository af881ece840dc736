package answers

import (
	"cmp"
	"slices"
)

// How a question and a passage are compared.
const (
	ofQuestion = 0.42 // how much what the question has and the passage lacks counts against what the passage has besides
	ofPassage  = 0.25 // how much the nearest passage counts against all that the article has
	strange    = 0.5  // weight of a word that no article has, against the rarest there is
	guessed    = 0.9  // of a word that was mended
	oddPair    = 0.13 // weight of two telling words that no article has side by side
	ofMarks    = 0.35 // how much of a word is in its marks, where they were typed
	elsewhere  = 0.5  // how much less an article is worth when the words are those of foreign topics
	ofLearned  = 0.5  // how much what was learned counts against what is compared
	ofClause   = 0.25 // how much the part that fits best adds to a long message
	leastSaid  = 0.7  // weight of the shortest question, against the rarest word
)

// ranked is an entry with its score, 0 to 1, and how near its nearest passage is.
type ranked struct {
	at          int
	score, near float64
}

// rank scores every entry that shares anything with the question, best first;
// of equals the first one written. Of a long message the sentence counts that
// fits best: what was told around it is not asked.
func (x *index) rank(question string) []ranked {
	clauses := x.lang.clauses(question)
	best := x.score(clauses[0])
	parts := make([]float64, x.entries)
	for _, c := range clauses[1:] {
		for at, r := range x.score(c) {
			parts[at] = max(parts[at], c.worth*r.score)
		}
	}
	var out []ranked
	for at, r := range best {
		if len(clauses) > 1 {
			r.score += ofClause * parts[at]
		}
		if r.at = at; r.score > 0 {
			r.score = min(r.score, 1)
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	return out
}

// score is what every entry is worth for one clause.
func (x *index) score(c clause) []ranked {
	out := make([]ranked, x.entries)
	q := x.terms(c.words)
	near, covered := x.covered(q)
	for i, shared := range near {
		if shared > 0 {
			p := x.passages[i]
			r := &out[p.article]
			r.near = max(r.near, shared/(ofQuestion*q.all+(1-ofQuestion)*p.weight))
		}
	}
	spoken := make([]float64, x.entries)
	speak(q.features(), spoken)
	for at, of := range covered {
		score := ofLearned*max(-0.2, min(1, spoken[at])) + (1-ofLearned)*(ofPassage*out[at].near+(1-ofPassage)*of/q.all)
		if at < x.articles {
			score *= 1 - elsewhere*q.foreign/q.all
		}
		out[at].score = score
	}
	return out
}

// covered is what every passage, and every entry, has of a question.
func (x *index) covered(q asking) (passages, entries []float64) {
	passages, entries = make([]float64, len(x.passages)), make([]float64, x.entries)
	for _, t := range q.terms {
		for _, p := range t.passages {
			passages[p] += t.worth
		}
		for _, p := range t.articles {
			entries[p.article] += t.worth * p.part
		}
	}
	return passages, entries
}

// asking is a question as the index sees it.
type asking struct {
	terms   []term
	all     float64 // weight of all of it, with that of strange words
	foreign float64 // of that, what only foreign topics have
}

// A term is a feature of the question that articles have.
type term struct {
	*feature
	worth float64 // its weight, less for what was mended
}

// terms are the features of a question and what they weigh.
func (x *index) terms(words []word) asking {
	words, mended := x.mend(words)
	var q asking
	for _, w := range words {
		if x.words[w.text] == 0 && !x.lang.nothing(w) {
			q.all += strange * x.rarest
		}
	}
	tokens := x.lang.tokens(words)
	seen := map[string]bool{}
	for _, name := range x.lang.featuresOf(tokens) {
		if seen[name] {
			continue
		}
		seen[name] = true
		f, ok := x.features[name]
		if !ok {
			if x.odd(name) {
				q.all += oddPair * x.rarest
			}
			continue
		}
		q.take(f, f.weight, mended[name])
	}
	x.marks(&q, tokens)
	q.all = max(q.all, leastSaid*x.rarest)
	return q
}

func (q *asking) take(f *feature, worth float64, mended bool) {
	q.all += f.weight
	if !f.ours {
		q.foreign += f.weight
	}
	if mended {
		worth *= guessed
	}
	q.terms = append(q.terms, term{f, worth})
}

// marks moves a part of each word that was typed with marks to those who have it
// with the same.
func (x *index) marks(q *asking, tokens []word) {
	for _, t := range tokens {
		f := x.features[t.text]
		at := slices.IndexFunc(q.terms, func(t term) bool { return t.feature == f })
		if t.marked == "" || f == nil || at < 0 {
			continue
		}
		worth := ofMarks * f.weight
		if q.terms[at].worth < f.weight {
			continue // done: the word is there twice
		}
		q.terms[at].worth -= worth
		if same := x.features[t.marked]; same != nil {
			q.terms = append(q.terms, term{same, worth})
		}
	}
}

func (q asking) features() []*feature {
	out := make([]*feature, len(q.terms))
	for i, t := range q.terms {
		out[i] = t.feature
	}
	return out
}

// odd reports two neighbours that articles have each, but never side by side:
// half of a word of two syllables says little of the whole.
func (x *index) odd(name string) bool {
	for i := range len(name) {
		if name[i] == ' ' {
			return x.telling(name[:i]) && x.telling(name[i+1:])
		}
	}
	return false
}

func (x *index) telling(token string) bool { return x.features[token] != nil && !x.lang.weak[token] }
