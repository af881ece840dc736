package vietnamese

import "unicode"

// digitRun is groups of digits with only soft separators (a space, a point, a
// dash, brackets) between them: one phone number, or two side by side.
type digitRun struct {
	groups     []digitGroup
	wordBefore bool // a letter stands next to it
	wordAfter  bool
}

// digitGroup is digits written together, at the runes [from, to) of the text.
type digitGroup struct {
	digits   string
	from, to int
}

// digitRuns finds them in order.
func digitRuns(text []rune) []digitRun {
	var out []digitRun
	for i := 0; i < len(text); {
		if digit(text[i]) < 0 {
			i++
			continue
		}
		run := digitRun{wordBefore: letterNear(text, i-1, -1)}
		for next := i; next >= 0; {
			g := readGroup(text, next)
			run.groups = append(run.groups, g)
			i, next = g.to, nextGroup(text, g.to)
		}
		run.wordAfter = letterNear(text, i, 1)
		out = append(out, run)
	}
	return out
}

func readGroup(text []rune, from int) digitGroup {
	g := digitGroup{from: from, to: from}
	digits := make([]byte, 0, 12)
	for g.to < len(text) && digit(text[g.to]) >= 0 {
		digits = append(digits, byte('0'+digit(text[g.to])))
		g.to++
	}
	g.digits = string(digits)
	return g
}

// nextGroup is where digits go on after at most three soft separators, else -1.
func nextGroup(text []rune, at int) int {
	next := at
	for next < len(text) && next-at <= 3 && soft(text[next]) {
		next++
	}
	if next == len(text) || next == at || next-at > 3 || digit(text[next]) < 0 {
		return -1
	}
	return next
}

func soft(r rune) bool {
	switch r {
	case ' ', '.', '-', '–', '‑', '(', ')':
		return true
	}
	return false
}

// letterNear reports a letter at i or beyond one space.
func letterNear(text []rune, i, step int) bool {
	if i >= 0 && i < len(text) && text[i] == ' ' {
		i += step
	}
	return i >= 0 && i < len(text) && unicode.IsLetter(text[i])
}
