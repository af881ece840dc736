package simulator

import (
	"encoding/json"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Limits of the Bot API, in UTF-16 units after the markup was read.
const (
	maxText    = 4096
	maxCaption = 1024
)

func unitsOf(r rune) int { return max(utf16.RuneLen(r), 1) }

// units is the length of a text as Telegram counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += unitsOf(r)
	}
	return n
}

// markedUp is a text as a request brings it.
type markedUp struct {
	text     string
	mode     string // parse_mode
	entities []entity
}

// read gives plain text and entities, trimmed, with links and commands found, as people will see it.
func (m markedUp) read() (string, []entity, error) {
	if !utf8.ValidString(m.text) {
		return "", nil, badRequest("strings must be encoded in UTF-8")
	}
	text, entities := strings.ReplaceAll(m.text, "\r", ""), m.entities
	switch m.mode {
	case "":
		if err := inBounds(text, entities); err != nil {
			return "", nil, err
		}
	case "HTML":
		var err error
		if text, entities, err = parseHTML(text); err != nil {
			return "", nil, err
		}
	default:
		return "", nil, violates("parse_mode %q is not simulated, use HTML", m.mode)
	}
	text, entities = trim(text, slices.Clone(entities))
	return text, sortEntities(append(entities, findEntities(text, entities)...)), nil
}

func inBounds(text string, entities []entity) error {
	length := units(text)
	for _, e := range entities {
		if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > length {
			return badRequest("ENTITY_BOUNDS_INVALID")
		}
	}
	return nil
}

// trim drops white space around a text and moves the entities along.
func trim(text string, entities []entity) (string, []entity) {
	const white = " \t\n\v\f"
	rest := strings.TrimLeft(text, white)
	cut := units(text[:len(text)-len(rest)])
	rest = strings.TrimRight(rest, white)
	length := units(rest)
	kept := entities[:0]
	for _, e := range entities {
		end := min(e.Offset+e.Length-cut, length)
		e.Offset = max(e.Offset-cut, 0)
		if e.Length = end - e.Offset; e.Length > 0 {
			kept = append(kept, e)
		}
	}
	return rest, kept
}

// sortEntities puts the outer before the inner.
func sortEntities(list []entity) []entity {
	slices.SortStableFunc(list, func(a, b entity) int {
		if a.Offset != b.Offset {
			return a.Offset - b.Offset
		}
		return b.Length - a.Length
	})
	if len(list) == 0 {
		return nil
	}
	return list
}

// readText is the text of a message: never empty, at most 4096 units.
func readText(m markedUp) (string, []entity, error) {
	if m.text == "" {
		return "", nil, badRequest("message text is empty")
	}
	text, entities, err := m.read()
	switch {
	case err != nil:
		return "", nil, err
	case text == "":
		return "", nil, badRequest("text must be non-empty")
	case units(text) > maxText:
		return "", nil, badRequest("message is too long")
	}
	return text, entities, nil
}

// readCaption is the text under a picture or file: at most 1024 units, may be empty.
func readCaption(m markedUp) (string, []entity, error) {
	text, entities, err := m.read()
	if err == nil && units(text) > maxCaption {
		err = badRequest("message caption is too long")
	}
	return text, entities, err
}

// cleanLink makes the address of a link whole, or "" when Telegram would not make it a link.
func cleanLink(href, inner string) string {
	if href == "" {
		href = inner
	}
	address, err := checkURL(href)
	if err != nil {
		return ""
	}
	return address
}

// checkURL says whether Telegram takes an address: http, https, tg or ton, with a host that has a dot.
func checkURL(raw string) (string, error) {
	if !strings.Contains(raw, "://") {
		raw = "http://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", badRequest("Wrong HTTP URL")
	}
	switch strings.ToLower(u.Scheme) {
	case "tg", "ton":
		return raw, nil
	case "http", "https":
	default:
		return "", badRequest("Unsupported URL protocol")
	}
	_, notIP := netip.ParseAddr(u.Hostname())
	if notIP != nil && !strings.Contains(strings.Trim(u.Hostname(), "."), ".") {
		return "", badRequest("Wrong HTTP URL")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), nil
}

func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
