package vietnamese

import "slices"

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
		if from == i || !m.words[from].gap && m.is(from-1, set("cho", "phuc", "nuoi", "tra", "cap", "gap", "voi", "hon")) || m.is(i+n, partOfWorkers) && !m.wholeStaff(i+n) {
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
