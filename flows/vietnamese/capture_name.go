package vietnamese

// findName looks for the facility's name: behind a label, then from words like
// "cơ sở" and "HTX", then what stands before everything else.
func (m *message) findName() {
	for _, p := range m.parts {
		if p.label == fieldName && m.labelledName(p) {
			return
		}
	}
	for _, p := range m.parts {
		if (p.label == fieldNone || p.label == fieldIntro) && p.from < p.to && m.headedName(p) {
			return
		}
	}
	if len(m.parts) > 0 {
		m.firstName()
	}
}

// labelledName reads "Tên: Cơ sở Hoa Ban"; "Tên: Nguyễn Văn Tâm" is a person.
func (m *message) labelledName(p part) bool {
	if p.from == p.to {
		return false
	}
	head, n := longest(m, heads, p.from, p.to)
	named := m.key(p.typed.from, 1, p.typed.to) == "ten"
	if n == 0 && named && m.personLike(p.from, m.runEnd(p.from, p.to)) && !m.says(p, set("co", "cs", "htx")) && p.typed.to-p.typed.from == 1 {
		m.takePerson(span{p.from, m.runEnd(p.from, p.to)}, true)
		return false
	}
	end := m.nameEnd(p.from, p.from+n, p.to)
	if !m.takeName(span{p.from, end}) {
		return false
	}
	m.formOfName(p, head)
	m.figuresAfter(p, end)
	return true
}

// formOfName notes the legal form that a name or its label begins with.
func (m *message) formOfName(p part, head string) {
	if head == "" {
		for i := p.typed.from; i < p.typed.to; i++ {
			if form := heads[m.words[i].key]; form != "" {
				head = form
			}
		}
		if m.key(p.typed.from, 2, p.typed.to) != "" && heads[m.key(p.typed.to-2, 2, p.typed.to)] != "" {
			head = heads[m.key(p.typed.to-2, 2, p.typed.to)]
		}
	}
	if head != "" {
		m.forms = append(m.forms, head)
	}
}

// figuresAfter reads on behind a name that ended before its part did.
func (m *message) figuresAfter(p part, end int) {
	rest := part{span: span{end, p.to}}
	m.freeFigures(rest)
	for i := end; i < p.to; {
		if next := m.known(i, rest); next > i {
			i = next
			continue
		}
		i++
	}
}

// headedName reads a name that begins with what the facility is.
func (m *message) headedName(p part) bool {
	from := p.from
	for from < p.to && !m.words[from].used && (m.is(from, introWords) || m.words[from].gap && from > p.from) {
		if _, n := longest(m, heads, from, p.to); n > 0 {
			break
		}
		from++
	}
	head, n := longest(m, heads, from, p.to)
	if n == 0 || m.key(from, 1, p.to) == "ho" && !m.words[from].marked() && m.words[from+1].key == "ba" {
		return false
	}
	start := from
	if m.key(from, n, p.to) == "co so" && m.is(from+n, set("ten")) {
		start = from + n + 1
		n = 0
		if m.is(start, set("la")) {
			start++
		}
	}
	end := m.nameEnd(start, start+n, p.to)
	if n > 0 && !m.hasName(start+n, end, head) {
		return false
	}
	if !m.takeName(span{start, end}) {
		return false
	}
	m.use(p.from, start)
	if head != "" {
		m.forms = append(m.forms, head)
	} else if form, n := headAfter(m, start+n, end); n > 0 {
		m.forms = append(m.forms, form)
	}
	m.ownerInName(span{start, end})
	return true
}

// headAfter is the legal form right behind "cơ sở": cơ sở HTX Thành Đạt.
func headAfter(m *message, i, limit int) (string, int) {
	for n := min(4, limit-i); n > 0; n-- {
		if form := heads[m.key(i, n, limit)]; form != "" {
			return form, n
		}
	}
	return "", 0
}

// hasName reports that words follow "HTX" or "hkd" that are its name and not the
// next answer.
func (m *message) hasName(from, to int, head string) bool {
	if from >= to {
		return false
	}
	if head != "household" {
		return true
	}
	_, commune := m.placeIn(from, to, sureAlone)
	return !commune
}

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
	w := m.words[i]
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
	return !m.words[i+1].upper && m.distinct(body, i) && m.is(i, set("anh", "chi"))
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

// takeName keeps words as the name, when it is neither too short nor too long.
func (m *message) takeName(s span) bool {
	name := m.typed(s)
	if n := len([]rune(name)); n < shortestName || n > longestName {
		return false
	}
	m.name, m.named = name, s
	m.use(s.from, s.to)
	return true
}

// ownerInName reads the owner of "cơ sở mộc của anh Tâm" and "hộ ông Nguyễn Văn A".
func (m *message) ownerInName(s span) {
	for i := s.from; i+1 < s.to; i++ {
		if !m.is(i, set("cua", "ho")) && !(m.words[i].key == "doanh" && m.is(i-1, set("kinh"))) || !(titles[m.words[i+1].low] || plainTitles[m.words[i+1].low]) || i+2 >= s.to {
			continue
		}
		m.owners = append(m.owners, m.typed(span{i + 2, s.to}))
		return
	}
}

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
