package vietnamese

import (
	"slices"
	"strings"
)

// How many letters a name needs before a slip in it is looked for, typed in one
// word and in several or after its kind; and how many are a beginning.
const (
	shortestSlip      = 4
	shortestParted    = 3
	shortestBeginning = 3
)

// squeezed takes queries typed as one word with more than a name in it:
// "xaeakao", "hoathangbmt".
func (s *search) squeezed() {
	all := s.q.key(0, len(s.q))
	for _, kind := range []string{"", "xa", "phuong", "thitran", "tt", "p", "x"} {
		name, ok := strings.CutPrefix(all, kind)
		if !ok || name == "" {
			continue
		}
		s.addKey(name, -1, marksMissing)
		for i := shortestSlip; i < len(name)-1; i++ {
			for _, word := range []string{"", "huyen", "tp", "thanhpho", "thixa", "tx", "h"} {
				rest, ok := strings.CutPrefix(name[i:], word)
				if d, known := s.g.byName[rest]; ok && known {
					s.addKey(name[:i], d, marksMissing)
				}
			}
		}
	}
}

func (s *search) addKey(key string, district int, penalty float64) {
	for _, at := range s.g.byKey[key] {
		s.add(&s.g.places[at], district, penalty)
	}
}

// nearly looks beside names that leave words over for one that takes in all of
// them, with a slip: "Tu An Bắc" may be phường Tự An, but also Tuy An Bắc.
func (s *search) nearly() {
	if s.beside == "" || len(s.found) == 0 {
		return
	}
	before := len(s.found)
	for _, c := range s.cores() {
		if len(c.key) > len(s.beside) && c.parted && s.g.byKey[c.key] == nil {
			s.slips(c)
		}
	}
	s.ambiguous = s.ambiguous || len(s.found) > before
}

// near takes names with one slip and names only begun.
func (s *search) near() {
	for _, c := range s.cores() {
		if len(c.key) >= shortestSlip || c.parted && len(c.key) >= shortestParted {
			s.slips(c)
		}
		if len(c.key) >= shortestBeginning {
			s.beginnings(c)
		}
		if len(s.found) > 0 {
			return
		}
	}
}

// core is what is left of a query when everything but the name is taken away.
type core struct {
	key      string
	tones    string
	kind     string
	district int
	parted   bool // of several words, or after its kind
}

// cores gives the ways to cut the name out: everything, without what stands
// around it, word by word, since "phú" may begin the name too, and without a
// district behind it.
func (s *search) cores() []core {
	from, to := 0, len(s.q)
	out := []core{s.core(from, to, -1)}
	for from < to {
		next := s.skipPlain(from, to, hit{from: to})
		if next == from {
			break
		}
		if from = next; from < to {
			out = append(out, s.core(from, to, -1))
		}
	}
	for to > from+1 && (emptyWords[s.q[to-1].key]) {
		to--
	}
	for _, h := range slices.Backward(s.hits) {
		if h.district < 0 || h.to != to || h.from <= from {
			continue
		}
		end := h.from
		_, n := s.q.before(end)
		out = append(out, s.core(from, max(end-n, from), h.district))
	}
	if from > 0 || to < len(s.q) {
		out = append(out, s.core(from, to, -1))
	}
	return append(out, s.nearDistrict(from, to)...)
}

// nearDistrict cuts off a district with a slip in it, announced as one.
func (s *search) nearDistrict(from, to int) []core {
	for i := from + 1; i < to; i++ {
		if !s.q.districtBefore(i) {
			continue
		}
		if d := s.g.districtNear(s.q.key(i, to)); d >= 0 {
			_, n := s.q.before(i)
			return []core{s.core(from, max(i-n, from), d)}
		}
	}
	return nil
}

// districtNear is the district whose name is the likeliest slip away, -1: none.
func (g *gazetteer) districtNear(key string) int {
	best, least := "", 1.0
	for name := range g.byName {
		if cost, ok := slip(key, name); ok && (cost < least || cost == least && name < best) {
			best, least = name, cost
		}
	}
	if best == "" {
		return -1
	}
	return g.byName[best]
}

func (s *search) core(from, to, district int) core {
	_, tones := spelling(s.q.marked(from, to))
	kind := s.q.kindBefore(from)
	return core{key: s.q.key(from, to), tones: tones, kind: kind, district: district, parted: to-from > 1 || kind != ""}
}

func (s *search) slips(c core) {
	if places := s.g.byKey[c.key]; places != nil {
		s.addKey(c.key, c.district, marksMissing)
		return
	}
	for _, key := range s.g.keys {
		cost, ok := slip(c.key, key)
		if !ok || len(key) < shortestSlip {
			continue
		}
		for _, at := range s.g.byKey[key] {
			p := &s.g.places[at]
			s.add(p, c.district, oneSlip+cost+c.doubt(p))
		}
	}
}

// doubt adds what little the marks and the kind say about a name with a slip.
func (c core) doubt(p *place) float64 {
	doubt := 0.0
	if c.tones != p.tones && c.tones != "" {
		doubt += 0.02
	}
	if c.kind != "" && c.kind != p.kind {
		doubt += 0.02
	}
	return doubt
}

func (s *search) beginnings(c core) {
	at, _ := slices.BinarySearch(s.g.keys, c.key)
	for ; at < len(s.g.keys) && strings.HasPrefix(s.g.keys[at], c.key); at++ {
		key := s.g.keys[at]
		if key == c.key {
			continue
		}
		for _, p := range s.g.byKey[key] {
			penalty := lettersMiss
			if s.g.places[p].wordEnds(len(c.key)) {
				penalty = wordsMissing
			}
			s.add(&s.g.places[p], c.district, penalty)
		}
	}
}
