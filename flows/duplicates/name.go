package duplicates

import "slices"

// name is what a facility's name says: what it makes, its form and its numbers,
// and the words by which it is told from others.
type name struct {
	typed   string // as it was
	own     []part // words of its own
	marks   marking
	commune string
	maybe   []*word // crafts and fillers of one word, which elsewhere may be own words
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
	craft  uint32 // the craft that it may be instead
}

// What words tell: a family name is many people's, Đắk Lắk stands in many names.
const (
	ownWeight    = 1.0
	longWeight   = 1.5 // letters run together, or another language
	placeWeight  = 0.6 // a commune's name
	herePlace    = 0.3 // that of the facility's own commune
	familyWeight = 0.35
	middleWeight = 0.2
	regionWeight = 0.15
)

// mostOwn bounds the words that names are compared by.
const (
	mostOwn   = 8
	mostMaybe = 4
)

// name reads the name of a facility in a commune.
func (r *reader) name(s, commune string) name {
	t := r.split(s)
	n := name{typed: s, marks: t.marks, commune: commune}
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
	case p.class == craft:
		n.craft(p, words)
	case p.class == form:
		n.forms |= 1 << p.group
	case p.class == region:
		n.add(words[:len(p.words)], regionWeight)
	case p.class == place && p.code == n.commune:
		n.add(words[:len(p.words)], herePlace)
	case p.class == place:
		n.add(words[:len(p.words)], placeWeight)
	case p.class == person:
		return n.person(words, p)
	case p.doubtful(words):
		n.perhaps(words[0])
	}
	return len(p.words) + n.numberOf(p, words)
}

// numberOf takes a number behind the phrase: that of an address (thôn 3) tells
// nothing, the letter of a workshop (xưởng A) tells it from others.
func (n *name) numberOf(p phrase, words []*word) int {
	if len(p.words) == len(words) {
		return 0
	}
	first, next := p.words[0].key, words[len(p.words)]
	switch {
	case addresses[first] && len(p.words) == 1 && next.number:
		return 1
	case lettered[first] && len(next.key) == 1 && next.key <= "d" && !next.number:
		n.numbers = append(n.numbers, next.key)
		return 1
	}
	return 0
}

var (
	addresses = keys(`thôn buôn xã phường xóm khối km ql tl hẻm tdp`)
	lettered  = keys(`xưởng phân lò nhà nm`)
)

// craft takes what the facility makes. One word of it behind an own word belongs
// to the name: Hải Yến, Thanh Trà.
func (n *name) craft(p phrase, words []*word) {
	work, bit := p.group == len(crafts), uint32(1)<<p.group
	switch {
	case len(p.words) == 1 && len(n.own) > 0 && !work:
		n.word(words[0])
		n.own[len(n.own)-1].craft = bit
		n.doubt |= bit &^ n.crafts
	case len(p.words) == 1:
		n.perhaps(words[0])
	}
	if !work {
		n.crafts |= bit
	}
}

func (n *name) perhaps(w *word) {
	if len(n.maybe) < mostMaybe {
		n.maybe = append(n.maybe, w)
	}
}

// person takes a person's name as it is, a Điều is no cashew: up to a phrase that
// is none. Behind own words a title is one of them: Hùng Anh.
func (n *name) person(words []*word, p phrase) int {
	owned := p.words[0].key == "cua"
	if len(n.own) > 0 && !owned {
		n.word(words[0])
		return 1
	}
	rest, took := words[len(p.words):], len(p.words)
	n.unnamed = len(n.own) == 0 && len(rest) > 0 && (owned || len(rest) > 1 && families()[rest[0].key])
	for i, w := range rest {
		if q, known := phraseAt(rest[i:]); known && (len(q.words) > 1 || i == 0 && q.class == person) {
			break
		}
		n.word(w)
		took++
	}
	return took
}

func (n *name) word(w *word) {
	switch {
	case w.number && len(w.key) <= 4:
		n.numbers = append(n.numbers, w.key)
	case w.number:
	case roman[w.key] != "":
		n.numbers = append(n.numbers, roman[w.key])
	case len(w.key) > 6 || len(w.key) > 4 && !w.real && w.typed == nil:
		n.own = append(n.own, part{word: w, weight: longWeight})
	default:
		n.own = append(n.own, part{word: w, weight: ownWeight})
	}
}

var roman = map[string]string{"ii": "2", "iii": "3", "iv": "4"}

func (n *name) add(words []*word, weight float64) {
	for _, w := range words {
		n.own = append(n.own, part{word: w, weight: weight})
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
		case len(own[i].key) == 1:
			own[i].weight = middleWeight // Y Bhim, H Linh
		case i == 0 && families()[own[i].key] && len(own) > 2, i == len(own)-1 && families()[own[i].key] && !own[i].real:
			own[i].weight = familyWeight
		case i > 0 && i < len(own)-1 && middles[own[i].key]:
			own[i].weight = middleWeight
		}
	}
}

func sum(parts []part) float64 {
	total := 0.0
	for _, p := range parts {
		total += p.weight
	}
	return total
}

func squeeze(own []part) string {
	var key [mostOwn * 16]byte
	out := key[:0]
	for _, p := range own {
		out = append(out, p.sound...)
	}
	return string(out)
}
