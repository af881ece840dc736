package duplicates

import (
	"math"
	"slices"
)

// weight is the evidence about a pair, added up.
type weight struct {
	odds        float64
	pro, contra uint16 // bits in the order of reasons and contraries
}

var reasons = [...]string{TaxCode, Name, Phone, Owner, PhoneNear, Place, TaxCompany, Hamlet, Commune}
var contraries = [...]string{OtherNumber, OtherName, OtherTaxCode, OtherOwner, OtherCommune, OtherPlace, OtherCraft, OtherForm, OtherPhone, OtherHamlet}

func (w *weight) add(odds float64, reason string) {
	w.odds += odds
	for i, r := range reasons {
		if r == reason {
			w.pro |= 1 << i
		}
	}
	for i, r := range contraries {
		if r == reason {
			w.contra |= 1 << i
		}
	}
}

func (w weight) asks() bool { return w.odds >= 0 }

// evidence keeps the lists of reasons, so that a million pairs share a few.
type evidence map[uint32][2][]string

// match writes the evidence out, the score rounded to three digits.
func (e evidence) match(w weight) Match {
	key := uint32(w.pro)<<16 | uint32(w.contra)
	lists, ok := e[key]
	if !ok {
		lists = [2][]string{chosen(reasons[:], w.pro), chosen(contraries[:], w.contra)}
		e[key] = lists
	}
	return Match{Score: math.Round(1000/(1+math.Exp(-w.odds))) / 1000, Reasons: lists[0], Against: lists[1]}
}

func chosen(from []string, bits uint16) []string {
	var out []string
	for i, r := range from {
		if bits&(1<<i) != 0 {
			out = append(out, r)
		}
	}
	return slices.Clip(out)
}
