package vietnamese

// formAt takes a legal form that stands by itself at word i: "hkd", "chưa đăng
// ký"; not the HTX of another's name, nor one that is sold to.
func (m *message) formAt(i, limit int) int {
	form, n := longest(m, formWords, i, limit)
	if n == 0 || m.is(i-1, set("cho", "voi", "vien", "ban", "cua", "qua", "vao", "lap", "thuoc", "cac", "lam", "thanh")) && !m.words[i].gap && !m.words[i-1].used {
		return i
	}
	end := i + n
	if form == "artisan" && n == 2 && (end < limit && !m.words[end].gap && !m.words[end].used || !m.words[i].gap) {
		return i // a craftsman, perhaps without the title
	}
	if form == "unregistered" && m.registersOther(end, limit) {
		return i
	}
	if form != "household" && form != "unregistered" && form != "artisan" && !m.standsAlone(end, limit) {
		return i
	}
	m.forms = append(m.forms, form)
	m.use(i, end)
	return end
}

// registersOther: "chưa đăng ký nhãn hiệu" is about something else.
func (m *message) registersOther(i, limit int) bool {
	return i < limit && !m.words[i].gap && m.is(i, set("nhan", "logo", "ma", "thuong", "tham", "mst", "ban", "bao", "ocop", "san", "pccc", "moi", "an", "attp", "cong", "hoc", "di", "thue"))
}

// standsAlone reports that nothing follows a legal form that would be its name.
func (m *message) standsAlone(i, limit int) bool {
	end := m.runEnd(i, limit)
	if i >= end || m.words[i].gap {
		return true
	}
	if _, ok := m.placeIn(i, end, sureAlone); ok {
		return true
	}
	_, unit := longest(m, unitWords, i, limit)
	return unit > 0 || m.titleAt(i, limit) || m.is(i, set("o", "tai", "chuyen", "co", "thon", "buon", "tdp"))
}

// labelledForm reads "Loại hình: hộ kinh doanh".
func (m *message) labelledForm(p part) {
	for i := p.from; i < p.to; i++ {
		if form, n := longest(m, formWords, i, p.to); n > 0 {
			m.forms = append(m.forms, form)
			m.use(i, i+n)
			return
		}
	}
}

// labelledHamlet reads "Thôn: 3", "Thôn, buôn: Ko Tam".
func (m *message) labelledHamlet(p part) {
	i := p.from
	if i == p.to || m.hamletAt(i, p.to) > i {
		return
	}
	to := m.hamletEnd(i, p.to)
	if to == i {
		return
	}
	name := m.typed(span{i, to})
	if m.words[i].kind == numeral && p.typed.to-p.typed.from <= 3 {
		name = m.typed(p.typed) + " " + name
	}
	m.hamlets = append(m.hamlets, name)
	m.use(i, to)
}
