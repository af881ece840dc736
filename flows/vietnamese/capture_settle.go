package vietnamese

import (
	"slices"
	"strings"
)

// settlePlaces decides which commune all the places mean. The facility's name
// decides nothing: HTX Ea Kao may be anywhere.
func (m *message) settlePlaces() {
	var said, named []string
	for _, s := range m.places {
		if s.inName {
			named = append(named, s.text)
		} else {
			said = append(said, s.text)
		}
	}
	if len(said) == 0 {
		for _, text := range named {
			found, _ := FindCommunes(text)
			m.offer(found)
		}
		return
	}
	m.settle(said)
}

func (m *message) settle(said []string) {
	found, ambiguous := FindCommunes(strings.Join(said, ", "))
	if len(found) > 0 && !ambiguous && found[0].Score >= sureCalled && placesAgree(said, found[0].Code) {
		m.commune = found[0].Code
		return
	}
	if ambiguous && region(found) {
		m.offer(found)
		return
	}
	var codes []string
	for _, text := range said {
		found, unsure := FindCommunes(text)
		m.offer(found)
		if unsure || len(found) == 0 {
			codes = append(codes, "")
			continue
		}
		codes = append(codes, found[0].Code)
	}
	if one, several := only(codes); several == nil && one != "" {
		m.commune, m.communes = one, nil
	}
}

// placesAgree reports that every place named can be the commune or lie around it.
func placesAgree(said []string, code string) bool {
	for _, text := range said {
		found, _ := FindCommunes(text)
		if !slices.ContainsFunc(found, func(f Match) bool { return f.Code == code }) && !aroundOf(text, code) {
			return false
		}
	}
	return true
}

// aroundOf reports that a text names the old district of a commune.
func aroundOf(text, code string) bool {
	found, _ := FindCommunes("huyện " + text)
	return region(found) && len(found) == mostMatches || slices.ContainsFunc(found, func(f Match) bool { return f.Code == code })
}

func (m *message) offer(found []Match) {
	for _, f := range found {
		if len(m.communes) < mostMatches && !slices.ContainsFunc(m.communes, func(o Match) bool { return o.Code == f.Code }) {
			m.communes = append(m.communes, f)
		}
	}
}
