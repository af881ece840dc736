package flows

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// moments asks when something was: a day and a time of day, not in the future and
// at most so many days back. The answer's Number is unix seconds.
type moments struct {
	back    int
	buttons []string // "now"
}

// dayWords is a day in figures, or counted from today.
var dayWords = regexp.MustCompile(`\b(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\b|\b(hom nay|sang nay|trua nay|chieu nay|toi nay|hom qua|toi qua|hom kia|today|yesterday)\b`)

// Parse reads "8h30 hôm nay", "hôm qua 15h", "23/11 14:00", "9h ngày 1/12/2026".
func (k moments) Parse(c dialog.Context, _ dialog.Value, e dialog.Event) (dialog.Value, error) {
	if e.Kind == dialog.Pressed && slices.Contains(k.buttons, e.Data) {
		return dialog.Value{Number: e.At.Unix()}, nil
	}
	if e.Kind != dialog.Said {
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.want_words", "sent", dialog.SentAs(e))}
	}
	at, ok := momentIn(e.Text, e.At)
	switch {
	case !ok:
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.moment")}
	case at.After(e.At):
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.moment_future")}
	case at.Before(e.At.AddDate(0, 0, -k.back)):
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.moment")}
	}
	return dialog.Value{Number: at.Unix(), From: e.Message}, nil
}

// Options are the buttons.
func (k moments) Options(dialog.Context) []dialog.Option { return options(k.buttons...) }

// Say is the time to the minute.
func (k moments) Say(_ string, v dialog.Value) dialog.Phrase {
	return dialog.Num(dialog.Minute, v.Number)
}

// momentIn reads a day and a time of day; without a day it is today.
func momentIn(words string, now time.Time) (time.Time, bool) {
	lower := strings.ToLower(vietnamese.Clean(words))
	day, rest := dateOf(now), lower
	if found := dayWords.FindStringSubmatchIndex(plainDay(lower)); found != nil {
		said := plainDay(lower)
		d, ok := dayIn(dayWords.FindStringSubmatch(said), now)
		if !ok {
			return time.Time{}, false
		}
		day, rest = d, said[:found[0]]+" "+said[found[1]:]+" "+partOfDay(said[found[0]:found[1]])
	}
	clocks := vietnamese.Clocks(strings.TrimSpace(rest))
	if len(clocks) != 1 {
		return time.Time{}, false
	}
	return day.Add(time.Duration(clocks[0]) * time.Minute), true
}

// plainDay is words as dayWords compares them: without marks, with the signs
// between figures.
func plainDay(s string) string {
	var out strings.Builder
	for _, w := range strings.Fields(s) {
		if strings.ContainsAny(w, "0123456789") {
			out.WriteString(w)
		} else {
			out.WriteString(vietnamese.Fold(w))
		}
		out.WriteByte(' ')
	}
	return strings.TrimSpace(out.String())
}

// partOfDay is what a word for a day says of the time of day: "chiều nay".
func partOfDay(day string) string {
	part, _, _ := strings.Cut(day, " ")
	switch part {
	case "sang", "trua", "chieu", "toi":
		return part
	}
	return ""
}

func dayIn(m []string, now time.Time) (time.Time, bool) {
	today := dateOf(now)
	switch m[4] {
	case "hom qua", "toi qua", "yesterday":
		return today.AddDate(0, 0, -1), true
	case "hom kia":
		return today.AddDate(0, 0, -2), true
	case "":
	default:
		return today, true
	}
	day, ok := dayOf(m[1], m[2], m[3], now)
	if ok && m[3] == "" && day.After(today) { // of the year before
		day = day.AddDate(-1, 0, 0)
	}
	return day, ok
}

// dayOf is a day in figures; without a year it is this year's.
func dayOf(d, m, y string, now time.Time) (time.Time, bool) {
	day, _ := strconv.Atoi(d)
	month, _ := strconv.Atoi(m)
	year := now.Year()
	if y != "" {
		year, _ = strconv.Atoi(y)
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, now.Location())
	return t, t.Day() == day && int(t.Month()) == month
}

// holidays asks for days off, as many as one likes. The answer's Text is
// "2027-01-01,2027-02-05", as it is stored.
type holidays struct{ buttons []string }

// mostHolidays is more than two years have.
const mostHolidays = 80

// In what is typed: a day with its year, and between two days that are a range.
var (
	holidayWords = regexp.MustCompile(`(\d{1,2})[/.](\d{1,2})[/.](\d{4})`)
	holidayRange = regexp.MustCompile(`^\s*(?:-|–|đến|den|tới|toi)\s*$`)
)

// Parse reads "1/1/2027, 5/2/2027 - 11/2/2027". The year must be there: most
// holidays move with the moon.
func (k holidays) Parse(c dialog.Context, _ dialog.Value, e dialog.Event) (dialog.Value, error) {
	if e.Kind == dialog.Pressed && slices.Contains(k.buttons, e.Data) {
		return dialog.Value{Key: e.Data}, nil
	}
	if e.Kind != dialog.Said {
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.want_words", "sent", dialog.SentAs(e))}
	}
	if o, ok := c.Exact(e.Text, k.Options(c)); ok {
		return dialog.Value{Key: o.Key, From: e.Message}, nil
	}
	days := holidaysIn(strings.ToLower(vietnamese.Clean(e.Text)), e.At)
	if len(days) == 0 || len(days) > mostHolidays {
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.holidays")}
	}
	return dialog.Value{Text: strings.Join(days, ","), From: e.Message}, nil
}

// holidaysIn are the days in the words, sorted, each once; none where a day or
// what stands between two of them cannot be read.
func holidaysIn(words string, now time.Time) []string {
	var days []string
	var last time.Time
	end := 0
	for _, at := range holidayWords.FindAllStringSubmatchIndex(words, -1) {
		m := holidayWords.FindStringSubmatch(words[at[0]:at[1]])
		day, ok := dayOf(m[1], m[2], m[3], now)
		if !ok {
			return nil
		}
		from := day
		if between := words[end:at[0]]; !last.IsZero() && holidayRange.MatchString(between) {
			from = last.AddDate(0, 0, 1)
		} else if strings.Trim(between, " ,;.\n") != "" {
			return nil
		}
		if from.After(day) {
			return nil
		}
		for ; !from.After(day) && len(days) <= mostHolidays; from = from.AddDate(0, 0, 1) {
			days = append(days, from.Format(time.DateOnly))
		}
		last, end = day, at[1]
	}
	if strings.Trim(words[end:], " ,;.\n") != "" {
		return nil
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// Options are the buttons.
func (k holidays) Options(dialog.Context) []dialog.Option { return options(k.buttons...) }

// Say are the days, or the button's text.
func (k holidays) Say(key string, v dialog.Value) dialog.Phrase {
	if v.Key != "" {
		return dialog.Say(key + "." + v.Key)
	}
	return daysSaid(strings.Split(v.Text, ","))
}

// daysSaid are days as people read them; of many the first and how many more.
func daysSaid(days []string) dialog.Phrase {
	const shown = 6
	var said []string
	for _, d := range days[:min(shown, len(days))] {
		if t, err := time.Parse(time.DateOnly, d); err == nil {
			said = append(said, t.Format("02/01/2006"))
		}
	}
	return dialog.Say("centre.days_off.list", "days", strings.Join(said, ", "), "more", max(0, len(days)-shown))
}
