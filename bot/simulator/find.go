package simulator

import (
	"regexp"
	"strings"
)

// What Telegram marks by itself in a text. The first group is the part that is marked.
var (
	commandPattern = regexp.MustCompile(`(?:^|[^\pL\pN_/<>])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?:$|[^\pL\pN_/<>])`)
	mentionPattern = regexp.MustCompile(`(?:^|[^\pL\pN_/])(@[A-Za-z0-9_]{3,32})(?:$|[^\pL\pN_])`)
	hashtagPattern = regexp.MustCompile(`(?:^|[^\pL\pN_/])(#[\pN_]*\pL[\pL\pN_]*)`)
	emailPattern   = regexp.MustCompile(`(?:^|[^\pL\pN._-])([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})`)
	urlPattern     = regexp.MustCompile(`(?i)(?:^|[^\pL\pN@.])((?:(?:https?|tg)://[^\s<>"]+|(?:[a-z0-9-]+\.)+(?:com|vn|net|org|me|info)\b(?:/[^\s<>"]*)?))`)
)

// findEntities marks links, addresses and commands outside of what is marked already as code or link.
func findEntities(text string, given []entity) []entity {
	var found []entity
	kinds := []struct {
		name    string
		pattern *regexp.Regexp
	}{
		{"email", emailPattern}, {"url", urlPattern}, {"bot_command", commandPattern},
		{"mention", mentionPattern}, {"hashtag", hashtagPattern},
	}
	for _, kind := range kinds {
		for _, at := range allMatches(kind.pattern, text) {
			part := text[at[0]:at[1]]
			if kind.name == "url" {
				part = strings.TrimRight(part, `.,:;!?'")]}`)
			}
			e := entity{Type: kind.name, Offset: units(text[:at[0]]), Length: units(part)}
			if !overlaps(e, found) && !overlaps(e, opaque(given)) {
				found = append(found, e)
			}
		}
	}
	return found
}

// allMatches finds the first group everywhere; matches may share the character between them.
func allMatches(pattern *regexp.Regexp, text string) [][2]int {
	var all [][2]int
	for from := 0; from <= len(text); {
		at := pattern.FindStringSubmatchIndex(text[from:])
		if at == nil {
			break
		}
		all = append(all, [2]int{from + at[2], from + at[3]})
		from += at[3]
	}
	return all
}

func opaque(list []entity) []entity {
	var out []entity
	for _, e := range list {
		if e.Type == "code" || e.Type == "pre" || e.Type == "text_link" {
			out = append(out, e)
		}
	}
	return out
}

func overlaps(e entity, list []entity) bool {
	for _, o := range list {
		if e.Offset < o.Offset+o.Length && o.Offset < e.Offset+e.Length {
			return true
		}
	}
	return false
}
