package duplicates

import "strings"

// What is left when the keyboard's Telex or VNI was off: "Moocj Hari", "Mo65c
// Ha3i" for Mộc Hải.

// telexTones and vniTones are in the order of a row of vowels.
const (
	telexTones = "frxsj"
	vniTones   = "23415"
)

// telexShapes and vniShapes are two keys that make one letter.
var (
	telexShapes = strings.NewReplacer("uwow", "ươ", "uow", "ươ", "uwo", "ươ", "aa", "â", "aw", "ă", "ee", "ê", "oo", "ô", "ow", "ơ", "uw", "ư", "dd", "đ")
	vniShapes   = strings.NewReplacer("u7o7", "ươ", "uo7", "ươ", "u7o", "ươ", "a6", "â", "a8", "ă", "e6", "ê", "o6", "ô", "o7", "ơ", "u7", "ư", "d9", "đ")
)

// unTyped is the word that the keys were meant for, "" when they make none that
// Vietnamese has, or nothing but what stands there.
func unTyped(s string) string {
	if !ascii(s) || len(s) > 12 {
		return ""
	}
	tones, shapes := telexTones, telexShapes
	if strings.ContainsAny(s, "123456789") {
		tones, shapes = vniTones, vniShapes
	} else if syllable(s) {
		return "" // a word as it is: "cos" is typed, "mai" is not
	}
	meant := withTone(s, tones, shapes)
	if meant == s || !syllable(newKey(meant)) {
		return ""
	}
	return meant
}

// withTone takes the key of the tone out, wherever behind a vowel it was typed,
// and joins what makes one letter.
func withTone(s, tones string, shapes *strings.Replacer) string {
	tone, rest := 0, s
	for i := len(s) - 1; i > 0 && tone == 0; i-- {
		at := strings.IndexByte(tones, s[i])
		if at >= 0 && strings.ContainsAny(s[:i], "aeiouyw") && (s[i] != 'r' || s[i-1] != 't') {
			tone, rest = at+1, s[:i]+s[i+1:]
		}
	}
	if !strings.ContainsAny(rest, "aeiouy") {
		rest = strings.Replace(rest, "w", "uw", 1) // a w alone is ư
	}
	meant := shapes.Replace(spread(rest, shapes))
	if tone == 0 {
		return meant
	}
	return setTone(meant, tone)
}

// spread brings a second letter or a w typed at the end of the word back to its
// vowel: "mocoj", "dakwd".
func spread(s string, shapes *strings.Replacer) string {
	last := len(s) - 1
	if last < 2 || shapes.Replace(s) != s || syllable(s) {
		return s
	}
	key := s[last:]
	for i := last - 1; i >= 0; i-- {
		moved := s[:i+1] + key + s[i+1:last]
		if shapes.Replace(moved) != moved {
			return moved
		}
	}
	return s
}

// setTone puts a tone on the first vowel; where it stands does not matter here.
func setTone(s string, tone int) string {
	for i, r := range s {
		for _, row := range vowels {
			letters := []rune(row)
			if letters[0] == r {
				return s[:i] + string(letters[tone]) + s[i+len(string(r)):]
			}
		}
	}
	return s
}

// newKey folds the few letters that the keys make.
func newKey(s string) string { return newWordKey.Replace(strings.Map(withoutTone, s)) }

var newWordKey = strings.NewReplacer("ă", "a", "â", "a", "đ", "d", "ê", "e", "ô", "o", "ơ", "o", "ư", "u")

func withoutTone(r rune) rune {
	if t, ok := toned[r]; ok {
		return t.vowel
	}
	return r
}

// hasVNI reports a word with digits between its letters: "mo65c". Then digits at
// the end of others are tones too.
func hasVNI(words []string) bool {
	for _, w := range words {
		trimmed := strings.TrimRight(w, "0123456789")
		at := strings.IndexAny(trimmed, "123456789")
		if at > 0 && ascii(w) && unTyped(w) != "" {
			return true
		}
	}
	return false
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
