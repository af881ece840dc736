package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which two spellings of the same words are equal: lower
// case, no marks, đ as d, apostrophes dropped (Ea H'leo, Ea H’Leo: "ea hleo"),
// the keys of Telex and VNI undone where a word has surely some (ddaak, d9a81k:
// "dak"), everything else that is no letter or digit a single space. It is for
// comparing, never for showing. Folding twice changes nothing more. Time is
// linear.
func Fold(s string) string {
	folded := fold(strings.ToLower(Clean(s)))
	if undone, ok := undoWords(folded, sureKeys.undo); ok {
		return fold(undone)
	}
	return folded
}

// fold does so with a clean text in lower case, and leaves keys.
func fold(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.M, r) || apostrophe(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(plain(r))
		default:
			space = true
		}
	}
	return out.String()
}

// plain turns the letters that no decomposition reaches into their base: đ, and
// the look-alikes that old fonts and keyboards put in its place.
func plain(r rune) rune {
	switch r {
	case 'đ', 'ð', 'ɖ':
		return 'd'
	}
	return r
}

// apostrophe reports every character seen in the place of the ' of Ê Đê and
// M'nông names.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', '‛', '′', '‵', '＇', '՚', 'ꞌ',
		'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ':
		return true
	}
	return false
}
