package bot

import (
	"html"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/locales"
	"khuyencong/store"
)

// words renders phrases in one language.
type words struct {
	texts  *locales.Texts
	lang   string
	centre store.Centre
	zone   *time.Location
	html   bool // texts may hold tags and what people typed is escaped
	missed func(error)
}

// Plain is what flows compare typed words with: button texts without tags.
func Plain(texts *locales.Texts) func(lang string, p dialog.Phrase) string {
	return func(lang string, p dialog.Phrase) string {
		return words{texts: texts, lang: lang, zone: time.UTC}.say(p)
	}
}

func (w words) say(p dialog.Phrase) string {
	switch {
	case p.Key != "":
		return w.text(p.Key, p.Data)
	case p.Unit != "":
		return w.escape(w.number(p))
	case len(p.List) > 0:
		var parts []string
		for _, q := range p.List {
			parts = append(parts, w.say(q))
		}
		return strings.Join(parts, ", ")
	}
	return w.escape(p.Plain)
}

func (w words) escape(s string) string {
	if !w.html {
		return s
	}
	return html.EscapeString(s)
}

// text fills a text's data. A defect in the texts shows the key's words of no
// language at all, rather than a key, and is reported.
func (w words) text(key string, data map[string]dialog.Phrase) string {
	if s, ok := w.texts.Given(w.lang, key); ok {
		return w.escape(s)
	}
	if s, ok := w.texts.Fixed(w.lang, key); ok {
		return s
	}
	filled := make(map[string]string, len(data)+3)
	for name, p := range data {
		filled[name] = w.say(p)
	}
	filled["centre"], filled["hotline"], filled["hours"] = w.escape(w.centre.Name), w.escape(vietnamese.FormatPhone(w.centre.Phone)), w.escape(w.centre.Hours)
	filled["parent"] = w.escape(w.centre.Parent)
	if w.centre.Name == "" {
		filled["centre"], _ = w.texts.Say(w.lang, "centre.default", nil)
	}
	s, err := w.texts.Say(w.lang, key, filled)
	if err != nil && w.missed != nil {
		w.missed(err)
	}
	return s
}

func (w words) number(p dialog.Phrase) string {
	switch p.Unit {
	case dialog.Dong:
		return vietnamese.FormatMoney(p.N) + w.inWords(p.N)
	case dialog.Day:
		return time.Unix(p.N, 0).In(w.zone).Format("02/01/2006")
	case dialog.Minute:
		return time.Unix(p.N, 0).In(w.zone).Format("15:04 02/01/2006")
	case dialog.Tel:
		return vietnamese.FormatPhone(p.Plain)
	case dialog.Masked:
		return vietnamese.MaskPhone(p.Plain)
	case dialog.Bare:
		return strings.ReplaceAll(vietnamese.FormatNumber(p.N), ".", "")
	case dialog.Commons:
		c, ok := vietnamese.CommuneByCode(p.Plain)
		if !ok {
			return p.Plain
		}
		return c.FullName
	}
	return vietnamese.FormatNumber(p.N)
}

// inWords reads money back, in Vietnamese, where the figure is long.
func (w words) inWords(n int64) string {
	if n < 1_000_000 || w.lang != locales.First {
		return ""
	}
	return " (" + vietnamese.MoneyWords(n) + ")"
}
