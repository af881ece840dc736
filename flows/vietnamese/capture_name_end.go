package vietnamese

// nameEnd is where a name that begins at from ends; its first words up to body
// say what it is. It ends before a comma, a figure, another answer, or a commune
// that stands behind a name of its own.
func (m *message) nameEnd(from, body, limit int) int {
	to := body
	for to < limit && !m.words[to].used && (to == from || !m.words[to].gap) && !m.endsName(from, body, to, limit) {
		to++
	}
	for to > body && m.is(to-1, nameStops) && !m.words[to-1].upper {
		to--
	}
	return m.withoutPlace(body, to, limit)
}

// endsName reports that another answer begins at word i of a name.
func (m *message) endsName(from, body, i, limit int) bool {
	if i == from {
		return false
	}
	if m.words[i-1].colon && i > body || m.amountEnd(i, limit) > i {
		return true
	}
	if m.is(i, set("tra", "mua", "vay", "luong")) && !m.words[i].upper && m.properBefore(body, i) {
		return true
	}
	w := m.words[i]
	if !w.upper && m.goodsLike(i, m.runEnd(i, limit)) >= 0.75 && m.properBefore(body, i) {
		return true
	}
	if form, n := longest(m, formWords, i, limit); n > 0 && i > body && (form == "household" || form == "unregistered" || n == 1 && !w.upper || m.words[i+n-1].key == w.key && form != "enterprise" && form != "artisan") {
		return true
	}
	if m.is(i, set("o", "tai", "thuoc")) && (w.low == "ở" || w.low == "tại" || w.low == "thuộc" || !w.marked() && m.placeFollows(i+1, limit)) {
		return true
	}
	if _, n := longest(m, unitWords, i, limit); n > 0 && i > body && (w.key == "xa" || w.key == "phuong" || m.placeFollows(i, limit)) && m.placeFollows(i+n, limit) {
		return true
	}
	if m.is(i, hamletStarts) && m.hamletEnds(i, body, limit) {
		return true
	}
	if m.titleAt(i, limit) && m.properBefore(body, i) && !w.upper || m.ownerWords(i, limit) > 0 && m.distinct(body, i) {
		return true
	}
	return m.distinct(body, i) && m.is(i, set("chuyen", "lam", "san", "sx")) && m.goodsLike(i+1, limit) > 0 && !w.upper
}

// properBefore reports that a facility has a name of its own before a person's at word
// i: "Hoa Ban" in capitals; without any, before anh and chị, whom no sign names.
func (m *message) properBefore(body, i int) bool {
	for at := body; at < i; at++ {
		if m.words[at].upper && m.distinct(at, at+1) {
			return true
		}
	}
	return i+1 < len(m.words) && !m.words[i+1].upper && m.distinct(body, i) && m.is(i, set("anh", "chi"))
}

func (m *message) placeFollows(i, limit int) bool {
	end := m.runEnd(i, limit)
	for to := min(end, i+5); to > i; to-- {
		if _, ok := m.placeIn(i, to, sureCalled); ok {
			return true
		}
	}
	_, n := longest(m, unitWords, i, limit)
	return n > 0 || i < limit && m.is(i, hamletStarts)
}

// hamletEnds: a hamlet with a number ends a name; one with a name does when the
// facility has a name of its own before it.
func (m *message) hamletEnds(i, body, limit int) bool {
	if i+1 >= limit || m.words[i+1].gap || m.words[i+1].used {
		return false
	}
	if m.words[i+1].kind == numeral || m.key(i, 3, limit) == "to dan pho" {
		return true
	}
	return m.is(i, set("thon", "buon", "tdp", "xom")) && m.distinct(body, i)
}

// distinct reports a word that is a name and not a craft.
func (m *message) distinct(from, to int) bool {
	for i := from; i < to; {
		n := m.goodsWords(i, to)
		if n == 0 && !m.is(i, genericWords) {
			return true
		}
		i += max(n, 1)
	}
	return false
}

// genericWords say what a facility does, not which one it is.
var genericWords = set("sx", "san", "xuat", "che", "bien", "kinh", "doanh", "dich", "vu", "thuong", "mai", "nong", "nghiep", "tnhh", "mtv", "cp", "co", "phan", "va", "tm", "dv", "tmdv", "xuong", "co", "so", "cb", "gia", "cong", "thu", "mua", "tong", "hop", "thanh", "vien", "mot", "lam", "nghe", "truyen", "thong", "may", "lo", "to", "tieu", "thu", "dau", "tu", "xnk", "xay", "dung", "phat", "trien", "cung", "ung", "nho", "gia", "dinh", "cua", "tai", "xa", "det", "hang", "do", "htx", "tap", "the", "kd")

// withoutPlace cuts a commune off the end of a name, when it stands behind a name
// of its own and is written apart: in small letters behind capitals, or in a
// message without commas. Else it stays, and is only offered.
func (m *message) withoutPlace(body, to, limit int) int {
	if to-body < 2 {
		m.offerPlace(body, to)
		return to
	}
	cut := m.placeSuffix(body, to)
	if cut == to {
		m.offerPlace(body, to)
		return to
	}
	small := !m.words[cut].upper
	apart := small || !m.allUpper(cut, to) || !(to == limit || m.words[to].gap)
	if m.distinct(body, cut) && apart && !m.placeElsewhere(to) {
		return cut
	}
	m.places = append(m.places, spot{text: m.string(cut, to), inName: true})
	return to
}

// offerPlace notes a name that is a commune's: HTX Ea Kao.
func (m *message) offerPlace(from, to int) {
	if from >= to || m.wordsOnly(from, to) {
		return
	}
	if _, ok := m.placeIn(from, to, sureAlone); ok {
		m.places = append(m.places, spot{text: m.string(from, to), inName: true})
	}
}

// placeElsewhere reports a commune that stands by itself behind a name.
func (m *message) placeElsewhere(from int) bool {
	for _, p := range m.parts {
		if p.to <= from {
			continue
		}
		i := max(p.from, from)
		if p.label == fieldPlace && i < p.to {
			return true
		}
		if i < p.to && p.label == fieldNone && !m.words[i].used {
			if _, ok := m.placeIn(i, m.runEnd(i, p.to), sureAlone); ok {
				return true
			}
			if m.is(i, set("xa", "phuong", "o", "tai")) && m.placeFollows(i+1, p.to) {
				return true
			}
		}
	}
	return false
}
