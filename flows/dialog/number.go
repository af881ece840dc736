package dialog

import (
	"khuyencong/flows/vietnamese"
)

// Number asks for a whole number from Min to Max. Unit names the text that
// shows it ("unit.people": "12 người"). Where Min is 0, a plain "không có" is 0.
type Number struct {
	Min, Max int64
	Unit     string
	Buttons  []string
}

func (k Number) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, k.Options(c), func(words string) (Value, error) {
		found := vietnamese.Number(words)
		if len(found) == 0 && k.Min <= 0 && none(words) {
			found = []int64{0}
		}
		if len(found) == 0 {
			return Value{}, &Problem{Say: Say("problem.number")}
		}
		fit := within(found, k.Min, k.Max, e.Message, k.say)
		return which(fit, Say("problem.range", "min", k.Min, "max", k.Max))
	})
}

// none: words that say that there are none ("không có", "chưa").
func none(words string) bool {
	answer, ok := vietnamese.YesNo(words)
	return ok && !answer
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

// within are the readings from low to high, as options.
func within(found []int64, low, high, from int64, say func(int64) Phrase) []Option {
	var fit []Option
	for _, n := range found {
		if n >= low && n <= high {
			fit = append(fit, Option{Label: say(n), Value: &Value{Number: n, From: from}})
		}
	}
	return fit
}

// Money asks for an amount in đồng, from Min to Max; a bare "500" is asked
// about, never guessed, even where only one of its readings fits.
type Money struct {
	Min, Max int64
	Buttons  []string
}

func (k Money) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, k.Options(c), func(words string) (Value, error) {
		found := vietnamese.Money(words)
		if len(found) == 0 {
			return Value{}, &Problem{Say: Say("problem.money")}
		}
		fit := within(found, k.Min, k.Max, e.Message, dong)
		if len(fit) == 1 && len(found) > 1 {
			return Value{}, &Problem{Say: Say("problem.which"), Offer: fit}
		}
		return which(fit, Say("problem.money_range", "min", dong(k.Min), "max", dong(k.Max)))
	})
}

func dong(n int64) Phrase { return Num(Dong, n) }

func (k Money) Options(Context) []Option { return named(k.Buttons) }

func (k Money) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return dong(v.Number)
}

// Year asks for a year, from Before years ago to After years from now.
type Year struct {
	Before, After int
	Buttons       func(year int) []Option
}

func (k Year) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, k.Options(c), func(words string) (Value, error) {
		var found []int64
		for _, y := range vietnamese.Year(words, c.Year) {
			found = append(found, int64(y))
		}
		low, high := int64(c.Year-k.Before), int64(c.Year+k.After)
		return which(within(found, low, high, e.Message, bare), Say("problem.year", "min", bare(low), "max", bare(high)))
	})
}

func bare(n int64) Phrase { return Num(Bare, n) }

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
	return bare(v.Number)
}
