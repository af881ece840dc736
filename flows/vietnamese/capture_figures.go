package vietnamese

import "slices"

// figures takes the numbers of a part that say what they are.
func (m *message) figures(p part) {
	switch p.label {
	case fieldSecret:
		m.dropSecret(p)
	case fieldTax:
		m.readTax(p)
	case fieldOther, fieldName, fieldIntro:
		if p.label == fieldIntro {
			m.freeFigures(p)
		}
	default:
		m.freeFigures(p)
	}
}

func (m *message) freeFigures(p part) {
	m.readPhones(p)
	if p.label == fieldPhone || p.label == fieldWish {
		return
	}
	m.readTaxes(p)
	m.readWorkers(p)
	m.readMoney(p)
	m.readYear(p)
}

// dropSecret leaves out every number behind a label like "CCCD".
func (m *message) dropSecret(p part) {
	for i := p.from; i < p.to; i++ {
		if m.words[i].kind == numeral {
			m.use(i, i+1)
			m.personal = true
		}
	}
}

// readPhones takes the phone numbers of a part.
func (m *message) readPhones(p part) {
	if p.from == p.to {
		return
	}
	start, end := m.words[p.from].from, m.words[p.to-1].to
	if start > 0 && m.text[start-1] == '(' {
		start--
	}
	for _, run := range digitRuns(m.text[start:end]) {
		m.phonesOf(run, start)
	}
}

// phonesOf takes a run that is phones, or with a group too many at one end; or,
// of another run, what is a phone by itself.
func (m *message) phonesOf(run digitRun, start int) {
	for _, groups := range [][]digitGroup{run.groups, run.groups[:len(run.groups)-1], run.groups[1:]} {
		if found, ok := splitPhones(groups, 0); ok && len(found) > 0 {
			m.takePhones(found, start+groups[0].from, start+groups[len(groups)-1].to)
			return
		}
	}
	for _, g := range run.groups {
		if p := national(g.digits); p != "" {
			m.takePhones([]string{p}, start+g.from, start+g.to)
		}
	}
}

func (m *message) takePhones(found []string, from, to int) {
	m.phones = append(m.phones, found...)
	m.useRunes(from, to)
}

// useRunes takes the words inside runes [from, to).
func (m *message) useRunes(from, to int) {
	for i := range m.words {
		if m.words[i].from >= from && m.words[i].to <= to {
			m.words[i].used = true
		}
	}
}

// readTax takes what stands behind "MST", also when its check digit is wrong.
func (m *message) readTax(p part) {
	from := slices.IndexFunc(m.words[p.from:p.to], func(w mote) bool { return w.kind == numeral })
	if from < 0 {
		return
	}
	from += p.from
	to := from
	for to < p.to && m.words[to].kind == numeral {
		to++
	}
	found := TaxCode(m.string(from, to))
	for _, t := range found {
		if !slices.Contains(m.taxes, t) {
			m.taxes = append(m.taxes, t)
		}
	}
	if found != nil {
		m.use(from, to)
	}
	rest := part{span: span{to, p.to}}
	m.freeFigures(rest)
}

// readTaxes takes codes without a label, when the check digit proves them.
func (m *message) readTaxes(p part) {
	for i := p.from; i < p.to; i++ {
		w := m.words[i]
		if w.kind != numeral || w.used || w.to-w.from != 10 && w.to-w.from != 13 {
			continue
		}
		to := i + 1
		if to < p.to && m.words[to].kind == numeral && m.words[to].to-m.words[to].from == 3 && !m.words[to].used {
			to++
		}
		if found := TaxCode(m.string(i, to)); len(found) == 1 && found[0].Checked {
			m.taxes = append(m.taxes, found[0])
			m.use(i, to)
		}
	}
}

// numberish reports that a word may be a part of a number.
func (m *message) numberish(i int) bool {
	w := m.words[i]
	return !w.used && (w.kind == numeral || digitWords[w.low] > 0 && m.five(i) && w.low != "ba" && w.low != "sau" && w.low != "tam" && w.low != "bay" && w.low != "bon" ||
		tenWords[w.low] || tensWords[w.low] || lastWords[w.low] > 0 && w.marked() || hundredWords[w.low])
}

// five is false for the "năm" of a year.
func (m *message) five(i int) bool {
	if m.words[i].key != "nam" {
		return true
	}
	if m.words[i].low != "năm" || i+1 == len(m.words) {
		return false
	}
	next := m.words[i+1]
	return workerUnits[next.key] || tensWords[next.low] || hundredWords[next.low] || scaleWords[next.low] > 0
}

// readWorkers takes numbers before words like lđ, người, nhân công, or behind a
// label. Women alone, or people of a season, are not all.
func (m *message) readWorkers(p part) {
	if p.label == fieldWorkers {
		m.labelledWorkers(p)
		return
	}
	for i := p.from + 1; i < p.to; i++ {
		_, n := longest(m, workerUnits, i, p.to)
		if n == 0 || m.words[i].gap {
			continue
		}
		from := m.numberBefore(i, p.from)
		if from == i || m.is(i+n, partOfWorkers) && !m.wholeStaff(i+n) {
			continue
		}
		m.countWorkers(from, i, i+n)
	}
}

// wholeStaff: "12 người đang làm" counts them all.
func (m *message) wholeStaff(i int) bool {
	return m.is(i, set("dang")) && m.is(i+1, set("lam"))
}

// numberBefore is where the number that ends before word i begins.
func (m *message) numberBefore(i, first int) int {
	from := i
	if w := m.words[max(i-1, first)]; i > first && digitWords[w.low] > 0 && !w.used && !w.upper && !m.is(i-2, set("anh", "chi", "chu", "co", "bac", "ong")) && w.low != "nam" && w.low != "sau" {
		from--
	}
	for from > first && m.numberish(from-1) && (from == i || !m.words[from].gap) {
		from--
	}
	for from < i && from > first && m.is(from-1, set("den", "toi", "hay", "hoac")) && from-2 >= first && m.numberish(from-2) {
		from -= 2
	}
	return from
}

func (m *message) countWorkers(from, unit, to int) {
	start := from
	for start > 0 && from-start < 2 && !m.words[start].gap && m.bounding(start-1) {
		start--
	}
	found := Number(m.string(start, unit))
	if len(found) == 0 && start == from && !m.words[from].used {
		found = Number(m.string(start, to))
	}
	found = slices.DeleteFunc(found, func(n int64) bool { return n < 1 || n > mostWorkers })
	if len(found) == 0 || m.is(to, set("tro", "hon", "nua")) {
		return
	}
	m.workers = append(m.workers, found...)
	m.use(from, to)
}

// bounding reports words that make a number a limit: hơn, trên, gần.
func (m *message) bounding(i int) bool {
	w := m.words[i]
	return boundBefore[w.low] && w.low != "duoi" || m.is(i, set("hon", "tren", "gan", "it", "toi"))
}

// labelledWorkers reads "Lao động: 12 (5 nữ)": the first number.
func (m *message) labelledWorkers(p part) {
	for i := p.from; i < p.to; i++ {
		if !m.numberish(i) {
			continue
		}
		to := i + 1
		for to < p.to && m.numberish(to) && !m.words[to].gap {
			to++
		}
		if to+1 < p.to && m.is(to, set("den", "toi", "hay")) && m.numberish(to+1) {
			to += 2
		}
		_, n := longest(m, workerUnits, to, p.to)
		if m.is(to+n, partOfWorkers) || m.is(to, partOfWorkers) {
			i = to
			continue
		}
		m.countWorkers(i, to, to+n)
		return
	}
}

// readYear takes the year a facility began in.
func (m *message) readYear(p part) {
	if m.says(m.clause(p), set("sinh", "sn", "mua", "ocop", "cap", "giai", "bang", "chung", "vay", "xin", "kinh", "hang")) {
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
