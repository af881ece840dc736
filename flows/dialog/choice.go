package dialog

// Choice asks for one of some options. With First only those it names are shown
// at once, behind them "Xem tất cả"; all stand on pages of PageSize.
type Choice struct {
	Among []Option
	List  func(Context) []Option // instead of Among, where the options depend on something
	First func(Context) []string // keys most likely meant
	Whole bool                   // no pages: all stand at once
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
	if k.Whole {
		return all
	}
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
		return c.offered(k.List(c), "")
	}
	return c.offered(k.Among, "")
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
