package answers

import (
	"strings"

	"khuyencong/flows/vietnamese"
)

// mend replaces words that no article has by the likeliest that one has: two
// that were written together, or one a slip away. It says which it replaced.
func (x *index) mend(words []word) ([]word, map[string]bool) {
	mended := map[string]bool{}
	out := make([]word, 0, len(words))
	for i, w := range words {
		if x.words[w.text] > 0 || x.lang.nothing(w) {
			out = append(out, w)
			continue
		}
		before, after := neighbour(out, len(out)-1), neighbour(words, i+1)
		if undone, ok := x.keyed(w.text); ok {
			out = append(out, word{text: undone})
		} else if a, b, ok := x.squeezed(w.text); ok {
			out = append(out, word{text: a}, word{text: b})
		} else if better := x.likeliest(w.text, before, after); better != "" {
			mended[better] = true
			out = append(out, word{text: better})
		} else {
			out = append(out, w)
		}
	}
	return out, mended
}

// keyed is a word whose keys of Telex or VNI were left in it, and would be one
// that articles have: "mays".
func (x *index) keyed(w string) (string, bool) {
	undone, ok := vietnamese.WithoutKeys(w)
	undone = vietnamese.Fold(undone)
	return undone, ok && x.words[undone] > 0
}

func neighbour(words []word, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i].text
}

// squeezed splits what was written together: "hotro", "maymoc".
func (x *index) squeezed(w string) (a, b string, ok bool) {
	for i := 2; i+2 <= len(w); i++ {
		if x.features[w[:i]+" "+w[i:]] != nil && !strings.Contains(w, "_") {
			return w[:i], w[i:], true
		}
	}
	return "", "", false
}

// likeliest is the word a slip away that fits its neighbours best; of equals
// the commonest, then the first of the alphabet.
func (x *index) likeliest(w, before, after string) string {
	best, most := "", 0
	for _, c := range x.spell.candidates(w) {
		n := x.words[c]
		if x.features[before+" "+c] != nil || x.features[c+" "+after] != nil {
			n += 1_000_000
		}
		if n > most || n == most && c < best {
			best, most = c, n
		}
	}
	return best
}
