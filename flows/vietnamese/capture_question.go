package vietnamese

import "strings"

// asks reports a question.
func (m *message) asks() bool {
	for i, r := range m.text {
		if r == '?' && !m.blankValue(i) {
			return true
		}
	}
	folded := " " + Fold(string(m.text)) + " "
	for _, w := range questionWords {
		if strings.Contains(folded, w) {
			return true
		}
	}
	for i, w := range m.words {
		if w.low == "hỏi" && !m.is(i-1, set("banh", "hoc")) || w.low == "hoi" && !m.is(i+1, set("cho", "thao", "vien", "dong", "nghi", "nong", "phu")) && !m.is(i-1, set("nong", "hop", "di", "hiep", "lo", "noi", "banh", "hoc")) {
			return true
		}
	}
	if n := len(m.words); n > 0 {
		last := n - 1
		for last > 0 && m.is(last, set("a", "ah", "nhi", "vay", "the", "em", "anh", "chi", "ad", "nha", "ha")) {
			last--
		}
		return m.is(last, set("khong", "ko", "k", "hong", "hok", "kg", "hem", "chua", "sao", "gi", "dau", "nao", "may")) && !m.is(last-1, set("chua", "thi", "may")) && (m.words[last].low != "may" && m.words[last].low != "máy" && m.words[last].low != "đầu" && m.words[last].low != "dầu" && m.words[last].low != "dau") && !(m.words[last].low == "không" && m.is(last-1, set("nung")))
	}
	return false
}

// blankValue reports the "?" of "Lao động: ?", which says that it is not known.
func (m *message) blankValue(i int) bool {
	for i--; i >= 0 && m.text[i] == ' '; i-- {
	}
	return i >= 0 && (m.text[i] == ':' || m.text[i] == ',' || m.text[i] == '?')
}

// questionWords are folded, with the spaces that keep them apart.
var questionWords = []string{
	" the nao ", " nhu nao ", " lam sao ", " ra sao ", " tai sao ", " vi sao ", " bao nhieu ", " o dau ", " khi nao ", " bao gio ", " duoc khong ", " dc khong ", " dc ko ", " duoc ko ", " dc k ",
	" duoc k ", " la gi ", " can gi ", " gi khong ", " giay to gi ", " nhung gi ", " cho hoi ", " muon hoi ", " xin hoi ", " hoi chut ", " hoi ve ", " cho em hoi ", " hoi thu tuc ", " co phai ", " co duoc ",
	" dung khong ", " dung ko ", " phai khong ", " may tien ", " chua a ", " gi a ", " dau a ", " sao a ", " bao lau ", " may ngay ", " ho tro gi ", " gom gi ", " co can ", " nao duoc ", " nao thi ", " ai duoc ", " chung nao ", " thu tuc ",
	" huong dan ", " tu van giup em ve ", " co ho tro ", " duoc chua ", " co khong ", " co k ", " co ko ", " khong a ", " khong vay ", " ko a ", " the em ", " cach nop ", " cach dang ky ", " la sao ", " dieu kien ", " quy dinh ", " k a ", " chua anh ", " chua chi ", " khong anh ", " khong chi ", " khong em ", " ntn ", " lam gi ", " may phan tram ", " gap ai ", " lien he ai ", " goi ai ",
}

// chats reports the words of talk between people.
func (m *message) chats() bool {
	folded := " " + Fold(string(m.text)) + " "
	for _, w := range chatWords {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

var chatWords = []string{
	" cam on ", " chuc mung ", " chuc suc ", " hen gap ", " di hop ", " hop luc ", " hop tai ", " cuoc hop ", " buoi hop ", " hom qua ", " hom nay ", " ngay mai ", " chieu nay ", " sang nay ", " toi nay ", " sang mai ", " chieu mai ", " mai em ", " mai anh ", " da nop ", " da nhan ", " da gui ", " nghi roi ", " bi hong ", " hu roi ",
	" goi lai ", " gui lai ", " sua lai ", " nham ", " xin loi ", " xin nghi ", " tuan sau ", " tuan nay ", " thang sau ", " dung gui ", " xoa ", " huy ", " em xuong ", " da xong ", " nhan duoc ", " kiem tra ", " gap kho khan ", " moi nguoi ", " ca nha ", " troi ", " mua to ", " dam cuoi ", " bao gia dinh ", " so nay la ", " vua gap ", " ngung hoat dong ", " dong cua ", " giai the ", " den cho ", " da duoc ", " doi so ", " doi ten ", " chuyen sang ", " roi nhe ", " roi a ", " roi nha ", " gap anh ", " gap chi ", " da cap nhat ", " dang cho ",
}
