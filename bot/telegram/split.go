package telegram

import "strings"

// split cuts HTML into pieces of at most limit UTF-16 units on the screen: at
// the end of a paragraph, or else of a line, of a word, or between letters; the
// first of these that leaves no piece less than half full. Tags that a cut goes
// through are closed and opened again, white space at a cut is dropped. A text
// that fits comes back as it is.
func split(text string, limit int) []string {
	if len(text) <= limit { // bytes: never fewer than units
		return []string{text}
	}
	rest := atoms(text)
	if width(rest) <= limit {
		return []string{text}
	}
	var pieces []string
	var open []atom
	for len(rest) > 0 {
		n := cut(rest, limit)
		piece := append(open, rest[:n]...)
		open = opened(piece)
		if raw, ok := render(piece, open); ok {
			pieces = append(pieces, raw)
		}
		rest = trimLeft(rest[n:])
	}
	if len(pieces) == 0 {
		return []string{text}
	}
	return pieces
}

func width(text []atom) int {
	sum := 0
	for _, a := range text {
		sum += a.units
	}
	return sum
}

// cut is how many atoms the first piece takes.
func cut(rest []atom, limit int) int {
	n := fitting(rest, limit)
	if n == len(rest) {
		return n
	}
	n = gap(rest, n, limit)
	for n > 1 && rest[n-1].tag != "" && !rest[n-1].closing {
		n-- // what begins here belongs to the next piece
	}
	for n < len(rest) && (rest[n].closing || rest[n].space()) {
		n++ // what ends here, to this one; its white space will be dropped
	}
	return n
}

// fitting is how many atoms have room; at least one.
func fitting(rest []atom, limit int) int {
	sum := 0
	for i, a := range rest {
		if sum += a.units; sum > limit {
			return max(i, 1)
		}
	}
	return len(rest)
}

// gap is the best place for a cut among the first n atoms, which are followed by
// one more.
func gap(rest []atom, n, limit int) int {
	var paragraph, line, word int
	sum := 0
	var before string // the letter before, tags passed over
	for i, a := range rest[:n+1] {
		if sum += a.units; a.tag != "" {
			continue
		}
		if a.space() && 2*sum >= limit {
			switch {
			case a.raw == "\n" && before == "\n":
				paragraph = i
			case a.raw == "\n":
				line = i
			default:
				word = i
			}
		}
		before = a.raw
	}
	for _, at := range []int{paragraph, line, word} {
		if at > 0 {
			return at
		}
	}
	return betweenLetters(rest, n)
}

// betweenLetters moves a cut back to where it takes no letter apart.
func betweenLetters(rest []atom, n int) int {
	for at := n; at > 0; at-- {
		if !rest[at].joins(rest[at-1]) {
			return at
		}
	}
	return n
}

// opened are the tags still open at the end of a piece.
func opened(piece []atom) []atom {
	open := []atom{}
	for _, a := range piece {
		switch {
		case a.tag == "":
		case !a.closing:
			open = append(open, a)
		case len(open) > 0 && open[len(open)-1].tag == a.tag:
			open = open[:len(open)-1]
		}
	}
	return open
}

// render writes a piece and closes what is open; false if nothing is to be seen.
func render(piece, open []atom) (string, bool) {
	var out strings.Builder
	seen := false
	for _, a := range trimRight(piece) {
		seen = seen || a.visible()
		out.WriteString(a.raw)
	}
	for i := len(open) - 1; i >= 0; i-- {
		out.WriteString("</" + open[i].tag + ">")
	}
	return out.String(), seen
}

// trimLeft drops white space before the first letter and keeps the tags.
func trimLeft(text []atom) []atom {
	for i, a := range text {
		if a.visible() {
			return append(tags(text[:i]), text[i:]...)
		}
	}
	return tags(text)
}

// trimRight drops white space after the last letter and keeps the tags.
func trimRight(text []atom) []atom {
	for i := len(text); i > 0; i-- {
		if text[i-1].visible() {
			return append(text[:i:i], tags(text[i:])...)
		}
	}
	return tags(text)
}

func tags(text []atom) []atom {
	out := []atom{}
	for _, a := range text {
		if a.tag != "" {
			out = append(out, a)
		}
	}
	return out
}
