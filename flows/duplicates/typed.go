package duplicates

import (
	"strings"

	"khuyencong/flows/vietnamese"
)

// What is left when the keyboard's Telex or VNI was off: "Moocj Hari", "Mo65c
// Ha3i" for Mộc Hải.

// unTyped is the word that the keys were meant for, "" when they make none that
// Vietnamese has, or nothing but what stands there.
func unTyped(s string) string {
	if !ascii(s) || len(s) > 12 {
		return ""
	}
	if !strings.ContainsAny(s, "123456789") && syllable(s) {
		return "" // a word as it is: "cos" is typed, "mai" is not
	}
	keys := s
	if !strings.ContainsAny(s, "aeiouy") {
		keys = strings.Replace(s, "w", "uw", 1) // a w alone is ư
	}
	meant, ok := vietnamese.WithoutKeys(keys)
	if !ok || meant == s || !syllable(newKey(meant)) {
		return ""
	}
	return meant
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
