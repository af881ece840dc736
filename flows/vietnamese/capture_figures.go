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
