package vietnamese

import "slices"

// wish is where a message says that something is wanted: its verb, and what.
type wish struct {
	verb   span
	object span
	strong bool // help is asked for, not only something wanted
	codes  []string
	bare   bool // help for a facility, not said with what
}

// clear reports a need that can be recorded: help is asked for, or something
// that the centre supports is wanted.
func (w wish) clear() bool {
	return w.bare || w.verb.to > w.verb.from && (len(w.codes) > 0 || w.strong) && w.object.to > w.object.from
}

// wishWords begin what is wanted; the value: help is asked for.
var wishWords = map[string]bool{
	"xin ho tro": true, "can ho tro": true, "muon ho tro": true, "de nghi ho tro": true, "mong ho tro": true, "mong duoc ho tro": true, "xin duoc ho tro": true, "muon duoc ho tro": true, "de xuat ho tro": true, "can duoc ho tro": true, "xin dc ho tro": true,
	"dang ky ho tro": true, "nho ho tro": true, "xin kinh phi": true, "can kinh phi": true, "nhu cau ho tro": true, "co nhu cau ho tro": true, "ho tro": false, "xin htro": true, "can htro": true, "xin ho tro kinh phi": true, "de nghi": false, "de nghi duoc ho tro": true, "muon xin ho tro": true, "dk ho tro": true, "xin ht": true, "xin khuyen cong ho tro": true, "xin khuyen cong": true, "can trung tam ho tro": true, "nho trung tam ho tro": true, "mong trung tam ho tro": true, "xin trung tam ho tro": true, "xin ho tro tien": true, "xin von": true, "dang ki ho tro": true,
	"xin": false, "can": false, "muon": false, "co nhu cau": false, "nhu cau": false, "de xuat": false, "mong muon": false, "mong": false, "dinh": false, "can mua": false, "muon mua": false, "dinh mua": false, "tinh mua": false, "xin mua": false, "dang can": false, "dang muon": false, "dang ky": false, "muon xin": false, "co nguyen vong": false, "du dinh": false, "can dau tu": false, "muon dau tu": false, "se dau tu": false, "du kien": false, "du kien mua": false, "can tim": false, "muon tim": false, "sang nam mua": false, "can sam": false, "muon sam": false, "nho": false, "se mua": false, "dinh sam": false, "muon lam": false, "muon duoc": false, "xin duoc": false, "dk": false, "co y dinh": false, "tinh dau tu": false, "dinh dau tu": false,
}

// need finds the first wish of a message.
func (m *message) need() wish {
	for i := range m.words {
		strong, n := longest(m, wishWords, i, len(m.words))
		if n == 0 || n == 1 && !m.wishes(i) || m.is(i-1, set("chua", "da", "khong", "ko", "dang", "duoc")) && m.key(i, 2, len(m.words)) == "dang ky" {
			continue
		}
		w := wish{verb: span{i, i + n}, strong: strong}
		w.object = m.object(i + n)
		w.codes, _ = m.codes(w.object.from, m.clauseEnd(w.object.from))
		w.bare = strong && w.object.to == w.object.from && m.headBefore(i)
		if w.bare || w.object.to > w.object.from && (len(w.codes) > 0 || strong) {
			return w
		}
	}
	return wish{}
}

// headBefore reports that a facility is named before word i.
func (m *message) headBefore(i int) bool {
	for at := range i {
		if _, n := longest(m, heads, at, i); n > 0 {
			return true
		}
	}
	return false
}

// wishes tells the verbs from words that look like them: cần cẩu, rượu cần, "xin
// chào", cố định, dự định; a name has capitals.
func (m *message) wishes(i int) bool {
	w := m.words[i]
	if w.other {
		return false
	}
	switch w.key {
	case "can":
		return (w.low == "cần" || w.low == "can") && !m.is(i-1, set("ruou", "tran", "vat"))
	case "xin":
		return !m.is(i+1, set("chao", "cam", "loi", "nghi", "phep", "hoi", "loi", "gui", "bao", "phep", "so", "gap", "dang", "chuc", "y"))
	case "dinh":
		return w.low == "định" || w.low == "dinh" && !w.upper && m.is(i+1, set("mua", "lam", "sam", "dau", "mo"))
	case "mong", "nho", "dk":
		return !w.upper && (w.low != "nhỏ" && w.low != "nho" || m.is(i+1, set("ho", "trung")))
	case "ho", "muon":
		return w.low != "mượn"
	}
	return true
}

// supportWords stand between the wish and the thing.
var supportWords = set("mua", "sam", "dau", "tu", "kinh", "phi", "tien", "trang", "bi", "duoc", "cho", "de", "ho", "tro", "them", "di", "tham", "gia", "du", "ve", "von", "mo", "lam", "dc", "cai", "xin", "mot", "1", "khoan", "thay", "nang", "lap", "xay", "dung", "nguon", "khuyen", "cong", "vay", "hoc")

// object is what is wanted: behind the verb and its helpers, up to a comma, a
// figure of money, a phone or a time.
func (m *message) object(i int) span {
	for i < len(m.words) && !m.words[i].gap && m.dropsBefore(i) {
		if end := m.amountEnd(i, len(m.words)); end > i && m.words[i].kind == numeral {
			i = end
			continue
		}
		i++
	}
	to := i
	for to < len(m.words) && (to == i || !m.words[to].gap) && !m.endsItem(i, to) {
		to++
	}
	s := span{i, to}
	for s.from < s.to && m.edge(s.from) {
		s.from++
	}
	for s.to > s.from && m.tail(s.to-1) {
		s.to--
	}
	if m.is(s.from, talkWords) {
		return span{i, i}
	}
	return s
}

// tail reports a word that belongs to the price or the time behind a thing.
func (m *message) tail(i int) bool {
	w := m.words[i]
	if w.marked() {
		return tailWords[w.low]
	}
	return w.key != "a" && w.key != "tu" && w.key != "gia" && tailWords[w.key] || m.edge(i) && w.key != "em" || w.key == "gia" && !m.accents
}

var tailWords = set("giá", "khoảng", "khoang", "tầm", "trị", "hết", "năm", "nam", "vào", "vao", "trong", "sdt", "dt", "tổng", "tong", "được", "để", "de", "với", "nữa", "luôn", "luon", "mới", "cho", "từ", "nhé", "nha", "ạ", "là", "ở", "tri")

// talkWords behind "muốn" ask for something of the bot, not of the centre.
var talkWords = set("sua", "xoa", "biet", "xem", "nhap", "gui", "hoi", "noi", "gap", "huy", "tra", "so", "giup")

// dropsBefore reports helpers before the thing, unless they say it: "học nghề",
// "xây dựng thương hiệu" keep what they mean by their own word.
func (m *message) dropsBefore(i int) bool {
	if m.amountEnd(i, len(m.words)) > i && m.words[i].kind == numeral {
		return true
	}
	if !m.is(i, supportWords) {
		return false
	}
	_, n := longest(m, contentWords, i, len(m.words))
	return n == 0
}

// endsItem reports that the thing is said and something else begins.
func (m *message) endsItem(first, i int) bool {
	if i > first && m.amountEnd(i, len(m.words)) > i {
		return true
	}
	w := m.words[i]
	if w.kind == numeral && w.to-w.from >= 9 {
		return true
	}
	two := m.key(i, 2, len(m.words))
	return slices.Contains([]string{"nam sau", "nam nay", "nam toi", "sang nam", "cuoi nam", "dau nam", "trong nam", "tri gia", "gia khoang", "gia tri", "tong gia", "tong tien", "tong chi", "het khoang", "chi phi"}, two) ||
		w.key == "nam" && i+1 < len(m.words) && m.words[i+1].kind == numeral || m.is(i, set("sdt", "lh")) ||
		i > first && (w.low == "ở" || w.low == "để" && i > first+1) || w.key == "lien" && m.is(i+1, set("he"))
}

// clauseEnd is where the sentence that word i is in ends: at a line or a comma.
func (m *message) clauseEnd(i int) int {
	to := i
	for to < len(m.words) && (to == i || !m.words[to].line) {
		to++
	}
	return to
}

// leaveWishes marks the words of a wish as understood by nothing of a facility:
// the money in it is no capital, its products are none of the facility's.
func (m *message) leaveWishes() {
	w := m.need()
	if !w.clear() {
		return
	}
	end := m.clauseEnd(w.verb.from)
	var kept []part
	for _, p := range m.parts {
		if p.from < w.verb.from {
			before := p
			before.to = min(p.to, w.verb.from)
			kept = append(kept, before)
		}
		if p.to > w.object.to {
			if p.from < end && (p.label == fieldNone || p.from < w.object.to) {
				p.label = fieldWish
			}
			p.from = max(p.from, w.object.to)
			kept = append(kept, p)
		}
	}
	m.parts = kept
}
