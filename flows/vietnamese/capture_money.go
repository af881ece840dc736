package vietnamese

import (
	"slices"
	"strings"
)

// readMoney takes amounts: as the capital when the words call them that, else as
// what may be one. Loans, wishes, turnover and wages are neither.
func (m *message) readMoney(p part) {
	for i := p.from; i < p.to; {
		to := m.amountEnd(i, p.to)
		if to == i {
			i++
			continue
		}
		m.amount(p, i, to)
		i = to
	}
	if p.label == fieldCapital {
		m.bareCapital(p)
	}
}

// amountEnd is the end of an amount that begins at word i, i if none does.
func (m *message) amountEnd(i, limit int) int {
	if m.words[i].kind != numeral && !m.numberish(i) && !(m.words[i].low == "nửa" || m.words[i].low == "tỷ" || m.words[i].low == "tỉ") || m.words[i].used {
		return i
	}
	to, scaled := i, false
	for to < limit && !m.words[to].used && (to == i || !m.words[to].gap) && m.inAmount(to) {
		scaled = scaled || m.words[to].kind == word && (scaleWords[m.words[to].low] >= 1e3 || dongWords[m.words[to].low])
		to++
	}
	if !scaled && !(to == i+1 && m.millions(i)) {
		return i
	}
	for m.is(to-1, set("den", "toi", "hay")) {
		to--
	}
	return to
}

// millions reports 200.000.000.
func (m *message) millions(i int) bool {
	w := m.words[i]
	return w.kind == numeral && w.to-w.from >= 9 && slices.Contains(m.text[w.from:w.to], '.')
}

func (m *message) inAmount(i int) bool {
	w := m.words[i]
	return w.kind == numeral || m.numberish(i) || scaleWords[w.low] >= 1e3 || halfWords[w.low] || dongWords[w.low] || w.low == "nửa" ||
		m.is(i, set("den", "toi", "hay")) && i+1 < len(m.words) && m.words[i+1].kind == numeral && i > 0 && m.inAmount(i-1) ||
		digitWords[w.low] > 0 && m.five(i) && w.low != "sau"
}

func (m *message) amount(p part, from, to int) {
	start := from
	for start > p.from && from-start < 2 && m.bounding(start-1) {
		start--
	}
	found := slices.DeleteFunc(Money(m.around(start, to)), func(n int64) bool { return n < leastCapital })
	if len(found) == 0 {
		return
	}
	switch {
	case to < len(m.words) && strings.ContainsRune(m.around(to-1, to), '/'):
		return // for each, or each month
	case p.label == fieldCapital && !m.says(p, set("vay")):
		m.capitals = append(m.capitals, found...)
	case m.notCapital(p, from, to):
		return
	case m.called(p, from, to):
		m.capitals = append(m.capitals, found...)
	default:
		m.amounts = append(m.amounts, found...)
	}
	m.use(from, to)
}

// notCapital reports words about other money beside an amount.
func (m *message) notCapital(p part, from, to int) bool {
	others := set("vay", "xin", "ho", "tro", "thu", "luong", "gia", "nhap", "loi", "no", "doanh", "mua", "can", "ban", "thang", "muon", "nhuan", "thue", "may")
	for i := p.from; i < p.to; i++ {
		if (i < from || i >= to) && m.is(i, others) && !m.called(p, from, to) {
			return true
		}
		if m.is(i, set("vay", "xin")) && i >= from-4 && i <= to+2 {
			return true
		}
	}
	return m.is(p.from-1, set("vay", "xin")) && m.words[p.from-1].used && p.label == fieldOther
}

// called reports that an amount is called capital: vốn, đầu tư.
func (m *message) called(p part, from, to int) bool {
	for i := max(p.from, from-5); i < min(p.to, to+2); i++ {
		if m.is(i, set("von")) && !m.is(i+1, set("vay", "tu")) && !m.is(i-1, set("vay")) {
			return true
		}
	}
	for i := max(p.from, from-4); i < from; i++ {
		if m.is(i, set("dau")) && m.is(i+1, set("tu")) && !m.is(i-1, set("can", "muon", "xin", "se")) {
			return true
		}
	}
	return false
}

// bareCapital reads "Vốn: 500": what it may mean is asked about.
func (m *message) bareCapital(p part) {
	if len(m.capitals) > 0 {
		return
	}
	for i := p.from; i < p.to; i++ {
		if m.words[i].kind != numeral || m.words[i].used || i > p.from && m.words[i].gap {
			continue
		}
		found := slices.DeleteFunc(Money(m.string(i, i+1)), func(n int64) bool { return n < leastCapital })
		if len(found) == 1 && m.words[i].to-m.words[i].from < 7 {
			found = append(found, found[0]) // a number without its unit stays a question
			m.amounts = append(m.amounts, found...)
		} else {
			m.capitals = append(m.capitals, found...)
		}
		m.use(i, i+1)
		return
	}
}
