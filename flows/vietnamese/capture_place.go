package vietnamese

import (
	"slices"
	"strings"
)

// spot is words that name a commune or a district, as they were typed.
type spot struct {
	text   string
	inName bool // inside the facility's name: may only be the name
}

// How sure a commune must be: by itself, and behind "xã", "phường", "ở".
const (
	sureAlone  = 0.91
	sureCalled = 0.74
)

// placeAt takes a commune or a district announced at word i: xã, phường, ở. It
// gives the end of it, i when there is none.
func (m *message) placeAt(i, limit int) int {
	_, n := longest(m, unitWords, i, limit)
	at := i + n
	if n == 0 {
		if !m.is(i, set("o", "tai", "thuoc")) || m.words[i].marked() && m.words[i].low != "ở" && m.words[i].low != "tại" && m.words[i].low != "thuộc" {
			return i
		}
		at = i + 1
		if m.is(at, hamletStarts) {
			return i
		}
	}
	end := m.runEnd(at, limit)
	for to := min(end, at+7); to > at; to-- {
		from := i
		if n == 0 {
			from = at
		}
		if s, ok := m.placeIn(from, to, sureCalled); ok {
			m.places = append(m.places, s)
			m.use(i, to)
			return to
		}
	}
	return i
}

// placeIn reads words [from, to) as a place.
func (m *message) placeIn(from, to int, sure float64) (spot, bool) {
	text := m.string(from, to)
	found, ambiguous := FindCommunes(text)
	if len(found) == 0 {
		return spot{}, false
	}
	if region(found) && ambiguous || found[0].Score >= sure {
		return spot{text: text}, true
	}
	return spot{}, false
}

// region reports that the words named a district.
func region(found []Match) bool {
	if len(found) == 0 {
		return false
	}
	last := found[len(found)-1]
	return strings.HasPrefix(last.Via, "Huyện ") || strings.HasPrefix(last.Via, "Thị xã ") || strings.HasPrefix(last.Via, "Thành phố ")
}

// barePlace takes words that are a commune and nothing else.
func (m *message) barePlace(from, to int) bool {
	if provinces[m.key(from, to-from, to)] {
		m.use(from, to)
		return true
	}
	if to-from > 8 {
		return false
	}
	s, ok := m.placeIn(from, to, sureAlone)
	if !ok {
		s, ok = m.slippedPlace(from, to)
	}
	if !ok || m.wordsOnly(from, to) && m.words[from].key != "bmt" {
		return false
	}
	m.places = append(m.places, s)
	m.use(from, to)
	return true
}

// wordsOnly reports a name that is a common word too when it stands alone:
// without marks one word is not enough.
func (m *message) wordsOnly(from, to int) bool {
	return to-from == 1 && (m.words[from].kind == numeral || len(m.words[from].key) < 5)
}

// slippedPlace takes a commune with one slip, when its first word is right: "ea
// koa", not "cà phê" for Ea Phê.
func (m *message) slippedPlace(from, to int) (spot, bool) {
	if to-from < 2 || m.goodsLike(from, to) > 0 {
		return spot{}, false
	}
	text := m.string(from, to)
	found, ambiguous := FindCommunes(text)
	if len(found) == 0 || ambiguous || found[0].Score < sureCalled || len(m.words[from].key) < 2 {
		return spot{}, false
	}
	name := found[0].Name
	if via := found[0].Via; via != "" {
		_, name, _ = strings.Cut(via, " ")
		name = strings.TrimPrefix(name, "trấn ")
	}
	if !strings.HasPrefix(Fold(name)+" ", m.words[from].key+" ") {
		return spot{}, false
	}
	return spot{text: text}, true
}

// placeSuffix is where a commune begins that ends words [from, to), to if none
// does.
func (m *message) placeSuffix(from, to int) int {
	for i := max(from+1, to-6); i < to; i++ {
		if m.words[i].gap || m.is(i, hamletStarts) && !m.is(i+1, set("ma", "ho", "don", "me")) || m.wordsOnly(i, to) || m.goodsLike(i, to) >= 0.75 {
			continue
		}
		if _, ok := m.placeIn(i, to, sureAlone); ok {
			return i
		}
	}
	return to
}

// hamletAt takes "thôn 3", "buôn Ko Tam", "tổ dân phố 5" at word i.
func (m *message) hamletAt(i, limit int) int {
	n := 1
	switch {
	case m.key(i, 3, limit) == "to dan pho":
		n = 3
	case m.key(i, 2, limit) == "khu pho" || m.key(i, 2, limit) == "buon lang":
		n = 2
	case !m.is(i, hamletStarts) || m.words[i].used:
		return i
	case m.is(i, set("to", "khoi", "bon", "ap")) && (i+1 >= limit || m.words[i+1].kind != numeral):
		return i
	case m.is(i, set("buon")) && m.noHamlet(i, limit):
		return i
	}
	to := m.hamletEnd(i+n, limit)
	if to == i+n {
		return i
	}
	m.hamlets = append(m.hamlets, m.typed(span{i, to}))
	m.use(i, to)
	return to
}

// noHamlet tells Buôn Ma Thuột and "buôn bán" from a buôn.
func (m *message) noHamlet(i, limit int) bool {
	if m.is(i+1, set("ban")) && !m.words[i+1].upper {
		return true
	}
	for to := i + 2; to <= min(limit, i+3); to++ {
		found, _ := FindCommunes(m.string(i, to))
		if len(found) > 0 && found[0].Score >= sureAlone && strings.Contains(Fold(found[0].Name+" "+found[0].Via), m.words[i].key+" "+m.words[i+1].key) {
			return true
		}
	}
	return false
}

// hamletEnd is where the name of a hamlet ends: behind its number, or before a
// commune.
func (m *message) hamletEnd(i, limit int) int {
	if i < limit && m.words[i].kind == numeral && !m.words[i].used && !m.words[i].gap {
		to := i + 1
		if to < limit && !m.words[to].used && m.words[to].kind == word && m.words[to].to-m.words[to].from == 1 && m.words[to].from == m.words[i].to {
			to++
		}
		return to
	}
	end := min(m.runEnd(i, limit), i+4)
	for to := i; to < end; to++ {
		if _, n := longest(m, unitWords, to, limit); n > 0 && to > i || m.is(to, set("o", "tai", "thuoc")) && to > i {
			return to
		}
		if to > i {
			for stop := min(m.runEnd(to, limit), to+4); stop > to+1; stop-- {
				if _, ok := m.placeIn(to, stop, sureAlone); ok {
					return to
				}
			}
		}
	}
	return end
}

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

// runEnd is where the words from i that nothing has understood yet end.
func (m *message) runEnd(i, limit int) int {
	to := i
	for to < limit && !m.words[to].used && (to == i || !m.words[to].gap) {
		to++
	}
	return to
}
