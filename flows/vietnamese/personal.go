package vietnamese

import "strings"

// personalDigits is the length of a personal number; all begin with 0.
const personalDigits = 12

// PersonalNumber looks for the twelve-digit number of a person (since July 2025
// also the tax code of a household business), written together or in groups of
// three or more, and gives the text with every one masked as 066•••••1234. The
// masked text is cleaned first, so that nothing hides between the digits. When
// there is none it gives s as it came. Phones are left alone.
func PersonalNumber(s string) (mask string, found bool) {
	text := []rune(Clean(s))
	var out strings.Builder
	done := 0
	for _, run := range digitRuns(text) {
		for _, span := range run.personal() {
			out.WriteString(string(text[done:span.from]))
			out.WriteString(span.digits[:3] + "•••••" + span.digits[8:])
			done, found = span.to, true
		}
	}
	if !found {
		return s, false
	}
	out.WriteString(string(text[done:]))
	return out.String(), true
}

// personal gives the personal numbers of a run, spaced ones joined.
func (r digitRun) personal() []digitGroup {
	var out []digitGroup
	phones := len(r.phones()) > 0
	for i := 0; i < len(r.groups); {
		g, n := r.twelve(i, phones)
		if n == 0 {
			i++
			continue
		}
		out = append(out, g)
		i += n
	}
	return out
}

// twelve joins groups from i to a personal number and says how many it took. In
// a run that reads as phones only digits written together count.
func (r digitRun) twelve(i int, phones bool) (digitGroup, int) {
	if r.groups[i].digits[0] != '0' {
		return digitGroup{}, 0
	}
	digits := ""
	for n, g := range r.groups[i:] {
		digits += g.digits
		switch {
		case len(digits) > personalDigits || len(g.digits) < 3:
			return digitGroup{}, 0
		case len(digits) == personalDigits:
			return digitGroup{digits, r.groups[i].from, g.to}, n + 1
		case phones:
			return digitGroup{}, 0
		}
	}
	return digitGroup{}, 0
}
