package duplicates

import (
	"strings"
	"sync"
)

// families are family names and clans; a person is not told by them alone.
var families = sync.OnceValue(func() map[string]bool {
	return keys(`nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai tô lâm trương đào cao hà lương
	 tạ châu quách lưu tăng thái nông triệu vi vương chu la đàm mã sầm hứa bế lò quàng cầm tòng lường giàng sùng vàng thào hầu phùng kiều
	 niê êban mlô ayun ayŭn kbuôr knul ksơr hđơk buôn kpă rcom rơcăm nay ksor siu hwing hmŏk kđoh byă bkrông bkrong adrơng ênuôl enuol eban hra kriêng
	 ktla ktul bdap liêng rcăm mjâo du đăk krông rơ`)
})

// middles stand between family and given name.
var middles = keys(`văn thị đình hữu đức ngọc xuân quang công minh thanh kim thị bá duy viết trọng như mỹ hồng phi sỹ sĩ`)

// titles stand before a name and are no part of it.
var titles = keys(`anh chị ông bà cô chú bác em thầy chủ hộ a c o b`)

func keys(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[newWord(w).key] = true
	}
	return m
}

// owner reads a person's name. The h and y of Ê Đê names are joined with what
// follows: H Linh, H'Linh; a second person behind a comma is not read.
func (r *reader) owner(s string) text {
	s = cut(s, longestText)
	if at := strings.IndexAny(s, ",;(/-–"); at > 0 {
		s = s[:at]
	}
	t := r.split(s)
	for len(t.words) > 1 && titles[t.words[0].key] && !isFamily(t.words[0]) {
		t.words = t.words[1:]
	}
	if len(t.words) > 1 && (t.words[0].key == "h" || t.words[0].key == "y") {
		joined := r.word(t.words[0].shape + t.words[1].shape)
		t.words = append([]*word{joined}, t.words[2:]...)
	}
	return t
}

// isFamily tells Hồ from hộ, Cô from Cố where marks are typed.
func isFamily(w *word) bool { return w.marked() && families()[w.key] && w.shape == "hồ" }

// How two owners' names compare.
type kinship int

const (
	notSaid   kinship = iota
	stranger          // Nguyễn Văn Tâm, Trần Văn Tâm
	namesake          // Tâm, Nguyễn Văn Tâm
	shortened         // Nguyễn Tâm, N.V. Tâm
	sameOwner
)

// compareOwners pairs the words of two names; the shorter must be found whole in
// the longer, in its order.
func compareOwners(a, b text) kinship {
	if len(a.words) == 0 || len(b.words) == 0 {
		return notSaid
	}
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if !within(a, b) && (len(a.words) < len(b.words) || !within(b, a)) { // equally long, either may be the shorter
		if len(a.words) == len(b.words) && len(a.words) > 1 && reordered(a, b) && reordered(b, a) {
			return sameOwner
		}
		return stranger
	}
	switch {
	case len(a.words) == len(b.words) && len(a.words) > 1:
		return sameOwner
	case len(a.words) == 1:
		return namesake
	}
	return shortened
}

// within reports that every word of a stands in b, in order, and that the given
// names agree: the last of a Vietnamese name, the first of an Ê Đê one.
func within(a, b text) bool {
	at := 0
	for i, w := range a.words {
		last := i == len(a.words)-1
		for at < len(b.words) && !sameWord(w, b.words[at], a.marks, b.marks, last) {
			at++
		}
		if at == len(b.words) {
			return false
		}
		at++
	}
	return at == len(b.words) || firstIsGiven(b) && sameWord(a.words[0], b.words[0], a.marks, b.marks, true)
}

// firstIsGiven reports a name as Y Bhim Êban or H'Linh Niê.
func firstIsGiven(t text) bool {
	n := len(t.words)
	return n > 1 && families()[t.words[n-1].key] && !families()[t.words[0].key] && !t.words[0].real
}

// sameWord also takes an initial for a word that is not the given name.
func sameWord(a, b *word, ofA, ofB marking, given bool) bool {
	if s := alike(a, b, ofA, ofB); s > unmarkedWord || s == unmarkedWord && !given {
		return true
	}
	return !given && (len(a.key) == 1 || len(b.key) == 1) && a.key != "" && b.key != "" && a.key[0] == b.key[0]
}

// reordered reports that every word of a stands somewhere in b.
func reordered(a, b text) bool {
	for _, w := range a.words {
		found := false
		for _, v := range b.words {
			found = found || alike(w, v, a.marks, b.marks) >= hoiNga
		}
		if !found {
			return false
		}
	}
	return true
}
