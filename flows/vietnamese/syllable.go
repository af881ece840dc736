package vietnamese

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The marks that make another letter of one (ă, â, ơ), and the tones.
const (
	circumflex = '\u0302'
	breve      = '\u0306'
	horn       = '\u031B'

	grave     = '\u0300' // huyền
	hook      = '\u0309' // hỏi
	tilde     = '\u0303' // ngã
	acute     = '\u0301' // sắc
	dotBelow  = '\u0323' // nặng
	noMark    = rune(0)
	vowelRune = "aeiouy"
)

// onsets begin a syllable, those of Ê Đê and M'nông names too.
var onsets = set(strings.Fields("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x " +
	"bl br dl dr đl đr hl hm hr kl km kn kp kr kt ml mn mr pl pr tl ny")...)

// rhymes end it: what may stand on their letters, by the letters without marks. The last line is of Ê Đê and
// M'nông names, and what is left of rhymes whose circumflex was not typed.
var rhymes = func() map[string][][]rune {
	m := map[string][][]rune{}
	for r := range strings.FieldsSeq(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
		o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong op ot oc
		ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uô uôc uôi uôm uôn uông uôt uơ up ut
		uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yên yêm yêt yêu yêng
		ak ăk âk ek êk ik iêk ok ôk ơk uk uôk ưk ah eh êh ih oh ôh uh ưh al ăl êl ôl ơl ul ưl ar ăr er or ôr ơr ur uôr ir êr`) {
		base, shapes := bare(r)
		m[base] = append(m[base], shapes)
	}
	return m
}()

// bare gives the letters of a word without their shapes, and the shapes.
func bare(word string) (letters string, shapes []rune) {
	var out strings.Builder
	for _, r := range norm.NFD.String(word) {
		if strings.ContainsRune(toneOrder, r) {
			continue
		}
		if r == circumflex || r == breve || r == horn {
			shapes[len(shapes)-1] = r
			continue
		}
		out.WriteRune(r)
		shapes = append(shapes, noMark)
	}
	return out.String(), shapes
}

// syllable is a word taken apart.
type syllable struct {
	letters []rune // base letters, and đ
	shapes  []rune // what stands on each, noMark if nothing
	tone    rune   // noMark if none
}

// onset is how many letters stand before the rhyme.
func (s *syllable) onset() int {
	n := 0
	for n < len(s.letters) && !vowel(s.letters[n]) {
		n++
	}
	begins := func(with string) bool {
		return len(s.letters) > 2 && string(s.letters[:2]) == with && vowel(s.letters[2])
	}
	if begins("qu") || begins("gi") {
		return 2
	}
	return n
}

func vowel(r rune) bool { return strings.ContainsRune(vowelRune, r) }

// spoken reports that the letters can be a syllable. Shapes may be missing but not
// be others, and before a stop only two tones are spoken.
func (s *syllable) spoken() bool {
	n := s.onset()
	begin, rhyme := string(s.letters[:n]), string(s.letters[n:])
	if begin != "" && begin != "qu" && !onsets[begin] && !prefixed(begin) {
		return false
	}
	if s.tone != noMark && s.tone != acute && s.tone != dotBelow && rhyme != "" && stopped(rhyme) {
		return false
	}
	return slices.ContainsFunc(rhymes[rhyme], func(have []rune) bool { return agrees(s.shapes[n:], have) })
}

// prefixed reports the onsets of M'Đrắk, H'leo, R'vê.
func prefixed(onset string) bool { return strings.Contains("mhrknp", onset[:1]) && onsets[onset[1:]] }

// stopped reports a rhyme that ends in a stop.
func stopped(rhyme string) bool {
	return strings.HasSuffix(rhyme, "ch") || strings.ContainsRune("ckpt", rune(rhyme[len(rhyme)-1]))
}

func agrees(shapes, have []rune) bool {
	for i, typed := range shapes {
		if typed != noMark && typed != have[i] {
			return false
		}
	}
	return true
}

// String writes the syllable, its tone on the vowel where it belongs.
func (s *syllable) String() string {
	var out strings.Builder
	at := s.toneAt()
	for i, r := range s.letters {
		out.WriteRune(r)
		if s.shapes[i] != noMark {
			out.WriteRune(s.shapes[i])
		}
		if i == at && s.tone != noMark {
			out.WriteRune(s.tone)
		}
	}
	return norm.NFC.String(out.String())
}

// toneAt is the last vowel with a shape, else the last before a consonant, else
// the first of two and the second of three.
func (s *syllable) toneAt() int {
	n, end := s.onset(), len(s.letters)
	for i := end - 1; i >= n; i-- {
		if s.shapes[i] != noMark {
			return i
		}
	}
	last := end - 1
	for last > n && !vowel(s.letters[last]) {
		last--
	}
	switch vowels := last - n + 1; {
	case last < end-1 || vowels == 1:
		return last
	default:
		return n + vowels - 2
	}
}
