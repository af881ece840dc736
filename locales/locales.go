// Package locales holds every word on a screen, a file a language. It knows
// keys and text data, nothing of what they are about, and it never guesses: a
// missing key or a missing piece of data is an error.
package locales

import (
	"embed"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync/atomic"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
)

//go:embed *.toml
var files embed.FS

// First is the language everything is written in first, and read in where
// another one lacks a text.
const First = "vi"

// Languages there are texts in, the first one first.
func Languages() []string { return []string{First, "en"} }

// Texts are all texts of all languages, ready to be read by many at once.
type Texts struct {
	say   map[string]*i18n.Localizer
	plain map[string]map[string]string // texts without data, by language and key
	own   map[string]map[string]bool   // keys a language has itself
	parse template.Parser
	given atomic.Pointer[map[string]map[string]string] // by whoever runs the bot, by language and key
}

// Give has texts of whoever runs the bot, by language and key, in place of those
// of before. They are plain: what looks like a tag in them is none.
func (t *Texts) Give(texts map[string]map[string]string) { t.given.Store(&texts) }

// Given is a text that Give brought: in the language, or, for a key that has no
// text of its own there, in the first one.
func (t *Texts) Given(lang, key string) (string, bool) {
	given := t.given.Load()
	if given == nil {
		return "", false
	}
	if s, ok := (*given)[lang][key]; ok || t.own[lang][key] {
		return s, ok
	}
	s, ok := (*given)[First][key]
	return s, ok
}

// Load reads the embedded files. It fails on a file that cannot be read.
func Load() (*Texts, error) {
	bundle := i18n.NewBundle(language.MustParse(First))
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	t := &Texts{
		say:   map[string]*i18n.Localizer{},
		plain: map[string]map[string]string{},
		own:   map[string]map[string]bool{},
		parse: &template.TextParser{Option: "missingkey=error"},
	}
	for _, lang := range Languages() {
		f, err := bundle.LoadMessageFileFS(files, lang+".toml")
		if err != nil {
			return nil, fmt.Errorf("texts of %s: %w", lang, err)
		}
		t.say[lang] = i18n.NewLocalizer(bundle, lang)
		t.plain[lang] = withoutData(f.Messages)
		t.own[lang] = make(map[string]bool, len(f.Messages))
		for _, m := range f.Messages {
			t.own[lang][m.ID] = true
		}
	}
	return t, nil
}

func withoutData(messages []*i18n.Message) map[string]string {
	plain := make(map[string]string, len(messages))
	for _, m := range messages {
		if !strings.Contains(m.Other, "{{") {
			plain[m.ID] = m.Other
		}
	}
	return plain
}

// Fixed is the text of a key that needs no data; false where there is none.
func (t *Texts) Fixed(lang, key string) (string, bool) {
	fixed, ok := t.plain[lang]
	if !ok {
		fixed = t.plain[First]
	}
	s, ok := fixed[key]
	return s, ok
}

// Say is the text of a key in a language with its data filled in. A key that
// exists in no language, or data that is missing, is an error.
func (t *Texts) Say(lang, key string, data map[string]string) (string, error) {
	if !slices.Contains(Languages(), lang) {
		lang = First
	}
	if s, ok := t.Fixed(lang, key); ok {
		return s, nil
	}
	s, err := t.say[lang].Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: data, TemplateParser: t.parse})
	if err != nil && s == "" {
		return "", fmt.Errorf("text %q in %s: %w", key, lang, err)
	}
	return s, nil
}

// Has reports whether the language has its own text for the key.
func (t *Texts) Has(lang, key string) bool { return t.own[lang][key] }

// Keys are all keys a language's file has, sorted.
func Keys(lang string) ([]string, error) {
	b, err := files.ReadFile(lang + ".toml")
	if err != nil {
		return nil, err
	}
	var all map[string]any
	if err := toml.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	var keys []string
	for k := range all {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys, nil
}
