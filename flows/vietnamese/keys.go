package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// keysTaken says which keys of Telex (ddaak lawsk) and VNI (d9a81k la81k), left
// in a text because the keyboard did not take them, are undone.
type keysTaken uint8

const (
	// sureKeys: those of words that nobody would spell like this. "Ea Bar" stays.
	sureKeys keysTaken = 0
	// likelyKeys: also a tone at the end: "cos", "hoa2".
	likelyKeys keysTaken = 1
	// shapeKeys: r, s and x are letters: "cuoor" is Cuôr.
	shapeKeys keysTaken = 2
	// anySound: in words that are no syllables too, to be looked up: "knueecs".
	anySound keysTaken = 4
)

var toneKeys = map[rune]rune{
	's': acute, 'f': grave, 'r': hook, 'x': tilde, 'j': dotBelow,
	'1': acute, '2': grave, '3': hook, '4': tilde, '5': dotBelow,
}

// longestSyllable is how many runes a word with keys in it can have: "nghieengr".
const longestSyllable = 12

// WithoutKeys undoes the keys of Telex or VNI in one word, also those that could
// be letters of it ("cos": có, "hoa2": hòa); ok when it had any and is a syllable
// without them. Ask for words that say nothing as they stand.
func WithoutKeys(word string) (undone string, ok bool) {
	return likelyKeys.undo(strings.ToLower(word))
}

// withoutKeys undoes the keys in the words of a text; ok when there were any.
// The text comes back in lower case, composed, without apostrophes.
func withoutKeys(text string, which keysTaken) (undone string, ok bool) {
	return undoWords(strings.ToLower(Clean(text)), which.undo)
}

// undoWords does so with every word of a clean text in lower case.
func undoWords(text string, undo func(string) (string, bool)) (undone string, ok bool) {
	var out, word strings.Builder
	end := func() {
		w, changed := undo(word.String())
		out.WriteString(w)
		ok = ok || changed
		word.Reset()
	}
	for _, r := range norm.NFC.String(text) {
		switch {
		case apostrophe(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			word.WriteRune(r)
		default:
			end()
			out.WriteRune(r)
		}
	}
	end()
	return out.String(), ok
}

// undo gives a lower-case word without keys; the word itself when it can be spoken
// as it stands, or could not be without them either.
func (which keysTaken) undo(word string) (string, bool) {
	if !mayHoldKeys(word) {
		return word, false
	}
	k := keyed{which: which, in: []rune(norm.NFD.String(word))}
	if len(k.in) > longestSyllable || !k.read() || which&anySound == 0 && !k.out.spoken() {
		return word, false
	}
	return k.out.String(), true
}

// mayHoldKeys tells most words apart at a glance.
func mayHoldKeys(word string) bool {
	if len(word) < 2 || len(word) > 4*longestSyllable || digit(rune(word[0])) >= 0 {
		return false
	}
	for i := 1; i < len(word); i++ {
		switch c := word[i]; {
		case strings.IndexByte("sfrxjw123456789", c) >= 0, c == word[i-1] && strings.IndexByte("daeo", c) >= 0:
			return true
		}
	}
	return false
}

// keysAside reads a text with the keys in it undone: all that are likely where one
// is sure, and where the text as it stands says nothing.
func keysAside[T any](s string, read func(string) []T) []T {
	undone, likely := withoutKeys(s, likelyKeys)
	if _, sure := withoutKeys(s, sureKeys); sure {
		return read(undone)
	}
	if out := read(s); out != nil || !likely {
		return out
	}
	return read(undone)
}
