package flows_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"khuyencong/bot"
)

// take are the lines of what was shown since the last time, first of all in the
// chat where somebody acted, then elsewhere.
func (p *phones) take(here int64, nameOf func(chat int64) string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	slices.Sort(p.toasts) // they come side by side
	lines := p.toasts
	slices.SortStableFunc(p.shown, func(a, b display) int { return place(a.chat, here) - place(b.chat, here) })
	for i, d := range p.shown {
		switch {
		case d.chat != here:
			lines = append(lines, "<"+verb(d)+" @"+nameOf(d.chat))
		case i > 0 || d.edit:
			lines = append(lines, "<"+verb(d))
		}
		lines = append(lines, look(d.shows)...)
	}
	p.shown, p.toasts = nil, nil
	return lines
}

// place puts one's own chat first; the others keep an order of their own.
func place(chat, here int64) int {
	if chat == here {
		return -1 << 31
	}
	return int(chat)
}

func verb(d display) string {
	switch {
	case d.same:
		return "edit, nothing new"
	case d.edit:
		return "edit"
	}
	return "new"
}

// look is a message as it is seen on a phone.
func look(m bot.Message) []string {
	var lines []string
	for _, f := range m.Files {
		kind := map[bot.Sort]string{bot.Picture: "ảnh", bot.Document: "tệp", bot.Voice: "tin thoại", bot.Audio: "tệp âm thanh"}[f.Sort]
		lines = append(lines, "< ("+kind+" "+f.ID+f.Name+")")
	}
	for _, l := range strings.Split(plain(m.Text), "\n") {
		lines = append(lines, strings.TrimSpace("< "+l))
	}
	for _, row := range m.Rows {
		line := "<"
		for _, b := range row {
			line += " [" + b.Label + "]"
		}
		lines = append(lines, line)
	}
	if r := m.Request; r != nil {
		line := "< bàn phím: [" + r.Label + "]"
		for _, other := range r.Others {
			line += " [" + other + "]"
		}
		lines = append(lines, line)
	}
	return lines
}

var tag = regexp.MustCompile(`</?(b|i|u|s|code|pre|a|blockquote)( [^<>]*)?>`)

func plain(text string) string { return html.UnescapeString(tag.ReplaceAllString(text, "")) }

// bare is a label without the sign before it.
func bare(label string) string {
	return strings.TrimLeftFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// inspect fails the test for what Telegram would refuse, and for text that says
// nothing to anybody.
func (p *phones) inspect(m bot.Message) {
	text := plain(m.Text)
	switch {
	case strings.TrimSpace(text) == "":
		p.t.Error("a message says nothing")
	case len(utf16.Encode([]rune(text))) > 4096:
		p.t.Errorf("a message of more than 4,096 units: %.60s…", text)
	case strings.Contains(text, "<no value>") || strings.Contains(text, "{{") || strings.ContainsAny(tag.ReplaceAllString(m.Text, ""), "<>"):
		p.t.Errorf("not fit to be shown: %s", m.Text)
	}
	for _, row := range m.Rows {
		for _, b := range row {
			if n := len(b.Data); (n == 0 || n > 64) && b.URL == "" {
				p.t.Errorf("button %q carries %d bytes: %q", b.Label, n, b.Data)
			}
			if n := utf8.RuneCountInString(b.Label); n == 0 || n > 60 {
				p.t.Errorf("button %q has %d letters", b.Label, n)
			}
		}
	}
}
