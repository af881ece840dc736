package vietnamese

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the order of Vietnamese letters, space first, so that a shorter
// word stands before a longer one.
const alphabet = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// toneOrder is the order of dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
const toneOrder = "\u0300\u0309\u0303\u0301\u0323"

// compareNames orders names as the Vietnamese alphabet does: by letters (ă and đ
// are letters of their own), then by tones. Apostrophes do not count.
func compareNames(a, b string) int {
	lettersA, tonesA := sortKeys(a)
	lettersB, tonesB := sortKeys(b)
	if c := strings.Compare(lettersA, lettersB); c != 0 {
		return c
	}
	return strings.Compare(tonesA, tonesB)
}

// sortKeys gives the places of the letters in the alphabet, and of their tones.
func sortKeys(name string) (letters, tones string) {
	shape, tone := spelling(norm.NFD.String(strings.ToLower(name)))
	var key strings.Builder
	for _, r := range shape {
		if at := strings.IndexRune(alphabet, r); at >= 0 {
			key.WriteByte(byte(at))
		}
	}
	return key.String(), tone
}

// spelling takes a decomposed, lower-case text apart into its letters, shapes
// kept (ă, ơ), and its tones as bytes in dictionary order, one for each vowel
// that carries one. Where the tone stands (hoà, hòa) makes no difference.
func spelling(decomposed string) (shape []rune, tones string) {
	var tone strings.Builder
	for _, r := range decomposed {
		switch at := strings.IndexRune(toneOrder, r); {
		case at >= 0:
			tone.WriteByte(byte('1' + at/2))
		case r == '\u0302' || r == '\u0306' || r == '\u031B':
			if n := len(shape); n > 0 {
				shape[n-1] = shaped(shape[n-1], r)
			}
		case r == 'ð' || r == 'ɖ':
			shape = append(shape, 'đ')
		case !apostrophe(r):
			shape = append(shape, r)
		}
	}
	return shape, tone.String()
}

// shaped puts a circumflex, breve or horn on a letter.
func shaped(letter, mark rune) rune {
	composed := []rune(norm.NFC.String(string([]rune{letter, mark})))
	if len(composed) != 1 {
		return letter
	}
	return composed[0]
}
