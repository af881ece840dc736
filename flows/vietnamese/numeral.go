package vietnamese

import (
	"strconv"
	"strings"
)

// ceiling is the largest value read: a million tỷ. Beyond it a number is a slip
// or a joke, and arithmetic below it cannot overflow.
const ceiling = 1_000_000_000_000_000

// scaled reads a numeral counted in unit (1, 1.000, a triệu, ...), best first.
// 1.250 is a thousand and more before "triệu" but may be one and a quarter
// before "tỷ": then both are given. A fraction of the smallest unit is nothing.
func scaled(text string, unit int64) []int64 {
	groups := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' || r == ' ' })
	if len(groups) == 1 {
		if len(text) > 3 && text[0] == '0' {
			return nil // a phone or a code
		}
		return exact(text, "", unit)
	}
	whole := strings.Join(groups, "")
	spaced := strings.Contains(text, " ")
	switch {
	case spaced && len(groups) == 2 && unit > 1:
		return append(exact(whole, "", unit), exact(groups[1], "", unit)...)
	case spaced:
		return exact(whole, "", unit)
	case thousands(groups) && len(groups) == 2:
		return oneSeparator(text, groups, unit)
	case thousands(groups) && sameSeparator(text):
		return exact(whole, "", unit)
	case len(groups) == 2:
		return exact(groups[0], groups[1], unit)
	}
	return mixed(text, unit)
}

// oneSeparator reads 1.250 and 1,250.
func oneSeparator(text string, groups []string, unit int64) []int64 {
	joined, split := exact(groups[0]+groups[1], "", unit), exact(groups[0], groups[1], unit)
	switch {
	case unit <= 1_000 || groups[1] == "000":
		return joined
	case unit >= 1_000_000_000:
		return append(split, joined...)
	case strings.Contains(text, ","):
		return append(joined, split...)
	}
	return joined
}

// mixed reads 1.200,5 and 1,200.5: thousands, then a fraction.
func mixed(text string, unit int64) []int64 {
	at := strings.LastIndexAny(text, ".,")
	head := strings.FieldsFunc(text[:at], func(r rune) bool { return r == '.' || r == ',' })
	if !thousands(head) || !sameSeparator(text[:at]) || text[strings.IndexAny(text, ".,")] == text[at] {
		return nil
	}
	return exact(strings.Join(head, ""), text[at+1:], unit)
}

func thousands(groups []string) bool {
	if len(groups[0]) > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

func sameSeparator(text string) bool {
	return !strings.Contains(text, ".") || !strings.Contains(text, ",")
}

// exact is whole.fraction × unit when that is an integer up to the ceiling.
func exact(whole, fraction string, unit int64) []int64 {
	fraction = strings.TrimRight(fraction, "0")
	if len(whole)+len(fraction) > 18 {
		return nil
	}
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return nil
	}
	for range fraction {
		if unit%10 != 0 {
			return nil
		}
		unit /= 10
	}
	if n > ceiling/unit {
		return nil
	}
	return []int64{n * unit}
}
