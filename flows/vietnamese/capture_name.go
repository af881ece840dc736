package vietnamese

import "slices"

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
	from := m.introEnd(p)
	head, n := m.headAt(from, p.to)
	if n == 0 || m.onlyForm(from, p.to) || m.key(from, 1, p.to) == "ho" && !m.words[from].marked() && m.words[from+1].key == "ba" {
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
	for i := p.from; i < start; i++ {
		m.words[i].used = m.words[i].used || m.is(i, introWords) && !m.titleAt(i, p.to) || i >= from
	}
	if head != "" {
		m.forms = append(m.forms, head)
	} else if form, n := headAfter(m, start+n, end); n > 0 {
		m.forms = append(m.forms, form)
	}
	m.ownerInName(span{start, end})
	return true
}

// introEnd is where the words end that may stand before a name: "em gửi", "anh
// Tuấn".
func (m *message) introEnd(p part) int {
	from := p.from
	for from < p.to && !m.words[from].used {
		if _, n := longest(m, heads, from, p.to); n > 0 {
			return from
		}
		end := from
		if m.titleAt(from, p.to) {
			end = m.personEnd(from+1, p.to)
		}
		switch {
		case end > from+1:
			from = end
		case m.is(from, introWords):
			from++
		default:
			return from
		}
	}
	return from
}

// headAt is what a facility is called at word i, with its legal form. "Lò" is an
// oven for whatever is made in it; without its mark it is too many other words.
func (m *message) headAt(i, limit int) (string, int) {
	head, n := longest(m, heads, i, limit)
	if n == 0 && i < limit && m.words[i].low == "lò" && !m.words[i].used {
		return "", 1
	}
	return head, n
}

// onlyForm reports that words up to the next comma are a legal form and nothing
// else.
func (m *message) onlyForm(i, limit int) bool {
	_, n := longest(m, formWords, i, limit)
	return n > 0 && m.runEnd(i, limit) == i+n
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
	if from >= to || slices.Contains([]string{"gồm", "gom", "có", "là"}, m.words[from].low) {
		return false
	}
	if head != "household" {
		return true
	}
	_, commune := m.placeIn(from, to, sureAlone)
	return !commune
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
