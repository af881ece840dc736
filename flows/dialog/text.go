package dialog

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"khuyencong/flows/vietnamese"
)

// Text asks for words of Min to Max letters. Buttons answer without typing;
// rows that were looked up (the hamlets last used) are offered too.
type Text struct {
	Min, Max int
	Buttons  []string
	Suggest  func(Context) []string // words that are likely meant, as buttons
}

// oneLine: answers up to this many letters are names and the like, kept in one line.
const oneLine = 200

// Free marks that any words would do.
func (Text) Free() {}

// Parse takes words that hold at least one letter or digit. A personal number
// typed among them is masked: it is never kept.
func (k Text) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind == Pressed {
		return chosen(k.Options(c), e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	if o, ok := c.Exact(words, k.Options(c)); ok {
		return o.typed(e.Message), nil
	}
	words = masked(words)
	if k.Max <= oneLine {
		words = strings.ReplaceAll(words, "\n", " ")
	}
	n := utf8.RuneCountInString(words)
	switch {
	case !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return Value{}, &Problem{Say: Say("problem.no_letters")}
	case n < k.Min:
		return Value{}, &Problem{Say: Say("problem.too_short", "min", k.Min)}
	case n > k.Max:
		return Value{}, &Problem{Say: Say("problem.too_long", "max", k.Max, "n", n)}
	}
	return Value{Text: words, From: e.Message}, nil
}

// Options are the rows found, then the fixed buttons.
func (k Text) Options(c Context) []Option {
	var os []Option
	var words []string
	for _, r := range c.Found.Rows {
		words = append(words, r.Name)
	}
	if k.Suggest != nil {
		words = append(words, k.Suggest(c)...)
	}
	for i, w := range words {
		os = append(os, Option{Key: "r" + strconv.Itoa(i), Label: Plain(w), Value: &Value{Text: w}})
	}
	return append(os, named(k.Buttons)...)
}

// Say is the words themselves, or the button's text.
func (k Text) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return Plain(v.Text)
}

// typed is what a person wrote, cleaned; anything but words is a Problem that
// names what came instead.
func typed(e Event) (string, error) {
	if e.Kind != Said {
		return "", &Problem{Say: Say("problem.want_words", "sent", SentAs(e))}
	}
	words := vietnamese.Clean(e.Text)
	if words == "" {
		return "", &Problem{Say: Say("problem.empty")}
	}
	return words, nil
}

// masked is words cleaned, any personal number among them masked: the only form
// in which words are kept or said again.
func masked(words string) string {
	m, _ := vietnamese.PersonalNumber(vietnamese.Clean(words))
	return m
}

// SentAs names what was sent: "ảnh", "tin thoại", "vị trí".
func SentAs(e Event) Phrase {
	if e.Kind == SentOther {
		switch e.What {
		case "sticker", "video", "animation", "poll", "dice", "video_note", "story":
			return Say("sent." + e.What)
		}
	}
	return Say("sent." + string(e.Kind))
}

// named are options whose texts stand under the step's key.
func named(keys []string) []Option {
	var os []Option
	for _, k := range keys {
		os = append(os, Option{Key: k})
	}
	return os
}

// chosen is the answer of the option that was pressed.
func chosen(os []Option, key string) (Value, error) {
	for _, o := range os {
		if o.Key == key {
			return o.value(), nil
		}
	}
	return Value{}, &Problem{Say: Say("problem.old_button")}
}

func (o Option) value() Value {
	if o.Value != nil {
		return *o.Value
	}
	return Value{Key: o.Key}
}

// typed is the answer of the option whose words the message held: its edit
// changes the answer.
func (o Option) typed(message int64) Value {
	v := o.value()
	v.From = message
	return v
}
