package bot_test

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"khuyencong/bot"
)

var (
	tags     = regexp.MustCompile(`</?(b|i|u|code|blockquote|a)>|<a href="https?://[^"<>]*">`)
	entities = regexp.MustCompile(`&(lt|gt|amp|quot|#39|#34);`)
)

// inspect fails on anything that was ever shown and should not have been.
func (h *house) inspect(t *testing.T) {
	t.Helper()
	if log := h.said.all(); log != "" {
		t.Error(log)
	}
	for chat, p := range h.phones.chats {
		for _, s := range p.screens {
			for _, m := range s.states {
				if why := wrong(m); why != "" {
					t.Errorf("chat %d: %s:\n%s", chat, why, m.Text)
				}
			}
		}
	}
	for _, a := range h.phones.toasts {
		if utf8.RuneCountInString(a.text) > 200 || hidden(a.text) || strings.Contains(a.text, "&lt;") {
			t.Errorf("over the chat: %q", a.text)
		}
	}
}

// wrong says what is wrong with a message.
func wrong(m bot.Message) string {
	for _, text := range []string{m.Text, m.Drop} {
		bare := tags.ReplaceAllString(text, "")
		switch {
		case unbalanced(text):
			return "tags that do not close"
		case strings.ContainsAny(bare, "<>") || strings.Contains(entities.ReplaceAllString(bare, ""), "&"):
			return "a tag or an entity that is not ours"
		case hidden(html.UnescapeString(bare)):
			return "letters that cannot be seen"
		case len(utf16.Encode([]rune(html.UnescapeString(bare)))) > 4096:
			return "too long"
		}
	}
	for _, b := range slices.Concat(m.Rows...) {
		if n := utf8.RuneCountInString(b.Label); n < 1 || n > 60 || len(b.Data) > 64 || hidden(b.Label) || b.Data+b.URL == "" {
			return fmt.Sprintf("the button %q with %q", b.Label, b.Data)
		}
	}
	return ""
}

// unbalanced reports tags that are not closed in the order they were opened.
func unbalanced(text string) bool {
	var open []string
	for _, tag := range tags.FindAllString(text, -1) {
		name := strings.Fields(strings.Trim(tag, "</>"))[0]
		switch {
		case !strings.HasPrefix(tag, "</"):
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			return true
		default:
			open = open[:len(open)-1]
		}
	}
	return len(open) > 0
}

// hidden reports letters that are not seen, or change how others are.
func hidden(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) })
}
