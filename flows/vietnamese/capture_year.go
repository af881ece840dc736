package vietnamese

import "slices"

// readYear takes the year a facility began in.
func (m *message) readYear(p part) {
	if m.says(m.clause(p), set("sinh", "sn", "mua", "ocop", "cap", "giai", "bang", "chung", "vay", "xin", "kinh", "hang", "tro", "thuong", "nhan", "khen")) {
		return
	}
	if p.label == fieldYear {
		m.takeYear(p.typed.from, p.from, p.to)
		return
	}
	for i := p.from; i < p.to; i++ {
		w := m.words[i]
		four := w.kind == numeral && w.to-w.from == 4 && !w.used
		if four && p.to-p.from == 1 {
			m.takeYear(i, i, i+1)
		}
		if _, n := longest(m, yearStarts, i, p.to); n > 0 && i+n < p.to && m.yearAt(i+n) {
			m.takeYear(i, i, m.yearEnd(i+n, p.to))
		}
		if m.lasted(i, p.to) {
			m.takeYear(i, i, m.lastedEnd(i, p.to))
		}
	}
}

// yearStarts stand before the year something began in.
var yearStarts = set("nam", "tu nam", "tu", "mo", "mo nam", "tu hoi", "hoi nam", "tu dau nam", "lap nam", "dau nam", "tl", "thanh lap", "thanh lap nam", "hd tu", "lam tu", "hoat dong tu", "tu thang", "mo tu", "tu cuoi nam", "cuoi nam", "moi mo", "moi thanh lap", "moi lam")

func (m *message) yearAt(i int) bool {
	w := m.words[i]
	if w.used {
		return false
	}
	if w.kind == numeral {
		n := w.to - w.from
		return n == 4 || n == 2 && m.is(i-1, set("nam")) && !m.is(i+1, workerUnits) || n <= 2 && i+1 < len(m.words) && m.words[i+1].kind == numeral
	}
	return m.is(i, set("nam")) && m.is(i+1, set("ngoai", "kia", "roi", "nay")) && m.is(i-1, set("tu", "mo", "lap", "lam"))
}

// yearEnd is where the words of a year or a date end.
func (m *message) yearEnd(i, limit int) int {
	if m.words[i].kind != numeral {
		return min(i+2, limit)
	}
	to := i + 1
	for to < limit && m.words[to].kind == numeral && !m.words[to].gap && m.words[to].from-m.words[to-1].to == 1 && m.text[m.words[to-1].to] != ' ' {
		to++
	}
	return to
}

// lasted reports "10 năm nay", "được 10 năm", not "10 năm kinh nghiệm".
func (m *message) lasted(i, limit int) bool {
	if i+1 >= limit || m.words[i].kind != numeral || m.words[i].used || !m.is(i+1, set("nam")) {
		return false
	}
	before := m.is(i-1, set("duoc", "dong", "lam", "nghe", "khoang"))
	after := i+2 < limit && m.is(i+2, set("nay", "roi"))
	return (before || after) && !m.is(i+2, set("nua", "kinh", "truoc"))
}

func (m *message) lastedEnd(i, limit int) int {
	to := i + 2
	if to < limit && m.is(to, set("nay", "roi")) {
		to++
	}
	return to
}

// takeYear reads the year in words [from, to); the words before shown say what
// it is the year of.
func (m *message) takeYear(from, shown, to int) {
	if shown >= to || m.anyUsed(shown, to) {
		return
	}
	found := slices.DeleteFunc(Year(m.string(shown, to), m.now), func(y int) bool { return y > m.now })
	if len(found) == 0 {
		return
	}
	m.years = append(m.years, found...)
	m.use(from, to)
}

// clause is a part with the words before it up to a comma.
func (m *message) clause(p part) part {
	from := min(p.from, p.typed.from)
	if p.label == fieldNone {
		from = p.from
	}
	for from > 0 && from < len(m.words) && !m.words[from].gap {
		from--
	}
	p.from = from
	return p
}

// says reports that one of the keys stands in a part.
func (m *message) says(p part, keys map[string]bool) bool {
	for i := p.from; i < p.to; i++ {
		if m.is(i, keys) {
			return true
		}
	}
	return false
}
