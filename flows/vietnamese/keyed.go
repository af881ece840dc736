package vietnamese

import (
	"strings"
	"unicode"
)

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
