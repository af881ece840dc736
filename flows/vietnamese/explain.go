package vietnamese

import (
	"slices"
	"strings"
)

// reading is what the words around a name amount to.
type reading struct {
	district    int // that they name, -1: none
	unexplained int // words that say nothing about places
}

// plausible reports that a name may be taken although words are left over: few,
// or the name is announced by "xã" or "phường".
func (r reading) plausible(q query, h hit) bool {
	return r.unexplained <= 2 && r.unexplained <= h.to-h.from || q.kindBefore(h.from) != ""
}

// explain goes over the words outside a name: a district behind it, another name
// of the same commune ("Hòa Thắng nay là Tân Lập"), hamlets, provinces, manners.
func (s *search) explain(name hit, commune int) reading {
	r := reading{district: -1}
	for i := 0; i < len(s.q); {
		if i == name.from {
			i = name.to
			continue
		}
		limit := len(s.q)
		if i < name.from {
			limit = name.from
		}
		next := s.skip(i, limit, name, commune, &r)
		if next == i {
			r.unexplained++
			next++
		}
		i = next
	}
	return r
}

// skip gives the word after what is explained at i, i itself if nothing is.
func (s *search) skip(i, limit int, name hit, commune int, r *reading) int {
	best := hit{to: i}
	for _, h := range s.hits {
		if h.from != i || h.to > limit || h.to <= best.to {
			continue
		}
		asDistrict := h.district >= 0 && r.district < 0 && s.apart(i, name)
		if asDistrict || s.alsoNames(h, name, commune) {
			best = h
		}
	}
	if best.to > i {
		if best.district >= 0 && r.district < 0 && !s.alsoNames(best, name, commune) || s.q.districtBefore(i) {
			r.district = best.district
		}
		return best.to
	}
	return s.skipPlain(i, limit, name)
}

// apart reports that a district at i is set off from the name: it stands behind
// it, is called a district, or a comma lies between.
func (s *search) apart(i int, name hit) bool {
	return i >= name.to || s.q.districtBefore(i) || name.from < len(s.q) && s.q[name.from].part
}

// alsoNames reports that a hit is another name of the commune: "Hòa Thắng nay là
// Tân Lập". Not so "Hòa An Krông Pắc", where the second is the district.
func (s *search) alsoNames(h, name hit, commune int) bool {
	if h.from < name.from && name.district >= 0 && s.q.kindBefore(name.from) == "" && !s.q.says(name.from-1, "la", "vao", "thuoc", "moi") {
		return false
	}
	return s.names(h, commune)
}

// names reports that a hit is a name of a commune.
func (s *search) names(h hit, commune int) bool {
	return commune >= 0 && slices.ContainsFunc(h.places, func(at int) bool { return s.g.places[at].commune == commune })
}

// skipPlain passes over markers, empty words and hamlets before the name.
func (s *search) skipPlain(i, limit int, name hit) int {
	if i+1 < limit {
		if two := s.q[i].key + " " + s.q[i+1].key; kindWords[two] != "" || districtWords[two] {
			return i + 2
		}
	}
	w := s.q[i].key
	switch {
	case i < name.from && hamletWords[w]:
		next := i + 1
		for next < limit && next <= i+3 && !s.q[next].part && kindWords[s.q[next].key] == "" {
			next++
		}
		return next
	case kindWords[w] != "" || districtWords[w] || emptyWords[w]:
		return i + 1
	}
	return i
}

func upperFirst(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
