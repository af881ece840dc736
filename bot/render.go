package bot

import (
	"strconv"
	"strings"

	"khuyencong/flows/dialog"
)

// marks are the signs before notes.
func mark(m dialog.Mark) string {
	switch m {
	case dialog.Tick:
		return "✅ "
	case dialog.Warn:
		return "❗ "
	}
	return ""
}

// message is a view in words.
func (b *Bot) message(lang string, v dialog.View) Message {
	w := b.words(lang, true)
	m := Message{Place: v.Place, Close: v.Close}
	for _, f := range v.Files {
		m.Files = append(m.Files, File{ID: f.File, Sort: sortOf(f)})
	}
	notes := sayNotes(w, v.Notes)
	rest := paragraphs(bold(w.say(v.Head)), sayAll(w, v.Body), sayLines(w, v.Lines), sayAll(w, v.Foot))
	if v.Drop {
		m.Drop = notes
		if notes == "" || rest == "" { // a receipt has no more to say
			m.Drop = w.text("request.closed", nil)
		} else {
			notes = ""
		}
	}
	m.Text = paragraphs(notes, rest)
	if v.Request != "" {
		plain := b.words(lang, false)
		m.Request = &Request{What: v.Request, Label: plain.text("request."+v.Request, nil), Others: []string{plain.text("request.no", nil)}}
		return m
	}
	m.Rows = b.buttons(lang, v.Rows)
	return m
}

// sortOf is what a file was sent as.
func sortOf(f dialog.Item) Sort {
	switch {
	case f.As != "":
		return Sort(f.As)
	case f.Name != "":
		return Document
	}
	return Picture
}

func (b *Bot) words(lang string, html bool) words {
	return words{texts: b.texts, lang: lang, centre: b.centre(), zone: b.zone, html: html, missed: b.missed}
}

func bold(s string) string {
	if s == "" {
		return ""
	}
	return "<b>" + s + "</b>"
}

func sayNotes(w words, notes []dialog.Note) string {
	var lines []string
	for _, n := range notes {
		lines = append(lines, mark(n.Mark)+w.say(n.Say))
	}
	return strings.Join(lines, "\n")
}

func sayAll(w words, ps []dialog.Phrase) string {
	var parts []string
	for _, p := range ps {
		parts = append(parts, strings.TrimSpace(w.say(p)))
	}
	return paragraphs(parts...)
}

func sayLines(w words, ls []dialog.Line) string {
	var lines []string
	for i, l := range ls {
		s := strconv.Itoa(i+1) + ". " + w.say(l.Label) + ": <b>" + w.say(l.Value) + "</b>"
		if l.Mark {
			s = "⚠️ " + s
			if !l.Was.Empty() {
				s += " – <i>" + w.say(l.Was) + "</i>"
			}
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// paragraphs joins what is there with an empty line between.
func paragraphs(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, "\n\n")
}

// labelLetters is how many letters of a button a phone shows at most.
const labelLetters = 60

func (b *Bot) buttons(lang string, rows [][]dialog.Button) [][]Button {
	w := b.words(lang, false)
	var out [][]Button
	for _, row := range rows {
		var bs []Button
		for _, x := range row {
			label := []rune(w.say(x.Label))
			if len(label) > labelLetters {
				label = append(label[:labelLetters-1], '…')
			}
			bs = append(bs, Button{Label: string(label), Data: x.Data, URL: x.URL})
		}
		out = append(out, bs)
	}
	return out
}
