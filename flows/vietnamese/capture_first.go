package vietnamese

// firstName takes the words before every other answer as the name, when they
// are no product, person or place and other answers do follow.
func (m *message) firstName() {
	p := m.parts[0]
	if p.label != fieldNone && p.label != fieldIntro || p.from == p.to || m.words[p.from].used || m.evidence() < 2 {
		return
	}
	from := p.from
	for from < p.to && m.is(from, introWords) && !m.words[from].upper && !m.titleAt(from, p.to) {
		from++
	}
	to := m.nameEnd(from, from, p.to)
	if to == from || to-from > 10 || m.personLike(from, to) || m.goodsLike(from, to) >= 0.75 || m.is(from, notFirst) || m.personBegins(from, p.to) {
		return
	}
	if _, place := m.placeIn(from, to, sureAlone); place || m.formBegins(from, p.to) {
		return
	}
	m.takeName(span{from, to})
}

// notFirst do not begin a name without "cơ sở".
var notFirst = set("lam", "chuyen", "san", "sx", "o", "tai", "co", "thon", "buon", "xa", "phuong", "ho", "dia", "tdp", "nha", "vo", "hom", "mai", "den", "di", "nhan", "kinh", "can", "muon", "xin", "de", "von", "thanh", "tu", "hien", "dang", "gio", "chua", "da", "khong", "gap", "so", "hai", "mot", "ba", "tho", "nay", "day", "ben", "toi", "minh", "gia")

func (m *message) personBegins(i, limit int) bool {
	return m.titleAt(i, limit) || m.ownerWords(i, limit) > 0
}

func (m *message) formBegins(i, limit int) bool {
	_, n := longest(m, formWords, i, limit)
	return n > 0
}

// evidence counts the kinds of answers found before the name is looked for.
func (m *message) evidence() int {
	n := 0
	for _, found := range []bool{len(m.phones) > 0, len(m.workers) > 0, len(m.years) > 0, len(m.taxes) > 0, len(m.capitals)+len(m.amounts) > 0} {
		if found {
			n++
		}
	}
	for _, p := range m.parts {
		for i := p.from; i < p.to; i++ {
			if _, k := longest(m, formWords, i, p.to); k > 0 {
				return n + 1 + m.placed()
			}
		}
	}
	return n + m.placed()
}

// placed is 1 when a part is a commune.
func (m *message) placed() int {
	for _, p := range m.parts[1:] {
		if p.label == fieldPlace || p.label == fieldHamlet {
			return 1
		}
		if p.from < p.to && p.label == fieldNone {
			if _, ok := m.placeIn(p.from, m.runEnd(p.from, p.to), sureAlone); ok {
				return 1
			}
		}
	}
	return 0
}
