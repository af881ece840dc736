package duplicates

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"khuyencong/flows/vietnamese"
)

// mostPhones is how many numbers of one facility are compared.
const mostPhones = 3

// phones reads what was typed; nine digits are a number whose 0 a spreadsheet has
// dropped. Numbers typed only to fill the field are none.
func phones(s string) []string {
	s = cut(s, longestNumber)
	found := vietnamese.Phone(s)
	if len(found) == 0 {
		if d := digits(s); len(d) == 9 {
			found = vietnamese.Phone("0" + d)
		}
	}
	var out []string
	for _, p := range found {
		if len(out) < mostPhones && !monotone(p[2:]) {
			out = append(out, p)
		}
	}
	return out
}

// monotone reports one digit again and again.
func monotone(digits string) bool { return strings.Trim(digits, digits[:1]) == "" }

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// tax is a tax code; a personal number is kept as its hash only, so that nothing
// made from it here can show it.
type tax struct{ code, branch string }

func (t tax) personal() bool { return strings.HasPrefix(t.code, "#") }

func readTax(s string) tax {
	s = cut(s, longestNumber)
	if d := digits(s); len(d) == 12 || len(d) == 11 && d[0] != '0' {
		h := sha256.Sum256([]byte(strings.TrimPrefix(d, "0")))
		return tax{code: "#" + hex.EncodeToString(h[:])}
	}
	codes := vietnamese.TaxCode(s)
	if len(codes) != 1 || monotone(codes[0].Code[:10]) {
		return tax{}
	}
	code, branch, _ := strings.Cut(codes[0].Code, "-")
	return tax{code, branch}
}

// How two phones or tax codes compare.
type likeness int

const (
	unknown likeness = iota
	same
	close // one digit differs or two are swapped; the same company's branch
	different
)

func comparePhones(a, b []string) likeness {
	if len(a) == 0 || len(b) == 0 {
		return unknown
	}
	best := different
	for _, p := range a {
		for _, q := range b {
			switch {
			case p == q:
				return same
			case len(p) == len(q) && vietnamese.OneSlip(p, q):
				best = close
			}
		}
	}
	return best
}

// compareTax says nothing of a code beside a personal number: households had the
// one before July 2025 and have the other since.
func compareTax(a, b tax) likeness {
	switch {
	case a.code == "" || b.code == "" || a.personal() != b.personal():
		return unknown
	case a.code != b.code:
		return different
	case a.branch != b.branch:
		return close
	}
	return same
}
