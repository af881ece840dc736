package duplicates

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Keys gives what facilities that may be the same have in common at least one of:
// phone, tax code, words of name and owner within the commune, the whole name, the
// place to about 300 m. A store that indexes them finds the candidates for one
// facility without reading the others. A key of more than some hundred facilities
// tells nothing and may be left out. There are at most 64, none longer than 130
// characters; a personal number is in none.
func Keys(f Facility) []string {
	out := newReader().read(f).keys()
	return slices.DeleteFunc(out, func(k string) bool { return strings.HasPrefix(k, taxKey+"#") })
}

// What keys begin with.
const (
	phoneKey = "p:"
	taxKey   = "t:"
	wordKey  = "w:" // in a commune
	nameKey  = "n:" // in all communes
	placeKey = "g:"
)

// keys are sorted, each once.
func (f *facility) keys() []string {
	var out []string
	for _, p := range f.phones {
		out = append(out, phoneKey+p)
	}
	if f.tax.code != "" {
		out = append(out, taxKey+f.tax.code)
	}
	out = append(out, f.wordKeys()...)
	out = append(out, f.nameKeys()...)
	out = append(out, f.placeKeys()...)
	slices.Sort(out)
	return slices.Compact(out)
}

// wordKeys are each word that tells something, within the commune: what the others
// have in common they have in one of them even after a slip in another. Of a name
// with a single one the word with a letter left out, each in turn, is a key too.
func (f *facility) wordKeys() []string {
	var words []string
	for _, p := range f.own {
		if p.weight >= herePlace {
			words = append(words, meant(p.word))
		}
	}
	if len(words) == 1 && len(words[0]) >= 4 {
		words = append(words, without(words[0])...)
	}
	if len(words) > 1 {
		words = append(words, f.letters)
	}
	words = append(words, givenNames(f.owner)...)
	for _, w := range f.maybe {
		if !w.marked() { // "tien": tiện or Tiến
			words = append(words, meant(w))
		}
	}
	for i, w := range words {
		words[i] = wordKey + f.site.commune + ":" + cut(w, 60)
	}
	return words
}

// meant is the sound of a word, typed or meant to be typed.
func meant(w *word) string {
	if w.typed != nil {
		return w.typed.sound
	}
	return w.sound
}

// without gives a word, at most 12 letters of it, without each letter in turn.
func without(w string) []string {
	var out []string
	for i := range min(len(w), 12) {
		out = append(out, w[:i]+w[i+1:])
	}
	return out
}

// givenNames are the words of a person's name that tell something.
func givenNames(t text) []string {
	var out []string
	for i, w := range t.words[:min(len(t.words), 6)] {
		ends := i == len(t.words)-1
		if ends && !families()[w.key] || !families()[w.key] && !middles[w.key] || len(t.words) == 1 {
			out = append(out, meant(w))
		}
	}
	return out
}

// nameKeys is the name wherever it is: the commune may be wrong or not known.
func (f *facility) nameKeys() []string {
	var words []string
	for _, p := range f.own {
		if p.weight >= ownWeight {
			words = append(words, meant(p.word))
		}
	}
	if len(words) == 0 || len(words) == 1 && len(words[0]) < 5 {
		return nil
	}
	slices.Sort(words)
	return []string{nameKey + cut(strings.Join(words, ""), 60)}
}

// cell is the side of a square in which places are compared, in degrees.
const cell = 0.003

// placeKeys are the four squares nearest to the place, so that two places within
// half a side of each other have one in common.
func (f *facility) placeKeys() []string {
	if !f.site.placed {
		return nil
	}
	x, y := math.Round(f.site.point.lat/cell), math.Round(f.site.point.lon/cell)
	dx, dy := math.Copysign(1, f.site.point.lat/cell-x), math.Copysign(1, f.site.point.lon/cell-y)
	var out []string
	for _, at := range [][2]float64{{x, y}, {x + dx, y}, {x, y + dy}, {x + dx, y + dy}} {
		out = append(out, placeKey+strconv.Itoa(int(at[0]))+","+strconv.Itoa(int(at[1])))
	}
	return out
}
