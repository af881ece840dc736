package flows

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// Options are what the centre's file of options says.
type Options struct {
	Choices *dialog.Choices
	Labels  map[string]map[string]string // by language and text key
}

// An optionRow is what the file may say of one option.
type optionRow struct {
	Vi       string `toml:"vi"`
	En       string `toml:"en"`
	Order    int    `toml:"order"`
	Hidden   bool   `toml:"hidden"`
	CountsAs string `toml:"counts_as"`
	Group    string `toml:"group"`
}

// mostOrder is the highest place an option can be put at.
const mostOrder = 10_000

// ReadOptions reads the centre's file; label is what an option is called without
// it. With a fault in it nothing of it counts: Choices then hold the faults and no
// customs.
func ReadOptions(text []byte, label func(lang, key string) string) Options {
	r := &optionsReader{text: strings.Split(string(text), "\n"), built: label, seen: map[string]string{},
		out: Options{Choices: &dialog.Choices{Customs: map[string][]dialog.Custom{}}, Labels: map[string]map[string]string{}}}
	rows := map[string]map[string]map[string]optionRow{}
	meta, err := toml.Decode(string(text), &rows)
	if err != nil {
		r.unreadable(err)
	} else {
		r.read(meta, rows)
	}
	if len(r.faults) == 0 {
		return r.out
	}
	slices.SortStableFunc(r.faults, func(a, b dialog.Fault) int { return a.Line - b.Line })
	return Options{Choices: &dialog.Choices{Faults: r.faults}}
}

// An optionsReader is the file while it is read.
type optionsReader struct {
	text   []string
	built  func(lang, key string) string
	out    Options
	faults []dialog.Fault
	seen   map[string]string // labels by step and folded words
}

func (r *optionsReader) read(meta toml.MetaData, rows map[string]map[string]map[string]optionRow) {
	for _, key := range meta.Undecoded() {
		r.fault(key, "field", "field", key[len(key)-1])
	}
	for _, key := range meta.Keys() { // in the order of the file
		if len(key) == 3 {
			r.row(key, rows[key[0]][key[1]][key[2]])
		}
	}
	for step, customs := range r.out.Choices.Customs {
		_, options, _ := listed(step)
		if !anyLeft(options, customs) {
			r.fault(strings.Split(step, "."), "none_left", "step", step)
		}
		for _, c := range customs {
			r.unlike(step, c, options)
		}
	}
}

// unlike: the name of an option is not that of a built-in one beside it.
func (r *optionsReader) unlike(step string, c dialog.Custom, options []dialog.Option) {
	for lang, labels := range r.out.Labels {
		words := labels[step+"."+c.Key]
		for _, o := range options {
			renamed := labels[step+"."+o.Key] != ""
			if words != "" && !renamed && o.Key != c.Key && vietnamese.Fold(r.built(lang, step+"."+o.Key)) == vietnamese.Fold(words) {
				r.fault(append(strings.Split(step, "."), c.Key, lang), "label_twice", "label", words, "option", o.Key)
			}
		}
	}
}

// row takes one option of a step.
func (r *optionsReader) row(key toml.Key, row optionRow) {
	step, option := key[0]+"."+key[1], key[2]
	known, options, groups := listed(step)
	built := slices.ContainsFunc(options, func(o dialog.Option) bool { return o.Key == option })
	switch {
	case !known:
		r.fault(key[:2], "step", "step", step)
		return
	case !regexp.MustCompile(`^[a-z][a-z0-9_]{0,29}$`).MatchString(option):
		r.fault(key, "key", "option", option)
	case built && (row.CountsAs != "" || row.Group != ""):
		r.fault(key, "built_in", "option", option)
	case !built && row.Vi == "":
		r.fault(key, "no_label", "option", option)
	case !built && row.CountsAs != "" && !slices.ContainsFunc(options, func(o dialog.Option) bool { return o.Key == row.CountsAs }):
		r.fault(append(key, "counts_as"), "counts_as", "option", row.CountsAs)
	case row.Group != "" && !slices.Contains(groups, row.Group):
		r.fault(append(key, "group"), "group", "group", row.Group)
	case row.Order < 0 || row.Order > mostOrder:
		r.fault(append(key, "order"), "order", "max", mostOrder)
	}
	r.label(append(key, "vi"), step, option, row.Vi)
	r.label(append(key, "en"), step, option, row.En)
	c := dialog.Custom{Key: option, Order: row.Order, Hidden: row.Hidden}
	if !built {
		c.New, c.As, c.Label, c.Group = true, row.CountsAs, row.Vi, row.Group
	}
	r.out.Choices.Customs[step] = append(r.out.Choices.Customs[step], c)
}

// mostLetters is how long a button may be, at 360 pixels (forms §0).
const mostLetters = 36

func (r *optionsReader) label(key toml.Key, step, option, words string) {
	lang := key[len(key)-1]
	twin := lang + " " + step + " " + vietnamese.Fold(words)
	switch {
	case words == "":
		return
	case words != strings.TrimSpace(words) || strings.ContainsFunc(words, unicode.IsControl) || vietnamese.Fold(words) == "":
		r.fault(key, "label", "label", words)
	case utf8.RuneCountInString(words) > mostLetters:
		r.fault(key, "label_long", "label", words, "max", mostLetters)
	case r.seen[twin] != "":
		r.fault(key, "label_twice", "label", words, "option", r.seen[twin])
	}
	r.seen[twin] = option
	if r.out.Labels[lang] == nil {
		r.out.Labels[lang] = map[string]string{}
	}
	r.out.Labels[lang][step+"."+option] = words
}

func (r *optionsReader) unreadable(err error) {
	var parse toml.ParseError
	line := 0
	if errors.As(err, &parse) {
		line = parse.Position.Line
	}
	r.faults = append(r.faults, dialog.Fault{Line: line, Say: dialog.Say("options.fault.syntax")})
}

func (r *optionsReader) fault(key toml.Key, what string, data ...any) {
	r.faults = append(r.faults, dialog.Fault{Line: r.line(key), Say: dialog.Say("options.fault."+what, data...)})
}

// line is where the key stands: its own line, or that of its table; 0 where it is
// written in another way.
func (r *optionsReader) line(key toml.Key) int {
	want, table, at := key.String(), "", 0
	for i, l := range r.text {
		if name, header := strings.CutPrefix(strings.TrimSpace(l), "["); header {
			table, _, _ = strings.Cut(strings.ReplaceAll(name, " ", ""), "]")
			if at == 0 && (strings.HasPrefix(want+".", table+".") || strings.HasPrefix(table+".", want+".")) {
				at = i + 1
			}
			continue
		}
		if field, _, _ := strings.Cut(l, "="); table+"."+strings.TrimSpace(field) == want {
			return i + 1
		}
	}
	return at
}

// anyLeft: a question needs something to answer it with.
func anyLeft(options []dialog.Option, customs []dialog.Custom) bool {
	left := len(options)
	for _, c := range customs {
		switch {
		case c.Hidden && !c.New:
			left--
		case !c.Hidden && c.New:
			left++
		}
	}
	return left > 0
}

// listed are a step's options and groups that the centre may change; false for a
// step there is not, or whose options depend on something.
func listed(step string) (known bool, options []dialog.Option, groups []string) {
	flow, name, _ := strings.Cut(step, ".")
	for _, f := range All() {
		if f.Name != flow || !f.Card || f.As != "" {
			continue
		}
		s := f.Step(name)
		if s == nil {
			return false, nil, nil
		}
		if k, ok := s.Ask.(dialog.Listed); ok {
			options, groups = k.Listed()
		}
		return len(options) > 0, options, groups
	}
	return false, nil, nil
}

// OptionsSample is a file with every option there is, all of it as comments; label
// is what an option is called in a language.
func OptionsSample(langs []string, label func(lang, key string) string) string {
	var b strings.Builder
	for _, lang := range langs {
		b.WriteString("# " + strings.ReplaceAll(label(lang, "options.sample"), "\n", "\n# ") + "\n")
	}
	for _, f := range All() {
		if !f.Card || f.As != "" {
			continue
		}
		for i := range f.Steps {
			if k, ok := f.Steps[i].Ask.(dialog.Listed); ok {
				sampleStep(&b, f.Key(f.Steps[i].Name), k, langs, label)
			}
		}
	}
	return b.String()
}

func sampleStep(b *strings.Builder, step string, k dialog.Listed, langs []string, label func(lang, key string) string) {
	options, groups := k.Listed()
	if len(options) == 0 {
		return
	}
	fmt.Fprintf(b, "\n# %s\n", label(langs[0], step+".label"))
	if len(groups) > 0 {
		fmt.Fprintf(b, "# group: %s\n", strings.Join(groups, ", "))
	}
	for i, o := range options {
		fmt.Fprintf(b, "# [%s.%s]\n", step, o.Key)
		for _, lang := range langs {
			if words := label(lang, step+"."+o.Key); words != "" {
				fmt.Fprintf(b, "# %s = %q\n", lang, words)
			}
		}
		fmt.Fprintf(b, "# order = %d\n", 10*(i+1))
	}
}
