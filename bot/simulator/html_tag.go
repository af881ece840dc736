package simulator

import "strings"

func (p *htmlParser) attributes(tag *openTag, begin int) error {
	for {
		p.skipSpace()
		if p.i >= len(p.in) {
			return complain("Unclosed start tag \"%s\" at byte offset %d", tag.name, begin)
		}
		if p.at(0) == '>' {
			return nil
		}
		name := p.word("=>/\"'")
		if name == "" {
			return complain("Empty attribute name in the tag \"%s\" at byte offset %d", tag.name, begin)
		}
		value, err := p.value()
		if err != nil {
			return err
		}
		tag.take(name, value)
	}
}

// value reads ="…", ='…' or =token; an attribute without a value is empty.
func (p *htmlParser) value() (string, error) {
	p.skipSpace()
	if p.at(0) != '=' {
		return "", nil
	}
	p.i++
	p.skipSpace()
	if quote := p.at(0); quote == '"' || quote == '\'' {
		return p.quoted(quote), nil
	}
	start := p.i
	for isNameByte(p.at(0)) {
		p.i++
	}
	if p.i < len(p.in) && !isSpace(p.at(0)) && p.at(0) != '>' {
		return "", complain("Unexpected end of name token at byte offset %d", start)
	}
	return strings.ToLower(p.in[start:p.i]), nil
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-'
}

func (p *htmlParser) quoted(quote byte) string {
	var out strings.Builder
	p.i++
	for p.i < len(p.in) && p.in[p.i] != quote {
		if r, ok := p.reference(); ok {
			out.WriteRune(r)
			continue
		}
		out.WriteByte(p.in[p.i])
		p.i++
	}
	p.i++
	return out.String()
}

func (t *openTag) take(name, value string) {
	switch {
	case t.name == "a" && name == "href":
		t.argument = value
	case t.name == "code" && name == "class" && strings.HasPrefix(value, "language-"):
		t.argument = strings.TrimPrefix(value, "language-")
	case t.name == "span" && name == "class" && strings.HasPrefix(value, "tg-"):
		t.argument = strings.TrimPrefix(value, "tg-")
	case t.name == "blockquote" && name == "expandable":
		t.argument = name
	}
}

func tagType(name string) string {
	switch name {
	case "b", "strong":
		return "bold"
	case "i", "em":
		return "italic"
	case "u", "ins":
		return "underline"
	case "s", "strike", "del":
		return "strikethrough"
	case "tg-spoiler", "span":
		return "spoiler"
	case "a":
		return "text_link"
	case "tg-emoji":
		return "custom_emoji"
	case "code", "pre", "blockquote":
		return name
	}
	return ""
}
