package vietnamese

import "slices"

// A Tax is the tax code of an organisation, "0100109106" or "0100109106-001".
type Tax struct {
	Code    string
	Checked bool // its tenth digit is the one that follows from the others
}

// TaxCode reads the tax codes in an answer: ten digits, or ten and the three of a
// branch, together or in groups. Personal numbers, which households have instead
// since July 2025, are none.
func TaxCode(s string) []Tax {
	var found []Tax
	for _, run := range digitRuns([]rune(Clean(s))) {
		if len(run.personal()) > 0 {
			continue
		}
		for _, digits := range run.codes() {
			t := Tax{Code: digits[:10], Checked: taxDigit(digits) == int(digits[9]-'0')}
			if len(digits) > 10 {
				t.Code += "-" + digits[10:]
			}
			if !slices.Contains(found, t) {
				found = append(found, t)
			}
		}
	}
	return found
}

// codes are the runs of ten or thirteen digits: groups written together, or all
// groups of the run.
func (r digitRun) codes() []string {
	var out []string
	all := ""
	for i, g := range r.groups {
		all += g.digits
		switch {
		case len(g.digits) == 13:
			out = append(out, g.digits)
		case len(g.digits) == 10 && i+1 < len(r.groups) && len(r.groups[i+1].digits) == 3:
			out = append(out, g.digits+r.groups[i+1].digits)
		case len(g.digits) == 10:
			out = append(out, g.digits)
		}
	}
	if out == nil && (len(all) == 10 || len(all) == 13) {
		return []string{all}
	}
	return out
}

// taxDigit is the tenth digit that the first nine ask for; 10 where there is none.
func taxDigit(digits string) int {
	sum := 0
	for i, weight := range []int{31, 29, 23, 19, 17, 13, 7, 5, 3} {
		sum += weight * int(digits[i]-'0')
	}
	return 10 - sum%11
}
