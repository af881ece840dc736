package dialog

// Choice asks for one of some options. With First only those it names are shown
// at once, behind them "Xem tất cả"; all stand on pages of PageSize.
type Choice struct {
	Among []Option
	List  func(Context) []Option // instead of Among, where the options depend on something
	First func(Context) []string // keys most likely meant
}

// PageSize is how many options stand on one page.
const PageSize = 8

// Parse takes a press, or words that name exactly one option.
func (k Choice) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, k.all(c), func(words string) (Value, error) {
		return Value{}, &Problem{Say: Say("problem.choose", "typed", Short(words))}
	})
}

// Options are one page of them.
func (k Choice) Options(c Context) []Option {
	all := k.all(c)
	if k.First == nil || c.Page > 0 {
		return paged(all, c.Page-1, k.First != nil)
	}
	var os []Option
	for _, key := range k.First(c) {
		for _, o := range all {
			if o.Key == key {
				os = append(os, o)
			}
		}
	}
	if len(os) == 0 {
		return paged(all, 0, false)
	}
	return append(os, Option{Key: ">1", Label: Say("nav.all")})
}

func (k Choice) all(c Context) []Option {
	if k.List != nil {
		return k.List(c)
	}
	return k.Among
}

// Say is the option's text.
func (k Choice) Say(key string, v Value) Phrase {
	if v.Key == "" {
		return Plain(v.Text)
	}
	for _, o := range k.Among {
		if o.Key == v.Key && !o.Label.Empty() {
			return o.Label
		}
	}
	if v.Label != "" {
		return Plain(v.Label)
	}
	return Say(key + "." + v.Key)
}

// paged is page n of the options, counted from 0, with buttons to its
// neighbours. Page numbers in buttons count from 1; 0 leads back to the first
// proposals where there are some.
func paged(all []Option, n int, proposals bool) []Option {
	if n < 0 {
		n = 0
	}
	if len(all) <= PageSize+2 {
		return all
	}
	from := min(n*PageSize, (len(all)-1)/PageSize*PageSize)
	to := min(from+PageSize, len(all))
	os := append([]Option(nil), all[from:to]...)
	if from > 0 {
		os = append(os, pageButton(from/PageSize, "nav.before"))
	} else if proposals {
		os = append(os, pageButton(0, "nav.before"))
	}
	if to < len(all) {
		os = append(os, pageButton(from/PageSize+2, "nav.more"))
	}
	return os
}

// Several asks for any number of options, ended with "Xong".
type Several struct {
	Among []Option
	List  func(Context) []Option
	Min   int
}

// Parse turns an option on or off, or ends the question.
func (k Several) Parse(c Context, old Value, e Event) (Value, error) {
	if e.Kind == Pressed && e.Data == doneKey {
		return k.end(old)
	}
	key := e.Data
	if e.Kind != Pressed {
		words, err := typed(e)
		if err != nil {
			return Value{}, err
		}
		if isDone(words) {
			return k.end(old)
		}
		o, ok := c.Match(words, k.all(c))
		if !ok {
			return Value{}, &Problem{Say: Say("problem.choose", "typed", Short(words))}
		}
		key = o.Key
	}
	if _, err := chosen(k.all(c), key); err != nil {
		return Value{}, err
	}
	return toggled(old, key), nil
}

func (k Several) end(old Value) (Value, error) {
	if len(old.Items) < max(k.Min, 1) {
		return Value{}, &Problem{Say: Say("problem.choose_some", "min", max(k.Min, 1))}
	}
	return Value{Items: old.Items}, nil
}

func toggled(old Value, key string) Value {
	v := Value{Open: true}
	for _, i := range old.Items {
		if i.Key != key {
			v.Items = append(v.Items, i)
		}
	}
	if len(v.Items) == len(old.Items) {
		v.Items = append(v.Items, Item{Key: key})
	}
	return v
}

// Options are all of them, the taken ones marked, and "Xong".
func (k Several) Options(c Context) []Option {
	old := c.Old
	os := append([]Option(nil), k.all(c)...)
	for i := range os {
		os[i].On = old.Has(os[i].Key)
	}
	if len(old.Items) > 0 {
		os = append(os, Option{Key: doneKey, Label: Say("nav.done")})
	}
	return os
}

func (k Several) all(c Context) []Option {
	if k.List != nil {
		return k.List(c)
	}
	return k.Among
}

// Say is the options' texts, joined.
func (k Several) Say(key string, v Value) Phrase {
	var p Phrase
	for _, i := range v.Items {
		p.List = append(p.List, k.sayItem(key, i))
	}
	return p
}

func (k Several) sayItem(key string, i Item) Phrase {
	for _, o := range k.Among {
		if o.Key == i.Key && !o.Label.Empty() {
			return o.Label
		}
	}
	if i.Name != "" {
		return Plain(i.Name)
	}
	return Say(key + "." + i.Key)
}

const doneKey = "done"
