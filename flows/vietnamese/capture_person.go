package vietnamese

import "strings"

// personAt takes "chị H'Linh Niê", "chủ Nguyễn Văn Tâm" at word i.
func (m *message) personAt(i, limit int) int {
	if m.words[i].used || m.words[i].kind != word {
		return i
	}
	at, owner := i, false
	if n := m.ownerWords(i, limit); n > 0 {
		at, owner = i+n, true
	}
	if at < limit && m.titleAt(at, limit) {
		at++
	} else if !owner || at >= limit || !m.nameWord(at) {
		return i
	}
	to := m.personEnd(at, limit)
	if to == at {
		return i
	}
	m.takePerson(span{at, to}, owner)
	m.use(i, to)
	return to
}

// ownerWords are the words at i that call somebody the owner.
func (m *message) ownerWords(i, limit int) int {
	w := m.words[i]
	switch {
	case w.key == "vo" && m.key(i, 2, limit) == "vo chong":
		return 2
	case w.low == "chủ" || w.low == "chu" && i+1 < limit && (m.words[i+1].upper || m.titleAt(i+1, limit) || m.family(i+1)):
		return 1
	case m.key(i, 2, limit) == "giam doc", m.key(i, 2, limit) == "nghe nhan" && i+2 < limit && m.nameWord(i+2):
		return 2
	case w.key == "gd":
		return 1
	case (w.low == "do" || w.low == "của") && i+1 < limit && m.titleAt(i+1, limit):
		return 1
	}
	return 0
}

// titleAt reports a title before a name at word i.
func (m *message) titleAt(i, limit int) bool {
	w := m.words[i]
	if i+1 >= limit || m.words[i+1].used || m.words[i+1].gap || m.words[i+1].kind != word {
		return false
	}
	next := m.words[i+1]
	if m.accents && w.low != "anh" && w.low != "a" && w.low != "c" && w.low != "chj" && !w.marked() && !w.gap {
		return false
	}
	likely := next.upper || m.family(i+1) || ethnicStart(next)
	switch {
	case plainTitles[w.low]:
		return likely && !m.is(i+1, afterTitle)
	case titles[w.low]:
		return likely || len(w.low) > 1 && !m.is(i+1, afterTitle) && !m.is(i+1, notInNames)
	}
	return false
}

func (m *message) family(i int) bool { return i < len(m.words) && m.is(i, families) }

// ethnicStart reports H'Linh, HLinh, Y: how Ê Đê and M'nông names begin.
func ethnicStart(w mote) bool {
	return w.key == "y" || strings.HasPrefix(w.key, "h") && w.to-w.from > len([]rune(w.low)) || w.low == "h" || w.key == "ama" || w.key == "ami"
}

// nameWord reports a word that a person's name may begin with.
func (m *message) nameWord(i int) bool {
	w := m.words[i]
	return w.kind == word && !w.used && !w.gap && (w.upper && !m.is(i, notInNames) || m.family(i) || ethnicStart(w))
}

// personEnd is where a name that begins at word i ends. A name with capitals
// goes on with capitals.
func (m *message) personEnd(i, limit int) int {
	const mostWords = 5
	capitals := m.words[i].upper
	to := i
	for to < limit && to-i < mostWords && m.inName(i, to, capitals) {
		to++
	}
	if to-i > 1 {
		to = m.placeSuffix(i, to)
	}
	if !capitals && to-i > 4 {
		return i
	}
	return to
}

func (m *message) inName(first, i int, capitals bool) bool {
	w := m.words[i]
	if w.kind != word || w.used || i > first && w.gap || capitals && !w.upper {
		return false
	}
	if i == first && capitals && w.low != "làm" {
		return true
	}
	_, stops := formWords[w.key]
	return !stops && (!m.is(i, notInNames) || capitals && w.upper && w.marked() && !m.is(i, set("lam", "chuyen", "xa", "thon", "buon", "sdt"))) &&
		!(i > first && m.goodsLike(i, i+1) > 0 && !w.upper) && (i == first || !titles[w.low])
}

func (m *message) takePerson(s span, owner bool) {
	name := m.typed(s)
	if n := len([]rune(name)); n < 2 || n > longestPerson {
		return
	}
	if owner {
		m.owners = append(m.owners, name)
	} else {
		m.persons = append(m.persons, name)
	}
	m.use(s.from, s.to)
}

// labelledPerson reads "Chủ cơ sở: bà Nguyễn Thị Hoa".
func (m *message) labelledPerson(p part) {
	from := p.from
	for from < p.to && !m.words[from].used && (titles[m.words[from].low] || plainTitles[m.words[from].low] || m.is(from, set("la"))) && from+1 < p.to && !m.words[from+1].used {
		from++
	}
	to := from
	for to < p.to && !m.words[to].used && m.words[to].kind == word && (to == from || !m.words[to].gap) && (to == from || !m.is(to, notInNames) || m.words[to].upper) {
		to++
	}
	if to-from > 1 {
		to = m.placeSuffix(from, to)
	}
	if to == from || to-from > 6 || m.idle(from, to) {
		return
	}
	if p.label == fieldPerson && !m.personLike(from, to) && !m.words[from].upper && from == p.from {
		return
	}
	m.takePerson(span{from, to}, p.label == fieldOwner)
	m.use(p.from, to)
}

// personLike reports words that can only be somebody's name: a family name and
// what goes with it, or an Ê Đê or M'nông one.
func (m *message) personLike(from, to int) bool {
	n := to - from
	if n < 1 || n > 5 || n == 1 && !strings.ContainsAny(m.string(from, to), "'’ʼ`‘´") {
		return false
	}
	for i := from; i < to; i++ {
		if m.words[i].kind != word {
			return false
		}
	}
	first := m.words[from]
	if ethnicStart(first) && first.key != "ami" {
		return n > 1 || first.upper
	}
	middle := n > 2 && m.is(from+1, set("van", "thi", "duc", "huu", "ngoc", "quoc", "minh", "thanh", "xuan", "dinh", "cong", "van", "the", "hong", "kim", "hoang", "tuan", "anh", "trong", "viet", "quang", "ba", "dang", "phuong", "thuy", "bich", "my", "manh", "tan", "phi", "trung", "hai", "tien", "truong"))
	caps := m.allUpper(from, to)
	switch {
	case m.goodsLike(from, to) >= 0.5 && !caps:
		return false
	case m.family(from):
		return n > 2 && (caps || middle) || n == 2 && caps && first.marked() || n == 3 && first.key == "nguyen"
	case m.is(from, doubtfulFamily):
		return n > 2 && m.is(from+1, set("van", "thi"))
	}
	return false
}

func (m *message) allUpper(from, to int) bool {
	for i := from; i < to; i++ {
		if !m.words[i].upper {
			return false
		}
	}
	return true
}
