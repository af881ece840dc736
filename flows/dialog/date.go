package dialog

import (
	"time"

	"khuyencong/flows/vietnamese"
)

// Date asks for a day, from Before years before today to After years from it (0:
// today). The answer's Number is its noon in UTC, unix seconds, so that it is the
// same day in every zone in which it may be shown.
type Date struct{ Before, After int }

// Parse reads a day as it is written here, day first. Where two are meant, or the
// year is missing, it is asked about.
func (k Date) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, nil, func(words string) (Value, error) {
		today := c.Event.At
		found := vietnamese.Date(words, today)
		if len(found) == 0 {
			return Value{}, &Problem{Say: Say("problem.date")}
		}
		low, high := noon(today.AddDate(-k.Before, 0, 0)), noon(today.AddDate(k.After, 0, 0))
		var fit []Option
		for _, day := range found {
			if n := day.Unix(); n >= low && n <= high {
				fit = append(fit, Option{Label: Num(Day, n), Value: &Value{Number: n, From: e.Message}})
			}
		}
		return which(fit, Say("problem.date_range", "min", Num(Day, low), "max", Num(Day, high)))
	})
}

// noon of the day that the moment's zone shows, unix seconds.
func noon(t time.Time) int64 {
	return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC).Unix()
}

// Options: none.
func (Date) Options(Context) []Option { return nil }

// Say is the day.
func (Date) Say(_ string, v Value) Phrase { return Num(Day, v.Number) }
