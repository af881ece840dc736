package vietnamese

import "strings"

// ownerWords are the words at i that call somebody the owner.
func (m *message) ownerWords(i, limit int) int {
	w := m.words[i]
	switch {
	case w.key == "vo" && m.key(i, 2, limit) == "vo chong":
		return 2
	case w.low == "chủ" || w.low == "chu" && i+1 < limit && (m.words[i+1].upper || m.titleAt(i+1, limit) || m.family(i+1)):
		return 1
	case m.is(i, set("giam", "to", "chu", "nghe", "quan")) && ownerTitles[m.key(i, 2, limit)] && i+2 < limit && m.nameWord(i+2):
		return 2
	case w.key == "gd":
		return 1
	case (w.low == "do" || w.low == "của") && i+1 < limit && m.titleAt(i+1, limit):
		return 1
	}
	return 0
}

// ownerTitles stand before the name of who leads a facility.
var ownerTitles = set("giam doc", "to truong", "chu nhiem", "chu tich", "nghe nhan", "quan ly", "chu ho", "chu co")

// labelledPerson reads "Chủ cơ sở: bà Nguyễn Thị Hoa".
func (m *message) labelledPerson(p part) {
	from := p.from
	for from < p.to && !m.words[from].used && (titles[m.words[from].low] || plainTitles[m.words[from].low] || m.is(from, set("la"))) && from+1 < p.to && !m.words[from+1].used {
		from++
	}
	to := from
	for to < p.to && !m.words[to].used && m.words[to].kind == word && (to == from || !m.words[to].gap) && (to == from || p.shown || !m.is(to, notInNames) || m.words[to].upper) {
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
