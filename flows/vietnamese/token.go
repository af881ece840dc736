package vietnamese

import (
	"strings"
	"unicode"
)

type kind uint8

const (
	word    kind = iota // letters
	numeral             // digits, with the separators between them: 1.200,5
	sign                // any other single character
)

// token is a piece of an answer. Text is lower case; digits are ASCII.
type token struct {
	kind  kind
	text  string
	glued bool // follows the token before it without a space
}

// tokens splits an answer. Marks stay, because "ba" is three and "bà" is not.
func tokens(s string) []token {
	l := lexer{in: []rune(strings.ToLower(Clean(s)))}
	for l.at < len(l.in) {
		l.next()
	}
	return l.out
}

type lexer struct {
	in    []rune
	at    int
	space bool
	out   []token
}

func (l *lexer) next() {
	r := l.in[l.at]
	switch {
	case unicode.IsSpace(r):
		l.space = true
		l.at++
	case unicode.Is(unicode.M, r) || apostrophe(r):
		l.at++
	case unicode.IsLetter(r):
		l.emit(word, l.run(func(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.M, r) }))
	case digit(r) >= 0:
		l.emit(numeral, l.numeral())
	default:
		l.at++
		l.emit(sign, string(r))
	}
}

func (l *lexer) emit(k kind, text string) {
	l.out = append(l.out, token{kind: k, text: text, glued: !l.space && len(l.out) > 0})
	l.space = false
}

func (l *lexer) run(in func(rune) bool) string {
	start := l.at
	for l.at < len(l.in) && in(l.in[l.at]) {
		l.at++
	}
	return string(l.in[start:l.at])
}

// numeral takes digits and the separators inside them. A space separates only
// when it stands before groups of three: 1 200 000.
func (l *lexer) numeral() string {
	var out strings.Builder
	l.digits(&out)
	if out.Len() <= 3 && out.String()[0] != '0' && l.grouped(l.at) {
		for l.grouped(l.at) {
			l.at++
			out.WriteByte(' ')
			l.digits(&out)
		}
		return out.String()
	}
	for l.at+1 < len(l.in) && (l.in[l.at] == '.' || l.in[l.at] == ',') && digit(l.in[l.at+1]) >= 0 {
		out.WriteRune(l.in[l.at])
		l.at++
		l.digits(&out)
	}
	return out.String()
}

// digits takes digits; the frame of a keycap emoji around them is dropped.
func (l *lexer) digits(out *strings.Builder) {
	for ; l.at < len(l.in); l.at++ {
		switch r := l.in[l.at]; {
		case digit(r) >= 0:
			out.WriteByte(byte('0' + digit(r)))
		case !unicode.Is(unicode.Me, r):
			return
		}
	}
}

// grouped reports a space and exactly three digits at i.
func (l *lexer) grouped(i int) bool {
	if i+3 >= len(l.in) || l.in[i] != ' ' {
		return false
	}
	for _, r := range l.in[i+1 : i+4] {
		if digit(r) < 0 {
			return false
		}
	}
	return i+4 == len(l.in) || digit(l.in[i+4]) < 0
}

// digit is the value of an ASCII or full-width digit, else -1.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}
