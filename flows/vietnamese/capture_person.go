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
