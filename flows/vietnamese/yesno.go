package vietnamese

import (
	"slices"
	"strings"
)

// longestYesNo is how many words an answer may have; more is a story.
const longestYesNo = 9

// sense is what one word does in an answer to a yes-or-no question.
type sense uint8

const (
	other  sense = iota
	polite       // dạ, vâng, ừ: yes only when nothing else is said
	yes          // có, được, đồng ý
	no           // không, chưa
	denial       // không phải: no, but with another no nobody knows
	stop         // thôi: no at the beginning, a particle at the end
	person       // em, chủ cơ sở: who speaks
)

// senses holds the spellings with and without marks; a word with other marks
// ("cơ", "cô") is another word.
var senses = func() map[string]sense {
	m := map[string]sense{}
	for s, words := range map[sense]string{
		polite: "dạ da vâng vang ừ u uk uki ukm uhuh ừm um uhm uh ờ ò dạ_vâng",
		yes: "có co cò ok oke okie okê okay okey oki đồng_ý dong_y đông_ý đồngý dongy đy rồi roi rùi rui đúng dung phải phai được duoc dc đc đuợc " +
			"chuẩn chuan yes yep đã xong nhất_trí nhat_tri chấp_nhận chap_nhan chấp_thuận chap_thuan thống_nhất thong_nhat tất_nhiên " +
			"tat_nhien chắc_chắn chac_chan tán_thành tan_thanh bằng_lòng bang_long",
		no:     "không khong khôg hông hong hổng hok hog hk hem hôn khum khg kh ko kô k chưa chua chửa đừng no nope chẳng từ_chối tu_choi sai",
		denial: "không_phải khong_phai ko_phai k_phai không_thể khong_the ko_the",
		stop:   "thôi thoi khỏi",
		person: "em tôi toi mình minh anh chị chi cô chú chu bác bac ông bà ba họ ho cơ_sở co_so chủ cháu chau nó ấy ay này đó ạ a nhé nhe nha à vẫn van thì",
	} {
		for _, w := range strings.Fields(words) {
			m[strings.ReplaceAll(w, "_", " ")] = s
		}
	}
	return m
}()

// unsure are words that take the answer back or put it off.
var unsure = set("rõ", "ro", "biết", "biet", "nhớ", "nho", "nhưng", "nhung", "hỏi", "hoi", "hình", "lẽ", "hay", "xem", "gian", "khí", "khi", "sao", "vấn",
	"để", "de", "hiểu", "hieu")

// YesNo reads an answer to a question that takes yes or no. Not ok: it says
// neither, both, "không rõ", or asks back ("được không?").
func YesNo(s string) (answer, ok bool) {
	if answer, ok := signed(s); ok {
		return answer, true
	}
	said := keysAside(s, func(s string) []bool {
		if answer, ok := readYesNo(s); ok {
			return []bool{answer}
		}
		return nil
	})
	return said != nil && said[0], said != nil
}

func readYesNo(s string) (answer, ok bool) {
	toks := tokens(s)
	said := meanings(toks)
	if len(toks) > 2*longestYesNo || len(said) == 0 || len(said) > longestYesNo || strings.Contains(s, "?") {
		return false, false
	}
	if hesitates(toks) {
		return false, false
	}
	return decide(said)
}

// signed reads the hand signs and check marks of phones.
func signed(s string) (answer, ok bool) {
	up, down := strings.ContainsAny(s, "👍✅👌☑✔"), strings.ContainsAny(s, "👎❌✖🚫")
	bare := Fold(s) == ""
	return up, bare && up != down
}

// meanings gives the sense of every word, two-word ones first.
func meanings(toks []token) []sense {
	var out []sense
	for i := 0; i < len(toks); i++ {
		if toks[i].kind == sign {
			continue
		}
		if i+1 < len(toks) {
			if s := senses[toks[i].text+" "+toks[i+1].text]; s != other {
				out = append(out, s)
				i++
				continue
			}
		}
		out = append(out, senses[toks[i].text])
	}
	if len(out) == 1 && len(toks) == 1 {
		switch toks[0].text {
		case "y":
			return []sense{yes}
		case "n":
			return []sense{no}
		}
	}
	return out
}

// hesitates reports words that make no answer of a yes or a no. "Chắc" alone is
// perhaps, "chắc chắn" sure, "chưa chắc chắn" not.
func hesitates(toks []token) bool {
	for i, t := range toks {
		switch {
		case unsure[t.text]:
			return true
		case t.text == "thể" || t.text == "the":
			if i > 0 && senses[toks[i-1].text] == yes {
				return true // có thể
			}
		case t.text == "chắc" || t.text == "chac":
			sure := i+1 < len(toks) && (toks[i+1].text == "chắn" || toks[i+1].text == "chan")
			if !sure || i > 0 && senses[toks[i-1].text] == no {
				return true
			}
		}
	}
	return false
}

// decide weighs the senses of an answer.
func decide(said []sense) (answer, ok bool) {
	words := slices.DeleteFunc(slices.Clone(said), func(s sense) bool { return s == polite || s == person })
	if len(words) == 0 {
		return true, slices.Contains(said, polite)
	}
	last := words[len(words)-1]
	firstYes, firstNo, denies := slices.Index(words, yes), slices.Index(words, no), slices.Contains(words, denial)
	switch {
	case denies:
		return false, firstNo < 0 && words[0] == denial
	case words[0] == stop:
		return false, firstYes < 0
	case firstNo >= 0:
		// "có … không" asks, "có, nhưng chưa" takes back
		return false, firstYes < 0 || firstNo < firstYes
	case words[0] == yes || last == yes:
		return true, true
	}
	return false, false
}
