package vietnamese

import "strings"

// spot is words that name a commune or a district, as they were typed.
type spot struct {
	text   string
	inName bool // in the facility's name, or where it trades: only offered
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
			s.inName = m.aside(i)
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
	s.inName = m.aside(from)
	m.places = append(m.places, s)
	m.use(from, to)
	return true
}

// aside reports words before a place, up to a comma, that say it is where
// something is bought or sold.
func (m *message) aside(i int) bool {
	for ; i > 0 && !m.words[i].gap; i-- {
		if w := m.words[i-1]; m.is(i-1, set("mua", "giao", "lieu", "nhap")) || w.low == "bán" || w.low == "xuất" && !m.is(i-2, set("san")) {
			return true
		}
	}
	return false
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

// runEnd is where the words from i that nothing has understood yet end.
func (m *message) runEnd(i, limit int) int {
	to := i
	for to < limit && !m.words[to].used && (to == i || !m.words[to].gap) {
		to++
	}
	return to
}
