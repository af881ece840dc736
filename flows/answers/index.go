package answers

import "math"

// How much a word counts by where an article has it.
const (
	inQuestion = 1.0
	inKeyword  = 1.15
	inText     = 0.35
	weakly     = 0.4 // a weak word, against others
	paired     = 0.6 // two words together, on top of each by itself
)

// A feature is a token, or two neighbours.
type feature struct {
	weight   float64   // how telling it is, by how few articles have it
	passages []int     // that have it, ascending
	articles []posting // that have it anywhere
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
	words    map[string]int
	spell    *speller
	rarest   float64
}

// An entry is an article or a foreign topic as the index sees it.
type entry struct {
	passages []string
	keywords []string
	text     string
}

func newIndex(entries []entry) *index {
	x := &index{lang: newLanguage(), features: map[string]*feature{}, entries: len(entries), words: map[string]int{}}
	for i, e := range entries {
		x.add(i, e)
	}
	x.weigh()
	x.spell = newSpeller(x.words)
	return x
}

func (x *index) add(at int, e entry) {
	parts := map[string]float64{}
	note := func(features []string, part float64) {
		for _, f := range features {
			parts[f] = max(parts[f], part)
		}
	}
	for _, p := range e.passages {
		features := x.read(p)
		note(features, inQuestion)
		n := len(x.passages)
		x.passages = append(x.passages, passage{article: at})
		for _, f := range features {
			f := x.feature(f)
			if k := len(f.passages); k == 0 || f.passages[k-1] != n {
				f.passages = append(f.passages, n)
			}
		}
	}
	for _, k := range e.keywords {
		note(x.read(k), inKeyword)
	}
	note(x.read(e.text), inText)
	for f, part := range parts {
		f := x.feature(f)
		f.articles = append(f.articles, posting{at, part})
	}
}

// read gives the features of a text of an article, and learns its words.
func (x *index) read(text string) []string {
	var words []string
	for _, w := range x.lang.words(text) {
		words = append(words, w.text)
		x.words[w.text]++
	}
	return featuresOf(x.lang.tokens(words))
}

// featuresOf are the tokens and each two neighbours.
func featuresOf(tokens []string) []string {
	out := make([]string, 0, 2*len(tokens))
	for i, t := range tokens {
		out = append(out, t)
		if i > 0 {
			out = append(out, tokens[i-1]+" "+t)
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

// weigh gives every feature its weight, and every passage the sum of its own.
func (x *index) weigh() {
	x.rarest = math.Log(1 + float64(x.entries))
	for name, f := range x.features {
		few := 0.0
		for _, p := range f.articles {
			few += p.part
		}
		f.weight = math.Log(1+float64(x.entries)/max(few, 1)) * x.share(name)
		for _, p := range f.passages {
			x.passages[p].weight += f.weight
		}
	}
}

// share is the part of its weight that a feature has for what it is.
func (x *index) share(name string) float64 {
	for i := range len(name) {
		if name[i] == ' ' {
			if x.lang.weak[name[:i]] && x.lang.weak[name[i+1:]] {
				return paired * weakly
			}
			return paired
		}
	}
	if x.lang.weak[name] {
		return weakly
	}
	return 1
}
