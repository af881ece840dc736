package duplicates

import (
	"slices"

	"khuyencong/flows/vietnamese"
)

// likeName is how alike the words of two names are, 0 to 1, and how much they
// tell together; 0: there is nothing to compare.
type likeName struct {
	alike, tells float64
	doubtful     bool // a word of the one is, in the other, one that may be a craft
}

func alikeNames(a, b *name) likeName {
	if a.typed > b.typed {
		a, b = b, a // of equally likely matches the same ones are taken either way
	}
	if s := squeezedAlike(a, b); s > 0 {
		return likeName{alike: s, tells: (a.tells + b.tells) / 2}
	}
	m := matching{a: a, b: b}
	m.own()
	m.maybe()
	total := a.tells + b.tells + m.added - m.described() - m.made()
	if a.tells == 0 && b.tells == 0 || (a.tells == 0 || b.tells == 0) && m.added == 0 {
		return likeName{}
	}
	out := likeName{alike: 2 * m.matched / total, tells: total / 2, doubtful: m.added > 0}
	if m.moved && len(a.own) == 2 && len(b.own) == 2 {
		out.alike *= swappedWords
	}
	if m.gap() {
		out.alike *= wordBetween
	}
	return out
}

const (
	swappedWords = 0.75 // Thành Đạt and Đạt Thành may be two
	wordBetween  = 0.85 // Hương Việt, Hương Vị Việt
)

// squeezedAlike compares names whose words are cut differently: "hoaban". 0: they
// are not the same letters.
func squeezedAlike(a, b *name) float64 {
	if len(a.own) == len(b.own) || len(a.own) == 0 || len(b.own) == 0 {
		return 0
	}
	x, y := a.letters, b.letters
	switch {
	case x == y:
		return unmarkedText
	case min(len(x), len(y)) >= 7 && (len(a.own) == 1 || len(b.own) == 1) && vietnamese.OneSlip(x, y):
		return plainSlip
	}
	return 0
}

// alikeCrafts tells whether both make one thing, as far as their names say it.
func alikeCrafts(a, b *name) likeness {
	switch {
	case a.crafts&b.crafts&^(a.doubt&b.doubt) != 0:
		return same
	case a.crafts&^a.doubt == 0 || b.crafts&^b.doubt == 0:
		return unknown
	}
	return different
}

// otherForms reports forms that exclude one another.
func otherForms(a, b *name) bool {
	return a.forms != 0 && b.forms != 0 && a.forms&b.forms == 0
}

// siblings reports that numbers tell them apart: Hoa Ban 1, Hoa Ban 2.
func siblings(a, b *name) bool { return !slices.Equal(a.numbers, b.numbers) }
