package vietnamese

import "slices"

// hit is a run of words that is a name: of places, of a district, or of both.
type hit struct {
	from, to int // words [from, to)
	places   []int
	district int // -1: none
}

// windows looks up every run of words.
func (s *search) windows() {
	const longestName = 6 // words
	for i := range s.q {
		for j := i + 1; j <= min(len(s.q), i+longestName); j++ {
			key := s.q.key(i, j)
			h := hit{from: i, to: j, places: s.g.byKey[key], district: -1}
			if d, ok := s.g.byName[key]; ok && !(key == "lak" && s.q.says(i-1, "dak", "dac")) { // the province
				h.district = d
			}
			if h.places != nil || h.district >= 0 {
				s.hits = append(s.hits, h)
			}
		}
	}
}

// exact takes names that stand in the query letter for letter, those that leave
// the fewest words unexplained.
func (s *search) exact() {
	fewest := len(s.q)
	for _, h := range s.hits {
		if h.places == nil || s.q.districtBefore(h.from) || s.holdsUnknown(h) {
			continue
		}
		marks := s.marks(h)
		for n, at := range h.places {
			p := &s.g.places[at]
			r := s.explain(h, p.commune)
			if !r.plausible(s.q, h) || r.unexplained > fewest {
				continue
			}
			if r.unexplained < fewest {
				fewest, s.found = r.unexplained, nil
			}
			if s.wordsBeside(h) {
				s.beside = s.q.key(h.from, h.to)
			}
			penalty := marks[n] + s.kindPenalty(h, p) + s.agePenalty(p) + leftOver*float64(min(r.unexplained, 3))
			s.add(p, r.district, penalty)
		}
	}
}

// wordsBeside reports words around a hit that may be a part of a longer name.
func (s *search) wordsBeside(h hit) bool {
	for i, w := range s.q {
		if (i < h.from || i >= h.to) && kindWords[w.key] == "" && !districtWords[w.key] {
			return true
		}
	}
	return false
}

// marks gives what the marks typed say against each place of a hit. Who types
// marks and hits one name exactly does not mean another one that has more.
func (s *search) marks(h hit) []float64 {
	typed := s.q.marked(h.from, h.to)
	shape, tones := spelling(typed)
	var out []float64
	for _, at := range h.places {
		out = append(out, marksPenalty(shape, tones, &s.g.places[at]))
	}
	if len(typed) == len(shape) || !slices.Contains(out, marksAgree) {
		return out
	}
	for i := range out {
		if out[i] != marksAgree {
			out[i] = marksConflict
		}
	}
	return out
}

// add enters a place as found, for less when it lies in another district.
func (s *search) add(p *place, district int, penalty float64) {
	f := found{commune: p.commune, via: p.via, inPlace: s.g.lies(p, district)}
	if p.via != "" {
		penalty += oldName
	}
	if !f.inPlace {
		penalty += wrongPlace
	}
	f.score = max(0.05, 1-penalty)
	s.found = append(s.found, f)
}

// lies reports that a place is in a district, or that no district was typed.
func (g *gazetteer) lies(p *place, district int) bool {
	switch {
	case district < 0 || p.district == district:
		return true
	case p.district >= 0:
		return false
	}
	return g.districts[district].has[p.commune]
}

func (s *search) kindPenalty(h hit, p *place) float64 {
	if kind := s.q.kindBefore(h.from); kind != "" && kind != p.kind {
		return otherKind
	}
	return 0
}

// age notes "cũ" and "mới" anywhere but inside a name.
func (s *search) age() {
	for i := 1; i < len(s.q); i++ {
		if slices.ContainsFunc(s.hits, func(h hit) bool { return h.from <= i && i < h.to && h.to-h.from > 1 }) {
			continue
		}
		s.old = s.old || s.q.says(i, "cu")
		s.new = s.new || s.q.says(i, "moi")
	}
}

func (s *search) agePenalty(p *place) float64 {
	switch {
	case s.old && p.via == "":
		return askedForOld
	case s.new && !s.old && p.via != "":
		return askedForNew
	}
	return 0
}
