package dialog

import "strconv"

// Choosing one of the rows that the step's Needs found. Typed words search.
type Pick struct {
	Among []Option               // further buttons
	List  func(Context) []Option // instead of Among, where they depend on something
	Row   func(Row) Phrase       // what a row's button says; nil: its label
	Whole bool                   // all there is stands in the list: where it is empty, nothing is looked for
}

// PickRows is how many rows a look-up gives a page.
const PickRows = 6

func (k Pick) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind == Pressed {
		return chosen(k.Options(c), e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	if o, ok := c.Exact(words, k.further(c)); ok {
		return o.typed(e.Message), nil
	}
	if k.Whole && c.Found.Total == 0 && c.Search == "" {
		return Value{}, &Problem{Say: Say("problem.empty_list", "typed", Short(words))}
	}
	return Value{}, &Problem{Find: masked(words)}
}

func (k Pick) Options(c Context) []Option {
	var os []Option
	for _, r := range c.Found.Rows {
		label := r.Label
		if k.Row != nil && r.Body != nil {
			label = k.Row(r)
		}
		os = append(os, Option{Key: r.ID, Label: label, Value: &Value{Text: r.ID, Label: r.Name}})
	}
	if c.Page > 0 {
		os = append(os, pageButton(c.Page-1, "nav.before"))
	}
	if (c.Page+1)*PickRows < c.Found.Total {
		os = append(os, pageButton(c.Page+1, "nav.more"))
	}
	if c.Search != "" {
		os = append(os, Option{Key: ">-", Label: Say("nav.unsearch")})
	}
	return append(os, k.further(c)...)
}

func (k Pick) further(c Context) []Option {
	if k.List != nil {
		return k.List(c)
	}
	return k.Among
}

func pageButton(n int, key string) Option {
	return Option{Key: ">" + strconv.Itoa(n), Label: Say(key)}
}

func (k Pick) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return Plain(v.Label)
}
