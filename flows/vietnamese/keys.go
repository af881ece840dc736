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

// keyed is the work on one word.
type keyed struct {
	which keysTaken
	in    []rune // decomposed
	out   syllable
	taken int  // keys
	sure  bool // one of them is no letter of any word
}

// read takes the word apart. False: it holds no keys, or none that may be taken.
func (k *keyed) read() bool {
	for i, r := range k.in {
		switch {
		case strings.ContainsRune(toneOrder, r):
			if k.out.tone != noMark {
				return false
			}
			k.out.tone = r
		case r == circumflex || r == breve || r == horn:
			if n := len(k.out.shapes); n > 0 {
				k.out.shapes[n-1] = r
			}
		case k.key(r, k.lettersAfter(i)):
			k.taken++
		default:
			k.out.letters, k.out.shapes = append(k.out.letters, plainKept(r)), append(k.out.shapes, noMark)
		}
	}
	return k.taken > 0 && (k.sure || k.which&likelyKeys != 0)
}

// plainKept is the one form of đ.
func plainKept(r rune) rune {
	if plain(r) == 'd' && r != 'd' {
		return 'đ'
	}
	return r
}

// lettersAfter reports letters behind i: what stands before them is no number.
func (k *keyed) lettersAfter(i int) bool {
	for _, r := range k.in[i+1:] {
		if unicode.IsLetter(r) && toneKeys[r] == noMark {
			return true
		}
	}
	return false
}

// key takes r as a key if it can be one; inside: letters follow.
func (k *keyed) key(r rune, inside bool) bool {
	n := len(k.out.letters)
	switch {
	case n == 0:
		return false
	case (r == 'd' || r == '9') && n <= 2 && k.out.letters[n-1] == 'd':
		k.out.letters[n-1], k.sure = 'đ', true
		return true
	case r == '9' && k.out.letters[0] == 'd':
		k.out.letters[0], k.sure = 'đ', true
		return true
	case strings.ContainsRune("aeo", r) && k.out.letters[n-1] == r && k.out.shapes[n-1] == noMark:
		k.out.shapes[n-1], k.sure = circumflex, true
		return true
	case toneKeys[r] != noMark:
		return k.toneKey(r, inside)
	}
	return k.shapeKey(r, inside)
}

func (k *keyed) toneKey(r rune, inside bool) bool {
	letter := digit(r) < 0
	if k.out.tone != noMark || k.lastVowel(vowelRune) < 0 || letter && k.which&shapeKeys != 0 && r != 'f' && r != 'j' {
		return false
	}
	k.out.tone = toneKeys[r]
	k.sure = k.sure || inside || r == 'f' || r == 'j'
	return true
}

// shapeKey takes w, 6, 7 and 8.
func (k *keyed) shapeKey(r rune, inside bool) bool {
	on, mark := "", horn
	switch r {
	case 'w':
		on = "aou"
	case '6':
		on, mark = "aeo", circumflex
	case '7':
		on = "ou"
	case '8':
		on, mark = "a", breve
	default:
		return false
	}
	at := k.lastVowel(on)
	if at < 0 {
		return false
	}
	k.shape(at, mark, r == 'w')
	k.sure = k.sure || r == 'w' || inside
	return true
}

// shape puts a mark on a letter; "uow" is ươ and "uaw" ưa, "aw" alone ă.
func (k *keyed) shape(at int, mark rune, telex bool) {
	u := at > 0 && k.out.letters[at-1] == 'u' && (at < 2 || k.out.letters[at-2] != 'q')
	switch {
	case mark != horn || !u && k.out.letters[at] != 'a':
	case !u:
		mark = breve
	case k.out.letters[at] == 'a' && telex:
		at--
	case k.out.letters[at] == 'o':
		k.out.shapes[at-1] = horn
	}
	k.out.shapes[at] = mark
}

// lastVowel is the last letter that is one of these and has no shape yet, -1: none.
func (k *keyed) lastVowel(among string) int {
	for i := len(k.out.letters) - 1; i >= 0; i-- {
		if strings.ContainsRune(among, k.out.letters[i]) && (k.out.shapes[i] == noMark || among == vowelRune) {
			return i
		}
	}
	return -1
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
