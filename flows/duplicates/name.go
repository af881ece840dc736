package duplicates

import "slices"

// name is what a facility's name says: what it makes, its form and its numbers,
// and the words by which it is told from others.
type name struct {
	own     []part // words of its own
	plain   bool
	maybe   []*word // typed without marks: crafts or fillers, or own words
	crafts  uint32  // a bit for each group
	doubt   uint32  // of those, the ones in maybe
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
const (
	mostOwn   = 8
	mostMaybe = 4
)

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
	if known {
		n.doubtful(p, words)
	}
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
	return len(p.words) + numberOf(p, words)
}

// numberOf is 1 where a number behind the phrase belongs to an address: thôn 3.
func numberOf(p phrase, words []*word) int {
	n := len(p.words)
	if n == 1 && addresses[p.words[0].key] && n < len(words) && words[n].number {
		return 1
	}
	return 0
}

var addresses = keys(`thôn buôn xã phường xóm khối km ql tl hẻm tdp`)

// doubtful keeps a word that may be another. At the very beginning a craft is one.
func (n *name) doubtful(p phrase, words []*word) {
	if (p.class != craft && p.class != filler) || !p.doubtful(words) || len(n.maybe) == mostMaybe {
		return
	}
	n.maybe = append(n.maybe, words[0])
	if p.class == craft && p.group < len(crafts) && n.crafts|uint32(len(n.own)) != 0 {
		n.doubt |= 1 << p.group &^ n.crafts
	}
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

// likeName is how alike the words of two names are, 0 to 1, and how much they
// tell together; 0: there is nothing to compare.
type likeName struct {
	alike, tells float64
	doubtful     bool // a word of the one is, in the other, one that may be a craft
}

func alikeNames(a, b *name) likeName {
	if s := squeezedAlike(a, b); s > 0 {
		return likeName{alike: s, tells: (a.tells + b.tells) / 2}
	}
	m := matching{a: a, b: b}
	m.own()
	m.maybe()
	total := a.tells + b.tells + m.added
	if a.tells == 0 && b.tells == 0 || (a.tells == 0 || b.tells == 0) && m.added == 0 {
		return likeName{}
	}
	out := likeName{alike: 2 * m.matched / total, tells: total / 2, doubtful: m.added > 0}
	if m.moved {
		out.alike *= movedWords
	}
	return out
}

// movedWords is what another order leaves: Thành Đạt and Đạt Thành may be two.
const movedWords = 0.75

func sum(parts []part) float64 {
	total := 0.0
	for _, p := range parts {
		total += p.weight
	}
	return total
}

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

// alikeCrafts tells whether both make one thing, as far as their names say it.
func alikeCrafts(a, b *name) likeness {
	switch {
	case a.crafts&b.crafts != 0:
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
