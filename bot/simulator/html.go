package simulator

import (
	"strings"
	"unicode/utf8"
)

// htmlParser reads the HTML style of the Bot API as the official server does: a few tags, a few
// entities, everything else is an error that names the byte where it is.
type htmlParser struct {
	in       string
	i        int
	out      strings.Builder
	units    int // UTF-16 units written so far
	open     []openTag
	entities []entity
}

type openTag struct {
	name     string
	argument string // href, language, spoiler or expandable
	offset   int    // UTF-16 units
	begin    int    // bytes of out
	language string // given by a <code> directly inside a <pre>
}

// parseHTML turns marked-up text into plain text and entities.
func parseHTML(in string) (string, []entity, error) {
	p := &htmlParser{in: in}
	for p.i < len(in) {
		if err := p.next(); err != nil {
			return "", nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, complain("Can't find end tag corresponding to start tag \"%s\"", p.open[n-1].name)
	}
	return p.out.String(), p.entities, nil
}

// complain makes an error with the official words.
func complain(format string, args ...any) error {
	return badRequest("can't parse entities: "+format, args...)
}

func (p *htmlParser) next() error {
	switch p.at(0) {
	case '&':
		if r, ok := p.reference(); ok {
			p.write(r)
			return nil
		}
	case '<':
		if p.at(1) == '/' {
			return p.endTag()
		}
		return p.startTag()
	}
	r, size := utf8.DecodeRuneInString(p.in[p.i:])
	p.i += size
	p.write(r)
	return nil
}

func (p *htmlParser) write(r rune) {
	p.out.WriteRune(r)
	p.units += unitsOf(r)
}

// at is the byte n places ahead, 0 past the end.
func (p *htmlParser) at(n int) byte {
	if p.i+n < len(p.in) {
		return p.in[p.i+n]
	}
	return 0
}

func isSpace(c byte) bool { return strings.IndexByte(" \t\r\n\x00\v", c) >= 0 }

func (p *htmlParser) skipSpace() {
	for p.i < len(p.in) && isSpace(p.in[p.i]) {
		p.i++
	}
}

// word reads up to white space or one of the stops, in lower case.
func (p *htmlParser) word(stops string) string {
	begin := p.i
	for !isSpace(p.at(0)) && strings.IndexByte(stops, p.at(0)) < 0 {
		p.i++
	}
	return strings.ToLower(p.in[begin:p.i])
}

func (p *htmlParser) startTag() error {
	begin := p.i
	p.i++
	tag := openTag{name: p.word(">"), offset: p.units, begin: p.out.Len()}
	if p.i >= len(p.in) {
		return complain("Unclosed start tag at byte offset %d", begin)
	}
	if tagType(tag.name) == "" {
		return complain("Unsupported start tag \"%s\" at byte offset %d", tag.name, begin)
	}
	if err := p.attributes(&tag, begin); err != nil {
		return err
	}
	p.i++
	if tag.name == "span" && tag.argument != "spoiler" {
		return complain("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.open = append(p.open, tag)
	return nil
}

func (p *htmlParser) endTag() error {
	begin := p.i
	if len(p.open) == 0 {
		return complain("Unexpected end tag at byte offset %d", begin)
	}
	p.i += 2
	name := p.word(">")
	p.skipSpace()
	if p.at(0) != '>' {
		return complain("Unclosed end tag at byte offset %d", begin)
	}
	p.i++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return complain("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"", begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	p.close(tag)
	return nil
}

// close makes the entity of a finished tag, unless it is empty.
func (p *htmlParser) close(tag openTag) {
	if p.units == tag.offset {
		return
	}
	e := entity{Type: tagType(tag.name), Offset: tag.offset, Length: p.units - tag.offset, Language: tag.language}
	switch {
	case tag.name == "a":
		e.URL = cleanLink(tag.argument, p.out.String()[tag.begin:])
		if e.URL == "" {
			return
		}
	case tag.name == "code" && p.innermost("pre", tag.offset):
		p.open[len(p.open)-1].language = tag.argument
		return
	case tag.argument == "expandable":
		e.Type = "expandable_blockquote"
	case tag.name == "tg-emoji":
		return // custom emoji need a bot with a bought username; others lose them
	}
	p.entities = append(p.entities, e)
}

func (p *htmlParser) innermost(name string, offset int) bool {
	n := len(p.open)
	return n > 0 && p.open[n-1].name == name && p.open[n-1].offset == offset
}
