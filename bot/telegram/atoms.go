package telegram

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An atom is what may not be cut: a letter, an entity such as &amp;, or a tag.
type atom struct {
	raw     string
	units   int    // UTF-16 units on the screen; 0 for a tag
	tag     string // the tag's name, lower case
	closing bool
}

func (a atom) space() bool { return a.tag == "" && strings.Trim(a.raw, " \n\t\r") == "" }

// visible reports whether there is anything to see.
func (a atom) visible() bool { return a.tag == "" && !a.space() }

// joins reports whether a belongs to the letter before: marks of decomposed
// Vietnamese, parts of an emoji.
func (a atom) joins(before atom) bool {
	r, _ := utf8.DecodeRuneInString(a.raw)
	return a.tag == "" && (unicode.Is(unicode.M, r) || r == joiner || before.raw == string(joiner) || skinTone(r))
}

const joiner = '\u200d'

func skinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// atoms takes Telegram's HTML apart. What is neither a tag nor an entity is
// taken letter by letter.
func atoms(text string) []atom {
	var out []atom
	for text != "" {
		a := first(text)
		out = append(out, a)
		text = text[len(a.raw):]
	}
	return out
}

func first(text string) atom {
	switch text[0] {
	case '<':
		if a, ok := tag(text); ok {
			return a
		}
	case '&':
		if a, ok := entity(text); ok {
			return a
		}
	}
	r, size := utf8.DecodeRuneInString(text)
	return atom{raw: text[:size], units: units(r)}
}

func units(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// tag reads a tag from the beginning of text; a > within quotes does not end it.
func tag(text string) (atom, bool) {
	var quote byte
	for i := 1; i < len(text); i++ {
		switch b := text[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '<':
			return atom{}, false
		case b == '>':
			return named(text[:i+1])
		}
	}
	return atom{}, false
}

func named(raw string) (atom, bool) {
	inner, closing := strings.CutPrefix(raw[1:len(raw)-1], "/")
	name, _, _ := strings.Cut(strings.TrimSpace(inner), " ")
	return atom{raw: raw, tag: strings.ToLower(name), closing: closing}, name != "" && strings.Trim(name, nameLetters) == ""
}

// nameLetters are all that a tag's name is made of: what holds anything else is
// text, and could not be closed again.
const nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

// entity reads the entities that the Bot API knows: four names, and numbers.
func entity(text string) (atom, bool) {
	end := strings.IndexByte(text[:min(len(text), 12)], ';')
	if end < 0 {
		return atom{}, false
	}
	raw, name := text[:end+1], text[1:end]
	switch name {
	case "lt", "gt", "amp", "quot":
		return atom{raw: raw, units: 1}, true
	}
	r, ok := numeric(name)
	return atom{raw: raw, units: units(r)}, ok
}

func numeric(name string) (rune, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex := strings.TrimLeft(digits, "xX"); hex != digits {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), err == nil
}
