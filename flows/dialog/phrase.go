package dialog

// A Phrase is something to be said, without its words: a key of the texts with
// its data, or what a person typed (Plain), or a number with its unit. It is
// kept in sessions and notices, so a person who changes the language, or a text
// that a release improves, is served when it is shown.
type Phrase struct {
	Key   string            `json:"k,omitempty"` // key of the texts
	Data  map[string]Phrase `json:"d,omitempty"` // what the text's {{.name}} stand for
	Plain string            `json:"p,omitempty"` // words as typed; escaped when shown
	Unit  Unit              `json:"u,omitempty"` // how Number is read
	N     int64             `json:"n,omitempty"`
	List  []Phrase          `json:"l,omitempty"` // joined by commas; when Key is empty
}

// Unit says how a Phrase's number is shown.
type Unit string

const (
	Count   Unit = "count"   // 1.200
	Dong    Unit = "dong"    // 1.200.000đ (1 triệu 200 nghìn)
	Day     Unit = "day"     // unix seconds as 23/11/2026
	Minute  Unit = "minute"  // unix seconds as 14:05 23/11/2026
	Tel     Unit = "tel"     // Plain as 0905 123 456
	Bare    Unit = "bare"    // 2026, without separators
	Masked  Unit = "masked"  // Plain as 0905•••456, in group chats
	Commons Unit = "commune" // Plain is a commune's code, shown as its full name
)

// Say is a Phrase with data given as name, phrase, name, phrase.
func Say(key string, data ...any) Phrase {
	p := Phrase{Key: key}
	for i := 0; i+1 < len(data); i += 2 {
		if p.Data == nil {
			p.Data = make(map[string]Phrase, len(data)/2)
		}
		p.Data[data[i].(string)] = phraseOf(data[i+1])
	}
	return p
}

func phraseOf(v any) Phrase {
	switch v := v.(type) {
	case Phrase:
		return v
	case string:
		return Phrase{Plain: v}
	case int:
		return Phrase{Unit: Count, N: int64(v)}
	case int64:
		return Phrase{Unit: Count, N: v}
	}
	panic("dialog: no phrase for this type")
}

// Plain is what a person typed, or a name.
func Plain(s string) Phrase { return Phrase{Plain: s} }

// Num is a number with its unit.
func Num(u Unit, n int64) Phrase { return Phrase{Unit: u, N: n} }

// Empty reports whether there is nothing to say.
func (p Phrase) Empty() bool {
	return p.Key == "" && p.Plain == "" && p.Unit == "" && len(p.List) == 0
}

// Short is words cut to what fits a sentence about them.
func Short(words string) Phrase {
	r := []rune(masked(words))
	if len(r) > 40 {
		return Plain(string(r[:39]) + "…")
	}
	return Plain(string(r))
}
