package dialog

import (
	"khuyencong/flows/vietnamese"
)

// Number asks for a whole number from Min to Max. Unit names the text that
// shows it ("unit.people": "12 người").
type Number struct {
	Min, Max int64
	Unit     string
	Buttons  []string
}

func (k Number) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind == Pressed {
		return chosen(k.Options(c), e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	if o, ok := c.Match(words, named(k.Buttons)); ok {
		return o.typed(e.Message), nil
	}
	return k.reading(vietnamese.Number(words), e.Message)
}

func (k Number) reading(found []int64, from int64) (Value, error) {
	var fit []Option
	for _, n := range found {
		if n >= k.Min && n <= k.Max {
			fit = append(fit, Option{Label: k.say(n), Value: &Value{Number: n, From: from}})
		}
	}
	switch {
	case len(fit) == 1:
		return *fit[0].Value, nil
	case len(fit) > 1:
		return Value{}, &Problem{Say: Say("problem.which"), Offer: fit}
	case len(found) > 0:
		return Value{}, &Problem{Say: Say("problem.range", "min", k.Min, "max", k.Max)}
	}
	return Value{}, &Problem{Say: Say("problem.number")}
}

func (k Number) Options(Context) []Option { return named(k.Buttons) }

func (k Number) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return k.say(v.Number)
}

func (k Number) say(n int64) Phrase {
	if k.Unit == "" {
		return Num(Count, n)
	}
	return Say("unit."+k.Unit, "n", n)
}

// Money asks for an amount in đồng, from Min to Max; a bare "500" is asked
// about, never guessed.
type Money struct {
	Min, Max int64
	Buttons  []string
}

func (k Money) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind == Pressed {
		return chosen(k.Options(c), e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	if o, ok := c.Match(words, named(k.Buttons)); ok {
		return o.typed(e.Message), nil
	}
	return k.reading(vietnamese.Money(words), e.Message)
}

func (k Money) reading(found []int64, from int64) (Value, error) {
	var fit []Option
	for _, n := range found {
		if n >= k.Min && n <= k.Max {
			fit = append(fit, Option{Label: Num(Dong, n), Value: &Value{Number: n, From: from}})
		}
	}
	switch {
	case len(fit) == 1 && len(found) == 1:
		return *fit[0].Value, nil
	case len(fit) > 0:
		return Value{}, &Problem{Say: Say("problem.which"), Offer: fit}
	case len(found) > 0:
		return Value{}, &Problem{Say: Say("problem.money_range", "min", Num(Dong, k.Min), "max", Num(Dong, k.Max))}
	}
	return Value{}, &Problem{Say: Say("problem.money")}
}

func (k Money) Options(Context) []Option { return named(k.Buttons) }

func (k Money) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return Num(Dong, v.Number)
}

// Year asks for a year, from Before years ago to After years from now.
type Year struct {
	Before, After int
	Buttons       func(year int) []Option
}

func (k Year) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind == Pressed {
		return chosen(k.Options(c), e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	if o, ok := c.Match(words, k.Options(c)); ok {
		return o.typed(e.Message), nil
	}
	var fit []Option
	for _, y := range vietnamese.Year(words, c.Year) {
		if y >= c.Year-k.Before && y <= c.Year+k.After {
			fit = append(fit, Option{Label: Num(Bare, int64(y)), Value: &Value{Number: int64(y), From: e.Message}})
		}
	}
	switch len(fit) {
	case 1:
		return *fit[0].Value, nil
	case 0:
		return Value{}, &Problem{Say: Say("problem.year",
			"min", Num(Bare, int64(c.Year-k.Before)), "max", Num(Bare, int64(c.Year+k.After)))}
	}
	return Value{}, &Problem{Say: Say("problem.which"), Offer: fit}
}

func (k Year) Options(c Context) []Option {
	if k.Buttons == nil {
		return nil
	}
	return k.Buttons(c.Year)
}

func (k Year) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return Num(Bare, v.Number)
}
