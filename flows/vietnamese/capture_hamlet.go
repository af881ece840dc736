package vietnamese

import "strings"

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
