package vietnamese

// walk goes over the words of a part that are no figures and understands them:
// a legal form, a hamlet, a commune, a person; then what is left between.
func (m *message) walk(p part) {
	if p.label != fieldNone && p.label != fieldGoods || p.from < p.to && !m.goodsGoOn(p) {
		m.goodsOpen = false
	}
	switch p.label {
	case fieldOwner, fieldPerson:
		m.labelledPerson(p)
	case fieldForm:
		m.labelledForm(p)
	case fieldHamlet:
		m.labelledHamlet(p)
	case fieldOther, fieldSecret, fieldTax, fieldName:
		return
	}
	for i := p.from; i < p.to; {
		if m.words[i].used {
			i++
			continue
		}
		if next := m.known(i, p); next > i {
			i = next
			continue
		}
		to := i + 1
		for to < p.to && !m.words[to].used && !m.words[to].gap && !m.opens(to, p) {
			to++
		}
		m.loose(span{i, to}, p)
		i = to
	}
}

// known takes what begins at word i and says itself what it is.
func (m *message) known(i int, p part) int {
	for _, try := range []func(int, int) int{m.formAt, m.hamletAt, m.placeAt, m.personAt} {
		if p.label == fieldGoods && !m.words[i].gap && !m.opens(i, p) {
			return i
		}
		if next := try(i, p.to); next > i {
			return next
		}
	}
	return i
}

// opens reports that something that says itself what it is may begin at word i.
func (m *message) opens(i int, p part) bool {
	if p.label == fieldGoods {
		return m.words[i].low == "ở" || m.words[i].low == "tại" || m.is(i, set("xa", "phuong", "thon", "tdp"))
	}
	if _, n := longest(m, formWords, i, p.to); n > 0 {
		return true
	}
	if _, n := longest(m, unitWords, i, p.to); n > 0 {
		return true
	}
	if m.is(i, set("lam", "sx")) && m.goodsLike(i+1, m.runEnd(i, p.to)) > 0 || m.key(i, 2, p.to) == "san xuat" {
		return true
	}
	return m.is(i, hamletStarts) || m.is(i, set("o", "tai", "thuoc")) || m.titleAt(i, p.to) || m.ownerWords(i, p.to) > 0
}

// loose understands words that no mark announces: a commune, products, a person,
// or the name when it stands first.
func (m *message) loose(s span, p part) {
	if p.label != fieldGoods && m.barePlace(s.from, s.to) {
		return
	}
	s = m.trimIdle(s)
	if s.from >= s.to {
		return
	}
	if p.label == fieldGoods {
		m.labelledGoods(s, p)
		return
	}
	if m.barePlace(s.from, s.to) {
		return
	}
	if cut := m.placeSuffix(s.from, s.to); cut < s.to && !(p.label == fieldNone && m.name == "" && s.from == 0) {
		before := m.trimIdle(span{s.from, cut})
		if p.label == fieldPlace || m.describes(before) {
			m.barePlace(cut, s.to)
			s = before
		}
	}
	if cut := m.placePrefix(s); cut > s.from {
		m.barePlace(s.from, cut)
		s = m.trimIdle(span{cut, s.to})
	}
	if s.from < s.to && (p.label == fieldNone || p.label == fieldIntro || p.label != fieldWish && m.is(s.from, set("lam", "sx", "chuyen"))) {
		m.describe(s)
	}
}

// placePrefix is where words go on behind a commune that they begin with, when
// they go on with products.
func (m *message) placePrefix(s span) int {
	for to := min(s.to-1, s.from+4); to > s.from+1; to-- {
		if m.goodsLike(to, s.to) < 0.75 && m.words[to].key != "lam" && m.words[to].key != "chuyen" {
			continue
		}
		if _, ok := m.placeIn(s.from, to, sureAlone); ok {
			return to
		}
	}
	return s.from
}

// describes reports words that are products or a person.
func (m *message) describes(s span) bool {
	return s.from >= s.to || m.goodsLike(s.from, s.to) >= 0.5 || m.personLike(s.from, s.to) || m.is(s.from, set("lam", "sx", "san"))
}

// describe takes a person or products.
func (m *message) describe(s span) {
	first := s.from
	work := m.is(first, set("lam", "sx", "chuyen")) || m.words[first].low == "nhận" || m.key(first, 2, s.to) == "san xuat"
	switch like := m.goodsLike(s.from, s.to); {
	case m.personLike(s.from, s.to):
		m.persons = append(m.persons, m.typed(s))
		m.use(s.from, s.to)
	case work && like == 0 && m.goodsLike(first+1, s.to) == 0:
		return
	case work:
		if m.key(first, 2, s.to) == "san xuat" {
			first++
		}
		m.takeGoods(span{first + 1, s.to}, s.from)
	case like >= 0.75, like >= 0.5 && m.name != "" && !m.says(part{span: s}, notGoods), m.goodsOpen && like > 0, m.goodsOpen && m.goodsAll:
		m.takeGoods(s, s.from)
	}
}

// notGoods are said of a facility, not of its products.
var notGoods = set("mua", "ban", "can", "bi", "hu", "dang", "vay", "giao", "muon", "xin", "sap", "moi", "cu")

// trimIdle cuts words that say nothing off both ends.
func (m *message) trimIdle(s span) span {
	for s.from < s.to && m.idleAt(s.from) {
		s.from++
	}
	for s.to > s.from && m.idleAt(s.to-1) {
		s.to--
	}
	return s
}

// idleAt: a word of one letter with a capital (Y Bhim) says something.
func (m *message) idleAt(i int) bool {
	w := m.words[i]
	if w.used {
		return true
	}
	return m.edge(i) && !(w.upper && i > 0 && !w.gap && w.key != "co")
}

// edge reports a word that is dropped at the ends of what is kept; typed with
// marks it must have the right ones: "của" is, "cửa" is not.
func (m *message) edge(i int) bool {
	w := m.words[i]
	if w.marked() {
		return edgeWords[w.low]
	}
	return edgeWords[w.key]
}

var edgeWords = func() map[string]bool {
	words := set("có", "là", "và", "ạ", "nhé", "nha", "nhá", "em", "với", "khoảng", "hiện", "đang", "thì", "dạ", "vâng", "cũng", "được", "gồm", "do", "rồi", "ơi", "cho", "của", "tầm", "gần", "hơn", "bên", "ở", "tại", "thuộc", "ah")
	for w := range words {
		if folded := Fold(w); folded != "tam" && folded != "gom" && folded != "ben" {
			words[folded] = true
		}
	}
	return words
}()
