package answers

import (
	"math"
	"slices"
	"strings"
)

// How much a word counts by where an article has it.
const (
	inQuestion = 1.0
	inKeyword  = 1.15
	inText     = 0.5
	weakly     = 0.8  // a weak word, against others
	paired     = 0.5  // two words together, on top of each by itself
	crossed    = 0.15 // what is asked of what, on top of both
)

// A feature is a token, two neighbours, or an intent and what it is asked of.
type feature struct {
	weight   float64   // how telling it is, by how few articles have it
	passages []int     // that have it, ascending
	articles []posting // that have it anywhere
	ours     bool      // an article has it, not only foreign topics
	links    []link    // what it was learned to speak for
	side     float64   // above 0 for ours, below for what is foreign
}

type posting struct {
	article int
	part    float64 // inQuestion, inKeyword, inText
}

// A passage is a title or a question of an article.
type passage struct {
	article int
	weight  float64 // of all its features
}

// An index finds passages and articles by features.
type index struct {
	lang     *language
	features map[string]*feature
	passages []passage
	entries  int // articles and topics
	articles int // of the entries, the first
	words    map[string]int
	spell    *speller
	rarest   float64
	split    func(typed string) []word // while it is made
}

// An entry is an article or a foreign topic as the index sees it.
type entry struct {
	passages []string
	keywords []string
	text     string
}

// newIndex is of entries, of which the first are articles, the others foreign.
func newIndex(entries []entry, articles int) *index {
	x := &index{lang: newLanguage(), features: map[string]*feature{}, entries: len(entries), articles: articles, words: map[string]int{}}
	x.split = x.lang.remembered()
	var examples []example
	for i, e := range entries {
		examples = append(examples, x.add(i, e)...)
	}
	x.split = nil
	x.weigh()
	x.learn(examples)
	x.sides(examples)
	x.spell = newSpeller(x.words)
	return x
}

// add takes an entry and gives what can be learned from it.
func (x *index) add(at int, e entry) (examples []example) {
	parts := map[string]float64{}
	note := func(features []string, part float64) {
		for _, f := range features {
			parts[f] = max(parts[f], part)
		}
	}
	for _, p := range e.passages {
		features := x.read(p)
		note(features, inQuestion)
		learn := x.example(at, features)
		x.addPassage(at, learn.features)
		examples = append(examples, learn)
	}
	for _, k := range e.keywords {
		features := x.read(k)
		note(features, inKeyword)
		examples = append(examples, x.example(at, features))
	}
	note(x.read(e.text), inText)
	for f, part := range parts {
		f := x.feature(f)
		f.articles = append(f.articles, posting{at, part})
		f.ours = f.ours || at < x.articles
	}
	return examples
}

// read gives the features of a text of an article, and learns its words.
func (x *index) read(text string) []string {
	words := wordsOf(text, x.split)
	for _, w := range words {
		x.words[w.text]++
	}
	tokens := x.lang.tokens(words)
	features := x.lang.featuresOf(tokens)
	for _, t := range tokens {
		if t.marked != "" {
			features = append(features, t.marked)
		}
	}
	return features
}

// featuresOf are the tokens, each two neighbours, and what is asked of what.
func (l *language) featuresOf(tokens []word) []string {
	out := make([]string, 0, 3*len(tokens))
	for i, t := range tokens {
		out = append(out, t.text)
		if i > 0 {
			out = append(out, tokens[i-1].text+" "+t.text)
		}
	}
	for _, asked := range tokens {
		for _, of := range tokens {
			if l.intents[asked.text] && !l.intents[of.text] && !l.weak[of.text] {
				out = append(out, asked.text+"*"+of.text)
			}
		}
	}
	return out
}

func (x *index) feature(name string) *feature {
	f := x.features[name]
	if f == nil {
		f = &feature{}
		x.features[name] = f
	}
	return f
}

// weigh gives every feature its weight, and every passage the sum of its own. A
// word with its marks weighs what it does without.
func (x *index) weigh() {
	x.rarest = math.Log(1 + float64(x.entries))
	for name, f := range x.features {
		few := 0.0
		for _, p := range f.articles {
			few += p.part
		}
		f.weight = math.Log(1+float64(x.entries)/max(few, 1)) * x.share(name)
		if isMarked(name) {
			continue
		}
		for _, p := range f.passages {
			x.passages[p].weight += f.weight
		}
	}
}

// share is the part of its weight that a feature has for what it is.
func (x *index) share(name string) float64 {
	if at := strings.IndexAny(name, " *"); at >= 0 {
		switch {
		case name[at] == '*':
			return crossed
		case x.lang.weak[name[:at]] && x.lang.weak[name[at+1:]]:
			return paired * weakly
		}
		return paired
	}
	if x.lang.weak[name] {
		return weakly
	}
	return 1
}

// isMarked reports a feature of the second channel.
func isMarked(name string) bool { return name != "" && name[len(name)-1] >= 0x80 }

// addPassage takes a passage with each of its features once.
func (x *index) addPassage(at int, features []*feature) {
	for _, f := range features {
		f.passages = append(f.passages, len(x.passages))
	}
	x.passages = append(x.passages, passage{article: at})
}

// example has each feature once.
func (x *index) example(entry int, names []string) example {
	slices.Sort(names)
	e := example{entry: entry}
	for _, name := range slices.Compact(names) {
		e.features = append(e.features, x.feature(name))
	}
	return e
}
