package duplicates

import "khuyencong/flows/vietnamese"

// How alike two words are, from 0 to 1.
const (
	unmarkedText = 0.97 // one whole text has no marks: Mộc Hải, moc hai
	bareWord     = 0.9  // its tone was not typed: quyêt
	unmarkedWord = 0.5  // one word has none among others that do: Mộc Hai
	hoiNga       = 0.9  // hỏi and ngã are one sound in the province
	halfMarked   = 0.8  // mọc, mộc: the tone is the same
	toneMissing  = 0.4  // tân, tấn: both are words
	oneSound     = 0.96 // ly, li
	keyboard     = 0.97 // moocj
	plainSlip    = 0.88 // thnah
	likelySlip   = 0.8  // both are words of other languages
	otherWord    = 0.4  // both are words: hoàn, hoàng
	farSlip      = 0.7  // two slips in a long word
)

// alike compares two words; the markings are those of their whole texts.
func alike(a, b *word, ofA, ofB marking) float64 {
	switch {
	case a == b:
		return 1
	case a.number || b.number:
		return equal(a.key == b.key)
	case a.key == b.key:
		return marksAlike(a, b, ofA, ofB)
	case a.sound == b.sound:
		return oneSound * marksAlike(a, b, ofA, ofB)
	}
	best := slipped(a, b)
	if a.typed != nil && a.typed.key == b.key {
		best = max(best, keyboard*marksAlike(a.typed, b, marked, ofB))
	}
	if b.typed != nil && b.typed.key == a.key {
		best = max(best, keyboard*marksAlike(a, b.typed, ofA, marked))
	}
	if a.typed != nil && b.typed != nil && a.typed.key == b.typed.key {
		best = max(best, marksAlike(a.typed, b.typed, marked, marked))
	}
	return best
}

func equal(same bool) float64 {
	if same {
		return 1
	}
	return 0
}

// marksAlike compares the marks of words with the same letters.
func marksAlike(a, b *word, ofA, ofB marking) float64 {
	switch {
	case ofA == plain || ofB == plain:
		if a.marked() != b.marked() {
			return unmarkedText
		}
		return 1
	case a.tone == b.tone && a.shape == b.shape:
		return 1
	case a.shape != b.shape && a.sound == b.sound && a.key != b.key:
		return equal(a.tone == b.tone) // ly, li: the letters differ anyway
	case (a.bare || ofA == toneless && a.tone == 0 || b.bare || ofB == toneless && b.tone == 0) && halfShaped(a.shape, b.shape):
		return bareWord
	case !a.marked() || !b.marked():
		return unmarkedWord
	case a.shape == b.shape && a.tone*b.tone == 2*3:
		return hoiNga
	case a.shape == b.shape && (a.tone == 0 || b.tone == 0), a.tone == 0 && b.tone == 0:
		return toneMissing
	case a.tone == b.tone && halfShaped(a.shape, b.shape):
		return halfMarked
	}
	return 0
}

// halfShaped reports that the letters differ only where one has no mark.
func halfShaped(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && x[i] > 'z' && y[i] > 'z' {
			return false
		}
	}
	return true
}

// slipped compares words with different letters.
func slipped(a, b *word) float64 {
	short, long := min(len(a.key), len(b.key)), max(len(a.key), len(b.key))
	switch {
	case short < 2 || long-short > 2:
		return 0
	case long-short <= 1 && vietnamese.OneSlip(a.key, b.key):
		return slipOf(short, a, b)
	case short >= 7 && a.key[0] == b.key[0] && twoSlips(a.key, b.key):
		return farSlip
	}
	return 0
}

// slipOf values one slip: the longer the word and the less either is a word of
// its own, the likelier it is one.
func slipOf(short int, a, b *word) float64 {
	switch {
	case a.real != b.real && short >= 3:
		return plainSlip
	case a.real != b.real:
		return otherWord
	case !a.real && short >= 5:
		return likelySlip
	case short >= 4:
		return otherWord
	}
	return 0
}

// twoSlips reports that one slip, at any place, leaves another one.
func twoSlips(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch {
	case a == "":
		return len(b) <= 2
	case vietnamese.OneSlip(a, b[1:]) || a == b[1:], len(a) == len(b) && (vietnamese.OneSlip(a[1:], b[1:]) || vietnamese.OneSlip(a[1:], b)):
		return true
	}
	return len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && vietnamese.OneSlip(a[2:], b[2:])
}
