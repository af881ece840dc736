package answers

import (
	"strings"

	"khuyencong/flows/vietnamese"
)

// A phrasebook turns phrases of one meaning into one word. A word of a phrase
// that is written with marks is not found in another that was typed with others:
// "tậu" is in "tau", not in "tàu".
type phrasebook struct {
	by      map[string][]phrase // by its folded words, joined by spaces
	longest int                 // in words
}

type phrase struct {
	marked []string // of each word, "" where any marks will do
	means  string
}

func newPhrasebook(lines []string) phrasebook {
	b := phrasebook{by: map[string][]phrase{}}
	for _, line := range lines {
		phrases := strings.Split(line, "|")
		means := strings.ReplaceAll(vietnamese.Fold(phrases[0]), " ", "_")
		for _, p := range phrases {
			b.add(strings.Fields(p), means)
		}
	}
	return b
}

func (b *phrasebook) add(words []string, means string) {
	p := phrase{means: means}
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = vietnamese.Fold(w)
		p.marked = append(p.marked, withMarks(folded[i], w))
	}
	key := strings.Join(folded, " ")
	b.by[key] = append(b.by[key], p)
	b.longest = max(b.longest, len(words))
}

// join replaces phrases, the longest first, from left to right.
func (b phrasebook) join(words []word) []word {
	out := make([]word, 0, len(words))
	for i := 0; i < len(words); {
		n, one := b.at(words[i:])
		if n == 0 {
			n, one = 1, words[i]
		}
		out = append(out, one)
		i += n
	}
	return out
}

func (b phrasebook) at(words []word) (n int, one word) {
	longest := min(b.longest, len(words))
	key := make([]byte, 0, 64)
	ends := make([]int, 0, 8)
	for _, w := range words[:longest] {
		if len(key) > 0 {
			key = append(key, ' ')
		}
		key = append(key, w.text...)
		ends = append(ends, len(key))
	}
	for n := longest; n > 0; n-- {
		for _, p := range b.by[string(key[:ends[n-1]])] {
			if p.agrees(words[:n]) {
				return n, word{text: p.means}
			}
		}
	}
	return 0, word{}
}

func (p phrase) agrees(words []word) bool {
	for i, w := range words {
		if w.marked != "" && p.marked[i] != "" && w.marked != p.marked[i] {
			return false
		}
	}
	return true
}
