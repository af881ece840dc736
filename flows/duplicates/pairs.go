package duplicates

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// Blocks up to these sizes are compared whole; of larger ones everybody with the
// next few when the block is sorted.
const (
	wholeBlock = 40
	wholePhone = 8 // a phone on more is a collaborator's
	nextFew    = 6
)

// Pairs gives the pairs in a whole file that may be the same facility, best first.
// The order of the file makes no difference. What it costs is said at the package.
func Pairs(all []Facility) []Pair {
	r := newReader()
	facilities := make([]*facility, len(all))
	for i, f := range all {
		facilities[i] = r.read(f)
	}
	s := sweep{all: facilities, found: map[[2]int32]weight{}}
	s.blocks(entries(facilities))
	return s.pairs()
}

// entry is one key of one facility.
type entry struct {
	key   uint64 // its hash: a clash only costs comparisons
	phone bool
	at    int32
}

func entries(all []*facility) []entry {
	var out []entry
	for i, f := range all {
		for _, k := range f.keys() {
			h := fnv.New64a()
			h.Write([]byte(k))
			out = append(out, entry{key: h.Sum64(), phone: k[:2] == phoneKey, at: int32(i)})
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	return out
}

// sweep compares what shares a key.
type sweep struct {
	all   []*facility
	found map[[2]int32]weight
}

func (s *sweep) blocks(list []entry) {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].key == list[0].key {
			n++
		}
		s.block(list[:n])
		list = list[n:]
	}
}

func (s *sweep) block(list []entry) {
	limit := wholeBlock
	if list[0].phone {
		limit = wholePhone
	}
	few := len(list) - 1
	if len(list) > limit {
		s.sort(list)
		few = nextFew
	}
	for i, a := range list {
		for _, b := range list[i+1 : min(i+1+few, len(list))] {
			s.pair(a.at, b.at)
		}
	}
}

// sort brings those together that are alike, so that everybody's likest are near.
func (s *sweep) sort(list []entry) {
	slices.SortFunc(list, func(a, b entry) int { return s.all[a.at].order(s.all[b.at]) })
}

// order is the same for any order of the file, as it ends with the ID.
func (f *facility) order(g *facility) int {
	return cmp.Or(
		cmp.Compare(f.letters, g.letters),
		cmp.Compare(f.site.commune, g.site.commune),
		cmp.Compare(joined(f.owner), joined(g.owner)),
		slices.Compare(f.phones, g.phones),
		cmp.Compare(f.tax.code, g.tax.code),
		cmp.Compare(f.crafts, g.crafts),
		compareIDs(f.id, g.id),
	)
}

func (s *sweep) pair(a, b int32) {
	if a > b {
		a, b = b, a
	}
	if w := compare(s.all[a], s.all[b]); w.asks() {
		s.found[[2]int32{a, b}] = w
	}
}

func (s *sweep) pairs() []Pair {
	out := make([]Pair, 0, len(s.found))
	lists := evidence{}
	for at, w := range s.found {
		p := Pair{A: s.all[at[0]].id, B: s.all[at[1]].id, Match: lists.match(w)}
		if compareIDs(p.A, p.B) > 0 {
			p.A, p.B = p.B, p.A
		}
		out = append(out, p)
	}
	slices.SortFunc(out, bestFirst)
	return out
}
