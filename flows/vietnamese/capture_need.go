package vietnamese

import "slices"

// CapturedNeed is what one message says about a need for support. What it does
// not say, or only may say, is the zero value.
type CapturedNeed struct {
	Name      string // of the facility, to look up, as typed
	Contact   string // the person it is for, to look up
	Phone     string
	Commune   string // code, only when one is certain
	Content   string // a code of the content list, only when the words say it clearly
	Line      bool   // a whole production line
	Item      string // what is wanted, as typed
	TotalCost int64  // đồng, what it costs; a sum asked for as support is in Unsure
	PlanYear  int    // not before now

	Contents []string // when the words say several
	Unsure   Unsure   // Capitals holds the amounts that may be the cost
	Personal bool     // a personal number stood in the message and was left out
}

// CaptureNeed reads a message like "HTX Thành Đạt xin hỗ trợ máy sấy tiêu 400tr".
// now is the year it is sent in. It invents nothing; a question gives nothing.
// Time and length are limited as in Capture.
func CaptureNeed(text string, now int) CapturedNeed {
	m := readMessage(text, now)
	if m.asks() {
		return CapturedNeed{Personal: m.personal}
	}
	w := m.need()
	n := CapturedNeed{Item: m.item(w), PlanYear: m.planYear(), Personal: m.personal}
	n.Content, n.Contents, n.Line = m.content(w)
	costs, wished := m.costs(w)
	m.understand()
	c := m.captured()
	n.Name, n.Contact, n.Phone, n.Commune, n.Unsure = c.Name, c.Contact, c.Phone, c.Commune, c.Unsure
	if n.Name == "" && n.Contact == "" {
		n.Name = m.subject(w)
	}
	n.TotalCost, n.Unsure.Capitals = only(costs)
	n.Unsure.Capitals = append(n.Unsure.Capitals, wished...)
	n.Unsure.Workers, n.Unsure.Years = nil, nil
	if clean, found := dropPersonal([]rune(n.Item)); found {
		n.Item, n.Personal = string(clean), true
	}
	return n
}

// item is the thing wanted, as typed.
func (m *message) item(w wish) string {
	s := m.typed(w.object)
	if n := len([]rune(s)); n < 2 || n > longestGoods {
		return ""
	}
	return s
}

// subject is who wants it, when nothing says facility or person: "hoa ban xin …".
func (m *message) subject(w wish) string {
	for _, p := range m.parts {
		if p.to == w.verb.from && p.from < p.to && !m.anyUsed(p.from, p.to) && p.label == fieldNone {
			s := m.trimIdle(p.span)
			for s.from < s.to && m.is(s.from, introWords) && !m.words[s.from].upper {
				s.from++
			}
			if s.to > s.from && s.to-s.from <= 6 && !m.is(s.from, set("ben", "nha", "xa", "thon", "buon", "ba", "con", "nguoi", "minh", "toi", "chung", "em", "nhieu", "cac")) && m.goodsLike(s.from, s.to) < 0.75 {
				return m.typed(s)
			}
		}
	}
	return ""
}

// planYear is the year the need is for.
func (m *message) planYear() int {
	var found []int
	for i := range m.words {
		two := m.key(i, 2, len(m.words))
		switch {
		case two == "nam sau" || two == "nam toi" || two == "sang nam":
			found = append(found, m.now+1)
		case two == "nam nay" || two == "cuoi nam" && !m.is(i+2, set("sau", "toi")) && (i+2 >= len(m.words) || m.words[i+2].kind != numeral):
			found = append(found, m.now)
		case m.words[i].kind == numeral && m.words[i].to-m.words[i].from == 4:
			for _, y := range Year(m.string(i, i+1), m.now) {
				if y >= m.now {
					found = append(found, y)
				}
			}
		}
	}
	year, _ := only(found)
	return year
}

// costs gives the amounts that are what the thing costs, and those that are
// asked for, borrowed or called capital.
func (m *message) costs(w wish) (costs, others []int64) {
	for i := 0; i < len(m.words); {
		to := m.amountEnd(i, len(m.words))
		if to == i {
			i++
			continue
		}
		start := i
		for start > 0 && i-start < 2 && m.bounding(start-1) {
			start--
		}
		found := slices.DeleteFunc(Money(m.around(start, to)), func(n int64) bool { return n < leastCapital })
		if m.asked(w, i) {
			others = append(others, found...)
		} else {
			costs = append(costs, found...)
		}
		i = to
	}
	return costs, others
}

// asked reports an amount that is not the price: right behind the wish, beside a
// loan, capital, turnover.
func (m *message) asked(w wish, i int) bool {
	for at := max(0, i-3); at < i; at++ {
		if m.is(at, set("vay", "thu", "von", "luong", "ung", "xin", "tro")) || m.is(at, set("kinh")) && m.is(at+1, set("phi")) {
			return !m.hasThing(at+1, i)
		}
	}
	return i >= w.verb.from && i < w.object.from
}

// hasThing reports a content word or a product between a wish and its amount.
func (m *message) hasThing(from, to int) bool {
	for i := from; i < to; i++ {
		if _, n := longest(m, contentWords, i, to); n > 0 {
			return true
		}
	}
	return false
}
