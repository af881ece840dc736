package duplicates

import (
	"strings"
	"unicode"

	"khuyencong/flows/vietnamese"
)

// word is one word as it was typed, and how it compares.
type word struct {
	key    string // folded: moc
	sound  string // the key with spellings of one sound made one: ly, li
	shape  string // without tone: môc
	tone   byte   // 0 none, else its place in a row of vowels
	number bool
	real   bool  // a syllable that Vietnamese has
	bare   bool  // its tone was not typed: no syllable ends in p, t, c or ch without one
	typed  *word // what it says if it is a leftover of Telex or VNI
}

// marked reports marks of any kind.
func (w *word) marked() bool { return w.tone > 0 || w.shape != w.key }

// vowels are the letters that carry tones, in the order none, huyền, hỏi, ngã,
// sắc, nặng.
var vowels = [...]string{
	"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
	"oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
}

// toned maps a vowel with a tone to the one without, and the tone.
var toned = func() map[rune]struct {
	vowel rune
	tone  byte
} {
	m := map[rune]struct {
		vowel rune
		tone  byte
	}{}
	for _, row := range vowels {
		letters := []rune(row)
		for tone, r := range letters[1:] {
			m[r] = struct {
				vowel rune
				tone  byte
			}{letters[0], byte(tone + 1)}
		}
	}
	return m
}()

// horned puts both horns where one was typed: ưo and uơ are no other sound.
var horned = strings.NewReplacer("ưo", "ươ", "uơ", "ươ")

// newWord reads one lower-case word. Where the tone stands (hoà, hòa) makes no
// difference.
func newWord(text string) *word {
	w := &word{key: vietnamese.Fold(text)}
	var shape strings.Builder
	for _, r := range text {
		if t, ok := toned[r]; ok {
			w.tone = t.tone
			r = t.vowel
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			shape.WriteRune(r)
		}
	}
	w.shape = horned.Replace(shape.String())
	w.number = w.key != "" && strings.Trim(w.key, "0123456789") == ""
	if w.number {
		w.key = strings.TrimLeft(w.key, "0")
		w.shape = w.key
	}
	w.sound, w.real = sound(w.key), syllable(w.key)
	w.bare = w.real && w.tone == 0 && stopped(w.key)
	return w
}

// reader reads facilities; words that come again are the same pointer.
type reader struct{ words map[string]*word }

func newReader() *reader { return &reader{words: map[string]*word{}} }

// Longer texts are no names; what is beyond is not read.
const (
	longestText   = 240 // characters
	longestNumber = 60
	mostWords     = 24
)

// text is words and how their marks were typed.
type text struct {
	words []*word
	marks marking
}

// marking is what of its marks a text has.
type marking uint8

const (
	marked   marking = iota
	toneless         // letters (ê, ư), but no tones where some must be
	plain            // none
)

// split reads the words of a text. Numbers behind letters (Hoa Ban2) are words of
// their own, unless they are tones typed in VNI.
func (r *reader) split(s string) text {
	pieces := strings.FieldsFunc(strings.ToLower(apart(vietnamese.Clean(cut(s, longestText)))), separates)
	vni := hasVNI(pieces)
	var t text
	for _, p := range pieces {
		if letters := strings.TrimRight(p, "0123456789"); !vni && letters != "" && len(letters) < len(p) {
			t.add(r.word(letters), r.word(p[len(letters):]))
			continue
		}
		t.add(r.word(p))
	}
	t.marks = markingOf(t.words)
	return t
}

func markingOf(words []*word) marking {
	tones, marks, bare := false, false, false
	for _, w := range words {
		tones, marks, bare = tones || w.tone > 0, marks || w.marked(), bare || w.bare
	}
	switch {
	case !marks:
		return plain
	case !tones && bare:
		return toneless
	}
	return marked
}

// apart separates words told apart by their capitals only: HoaBan.
func apart(s string) string {
	var out strings.Builder
	var before rune
	for _, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

func (t *text) add(words ...*word) {
	for _, w := range words {
		if w.key != "" && len(t.words) < mostWords {
			t.words = append(t.words, w)
		}
	}
}

func (r *reader) word(s string) *word {
	w, ok := r.words[s]
	if !ok {
		w = newWord(s)
		if typed := unTyped(s); typed != "" {
			w.typed = newWord(typed)
		}
		r.words[s] = w
	}
	return w
}

// separates reports what stands between words. An apostrophe does not (H'Linh):
// whatever folding drops is inside a word.
func separates(r rune) bool {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
		return false
	}
	return r == ' ' || strings.Contains(vietnamese.Fold("a"+string(r)+"a"), " ")
}

// cut is the first n characters of s.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for at := range s {
		if n == 0 {
			return s[:at]
		}
		n--
	}
	return s
}
