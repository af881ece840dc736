package simulator

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// reference reads &lt; &gt; &amp; &quot; and numeric references, with or without the semicolon;
// any other ampersand is itself.
func (p *htmlParser) reference() (rune, bool) {
	if p.at(0) != '&' {
		return 0, false
	}
	r, length := readReference(p.in[p.i:])
	if length == 0 {
		return 0, false
	}
	p.i += length
	if p.at(0) == ';' {
		p.i++
	}
	return r, true
}

// readReference gives the character and the bytes it takes, without the semicolon; 0 bytes when it is none.
func readReference(text string) (rune, int) {
	if strings.HasPrefix(text, "&#x") {
		return numericReference(text, 3, 16)
	}
	if strings.HasPrefix(text, "&#") {
		return numericReference(text, 2, 10)
	}
	end := 1
	for end < len(text) && isLetter(text[end]) {
		end++
	}
	switch text[1:end] {
	case "lt":
		return '<', end
	case "gt":
		return '>', end
	case "amp":
		return '&', end
	case "quot":
		return '"', end
	}
	return 0, 0
}

func numericReference(text string, start, base int) (rune, int) {
	end := start
	for end < len(text) && end < 10 {
		if _, err := strconv.ParseUint(text[end:end+1], base, 8); err != nil {
			break
		}
		end++
	}
	n, err := strconv.ParseInt(text[start:end], base, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return 0, 0
	}
	return rune(n), end
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
