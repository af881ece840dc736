package vietnamese

import (
	"strings"
	"unicode"
)

// split makes words and numbers of the text and notes where parts begin.
func (m *message) split() {
	s := splitter{m: m, gap: true, line: true, bars: m.bars()}
	for s.at < len(m.text) {
		s.next()
	}
}

type splitter struct {
	m         *message
	at        int
	gap, line bool
	bars      string // signs that stand between the parts of this message
}

// bars are dashes and slashes used as commas: three or more in a message that
// has no other.
func (m *message) bars() string {
	text := string(m.text)
	if strings.ContainsAny(text, ",;\n") {
		return ""
	}
	for _, bar := range []string{"-", "/"} {
		if strings.Count(text, bar) >= 3 {
			return bar
		}
	}
	return ""
}

func (s *splitter) next() {
	r := s.m.text[s.at]
	switch {
	case unicode.IsLetter(r):
		s.take(word, func(i int) bool {
			r := s.m.text[i]
			return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || apostrophe(r) && i+1 < len(s.m.text) && unicode.IsLetter(s.m.text[i+1])
		})
	case digit(r) >= 0:
		s.take(numeral, s.inNumber)
	default:
		s.sign(r)
		s.at++
	}
}

func (s *splitter) take(k kind, in func(int) bool) {
	from := s.at
	for s.at++; s.at < len(s.m.text) && in(s.at); s.at++ {
	}
	text := string(s.m.text[from:s.at])
	low := strings.ToLower(text)
	w := mote{kind: k, from: from, to: s.at, key: low, low: low, gap: s.gap, line: s.line, upper: isUpper(s.m.text[from])}
	if k == word {
		w.key = Fold(low)
		w.low = strings.Map(withoutApostrophe, low)
		w.other = stranger(w.key, w.low)
	}
	s.m.words = append(s.m.words, w)
	s.gap, s.line = false, false
}

func withoutApostrophe(r rune) rune {
	if apostrophe(r) {
		return -1
	}
	return r
}

// inNumber takes digits and the points and commas inside an amount; a comma
// before or after a longer number parts two of them.
func (s *splitter) inNumber(i int) bool {
	text := s.m.text
	if digit(text[i]) >= 0 {
		return true
	}
	if text[i] != '.' && text[i] != ',' || i+1 == len(text) || digit(text[i+1]) < 0 {
		return false
	}
	return text[i] == '.' || s.digitsFrom(i-1, -1) <= 3 && s.digitsFrom(i+1, 1) <= 3
}

func (s *splitter) digitsFrom(i, step int) int {
	n := 0
	for ; i >= 0 && i < len(s.m.text) && digit(s.m.text[i]) >= 0 && n < 5; i += step {
		n++
	}
	return n
}

// sign notes what a sign between words means.
func (s *splitter) sign(r rune) {
	last := len(s.m.words) - 1
	switch r {
	case ' ', '\'', '"', '“', '”', '&', '+', '@', '#', '%', '~', '<', '>', '«', '»':
	case ':', '=', '：':
		if last >= 0 {
			s.m.words[last].colon = true
		}
	case '\n':
		s.gap, s.line = true, true
	case '-', '–', '—', '/', '\\':
		s.gap = s.gap || s.bar(r)
	case '.', '…':
		s.gap = s.gap || s.stop()
	default:
		s.gap = true
	}
}

// bar reports that a dash or slash parts: it has room around it, or the message
// uses it for that.
func (s *splitter) bar(r rune) bool {
	before, after := s.near(-1), s.near(1)
	figures := digit(s.beyond(-1)) >= 0 && digit(s.beyond(1)) >= 0
	if figures {
		long := s.digitsFrom(s.skip(-1), -1) > 4 || s.digitsFrom(s.skip(1), 1) > 4
		return before == ' ' && after == ' ' && long || s.bars != "" && long
	}
	if strings.ContainsRune(s.bars, r) {
		return true
	}
	return before == ' ' && after == ' ' || r != '/' && (before == ' ' || after == ' ')
}

func (s *splitter) near(step int) rune {
	if i := s.at + step; i >= 0 && i < len(s.m.text) {
		return s.m.text[i]
	}
	return ' '
}

// skip is where the text goes on beyond a space.
func (s *splitter) skip(step int) int {
	i := s.at + step
	if i >= 0 && i < len(s.m.text) && s.m.text[i] == ' ' {
		i += step
	}
	return i
}

func (s *splitter) beyond(step int) rune {
	if i := s.skip(step); i >= 0 && i < len(s.m.text) {
		return s.m.text[i]
	}
	return ' '
}

// stop reports a point that ends a sentence and not a short form.
func (s *splitter) stop() bool {
	last := len(s.m.words) - 1
	if last < 0 || s.m.is(last, shortForms) {
		return false
	}
	next := s.near(1)
	return next == ' ' || next == '\n' || next == '.' || digit(next) >= 0
}

// divide makes parts: at gaps and before labels.
func (m *message) divide() {
	for i := 0; i < len(m.words); {
		p := part{span: span{i, i}}
		if l, n := m.labelAt(i, true); n > 0 {
			p.typed = span{i, i + n}
			p.from, p.label, p.shown = i+n, l.field, m.words[i+n-1].colon
			m.use(i, i+n)
			i += n
		} else {
			i++
		}
		for i < len(m.words) && !m.begins(i, p) {
			i++
		}
		p.to = i
		m.parts = append(m.parts, p)
	}
}

// begins reports that a new part begins at word i. What stands right behind a
// label belongs to it, also on the next line.
func (m *message) begins(i int, p part) bool {
	if m.words[i].gap && (i > p.from || p.label == fieldNone || !p.shown) {
		return true
	}
	_, n := m.labelAt(i, i == p.from)
	return n > 0
}
