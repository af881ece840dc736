package vietnamese

import "slices"

// region answers a query that names only an old district.
func (s *search) region() {
	for _, h := range s.hits {
		called := s.q.districtBefore(h.from)
		if h.district < 0 || !called && h.places != nil && !s.q.says(h.from, "bmt") || s.q.kindBefore(h.from) != "" {
			continue
		}
		if s.explain(h, -1).unexplained > 0 || s.named(h) {
			continue
		}
		s.addRegion(h)
		return
	}
	s.sharedName()
}

// named reports that another name stands beside the district, or that the
// district's is only a part of one: Tuy An Nam.
func (s *search) named(d hit) bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool {
		beside := h.to <= d.from || h.from >= d.to
		around := h.from <= d.from && h.to >= d.to && h.to-h.from > d.to-d.from
		return h.places != nil && (beside || around) && !s.q.districtBefore(h.from)
	})
}

// sharedName handles Phú Hòa: a town and a district, but no commune of today.
func (s *search) sharedName() {
	for _, h := range s.hits {
		isNew := func(at int) bool { return s.g.places[at].via == "" }
		if h.district < 0 || h.places == nil || h.to-h.from != len(s.q) || slices.ContainsFunc(h.places, isNew) {
			continue
		}
		for _, at := range h.places {
			s.add(&s.g.places[at], -1, 0)
		}
		s.addRegion(h)
	}
}

// holdsUnknown reports the city behind a place in it that is in no table: "phường
// Thắng Lợi, Buôn Ma Thuột" is not the phường of that name.
func (s *search) holdsUnknown(h hit) bool {
	if h.district < 0 {
		return false
	}
	for i := 1; i < h.from; i++ {
		known := func(o hit) bool { return o.from == i }
		if s.q.kindBefore(i) != "" && s.q.kindBefore(i+1) == "" && !slices.ContainsFunc(s.hits, known) {
			return true
		}
	}
	return false
}

// cities offers what there is in the city of a place that is in no table.
func (s *search) cities() {
	for _, h := range s.hits {
		if s.holdsUnknown(h) {
			s.addRegion(h)
			return
		}
	}
}

func (s *search) addRegion(h hit) {
	d := s.g.districts[h.district]
	s.ambiguous = len(d.communes) > 1
	for _, at := range h.places {
		if p := &s.g.places[at]; p.via == "" {
			s.add(p, -1, 0.1)
		}
	}
	for _, c := range d.communes {
		s.found = append(s.found, found{commune: c, via: upperFirst(d.full), score: 1 - wholeRegion, inPlace: true})
	}
}
