package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks one letter may carry. Vietnamese needs
// two; stacked ones only serve to draw over other lines.
const maxMarks = 8

// Clean makes typed text safe to store, compare and show: composed (NFC), lines
// ended by LF, no control, invisible or direction-changing characters, no
// invalid UTF-8, single spaces, no space at the ends of a line, at most one
// blank line together. Cleaning twice changes nothing more. Time is linear.
func Clean(s string) string {
	if clean(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	var c cleaner
	c.out.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		c.add(r)
	}
	return norm.NFC.String(c.out.String())
}

// clean reports that there is nothing to do: most texts are as they should be.
func clean(s string) bool {
	var before rune = ' '
	for _, r := range s {
		switch {
		case ' ' < r && r < 0x7f:
		case r == ' ' && before == ' ', unicode.Is(unicode.M, r), invisible(r), lineEnd(r), r != ' ' && blank(r):
			return false
		}
		before = r
	}
	return (before != ' ' || s == "") && norm.NFC.IsNormalString(s)
}

// cleaner writes runes, holding white space back until something follows it.
type cleaner struct {
	out    strings.Builder
	lines  int  // line ends held back
	space  bool // a space held back
	marked int  // combining marks since the last letter
}

func (c *cleaner) add(r rune) {
	switch {
	case invisible(r):
	case lineEnd(r):
		c.lines, c.space, c.marked = c.lines+1, false, 0
	case blank(r):
		c.space, c.marked = true, 0
	case unicode.Is(unicode.M, r):
		if c.marked++; c.marked <= maxMarks {
			c.write(r)
		}
	default:
		c.marked = 0
		c.write(r)
	}
}

func (c *cleaner) write(r rune) {
	if c.out.Len() > 0 {
		switch {
		case c.lines > 1:
			c.out.WriteString("\n\n")
		case c.lines == 1:
			c.out.WriteByte('\n')
		case c.space:
			c.out.WriteByte(' ')
		}
	}
	c.lines, c.space = 0, false
	c.out.WriteRune(r)
}

func lineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// blank also takes the braille blank, which keyboards of "empty" names offer.
func blank(r rune) bool {
	return r == '\t' || r == '\v' || r == '\f' || r == '\u2800' || unicode.Is(unicode.Zs, r)
}

// invisible reports what can hide in a text: controls, formats (zero width,
// bidi, BOM, soft hyphen, tags), the replacement character left by a broken
// encoder, the joiner that NFD inserts and the Hangul fillers.
func invisible(r rune) bool {
	switch r {
	case unicode.ReplacementChar, '\u034F', '\u115F', '\u1160', '\u3164', '\uFFA0':
		return true
	case '\u180B', '\u180C', '\u180D', '\uFE0E', '\uFE0F':
		return true // variation selectors: looks only
	}
	if lineEnd(r) || blank(r) {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Noncharacter_Code_Point)
}
