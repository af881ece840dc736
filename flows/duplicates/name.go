package duplicates

import (
	"math/bits"
	"slices"
)

// name is what a facility's name says: what it makes, its form and its numbers,
// and the words by which it is told from others.
type name struct {
	own     []part // words of its own
	plain   bool
	crafts  uint32 // a bit for each group
	forms   uint8
	numbers []string // sorted
	unnamed bool     // Cơ sở của Nguyễn Văn Tâm: the person's name, no other
	letters string   // of the own words, run together
	tells   float64  // the weights of the own words
}

// part is a word of a name and how much it tells.
type part struct {
	*word
	weight float64
}

// What words tell: a family name is many people's, Đắk Lắk stands in many names.
const (
	ownWeight    = 1.0
	longWeight   = 1.5 // letters run together, or another language
	placeWeight  = 0.5
	familyWeight = 0.35
	middleWeight = 0.2
	regionWeight = 0.15
)

// mostOwn bounds the words that names are compared by.
const mostOwn = 8

// name reads a name.
func (r *reader) name(s string) name {
	t := r.split(s)
	n := name{plain: t.plain}
	for words := t.words; len(words) > 0; {
		words = words[n.take(words):]
	}
	n.own = n.own[:min(len(n.own), mostOwn)]
	slices.Sort(n.numbers)
	weighPerson(n.own)
	n.letters, n.tells = squeeze(n.own), sum(n.own)
	return n
}

// take reads what stands at the beginning and says how many words it took.
func (n *name) take(words []*word) int {
	p, known := phraseAt(words)
	switch {
	case !known:
		n.word(words[0])
		return 1
	case p.class == craft && p.group < len(crafts):
		n.crafts |= 1 << p.group
	case p.class == form:
		n.forms |= 1 << p.group
	case p.class == region:
		n.add(words[:len(p.words)], regionWeight)
	case p.class == place:
		n.add(words[:len(p.words)], placeWeight)
	case p.class == person:
		return n.person(words, p)
	}
	return len(p.words)
}

// person takes what stands behind "của" or "ông" as it is: a Điều is no cashew.
func (n *name) person(words []*word, p phrase) int {
	rest := words[len(p.words):]
	if len(n.own) == 0 && len(rest) > 0 {
		n.unnamed = p.words[0].shape == "của" || len(rest) > 1 && families()[rest[0].key]
	}
	for _, w := range rest {
		n.word(w)
	}
	return len(words)
}

func (n *name) word(w *word) {
	switch {
	case w.number && len(w.key) <= 4:
		n.numbers = append(n.numbers, w.key)
	case w.number:
	case roman[w.key] != "":
		n.numbers = append(n.numbers, roman[w.key])
	case len(w.key) > 6 || len(w.key) > 4 && !w.real && w.typed == nil:
		n.own = append(n.own, part{w, longWeight})
	default:
		n.own = append(n.own, part{w, ownWeight})
	}
}

var roman = map[string]string{"ii": "2", "iii": "3", "iv": "4"}

func (n *name) add(words []*word, weight float64) {
	for _, w := range words {
		n.own = append(n.own, part{w, weight})
	}
}

// weighPerson lowers the weight of family and middle names: Nguyễn Văn Hùng and
// Nguyễn Văn Hòa are not half the same.
func weighPerson(own []part) {
	if len(own) < 2 {
		return
	}
	for i := range own {
		switch {
		case i == 0 && families()[own[i].key] && len(own) > 2:
			own[i].weight = familyWeight
		case i > 0 && i < len(own)-1 && middles[own[i].key]:
			own[i].weight = middleWeight
		}
	}
}

// alikeNames compares the names' own words: how alike, 0 to 1, and how much they
// tell together; nothing to compare tells 0.
func alikeNames(a, b *name) (alike, tells float64) {
	if a.tells == 0 || b.tells == 0 {
		return 0, 0
	}
	total := a.tells + b.tells
	if s := squeezedAlike(a, b); s > 0 {
		return s, total / 2
	}
	matched, moved := matchParts(a, b)
	alike = 2 * matched / total
	if moved {
		alike *= movedWords
	}
	return alike, total / 2
}

// movedWords is what another order leaves: Thành Đạt and Đạt Thành may be two.
const movedWords = 0.85

func sum(parts []part) float64 {
	total := 0.0
	for _, p := range parts {
		total += p.weight
	}
	return total
}

// matchParts pairs each word with its likest, each once, and tells whether they
// stand in another order.
func matchParts(a, b *name) (matched float64, moved bool) {
	var used uint16
	last := -1
	for _, p := range a.own {
		best, at := 0.0, -1
		for j, q := range b.own {
			if used&(1<<j) != 0 {
				continue
			}
			if s := alike(p.word, q.word, a.plain, b.plain) * (p.weight + q.weight) / 2; s > best {
				best, at = s, j
			}
		}
		if at < 0 {
			continue
		}
		used |= 1 << at
		matched += best
		moved = moved || at < last
		last = at
	}
	return matched, moved
}

// squeezedAlike compares names whose words are cut differently: "hoaban". 0: they
// are not the same letters.
func squeezedAlike(a, b *name) float64 {
	if len(a.own) == len(b.own) {
		return 0
	}
	x, y := a.letters, b.letters
	switch {
	case x == y:
		return unmarkedText
	case min(len(x), len(y)) >= 7 && (len(a.own) == 1 || len(b.own) == 1) && oneSlip(x, y):
		return plainSlip
	}
	return 0
}

func squeeze(own []part) string {
	var key [mostOwn * 16]byte
	out := key[:0]
	for _, p := range own {
		out = append(out, p.sound...)
	}
	return string(out)
}

// alikeCrafts: 1 both make one thing, -1 they make different things, 0 not said.
func alikeCrafts(a, b *name) int {
	switch {
	case a.crafts == 0 || b.crafts == 0:
		return 0
	case bits.OnesCount32(a.crafts&b.crafts) > 0:
		return 1
	}
	return -1
}

// otherForms reports forms that exclude one another.
func otherForms(a, b *name) bool {
	return a.forms != 0 && b.forms != 0 && a.forms&b.forms == 0
}

// siblings reports that numbers tell them apart: Hoa Ban 1, Hoa Ban 2.
func siblings(a, b *name) bool { return !slices.Equal(a.numbers, b.numbers) }
